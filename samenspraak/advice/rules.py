"""What may be done with a request to be called back, by whom and when. Pure: see tests/golden/call_backs.md."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenspraak.route.options import CallBack

WAITS = ("waiting", "to_write")
"""Somebody has to call or to write."""
ASKED = (*WAITS, "written")
"""Nothing was advised yet."""
OPEN = (*ASKED, "advised")
ENDED = ("closed", "withdrawn")

HANDLER, WATCHER, CALLER, CLOCK = "handler", "watcher", "caller", "clock"
"""Who acts: on whose list it stands, who has all in sight, who asked, and the clock."""

DEEDS = {
    HANDLER: ("advise", "not_reached", "write", "pass_on", "begin", "close"),
    WATCHER: ("pass_on", "close"),
    CALLER: ("take_back", "share", "stop_sharing", "remove_record"),
    CLOCK: ("tell", "close", "forget"),
}
DEEDS_OF_A_WISH = {
    HANDLER: ("begin", "decline", "not_reached", "write", "pass_on", "close"),
    WATCHER: ("pass_on", "close"),
    CALLER: ("take_back",),
    CLOCK: DEEDS[CLOCK],
}
"""The same for a way that somebody asks for who has no case: it is forwarded, which begins the case, or declined."""
WHEN = {
    "not_reached": ("waiting",),
    "write": ("to_write",),
    "advise": OPEN,
    "pass_on": ASKED,
    "begin": OPEN,
    "decline": ASKED,
    "close": OPEN,
    "take_back": ASKED,
    "share": ("advised", "closed"),
    "stop_sharing": ("advised", "closed"),
    "remove_record": ("advised", "closed"),
    "tell": WAITS,
    "forget": ENDED,
}
"""Where a request stands when something may be done."""

REASONS = {
    "other_way": ASKED,
    "mistake": ASKED,
    "no_reaction": ("written",),
    "advised": ("advised",),
}
"""Why a request is closed, and where it stands when that can be so."""
WAYS = ("letter", "mail", "message")
"""How one writes to somebody who was not reached."""


@dataclass(frozen=True)
class Stands:
    """How a request stands."""

    status: str
    tries: int = 0
    has_record: bool = False
    is_shared: bool = False
    has_case: bool = False
    is_wish: bool = False
    """Whether a way is asked for, and not a call."""

    @property
    def deeds(self) -> Mapping[str, tuple[str, ...]]:
        """What somebody in a role can ever do with it."""
        return DEEDS_OF_A_WISH if self.is_wish else DEEDS


def why_not(stands: Stands, role: str, deed: str) -> str:
    """Why somebody in a role may not do this now; nothing when they may.

    `not_yours`, `not_now`, `no_record`, `not_shared`, `has_case`.
    """
    if deed not in stands.deeds[role]:
        return "not_yours"
    if stands.status not in WHEN[deed]:
        return "not_now"
    if deed in ("share", "remove_record") and not stands.has_record:
        return "no_record"
    if deed == "stop_sharing" and not stands.is_shared:
        return "not_shared"
    return "has_case" if deed == "begin" and stands.has_case else ""


def may(stands: Stands, roles: frozenset[str]) -> list[str]:
    """Everything that somebody in these roles may do now, in the order in which a page shows it."""
    every = dict.fromkeys(deed for role in (HANDLER, WATCHER, CALLER) if role in roles for deed in stands.deeds[role])
    return [deed for deed in every if any(not why_not(stands, role, deed) for role in roles)]


def reasons(stands: Stands) -> list[str]:
    """The reasons for which a request can be closed now."""
    return [reason for reason, when in REASONS.items() if stands.status in when]


def after_a_try(rule: CallBack, tries: int) -> str:
    """Where a request stands once so many calls were not answered."""
    return "to_write" if tries >= rule.tries else "waiting"
