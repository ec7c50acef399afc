"""The case: its tracks, its people, its events, and the one door through which it changes."""
