"""Saying no for oneself alone: the case goes on without this person, who can come back and can be asked again (N1)."""

from samenspraak.route.changes import PersonChanged, RequestSet
from samenspraak.route.state import Status, became
from samenspraak.route.work import Work


def stay_out(work: Work) -> None:
    """Whoever acts takes no part any more. The seat at the table ends with it, and what was asked about this person."""
    key = work.act.by
    status: Status = "declined" if work.case.people[key].status == "invited" else "withdrawn"
    work.change(PersonChanged(key, status=status, seated=False))
    for name, track in work.case.tracks.items():
        for asked in track.open_requests() if track.is_open else ():
            if asked.about == key:
                work.change(RequestSet(name, became(asked, answer="over")))


def ask_again(work: Work, key: str) -> None:
    """Invite someone who stayed out, as if for the first time; nothing for whoever is in the case."""
    if work.case.people[key].is_out:
        work.change(PersonChanged(key, status="invited", invited=work.today))
