"""call_backs.md compared with what the door does, who sees it, and what the clock does, row by row."""

from dataclasses import dataclass
from itertools import product

import pytest

from samenspraak.advice import addresses, door
from samenspraak.advice.models import CallDeed, CallRequest
from samenspraak.advice.sight import NotVisible
from samenspraak.people.models import Membership, School, User
from samenspraak.web import cast, demo
from tests.advice.calling import RECORD, WISH, Caller
from tests.golden.table import HERE

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

TEXT = (HERE / "call_backs.md").read_text("utf-8")
PEOPLE = {
    "consultant": "annelies", "coordinator": "ilse", "colleague": "yusuf", "other": "marleen", "school": "tess",
    "elsewhere": "carola", "caller": "caller", "reader": "reader",
}  # fmt: skip
REASONS = {"another way": "other_way", "mistake": "mistake", "no reaction": "no_reaction", "advised": "advised"}
COLUMNS = 7


@dataclass(frozen=True)
class Row:
    stands: str
    who: str
    does: str
    when: str
    next: str
    told: frozenset

    def __str__(self):
        return f"{self.stands}, {self.who}: {self.does} {self.when}".strip()


def cells_of(line):
    return [cell.strip() for cell in line.strip("| ").split("|")]


def tables():
    """The tables of the page, each as rows of cells, without their heads."""
    lines, found = TEXT.splitlines(), [[]]
    for line in lines:
        if line.startswith("|"):
            found[-1].append(cells_of(line))
        elif found[-1]:
            found.append([])
    return [table[2:] for table in found if table]


def listed(cell):
    return [one.strip() for one in cell.split(",")]


def rows():
    for stands, who, does, when, then, told, _source in tables()[0]:
        for one in product(listed(stands), listed(who), listed(does)):
            yield Row(*one, when, then, frozenset(listed(told)) - {"-"})


ROWS = list(rows())


@pytest.fixture(autouse=True)
def partnerships(db):
    cast.make()


def test_the_table_is_read_whole():
    assert len(ROWS) > 200
    assert all(len(cells) == COLUMNS for cells in tables()[0])


BY_PEOPLE = [one for one in ROWS if one.who not in ("anyone", "clock")]
NOT_DONE = {}
for one in BY_PEOPLE:
    if one.next in ("refused", "hidden"):
        NOT_DONE.setdefault((one.stands, one.who, one.when, one.next), []).append(one)


@pytest.mark.parametrize("row", [one for one in BY_PEOPLE if one.next not in ("refused", "hidden")], ids=str)
def test_what_people_do_comes_to_what_is_written(row):
    one = prepared(row)
    before = one.request
    outcome = does(one, row)
    assert isinstance(outcome, door.Done), outcome
    assert stands(one) == (row.stands if row.next == "stays" else row.next)
    assert newly_listed(one, before) == row.told


@pytest.mark.parametrize("rows", NOT_DONE.values(), ids=lambda rows: f"{rows[0]} and {len(rows) - 1} more")
def test_what_is_written_as_refused_or_hidden_changes_nothing(rows):
    one = prepared(rows[0])
    kept = values(one)
    for row in rows:
        if row.next == "hidden":
            with pytest.raises(NotVisible):
                does(one, row)
        else:
            assert isinstance(does(one, row), door.Refused), row
        assert values(one) == kept


def prepared(row):
    """The request where the row begins."""
    one = Caller().to(row.stands)
    if row.when == "no record":
        door.remove_record(one.act("caller"))
    if row.when == "is shared":
        door.share(one.act("caller"), one.secret)
    if row.when == "has a case":
        door.begin(one.act("annelies"), demo.begin("waterrand", cast.NOOR, "annelies"))
    return one


def does(one, row):
    act = one.act(PEOPLE[row.who])
    return DEEDS[row.does](one, act, row.when)


def advise(_one, act, when):
    wants = None if when == "not said whether wanted" else not when.startswith("no record")
    return door.advise(act, wants_record=wants, record=door.Record() if when.endswith("nothing written") else RECORD)


def pass_on(_one, act, when):
    to = {"to nobody": None, "to someone else": "marleen"}.get(when, "yusuf")
    return door.pass_on(act, User.objects.get(handle=to) if to else None)


def begin(_one, act, _when):
    return door.begin(act, demo.begin("waterrand", cast.NOOR, "annelies"))


DEEDS = {
    "not_reached": lambda _one, act, _when: door.not_reached(act),
    "write": lambda _one, act, when: door.write(act, "" if when == "no way named" else "mail"),
    "advise": advise,
    "pass_on": pass_on,
    "begin": begin,
    "close": lambda _one, act, when: door.close(act, REASONS.get(when, "")),
    "take_back": lambda _one, act, _when: door.take_back(act),
    "share": lambda one, act, _when: door.share(act, one.secret),
    "stop_sharing": lambda _one, act, _when: door.stop_sharing(act),
    "remove_record": lambda _one, act, _when: door.remove_record(act),
}


