"""What was said to me when a track was brought back to where it stands, such as what is still needed."""

from samenspraak.cases.models import Answer
from samenspraak.cases.sight import View
from samenspraak.web.history import Written, written
from samenspraak.web.words import Words


def sent_back_with(seen: View, words: Words, option: str) -> list[Written]:
    """What I may read of it; nothing when the track came here in its usual order, or has ended."""
    return written(seen, words, _texts(seen, option))


def _texts(seen: View, option: str) -> list[Answer]:
    """Texts of the visit before this one, at a step that comes after this one: those with which it was left."""
    track, order = seen.state.tracks.get(option), list(seen.route.options[option].steps)
    if track is None or not track.is_open:
        return []
    before = (one for one in seen.answers if one.option == option and one.visit == track.visit - 1)
    later = [one for one in before if one.step in order[order.index(track.step) + 1 :]]
    if not later:
        return []  # and no look at what happened, which most pages of a form do without
    left = next((one for one in seen.events if one.option == option and one.step_before != one.step_after), None)
    return [one for one in later if left and one.event_number == left.number]
