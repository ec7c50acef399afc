"""The proof of the end, against the plain way of it: trying every set of conditions, one change at a time."""

import time

import pytest

from samenspraak.route.check import check
from samenspraak.route.checks.explore import can_end, positions
from samenspraak.route.checks.flow import SURE, Flow
from samenspraak.route.read import read_text


def bits(mask):
    return [1 << number for number in range(mask.bit_length()) if mask >> number & 1]


def changes(flow, step, mask, *, surely):
    """Every set that one change by people makes of this one, at the same step."""
    for opener in flow.openers.get(step, ()):
        if not opener.needs & ~mask and (opener.sure or not surely):
            yield from (mask | bit for bit in bits(opener.gives))
    if not surely:
        yield from (mask & ~bit for bit in bits(flow.undone.get(step, 0)))


def follows(flow, step, mask, *, surely):
    """Every step and set that one change or one move makes of these."""
    yield from ((step, new) for new in changes(flow, step, mask, surely=surely))
    for move in flow.moves[step]:
        if not move.needs & ~mask and (not surely or move.kind in SURE):
            given = [0, *bits(move.gives)] if not surely else [move.gives]
            yield from ((move.to, (mask | gift) & ~move.undoes) for gift in given)


def spread(flow, start, *, surely):
    seen, waiting = set(start), list(start)
    while waiting:
        for state in follows(flow, *waiting.pop(), surely=surely):
            if state not in seen:
                seen.add(state)
                waiting.append(state)
    return seen


def plainly(flow):
    """The steps that can be reached, and those from which the track may never end, by trying everything."""
    facts = bits(flow.tokens.facts())
    first = flow.option.first_step
    reached = spread(flow, [(first, sum(facts[:number])) for number in range(len(facts) + 1)], surely=False)
    finals = {name for name, step in flow.option.steps.items() if step.is_final}
    stuck = {
        step for step, mask in reached if not {one for one, _ in spread(flow, [(step, mask)], surely=True)} & finals
    }
    return {step for step, _ in reached}, stuck


def quickly(flow):
    found = positions(flow)
    return {one.step for one in found}, {one.step for one in found if not can_end(flow, one.step, one.least)}


def agree(text):
    reading = read_text(text)
    if any(one.rule in ("names", "people", "groups", "who_is_meant", "answers", "ended_in") for one in check(reading)):
        return
    for option in reading.route.tracks.values():
        flow = Flow(reading.route, option)
        assert quickly(flow) == plainly(flow)


@pytest.mark.slow
def test_trying_everything_finds_the_same_in_what_is_refused(refused):
    agree(refused.text)


@pytest.mark.slow
def test_trying_everything_finds_the_same_in_what_is_accepted(accepted):
    agree(accepted.text)


def grown(base, steps, conditions):
    """The base route with more steps in a row, each requiring more conditions that can be declared and undone there."""
    names = [f"more{number}" for number in range(conditions)]
    written = "".join(
        f"      {name}: {{text: {{en: So}}, holds: everyone_declares, who: applicants, asked_again_at: [talk],"
        f" values: {{yes: {{en: Yes}}}}, met_by: yes}}\n"
        for name in names
    )
    row = "".join(
        f"      row{number}:\n        title: {{en: Row}}\n        says: {{en: Row.}}\n        waits_for: applicants\n"
        f"        term: 1 week\n        late: {{remind: manager}}\n        actions:\n"
        f"          say: {{text: {{en: Say}}, by: applicants, declares: [{', '.join(names)}]}}\n"
        f"          on: {{text: {{en: On}}, by: applicants, requires: [{names[number % conditions]}],"
        f" to: {f'row{number + 1}' if number + 1 < steps else 'check'}}}\n"
        f"          back: {{text: {{en: Back}}, by: applicants, to: apply}}\n"
        for number in range(steps)
    )
    text = base.replace("    consents:\n", written + "    consents:\n", 1)
    text = text.replace("      check:\n", row + "      check:\n", 1).replace(
        "application, to: check", "application, to: row0"
    )
    return text.replace("requires: conditions, checks", "requires: [willing, met_before, clear], checks")


def test_a_route_of_twenty_steps_and_twelve_conditions_is_proved_within_a_second(base):
    reading = read_text(grown(base, steps=10, conditions=9))
    assert len(reading.route.options["mediation"].steps) == 20
    assert len(reading.route.options["mediation"].conditions) == 12
    # The time of this process: what else the machine does at that moment does not count.
    started = time.process_time()
    assert list(map(str, check(reading))) == []
    assert time.process_time() - started < 1
