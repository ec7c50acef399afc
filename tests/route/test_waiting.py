"""What others say about how long one waits is shown with its day, and is old after a while: days counted by hand."""

from datetime import date

import pytest

from samenspraak.route.atoms import parse_day, parse_term
from samenspraak.route.options import Waiting
from samenspraak.route.waiting import may_be_outdated

BY_HAND = (
    # as of, old after, the last day on which it is not old yet, the first on which it is
    ("2026-12-01", "3 months", "2027-03-01", "2027-03-02"),
    ("2026-11-30", "3 months", "2027-02-28", "2027-03-01"),
    ("2027-11-29", "3 months", "2028-02-29", "2028-03-01"),
    ("2026-12-20", "14 calendar days", "2027-01-03", "2027-01-04"),
    ("2027-03-14", "2 weeks", "2027-03-28", "2027-03-29"),
)


@pytest.mark.parametrize(("as_of", "after", "last", "first"), BY_HAND)
def test_it_is_old_once_the_term_has_passed(as_of, after, last, first):
    waiting = Waiting(text={}, as_of=date.fromisoformat(as_of), old_after=parse_term(after))
    assert not may_be_outdated(waiting, date.fromisoformat(last))
    assert may_be_outdated(waiting, date.fromisoformat(first))


@pytest.mark.parametrize("written", ["1-12-2026", "2026-02-30", "gisteren", 20261201, None])
def test_a_day_that_is_none_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match="such as 2026-12-01"):
        parse_day(written)
