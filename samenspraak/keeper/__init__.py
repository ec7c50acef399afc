"""What is said in a room is sealed, and the keys are kept apart from the database (S4, N7). Pure: knows no Django.

Three layers of keys. A *keeper* holds one random key per room, outside the database. Under it stands the key of each
*epoch* of the room: the time in which the same people could read along. Under that one, every item has a key of its
own, so that one sentence can be destroyed without the rest. Whoever has the database alone reads nothing, and when the
keeper has destroyed the key of a room, no copy of the database opens it any more. See docs/adr/0021.
"""
