"""What the clock does about documents."""

from datetime import datetime

from samenspraak.documents import door, scanning


def tick(now: datetime) -> int:
    """Have scanned what waits, and remove what was taken in and never put; how many were looked at."""
    door.forget_staged(now)
    return scanning.look_at_waiting()
