"""A place in a case passes to a colleague: what was asked, reported and done in it stays; what was signed does not."""

from dataclasses import replace

from samenspraak.route.changes import Assigned, PartDone, PauseSet, PersonAdded, PersonChanged, RequestSet, Wished
from samenspraak.route.people import Rule, changed, new_key, running
from samenspraak.route.state import Asked, Person, became
from samenspraak.route.work import Work


def hand_over(work: Work, leaving: str, who: str, do_rule: Rule) -> None:
    """Someone's place passes to another human being, in every track of the case.

    Whoever leaves sees nothing any more, and is told. Whoever comes is in at once when from the partnership or from the
    desk of a pool, and otherwise invited, as when a case begins. Signatures and declarations are personal: they are
    not handed over.
    """
    before = work.case.people[leaving]
    key = _known(work, before, who) or new_key(work)
    joined = work.route.people[before.role].comes_from in ("partnership", "pool")
    place = "" if before.holds == key else before.holds
    comes = Person(
        key,
        before.role,
        who,
        status="joined" if joined else "invited",
        invited=None if joined else work.today,
        place=place,
    )
    work.change(PersonChanged(leaving, status="left"), PersonAdded(comes))
    for name, track in tuple(work.case.tracks.items()):
        if track.is_open:
            _pass_on(work, name, leaving, key)
    for name, asked in tuple(work.case.wishes.items()):
        if asked.by == leaving:
            work.change(Wished(name, became(asked, by=key)))
    for option in running(work):
        rule = option.when.replaced.get(before.role)
        if rule:
            changed(work, "replaced", rule, key, do_rule)
    work.tell_people("handed_over", work.act.name, (leaving,))


def _known(work: Work, before: Person, who: str) -> str:
    """The key of someone who had this very place before, and comes back."""
    people = work.case.people.values()
    same = (one.key for one in people if (one.who, one.role, one.holds) == (who, before.role, before.holds))
    return next(same, "")


def _pass_on(work: Work, option: str, leaving: str, key: str) -> None:
    track = work.case.tracks[option]
    role = work.case.people[leaving].role
    if track.assigned.get(role) == leaving:
        work.change(Assigned(option, role, key, track.assigned_on))
    if leaving in track.done:
        work.change(PartDone(option, leaving, done=False), PartDone(option, key))
    for asked in track.open_requests():
        if leaving in (asked.by, asked.about, *asked.agreed):
            work.change(RequestSet(option, _asked(asked, leaving, key)))
    for reason, paused in track.pauses.items():
        if leaving in paused.owners:
            owners = tuple(key if one == leaving else one for one in paused.owners)
            work.change(PauseSet(option, reason, replace(paused, owners=owners)))


def _asked(asked: Asked, leaving: str, key: str) -> Asked:
    """The same request, in the name of whoever has the place now."""
    return became(
        asked,
        by=key if asked.by == leaving else asked.by,
        about=key if asked.about == leaving else asked.about,
        agreed=tuple(key if one == leaving else one for one in asked.agreed),
    )
