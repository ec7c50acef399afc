"""In which order a page shows what somebody is waited for: a request first, what can only be said again last."""

from datetime import date
from enum import IntEnum

from samenspraak.route.decision import Offer
from samenspraak.route.options import Option
from samenspraak.route.state import Track
from samenspraak.route.steps import Action


class Urgency(IntEnum):
    """How much something asks for attention; less is sooner."""

    ASKED = 0
    """Somebody waits for an answer."""
    NOW = 1
    """It was not said, judged or recorded yet."""
    STEP = 2
    """What the step is for."""
    ENDS = 3
    """It ends the track."""
    CAN = 4
    """It can be done, and nobody waits for it."""
    AGAIN = 5
    """It was said before, and can be said otherwise."""


def urgency(offer: Offer, action: Action, option: Option, track: Track, today: date) -> Urgency:
    """How much an offer asks for attention of the one to whom it is made."""
    if offer.kind in ("answer", "beside"):
        return Urgency.ASKED
    if action.declares:
        said = all(one.now for one in offer.fields if one.source == "declare")
        return Urgency.AGAIN if said else Urgency.NOW
    if action.judges:
        judged = all(name in track.judged for name in action.judges)
        return Urgency.AGAIN if judged else Urgency.NOW
    if action.records or action.moves:
        return _of_meeting(action, option, track, today)
    ends = action.to and option.steps[action.to].is_final
    return Urgency.ENDS if ends else Urgency.STEP


def _of_meeting(action: Action, option: Option, track: Track, today: date) -> Urgency:
    """A meeting whose day has come is recorded first; nobody has to move one, or to record what does not count."""
    step = option.steps[track.step]
    counts = step.meetings.kind if step.meetings else ""
    if action.moves or (counts and action.records != counts):
        return Urgency.CAN
    if counts:
        came = any(one.kind == counts and not one.held and one.on <= today for one in track.meetings)
        return Urgency.NOW if came else Urgency.CAN
    held = any(one.kind == action.records and one.held for one in track.meetings)
    return Urgency.CAN if held else Urgency.STEP
