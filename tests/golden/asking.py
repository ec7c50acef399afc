"""Requests beside the step: put by the role that the table means, so that a row can answer them or let them wait."""

from contextlib import suppress

from tests.golden.setting import Unreachable, declare
from tests.golden.table import finals_of


def open_the_request(one):
    """`name:yes` and `name:no` answer an open request, asked by the first role that may ask it."""
    name, _, answer = one.row.does.partition(":")
    if answer and not one.says("no request open") and one.row.step not in finals_of(one.row.route):
        put(one, name)


def open_if_possible(one):
    """The same, where nobody says that it can be put at this step at all."""
    with suppress(Unreachable, KeyError):
        open_the_request(one)


def put(one, name):
    """Put a request, by the first role that may; another guardian asks when a guardian will answer."""
    world = one.world
    if name == "ask":
        world.do("ask", "guardian")
        one.about = "wish"
        return
    if name == "go_on":  # swv: opened by a report, never put by hand
        world.do("report_legal_action", one.actor if one.says("reported it") else "other_guardian")
    else:
        if name == "fourth_talk" and not talks(world):
            hold_talks(one, 3)
        if name in world.rules.requests:
            world.do(name, _asker(one, name))
    one.about = next((asked.key for asked in world.track.open_requests() if asked.name == name), "")


def _asker(one, name):
    for word, asker in (("asked by consultant", "consultant"), ("asked by coordinator", "coordinator")):
        if one.says(word):
            return asker
    if one.says("own request"):
        return one.actor
    first = dict.fromkeys(("fourth_talk", "hand_back", "more_budget"), one.world.mediator)
    first["go_on_without"] = "consultant"
    return first.get(name, "other_guardian" if one.actor == "guardian" else "guardian")


def hold_talks(one, count):
    for _ in range(count):
        one.world.do("hold", one.world.mediator)
        declare(one.world)


def talks(world):
    return [meeting for meeting in world.track.meetings if meeting.kind == "talk"]
