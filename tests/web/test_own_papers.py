"""A party takes their own papers along: their own words and what they were told, and of others not one sentence."""

import re

import pytest

from samenspraak.cases.models import Answer, Event
from samenspraak.cases.verify import faults
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.web.test_pages import text_of
from tests.web.test_queries import LOOK

pytestmark = pytest.mark.slow

SAMIRA, JORIS, TESS, STAFF, ROOM = (
    "Samira schreef dit zelf.", "Joris schreef dit.", "School schreef dit.", "De manager schreef dit.", "In de kamer.",
)  # fmt: skip
SHARED = "Dit vragen wij samen."


def own(who):
    return {"samira": SAMIRA, "joris": JORIS, "tess": TESS, "annelies": STAFF, "hanneke": STAFF}[who]


def words_for(walk, who, action):
    """The answers that someone gives, every text in words that only they use."""
    offer = walk.offer(who, action)
    together = {one.name: SHARED for one in offer.fields if one.source == "together"}
    return {one.name: own(who) for one in offer.fields if one.type == "text"} | together


@pytest.fixture
def talking(db):
    """Noor's mediation at the talks: everyone wrote in words of their own, and the manager decided."""
    walk = Walk().join_all().declare_all()
    for who in ("samira", "joris", "tess", "annelies"):
        walk.do(who, "done", words_for(walk, who, "done"))
    for who in ("samira", "joris", "tess", "annelies"):
        walk.do(who, "sign")
    walk.declare_all().do("annelies", "record_mdo")
    walk.do("annelies", "judge")
    walk.do("annelies", "pass", words_for(walk, "annelies", "pass"))
    walk.declare_all().do("hanneke", "approve", words_for(walk, "hanneke", "approve"))
    walk.do("coordinator", "propose")
    walk.do("mediator", "accept")
    for seat in walk.track_waits():
        walk.do(seat, "sign")
    assert walk.track.step == "talk"
    walk.do("samira", "declare")
    walk.do("samira", "object", {"reason": ROOM})
    walk.do("samira", "contest_decision", {"decided_on": "2026-10-30", "about": "opp"})
    walk.do("joris", "contest_decision", {"decided_on": "2026-10-29", "about": "tlv", "readers": ["guardian"]})
    return walk


def address(walk, option="counsellor"):
    return f"/{walk.case.partnership.slug}/cases/{walk.case.reference}/{option}/papers/"


def ticks(answer):
    return re.findall(r'name="take" value="([^"]+)"', answer.content.decode())


def test_of_others_not_one_sentence_stands_in_it_nor_of_the_room(visit, talking):
    form = visit("samira").get(address(talking))
    made = visit("samira").post(address(talking), {"take": ticks(form), "submission": "one"})
    assert made.status_code == 200
    for page in (text_of(form), text_of(made)):
        assert SAMIRA in page
        assert SHARED in page
        for other in (JORIS, TESS, STAFF, ROOM):
            assert other not in page
    assert "alleen aan de bemiddelaar" not in text_of(form), "what is for the mediator alone stays there"
    wrote = {one.value for one in Answer.objects.exclude(author__user__handle="samira") if not one.shared}
    wrote = {one for one in wrote if isinstance(one, str) and " " in one}
    assert {JORIS, TESS, STAFF} <= wrote
    assert not [one for one in wrote if one in text_of(made)]


def test_what_was_declared_told_and_contested_stands_in_it_with_its_day(visit, talking):
    page = text_of(visit("samira").post(address(talking), {"take": ticks(visit("samira").get(address(talking)))}))
    assert "Wat u hebt verklaard" in page
    assert "Er loopt niets" in page
    assert "Bemiddeling, gekozen: ‘Keur de aanvraag goed’" in page
    assert "MDO" in page
    assert "vrijdag 30 oktober" in page
    assert "donderdag 29 oktober" not in page.partition("Laatste dagen om iets in te dienen")[0]
    assert "Wat is besloten, en wanneer" in page


def test_only_what_was_ticked_stands_in_it(visit, talking):
    first = ticks(visit("samira").get(address(talking)))[0]
    made = text_of(visit("samira").post(address(talking), {"take": [first]}))
    assert SAMIRA in made
    assert SHARED not in made


