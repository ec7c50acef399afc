"""What rooms above may listen to. A listener works inside the transaction of the door: what it raises undoes all."""

from django.dispatch import Signal

written = Signal()
"""A decision was written: `writing` (see samenspraak.cases.effects), and the `event` that holds it."""
