"""The list of who asks to be called, and what those who call do with a request."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspraak.advice import door
from samenspraak.advice.models import CallDeed, CallRequest
from samenspraak.cases.models import Case
from samenspraak.people.models import Membership, User
from samenspraak.web.calllist import PAGE as ON_A_PAGE
from tests.advice.calling import RECORD, WISH, Caller
from tests.guide.test_pages import words
from tests.web.test_queries import questions

pytestmark = pytest.mark.slow

LIST = "/waterrand/calls/"
LISTED, OPENED, DONE = 6, 8, 8
WRITTEN = {"wants_record": "yes", "asked": "Wat kan?", "advised": "Praat samen.", "next": ""}


@pytest.fixture
def one():
    return Caller(now=timezone.now())


def page_of(one):
    return f"{LIST}{one.request.reference}/"


def send(client, one, deed, **given):
    given = {"version": str(one.request.version), **given}
    return client.post(f"{page_of(one)}do/{deed}/", given)


def named(name, **more):
    return Caller(wish=door.Wish(name, WISH.number), **{"now": timezone.now(), **more})


def listed(answer):
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', answer.content.decode())


def test_who_waits_longest_comes_first_and_what_is_late_says_so(visit):
    now = timezone.now()
    named("Nieuw"), named("Oud", now=now - timedelta(days=20)), named("Advies").to("advised")
    answer = visit("annelies").get(LIST)
    assert listed(answer) == ["Oud", "Nieuw", "Advies"]
    assert words(answer).count("te laat") == 1
    assert 'href="tel:+31850000041"' in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("annelies", ["Noord"]),
        ("yusuf", []),
        ("marleen", ["Zuid"]),
        ("ilse", ["Noord", "Zuid"]),
        ("nadia", ["Zuid"]),
    ],
)
def test_each_sees_their_own_and_whoever_sees_to_it_those_of_their_schools(visit, who, sees):
    named("Noord"), named("Zuid", school="De Vuurtoren"), named("Elders", slug="heuvelland", school="De Linde")
    assert sorted(listed(visit(who).get(LIST))) == sees


def test_a_care_coordinator_has_a_list_of_what_is_asked_of_school_and_no_call_in_it(visit, one):
    client = visit("tess")
    assert listed(client.get(LIST)) == []
    assert client.get(page_of(one)).status_code == 404
    assert send(client, one, "not_reached").status_code == 404


@pytest.mark.parametrize("who", ["hanneke", "farid", "carola", "joost", "lotte"])
def test_for_all_others_there_is_no_list_and_no_request(visit, one, who):
    client = visit(who)
    assert client.get(LIST).status_code == 404
    assert client.get(page_of(one)).status_code == 404
    assert send(client, one, "not_reached").status_code == 404
    assert one.request.version == 0


@pytest.mark.parametrize("who", ["yusuf", "marleen", "nadia"])
def test_what_stands_in_anothers_list_is_not_there(visit, one, who):
    client = visit(who)
    assert client.get(page_of(one)).status_code == 404
    assert send(client, one, "not_reached").status_code == 404


def test_at_another_partnership_it_is_not_there(visit, one):
    assert visit("annelies").get(f"/heuvelland/calls/{one.request.reference}/").status_code == 404
    assert visit("annelies").get("/heuvelland/calls/").status_code == 404


def test_whoever_does_not_work_there_any_more_sees_nothing(visit, one):
    Membership.objects.filter(user__handle="annelies").update(is_active=False)
    assert visit("annelies").get(LIST).status_code == 404
    assert visit("annelies").get(page_of(one)).status_code == 404


def test_nobody_is_let_in_without_signing_in(client, one):
    for path in (LIST, page_of(one)):
        assert client.get(path).status_code == 302
    assert send(client, one, "not_reached").status_code == 302
    assert one.request.version == 0


def test_the_work_list_counts_and_leads_there(visit):
    assert "Terug te bellen : er wacht nu niemand" in words(visit("annelies").get("/waterrand/work/"))
    Caller(now=timezone.now()), Caller(now=timezone.now()).to("advised")
    Caller(now=timezone.now() - timedelta(days=20))
    Caller(school="De Vuurtoren", now=timezone.now() - timedelta(days=20))
    said = {who: words(visit(who).get("/waterrand/work/")) for who in ("annelies", "yusuf", "ilse", "nadia", "tess")}
    assert "Terug te bellen : 2 mensen wachten op u" in said["annelies"]
    assert "Terug te bellen : er wacht nu niemand" in said["yusuf"]
    assert "Terug te bellen : 2 hadden al gebeld moeten zijn" in said["ilse"]
    assert "Terug te bellen : één had al gebeld moeten zijn" in said["nadia"]
    assert "Terug te bellen : er wacht nu niemand" in said["tess"]


def test_not_reached_twice_then_written_then_advised_then_closed(visit, one):
    client = visit("annelies")
    assert "Neemt iemand 2 keer niet op, dan schrijft u." in words(client.get(page_of(one)))
    assert send(client, one, "not_reached").url == page_of(one)
    page = words(client.get(page_of(one)))
    assert "Het is genoteerd. De beller ziet het ook." in page
    assert "Neemt ook nu niemand op, dan schrijft u." in page
    send(client, one, "not_reached")
    page = words(client.get(page_of(one)))
    assert "moet een bericht krijgen" in page
    assert "Gebeld, en niemand nam op Een" not in page
    send(client, one, "write", way="message")
    send(client, one, "advise", **WRITTEN)
    send(client, one, "close", reason="advised")
    request = one.request
    assert (request.status, request.tries, request.outcome, request.advised) == ("closed", 2, "advised", "Praat samen.")
    assert listed(client.get(LIST)) == []
    assert listed(client.get(f"{LIST}?ended=1")) == [WISH.name]
    deeds = CallDeed.objects.filter(request=request).order_by("number").values_list("deed", "about", "by__handle")
    assert list(deeds) == [
        ("ask", "", None), ("not_reached", "", "annelies"), ("not_reached", "", "annelies"),
        ("write", "message", "annelies"), ("advise", "", "annelies"), ("close", "advised", "annelies"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stands", "deed", "given", "says"),
    [
        ("waiting", "advise", {}, "Wil de beller het advies op papier? : Kies een van de antwoorden."),
        ("waiting", "advise", {"wants_record": "maybe"}, "Kies een van de antwoorden."),
        ("waiting", "advise", {"wants_record": "yes", "advised": "Iets"}, "Wat was de vraag? : Vul dit in."),
        ("waiting", "advise", {"wants_record": "yes", "asked": "Iets"}, "Wat hebt u geadviseerd? : Vul dit in."),
        ("waiting", "advise", {**WRITTEN, "next": "x" * 1501}, "Dit is te lang. Er passen hooguit 1500 tekens."),
        ("to write", "write", {}, "Hoe hebt u geschreven? : Kies een van de antwoorden."),
        ("to write", "write", {"way": "pigeon"}, "Kies een van de antwoorden."),
        ("waiting", "close", {}, "Waarom sluit u dit? : Kies een van de antwoorden."),
        ("waiting", "close", {"reason": "no_reaction"}, "Kies een van de antwoorden."),
        ("waiting", "pass_on", {}, "Wie neemt het over? : Kies een van de antwoorden."),
        ("waiting", "pass_on", {"to": "999999"}, "Kies een van de antwoorden."),
    ],
)
def test_what_is_left_out_is_asked_and_what_was_typed_stays(visit, one, stands, deed, given, says):
    one.to(stands)
    before = one.request.version
    answer = send(visit("annelies"), one, deed, **given)
    assert answer.status_code == 422
    assert says in words(answer)
    assert "<title>Niet gedaan" in answer.content.decode()
    for text in given.values():
        assert text in answer.content.decode() or text in ("maybe", "pigeon", "no_reaction", "999999")
    assert one.request.version == before


def test_what_meets_another_change_is_refused_with_the_text_given_back(visit, one):
    client = visit("annelies")
    door.not_reached(one.act("annelies"))
    answer = send(client, one, "advise", version="0", **WRITTEN)
    assert answer.status_code == 409
    assert "Intussen is er iets anders mee gedaan." in words(answer)
    assert "Praat samen." in answer.content.decode()
    assert f'name="version" value="{one.request.version}"' in answer.content.decode()
    assert one.request.status == "waiting"


def test_what_was_taken_back_meanwhile_can_no_longer_be_advised(visit, one):
    client = visit("annelies")
    door.take_back(one.act("caller"))
    answer = send(client, one, "advise", version="0", **WRITTEN)
    assert answer.status_code == 409
    assert "Dit kan nu niet." in words(answer)
    assert "Praat samen." in answer.content.decode()
    assert "Samira" not in words(answer)


def test_the_same_form_sent_twice_is_one_call(visit, one):
    client = visit("annelies")
    for _ in range(2):
        assert send(client, one, "not_reached", version="0", submission="once").status_code == 302
    assert one.request.tries == 1
    assert "Dit was al gedaan, en is niet twee keer gedaan." in words(client.get(page_of(one)))


def test_of_two_who_act_at_the_same_moment_one_wins(one):
    first, second = one.act("annelies", version=0), one.act("caller", version=0)
    assert isinstance(door.take_back(second), door.Done)
    assert door.not_reached(first) == door.Refused("moved")
    assert (one.request.status, one.request.tries) == ("withdrawn", 0)


def test_no_form_of_another_deed_is_taken(visit, one):
    for deed in ("take_back", "share", "begin", "tell", "forget", "ask", "nothing"):
        assert send(visit("annelies"), one, deed).status_code == 404


def test_a_request_is_passed_on_to_a_colleague_of_the_same_schools(visit, one):
    client = visit("annelies")
    page = client.get(page_of(one)).content.decode()
    assert re.findall(r'name="to" value="\d+"[^>]*><span[^>]*><b>([^<]+)', page) == ["Yusuf Tamer"]
    yusuf = User.objects.get(handle="yusuf")
    assert send(client, one, "pass_on", to=str(yusuf.pk)).url == LIST
    assert client.get(page_of(one)).status_code == 404
    assert listed(visit("yusuf").get(LIST)) == [WISH.name]


def test_where_there_is_no_colleague_nobody_is_offered(visit):
    other = Caller(school="De Vuurtoren", now=timezone.now())
    assert "Laat een collega bellen" not in words(visit("marleen").get(page_of(other)))


def test_whoever_sees_to_it_passes_on_and_closes_and_does_nothing_else(visit, one):
    page = words(visit("ilse").get(page_of(one)))
    assert "Laat een collega bellen" in page
    assert "Sluiten" in page
    assert "Gebeld, en niemand nam op" not in page
    assert "Nieuw dossier" not in page
    assert send(visit("ilse"), one, "not_reached").status_code == 409
    assert send(visit("ilse"), one, "close", reason="mistake").status_code == 302


def start_form(one, **other):
    return {"school": str(one.school.pk), "guardian_1_name": "Samira Haddou", "guardian_1_custody": "on",
            "submission": "once", "court": "no", **other}  # fmt: skip


def test_a_case_is_begun_from_it_with_school_and_name_filled_in(visit, one):
    one.to("advised")
    client = visit("annelies")
    there = re.search(r'href="(/waterrand/start/mediation/\?call=\w+)"', client.get(page_of(one)).content.decode())[1]
    form = client.get(there).content.decode()
    assert 'name="guardian_1_name" value="Samira Haddou"' in form
    assert re.search(rf'value="{one.school.pk}"[^>]*(checked|selected)', form)
    assert "School en naam komen van het gesprek met Samira Haddou." in form
    assert "085" not in re.sub(r"(?s)<footer.*", "", form)
    first, second = (client.post(there, start_form(one)) for _ in range(2))
    case = Case.objects.get()
    assert first.url == second.url == f"/waterrand/cases/{case.reference}/"
    assert one.request.case == case
    assert case.reference in words(client.get(page_of(one)))
    assert client.get(there).status_code == 404


def test_what_is_refused_at_the_start_leaves_the_request_as_it_was(visit, one):
    answer = visit("annelies").post(f"/waterrand/start/mediation/?call={one.request.reference}", {"school": ""})
    assert answer.status_code == 422
    assert one.request.case is None


@pytest.mark.parametrize("who", ["yusuf", "marleen", "tess"])
def test_nobody_else_begins_a_case_from_it(visit, one, who):
    assert visit(who).get(f"/waterrand/start/mediation/?call={one.request.reference}").status_code == 404


def test_no_case_is_begun_from_what_has_ended(visit, one):
    one.to("closed")
    assert visit("annelies").get(f"/waterrand/start/mediation/?call={one.request.reference}").status_code == 404


@pytest.mark.parametrize(("stands", "so"), [("advised", True), ("waiting", False)])
def test_an_advice_makes_something_so_in_the_case_where_the_route_says_so(visit, tmp_path, settings, stands, so):
    text = (settings.ROUTES / "sppoh.yaml").read_text("utf-8")
    (tmp_path / "sppoh.yaml").write_text(
        text.replace("      kept: 28 days\n", "      kept: 28 days\n      sets: pupil_at_home\n")
    )
    settings.ROUTES = tmp_path
    one = Caller(now=timezone.now()).to(stands)
    form = visit("annelies").get(f"/waterrand/start/mediation/?call={one.request.reference}").content.decode()
    assert bool(re.search(r'name="fact_pupil_at_home" value="on" checked', form)) == so


@pytest.mark.parametrize("more", [0, 40])
def test_the_list_asks_the_database_equally_often(visit, one, more, django_assert_num_queries):
    CallRequest.objects.bulk_create(
        CallRequest(partnership=one.partnership, school=one.school, option=one.desk.option, reference=f"r{number}",
                    name="Iemand", handler=one.request.handler, asked_at=one.now, due=one.today, own_key=f"k{number}")
        for number in range(more)
    )  # fmt: skip
    client = visit("annelies")
    client.get(LIST)
    with django_assert_num_queries(LISTED):
        assert len(listed(client.get(LIST))) == min(more + 1, ON_A_PAGE)
    if more:
        assert len(listed(client.get(f"{LIST}?page=2"))) == more + 1 - ON_A_PAGE
        assert len(listed(client.get(f"{LIST}?page=x"))) == ON_A_PAGE


def test_a_request_asks_the_database_few_times(visit, one, django_assert_num_queries):
    client = visit("annelies")
    client.get(page_of(one))
    with django_assert_num_queries(OPENED):
        client.get(page_of(one))


def test_doing_something_asks_the_database_few_times(visit, one):
    client = visit("annelies")
    address = f"{page_of(one)}do/not_reached/"
    with CaptureQueriesContext(connection) as captured:
        assert client.post(address, {"version": "0", "submission": "once"}).status_code == 302
    assert len(questions(captured)) == DONE, questions(captured)


def test_it_is_all_there_in_english(visit, one):
    one.to("to write")
    client = visit("annelies")
    client.cookies["django_language"] = "en"
    page = words(client.get(page_of(one), headers={"accept-language": "en"}))
    assert "None of the calls was answered." in page
    assert "has to be written to" in page
    assert "People who ask to be called about your schools" in words(
        client.get(LIST, headers={"accept-language": "en"})
    )
    assert RECORD.advised not in page