def test_that_it_was_made_is_an_event_once_and_only_its_maker_sees_it(visit, talking):
    keys = ticks(visit("samira").get(address(talking)))
    for _ in range(2):
        assert visit("samira").post(address(talking), {"take": keys, "submission": "one"}).status_code == 200
    (event,) = Event.objects.filter(action="own_papers")
    assert (event.changes, event.typed, event.option) == ("[]", "[]", "counsellor")
    case = f"/waterrand/cases/{talking.case.reference}/"
    said = "U zette uw eigen stukken bij elkaar"
    assert said in text_of(visit("samira").get(case))
    for who in ("joris", "tess", "annelies", "hanneke"):
        page = text_of(visit(who).get(case))
        assert "stukken bij elkaar" not in page
        assert "own_papers" not in page
    assert list(faults()) == []


@pytest.mark.parametrize("keys", [[], ["a0", "nonsense", "m-mediation-m99"]])
def test_nothing_chosen_is_said_and_nothing_is_recorded(visit, talking, keys):
    answer = visit("samira").post(address(talking), {"take": keys})
    assert answer.status_code == 422
    assert "Kies ten minste één ding" in text_of(answer)
    assert not Event.objects.filter(action="own_papers").exists()


def test_nobody_takes_along_what_is_of_another(visit, talking):
    keys = set(ticks(visit("samira").get(address(talking)))) - set(ticks(visit("joris").get(address(talking))))
    assert keys
    answer = visit("joris").post(address(talking), {"take": sorted(keys)})
    assert answer.status_code == 422
    assert SAMIRA not in text_of(answer)


@pytest.mark.parametrize("who", ["tess", "annelies", "hanneke", "mediator"])
def test_whom_the_route_does_not_name_finds_no_page(visit, talking, who):
    user = talking.party(who).user
    case = f"/waterrand/cases/{talking.case.reference}/"
    assert address(talking) not in visit(user.handle).get(case).content.decode()
    assert visit(user.handle).get(address(talking)).status_code == 404
    assert visit(user.handle).post(address(talking), {"take": ["e1"]}).status_code == 404


@pytest.mark.parametrize("option", ["mediation", "gpo", "nothing"])
def test_an_option_that_takes_no_papers_has_no_page(visit, talking, option):
    assert visit("samira").get(address(talking, option)).status_code == 404


def test_who_was_only_invited_joins_first_and_a_stranger_finds_nothing(visit, client, db):
    walk = Walk()
    assert visit("samira").get(address(walk)).status_code == 404
    assert visit("elif").get(address(walk)).status_code == 404
    client.logout()
    assert client.get(address(walk)).status_code == 302


def test_the_case_leads_to_it_on_both_routes_and_the_page_is_said_to_print(visit, db):
    walk = Walk("heuvelland", cast.ELIF, "lotte").join_all()
    case = visit("aylin").get(f"/heuvelland/cases/{walk.case.reference}/").content.decode()
    assert f'href="{address(walk)}"' in case
    walk.do("aylin", "contest_decision", {"decided_on": "2026-10-30", "about": "opp"})
    keys = ticks(visit("aylin").get(address(walk)))
    made = text_of(visit("aylin").post(address(walk), {"take": keys}))
    assert "bewaar die als pdf" in made


def test_what_the_counsellors_say_about_waiting_stands_on_the_case_with_its_day(visit, db):
    walk = Walk().join_all().on("counsellor").all_do([("samira", "open")])
    walk.do("samira", "asked", {"waiting": "Zes weken", "since": "2026-11-02"})
    for who in ("samira", "joris", "annelies"):
        page = visit(who).get(f"/waterrand/cases/{walk.case.reference}/").content.decode()
        card = text_of_part(page, 'aria-labelledby="next-counsellor"')
        assert "Zes weken" in card
        assert "2 november 2026" in card
    page = visit("hanneke").get(f"/waterrand/cases/{walk.case.reference}/").content.decode()
    assert "Zes weken" not in page


def text_of_part(page, mark):
    found = re.search(rf"<section[^>]*{mark}.*?</section>", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def test_the_queries_do_not_grow_with_what_was_written(visit, talking, django_assert_num_queries):
    visitor = visit("samira")
    visitor.get(address(talking))
    with django_assert_num_queries(6 + LOOK):
        before = ticks(visitor.get(address(talking)))
    for day in ("2026-10-01", "2026-10-02", "2026-10-03"):
        talking.do("samira", "contest_decision", {"decided_on": day, "about": "opp"})
        talking.do("samira", "declare")
    with django_assert_num_queries(6 + LOOK):
        assert len(ticks(visitor.get(address(talking)))) == len(before) + 3
