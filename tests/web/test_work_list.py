"""The list of work: the urgent first, counted, narrowed, searched, a page at a time; never more than one may see."""

import re
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from samenspraak.cases.models import Case, Party
from samenspraak.cases.routes import newest
from samenspraak.people.models import Partnership
from samenspraak.web import cast
from samenspraak.web.pages import Fact
from samenspraak.web.worklist import PAGE
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow

WORK = "/waterrand/work/"


@pytest.fixture
def cases(db):
    """Noor's case at the beginning, one of hers at the check, and Daan's, who is at home, with the least haste."""
    now = timezone.now()
    begun, checked = Walk(now=now), Walk(now=now - timedelta(days=60)).to_check()
    home = Walk(family=cast.DAAN, starter="annelies", facts={"pupil_at_home": True}, now=now)
    return {"begun": begun.case, "checked": checked.case, "home": home.case}


def listed(answer):
    """The references in the list, in order."""
    return re.findall(r"/cases/(SPPOH-\w+)/", answer.content.decode())


def see(visit, query="", who="annelies"):
    return visit(who).get(f"{WORK}{query}")


def test_a_pupil_at_home_comes_first_then_what_is_overdue_then_what_is_due(visit, cases):
    order = listed(see(visit))
    assert order == [cases[name].reference for name in ("home", "checked", "begun")]
    page = text_of(see(visit))
    assert "gaat voor" in page
    assert "dagen te laat" in page


def test_the_days_at_home_are_counted_in_the_list_and_on_the_case(visit, db):
    since = timezone.localdate() - timedelta(days=12)
    case = Walk(facts={"pupil_at_home": since}, now=timezone.now()).case
    assert "12 dagen De leerling zit thuis zonder onderwijs" in text_of(see(visit))
    page = text_of(visit("samira").get(f"/waterrand/cases/{case.reference}/"))
    assert "De leerling zit thuis zonder onderwijs : 12 dagen" in page


def test_what_is_so_for_a_condition_alone_stands_at_that_condition_and_not_in_the_head(visit, db):
    walk = Walk(now=timezone.now()).to_talk()
    assert walk.view("samira").state.facts["pupil_represented"]
    page = text_of(visit("samira").get(f"/waterrand/cases/{walk.case.reference}/"))
    assert "Het is bekend wie er voor de leerling spreekt" in page
    assert "Er is iemand die voor de leerling spreekt" not in page


@pytest.mark.parametrize("hurries", [True, False])
def test_only_of_what_hurries_the_days_are_counted(hurries):
    fact = Fact({"nl": "De leerling is verhuisd", "en": "The pupil moved"}, hurries, days=12)
    shown = render_to_string("web/_facts.html", {"facts": [fact]})
    assert "De leerling is verhuisd" in shown
    assert ("12 dagen" in shown) is hurries


def test_who_begins_at_the_front_page_gets_the_list(visit, cases):
    answer = visit("annelies").get("/")
    assert (answer.status_code, answer.url) == (302, WORK)
    assert visit("samira").get("/").status_code == 200


def test_whoever_does_not_work_there_finds_nothing(visit, cases, client):
    assert see(visit, who="samira").status_code == 404
    assert see(visit, who="carola").status_code == 404
    assert visit("annelies").get("/heuvelland/work/").status_code == 404
    client.logout()
    assert client.get(WORK).status_code == 302


def test_steps_are_counted_and_narrow_the_list(visit, cases):
    page = text_of(see(visit))
    assert "2 Samen het aanmeldformulier invullen" in page
    assert "1 Controle door de adviseur" in page
    assert listed(see(visit, "?step=mediation.check")) == [cases["checked"].reference]
    assert listed(see(visit, "?step=mediation.nothing")) == []


def test_the_counts_follow_what_else_is_looked_for(visit, cases):
    page = text_of(see(visit, "?q=papieren&step=mediation.check"))
    assert "Eén dossier past bij wat u zoekt." in page
    assert "2 alle stappen" in page
    assert "1 Samen het aanmeldformulier invullen" in page
    assert "1 Controle door de adviseur" in page
    nobody = text_of(see(visit, "?q=nobody"))
    assert "0 dossiers passen bij wat u zoekt." in nobody
    assert "alle stappen" not in nobody


def test_how_many_wait_for_me_is_said_first_whatever_i_look_for(visit, cases):
    page = see(visit)
    assert "3 dossiers wachten op u" in text_of(page)
    assert 'href="?waits=me">3 dossiers' in page.content.decode()
    assert "Eén dossier wacht op u" in text_of(see(visit, who="wim"))
    assert "Er wacht geen dossier op u." in text_of(see(visit, who="hanneke"))


