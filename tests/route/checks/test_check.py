"""What `check` refuses, rule by rule, and what it lets through. The examples stand in examples/*.toml."""

import pytest

from samenspraak.route.check import check, sum_of_terms, summary
from samenspraak.route.checks.registry import RULES, rule
from samenspraak.route.read import read_text

pytestmark = pytest.mark.slow


def found_in(text):
    return check(read_text(text, "base.yaml"))


def test_the_base_route_may_run(base):
    assert found_in(base) == []


def test_a_change_that_keeps_the_rule_is_accepted(accepted):
    assert list(map(str, found_in(accepted.text))) == []


def test_a_change_that_breaks_the_rule_is_refused_at_its_line(refused):
    found = found_in(refused.text)
    mine = [one for one in found if one.rule == refused.rule]
    assert {one.rule for one in found} == {refused.rule, *refused.beside}, "\n".join(map(str, found))
    assert len(mine) == 1 or refused.many
    here = [one for one in mine if one.line == refused.refused_line and refused.says in one.reason]
    assert here, "\n".join(map(str, mine))
    assert refused.mend in here[0].mend


def test_every_rule_has_an_example_that_is_accepted_and_one_that_is_refused(rules_with_examples):
    refused, accepted = rules_with_examples
    assert refused == set(RULES)
    assert accepted == set(RULES)


def test_every_rule_says_in_its_docstring_what_it_proves():
    assert [name for name, one in RULES.items() if not one.run.__doc__] == []


def test_a_rule_cannot_be_registered_twice():
    with pytest.raises(ValueError, match="registered twice"):
        rule("names")(lambda _route, _at: iter(()))


def test_a_finding_is_one_sentence_with_its_place_and_one_with_the_mend(base):
    (found,) = found_in(base.replace("checks: true, to: decide}", "checks: true, to: decid}"))
    line = base[: base.index("checks: true, to: decide}")].count("\n") + 1
    assert str(found) == (
        f"base.yaml:{line}: Action 'pass' of step 'check' names the step 'decid', which does not exist. "
        "Mend: Write 'decide' if that is meant.  [names]"
    )


def test_findings_stand_in_the_order_of_the_file(base):
    lines = [one.line for one in found_in(base.replace("{en:", "{fr:"))]
    assert lines == sorted(lines)
    assert len(lines) > 50


def test_while_names_are_wrong_nothing_is_said_of_what_follows_from_them(base):
    wrong = base.replace("checks: true, to: decide}", "checks: true, to: decid}").replace("{en: Hold}", '{en: ""}')
    assert {one.rule for one in found_in(wrong)} == {"names", "texts"}


def test_the_terms_of_the_longest_straight_way_are_added_up(base):
    route = read_text(base).route
    total = sum_of_terms(route, "mediation")
    # apply 10, sign 5, decide 5, assign 5, accept 2, three talks 10 + 5 + 5; and a week for the check.
    assert (total.working_days, total.calendar_days) == (47, 7)
    assert total.steps == ("apply", "sign", "check", "decide", "assign", "accept", "talk")


def test_an_option_without_steps_takes_no_time(base):
    assert sum_of_terms(read_text(base).route, "gpo").steps == ()


def test_the_summary_has_a_line_for_each_track(base):
    first, second, third = summary(read_text(base))
    assert first == (
        "mediation: Terms along the longest straight way: 47 working days and 7 calendar days; the aim is 30 days"
    )
    assert second.startswith("expert_table: Terms along the longest straight way: 0 working days and 60 calendar days")
    assert third.endswith("no aim is set")