def stands(one):
    """Where a request stands, in the words of the table."""
    request = one.request
    if request.own_key is None:
        return "ended"
    if request.status == "waiting" and request.tries:
        return "tried"
    return request.status.replace("_", " ")


def values(one):
    """Everything that is kept of it."""
    return CallRequest.objects.filter(pk=one.pk).values().get()


def newly_listed(one, before):
    """In whose list it came up: whoever it was passed on to, and whom the clock told."""
    after = one.request
    passed = {"colleague"} if after.handler_id != before.handler_id else set()
    told = CallDeed.objects.filter(request=after, number__gt=before.version, deed="tell")
    return frozenset(passed | {role for one in told for role in one.about.split()})


@pytest.mark.parametrize("row", [one for one in ROWS if one.who == "anyone"], ids=str)
def test_what_is_asked_comes_to_what_is_written(row):
    one = Caller()
    CallRequest.objects.all().delete()
    consultants = Membership.objects.filter(role="consultant", region="noord")
    if row.when in ("no consultant", "nobody calls"):
        consultants.update(is_active=False)
    if row.when == "nobody calls":
        Membership.objects.filter(role="coordinator").update(is_active=False)
    if row.when == "school elsewhere":
        one.school = School.objects.get(name="De Linde")
    wishes = {"no name": door.Wish(" ", WISH.number), "no number": door.Wish(WISH.name, " "),
              "number is wrong": door.Wish(WISH.name, "12345")}  # fmt: skip
    outcome = one.ask(wishes.get(row.when, WISH))
    if row.next == "refused":
        assert isinstance(outcome, door.Refused)
        assert not CallRequest.objects.exists()
        return
    if row.when == "sent twice":
        again = one.ask(WISH)
        assert (again.again, again.request.pk) == (True, outcome.request.pk)
    one.pk = CallRequest.objects.get().pk
    assert stands(one) == row.next
    if row.told:
        lists = {who: sees(one, handle) for who, handle in PEOPLE.items() if who in ("consultant", "coordinator")}
        assert {who for who, there in lists.items() if there} == row.told | {"coordinator"}


def sees(one, handle):
    try:
        one.seen(handle)
    except NotVisible:
        return False
    return True


TIMES = {"last day": 2, "term passed": 3, "term passed long ago": 7, "time to close": 30}
KEPT = 28


@pytest.mark.parametrize("row", [one for one in ROWS if one.who == "clock"], ids=str)
def test_what_the_clock_does_comes_to_what_is_written(row):
    one = Caller().to(row.stands)
    before = one.request
    kept = KEPT + 1 if row.when == "days to keep over" else KEPT
    one.passes(TIMES.get(row.when, kept)).tick()
    assert stands(one) == (row.stands if row.next == "stays" else row.next)
    if row.when in TIMES and row.when != "time to close":
        assert newly_listed(one, before) == row.told
    version = one.request.version
    assert one.tick() == 0
    assert one.request.version == version


LEFT = {
    "name": lambda one: bool(one.request.name),
    "number": lambda one: bool(one.request.number),
    "when it suits": lambda one: bool(one.request.days and one.request.parts and one.request.words),
    "record": lambda one: bool(one.request.asked and one.request.advised and one.request.next),
    "the case that grew out of it": lambda one: one.request.case is not None,
    "own address": lambda one: sees(one, "caller"),
    "address to share": lambda one: sees(one, "reader"),
    "school, days, tries, how it ended": lambda one: bool(one.request.school_id and one.request.asked_at),
}
HEADS = (("waiting", "tried", "to write", "written"), ("advised",), ("closed",), ("withdrawn",), ("ended",))
LEFTOVERS = [
    (thing, where, said)
    for thing, *cells in tables()[1]
    for head, said in zip(HEADS, cells, strict=True)
    for where in head
]


@pytest.mark.parametrize(("thing", "where", "said"), LEFTOVERS, ids=" ".join)
def test_what_is_left_is_what_is_written(thing, where, said):
    one = Caller()
    if thing.startswith("the case"):
        door.begin(one.act("annelies"), demo.begin("waterrand", cast.NOOR, "annelies"))
    one.to("advised" if where in ("closed", "ended") else where)
    if where in ("advised", "closed", "ended"):
        assert isinstance(door.share(one.act("caller"), one.secret), door.Done)
    if where in ("closed", "ended"):
        door.close(one.act("annelies"), "advised")
    if where == "ended":
        one.passes(KEPT + 1).tick()
    assert LEFT[thing](one) == (said in ("kept", "leads", "as wanted"))
    if said == "as wanted":
        door.remove_record(one.act("caller"))
        assert not LEFT[thing](one)


def test_whoever_reads_the_database_opens_no_page_with_it():
    one = Caller().to("advised")
    door.share(one.act("caller"), one.secret)
    kept = repr(CallRequest.objects.values().get()) + repr(list(CallDeed.objects.values()))
    for secret in (one.secret, addresses.shared(one.secret, 1), one.ticket):
        assert secret not in kept
