"""Reasons for which a track stands still: who reported one, and what ends with it."""

from collections.abc import Iterator
from dataclasses import replace

from samenspraak.route.changes import PauseSet, RequestSet
from samenspraak.route.options import Option
from samenspraak.route.state import Paused
from samenspraak.route.steps import Does
from samenspraak.route.work import Work


def pause(work: Work, reason: str) -> None:
    """Whoever acts reports a reason to stand still."""
    paused = work.track.pauses.get(reason)
    if paused is None:
        rule = work.option.pauses[reason]
        paused = Paused((), work.today, work.day(rule.term), stands_still=rule.stands_still)
    owners = (*paused.owners, work.act.by)
    told_in = {**paused.told_in, work.act.by: work.case.number + 1}
    work.change(PauseSet(work.act.option, reason, replace(paused, owners=owners, told_in=told_in)))


def unpause(work: Work, reason: str) -> None:
    """Whoever acts takes a reason back; someone who did not report it takes it away for all."""
    paused = work.track.pauses.get(reason)
    owners = paused.owners if paused else ()
    left = tuple(key for key in owners if key != work.act.by) if work.act.by in owners else ()
    work.resume(work.act.option, reason, left)
    if paused and not left:
        _drop_requests(work, reason)


def _drop_requests(work: Work, reason: str) -> None:
    """What was asked because of a reason is no question any more when that reason is gone."""
    asked_for_it = {rule.opens for rule in _rules(work.option) if rule.adds_pause == reason}
    for asked in work.track.open_requests():
        if asked.name in asked_for_it:
            work.change(RequestSet(work.act.option, replace(asked, answer="over")))


def _rules(option: Option) -> Iterator[Does]:
    yield from (action for _name, action in option.actions)
    for request in option.requests.values():
        yield from (request.yes, request.no)