def test_a_row_names_two_who_are_waited_for_and_counts_the_others(visit, cases):
    rows = re.split(r"<tr>", see(visit, who="annelies").content.decode())
    begun = next(one for one in rows if cases["begun"].reference in one)
    assert re.sub(r"\s+", " ", begun).count("Samira Haddou, Joris Velden en") == 1
    assert "en 2 anderen" in begun
    assert "Tess van Wijngaard" not in begun


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=DAAN", ["home"]),
        ("?q=daán+postma", ["home"]),
        ("?q=windrad", ["home"]),
        ("?q=Oeverwijk", ["home"]),
        ("?q=velden+papieren", ["checked", "begun"]),
        ("?q=nobody", []),
        ("?q=%25", []),
        ("?q=annelies", []),
        ("?person=mirjam", ["home"]),
        ("?person=TESS", ["checked", "begun"]),
        ("?person=tess+dool", []),
        ("?waits=me", ["home", "checked", "begun"]),
        ("?waits=others", []),
        ("?waits=nobody", []),
        ("?waits=everything", ["home", "checked", "begun"]),
        ("?ended=1", []),
        ("?school=999999", []),
        ("?school=x'--", ["home", "checked", "begun"]),
        ("?after=x", ["home", "checked", "begun"]),
    ],
)
def test_the_list_is_narrowed_and_searched(visit, cases, query, found):
    answer = see(visit, query)
    assert answer.status_code == 200
    assert listed(answer) == [cases[name].reference for name in found]


def test_a_reference_finds_its_case_in_any_letters(visit, cases):
    reference = cases["begun"].reference
    assert listed(see(visit, f"?q={reference.lower()}")) == [reference]


def test_a_school_in_the_list_narrows_to_that_school(visit, cases):
    link = re.search(r'href="(\?school=\d+)">Het Windrad', see(visit).content.decode())[1]
    answer = see(visit, link)
    assert listed(answer) == [cases["home"].reference]
    assert "Het Windrad, Oeverwijk" in text_of(answer)


def test_what_is_looked_for_is_said_and_can_be_left_out(visit, cases):
    answer = see(visit, "?q=noor&waits=me&step=mediation.check")
    page = answer.content.decode()
    assert "met ‘noor’" in text_of(answer)
    assert "wat op mij wacht" in text_of(answer)
    assert 'href="?waits=me&amp;step=mediation.check"' in page or 'href="?step=mediation.check&amp;waits=me"' in page
    empty = see(visit, "?q=nobody")
    assert "Er is niets gevonden" in text_of(empty)


def test_nobody_finds_a_case_of_another(visit, cases):
    other = Walk(slug="heuvelland", family=cast.ELIF, starter="lotte", now=timezone.now()).case
    for query in ("?q=elif", f"?q={other.reference}", "?person=lotte", "?person=elif"):
        assert listed(see(visit, query)) == []
    wim = see(visit, who="wim")
    assert listed(wim) == [cases["home"].reference]
    assert listed(see(visit, "?q=noor", who="wim")) == []


def test_who_left_a_case_is_not_found_in_it_and_finds_it_no_more(visit, cases):
    walk = Walk(now=timezone.now()).to_accept()
    first = walk.party("mediator")
    assert listed(see(visit, who=first.user.handle)) == [walk.case.reference]
    walk.do("mediator", "refuse")
    assert listed(see(visit, who=first.user.handle)) == []
    assert listed(see(visit, f"?person={first.name}")) == []


def test_paging_shows_each_case_once(visit, cases):
    some = Case.objects.get(pk=cases["begun"].pk)
    place = some.parties.get(user__handle="annelies")
    for number in range(PAGE * 2):
        some.pk, some.reference = None, f"SPPOH-X{number:04}"
        some.save(force_insert=True)
        place.pk, place.case = None, some
        place.work_order = f"1{timezone.localdate() + timedelta(days=number % 7)}"
        place.save(force_insert=True)
    seen, answer = [], see(visit)
    while True:
        found = listed(answer)
        assert len(found) <= PAGE
        seen += found
        more = re.search(r'href="(\?after=[^"]+)"', answer.content.decode())
        if more is None:
            break
        answer = see(visit, more[1])
    assert len(seen) == len(set(seen)) == PAGE * 2 + 3


def test_an_ended_case_is_found_among_what_ended(visit, cases):
    walk = Walk(now=timezone.now()).to_sign()
    walk.do("samira", "decline")
    assert walk.case.reference not in listed(see(visit))
    assert listed(see(visit, "?ended=1")) == [walk.case.reference]
    assert "Eén dossier is klaar." in text_of(see(visit, "?ended=1"))


def test_the_rows_say_what_the_events_say(cases):
    for case in Case.objects.all():
        waited = set(case.tracks.get().waits_for)
        assert {one.key for one in Party.objects.filter(case=case, is_waited_for=True)} == waited


def test_what_stands_on_a_step_of_a_former_route_is_counted_and_found(visit, cases, monkeypatch):
    route = newest(Partnership.objects.get(slug="waterrand"))
    option = route.options["mediation"]
    steps = {name: step for name, step in option.steps.items() if name != "check"}
    tracks = {**route.tracks, "mediation": option.model_copy(update={"steps": steps})}
    monkeypatch.setattr("samenspraak.web.worklist.newest", lambda _place: route.model_copy(update={"tracks": tracks}))
    assert "1 andere stappen" in text_of(see(visit))
    assert listed(see(visit, "?step=former")) == [cases["checked"].reference]


def test_numbers_stop_at_a_bound_and_say_so(visit, cases, monkeypatch):
    monkeypatch.setattr("samenspraak.web.worklist.MOST", 2)
    page = text_of(see(visit))
    assert "2 of meer + Samen het aanmeldformulier invullen" in page
    assert "1 Controle door de adviseur" in page
    assert "3 of meer + alle stappen" in page
    assert "2 dossiers of meer wachten op u" in page
    assert "Er zijn 3 dossiers of meer." in page
