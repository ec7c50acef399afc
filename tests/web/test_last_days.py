"""A contested decision in a case: its last days stand on every page, for whoever may know of it and for nobody else."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from samenspraak.cases.models import Case
from samenspraak.cases.verify import faults
from samenspraak.web import cast, demo
from tests.cases.walking import Walk

pytestmark = pytest.mark.slow

PUT = "mediation/do/contest_decision/"


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def ago(days):
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def in_dutch(day):
    return date_format(day, "j F")


@pytest.fixture
def joined(do):
    """Everyone whom these tests need takes part."""
    for handle in ("samira", "joris", "tess"):
        do(handle, "join")


@pytest.fixture
def put(joined, visit, address):
    """Samira puts a decision on the case, in the form."""

    def sent(days=10, about="opp", action=PUT, **more):
        data = {"decided_on": ago(days), "about": about, **more}
        return visit("samira").post(f"{address}{action}", data)

    return sent


def card(visit, address, handle, where=""):
    """The card with the last days, as somebody sees it; nothing when it is not there."""
    page = visit(handle).get(f"{address}{where}").content.decode()
    found = re.search(r'<section[^>]*aria-labelledby="last-days".*?</section>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def test_without_a_decision_no_page_speaks_of_last_days(visit, address, joined):
    assert card(visit, address, "samira") == ""


@pytest.mark.parametrize(
    "where",
    ["", "mediation/do/declare/", "mediation/do/withdraw/", "mediation/picture/", "route/", "mediation/do/sign/"],
)
def test_the_last_days_stand_on_every_page_with_the_rule_and_the_word_aid(visit, address, put, where):
    assert put(10).status_code == 302
    shown = card(visit, address, "samira", where)
    last = timezone.localdate() + timedelta(days=32)
    assert in_dutch(last) in shown
    assert "nog 32 dagen" in shown
    assert "Geschillencommissie passend onderwijs (GPO)" in shown
    assert "Binnen 6 weken na het besluit van het schoolbestuur." in shown
    assert "hulpmiddel, geen juridisch advies" in shown
    assert "(LBT)" not in shown


def test_who_puts_it_alone_reads_it_unless_others_are_chosen(visit, address, put):
    put(10)
    assert "Alleen u leest dit." in card(visit, address, "samira")
    for other in ("joris", "tess", "annelies", "hanneke"):
        page = text(visit(other).get(address))
        assert "Laatste dagen om iets in te dienen" not in page
        assert "Zet een besluit in het dossier’" not in page, "the log tells of it"
    assert "U koos ‘Zet een besluit in het dossier’" in text(visit("samira").get(address))


def test_who_is_chosen_reads_it_and_the_other_parent_does_not(visit, address, put):
    put(10, readers=["school"])
    assert "zette dit besluit in het dossier" in card(visit, address, "tess")
    assert card(visit, address, "joris") == ""


@pytest.mark.parametrize(
    ("about", "days", "said"),
    [
        ("opp", 42, "vandaag is de laatste dag"),
        ("opp", 43, "Die dag is voorbij. Vraag zelf bij hen na of het nog kan."),
        ("tlv", 43, "Die dag is voorbij."),
        ("people_of_school", 43, "nog "),
        ("opp", 0, "nog 42 dagen"),
    ],
)
def test_a_term_that_ends_today_or_is_over_is_said_plainly(visit, address, put, about, days, said):
    put(days, about)
    assert said in card(visit, address, "samira")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("tomorrow", "Deze dag komt nog."),
        ("2026-02-30", "Vul een datum in, zoals 7-12-2026."),
        ("", "Vul dit in."),
    ],
)
def test_a_wrong_day_is_said_at_the_question_and_nothing_is_lost(visit, address, put, day, said):
    answer = put(decided_on=ago(-1) if day == "tomorrow" else day, readers=["school"])
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in text(answer)
    assert re.search(r'value="school"\s+checked', page)
    assert re.search(r'value="opp"\s+checked', page)
    assert card(visit, address, "samira") == ""


def test_what_it_is_about_has_to_be_one_of_the_answers(put):
    assert put(about="partnership").status_code == 422
    assert put(readers=["everyone"]).status_code == 422


def test_it_is_corrected_in_a_form_that_begins_with_what_stands(visit, address, put):
    put(10, readers=["school"])
    page = visit("samira").get(f"{address}mediation/do/correct_decision/").content.decode()
    assert f'value="{ago(10)}"' in page
    assert re.search(r'value="school"\s+checked', page)
    put(20, "tlv", "mediation/do/correct_decision/")
    shown = card(visit, address, "samira")
    assert "nog 22 dagen" in shown
    assert "(LBT)" in shown
    assert "nog 32 dagen" not in shown
    assert card(visit, address, "tess") == "", "nobody is chosen any more"


def test_it_is_taken_back_and_the_chain_holds(visit, address, put):
    put(10, readers=["guardian"])
    assert card(visit, address, "joris")
    put(action="mediation/do/take_back_decision/")
    for handle in ("samira", "joris"):
        assert card(visit, address, handle) == ""
    assert list(faults()) == []


@pytest.mark.parametrize("action", ["correct_decision", "take_back_decision"])
@pytest.mark.parametrize("handle", ["joris", "tess", "annelies"])
def test_nobody_else_corrects_it_or_takes_it_back(visit, address, put, action, handle):
    put(10, readers=["guardian", "school", "consultant"])
    before = Case.objects.get().version
    answer = visit(handle).post(f"{address}mediation/do/{action}/", {"decided_on": ago(3), "about": "opp"})
    assert answer.status_code == 409
    assert Case.objects.get().version == before


@pytest.mark.parametrize("handle", ["annelies", "hanneke"])
def test_the_partnership_puts_no_decision(visit, address, joined, handle):
    assert PUT not in visit(handle).get(address).content.decode()
    assert visit(handle).post(f"{address}{PUT}", {"decided_on": ago(3), "about": "opp"}).status_code == 409


def test_more_decisions_stand_beside_each_other_and_one_is_chosen(visit, address, put):
    put(10)
    put(12, "tlv")
    shown = card(visit, address, "samira")
    assert "nog 32 dagen" in shown
    assert "nog 30 dagen" in shown
    page = text(visit("samira").get(f"{address}mediation/do/take_back_decision/"))
    assert "Om welk besluit gaat het?" in page
    assert "Het plan voor de leerling (OPP)" in page
    assert put(action="mediation/do/take_back_decision/").status_code == 422


def test_the_last_days_stay_when_the_track_has_ended(visit, address, put, do):
    put(10)
    do("joris", "withdraw")
    assert "nog 32 dagen" in card(visit, address, "samira")


def test_where_something_was_filed_is_said_and_taken_back(visit, address, put):
    data = {"body": "gpo", "filed_on": ago(2)}
    assert visit("samira").post(f"{address}mediation/do/report_legal_action/", data).status_code == 302
    for handle in ("samira", "joris", "tess"):
        page = text(visit(handle).get(address))
        assert "Waar loopt het?" in page
        assert "Geschillencommissie passend onderwijs (GPO)" in page
        assert "Dat is uw goed recht." in page
    assert visit("joris").post(f"{address}mediation/do/legal_action_over/").status_code == 409
    assert visit("samira").post(f"{address}mediation/do/legal_action_over/").status_code == 302
    assert 'id="pause-mediation"' not in visit("samira").get(address).content.decode()


def test_where_something_was_filed_need_not_be_said_and_the_court_can_be(visit, address, put):
    assert visit("samira").post(f"{address}mediation/do/report_legal_action/", {}).status_code == 302
    visit("joris").post(f"{address}mediation/do/report_legal_action/", {"body": "court"})
    page = visit("tess").get(address).content.decode()
    paused = re.search(r'aria-labelledby="pause-mediation".*?</section>', page, re.DOTALL)[0]
    assert "De rechter" in paused
    assert paused.count("Waar loopt het?") == 1


@pytest.mark.parametrize(
    ("field", "value"), [("body", "nobody"), ("body", "mediation"), ("filed_on", "2999-01-01"), ("filed_on", "soon")]
)
def test_a_filing_with_a_wrong_answer_is_refused_and_pauses_nothing(visit, address, put, field, value):
    assert visit("samira").post(f"{address}mediation/do/report_legal_action/", {field: value}).status_code == 422
    assert 'id="pause-mediation"' not in visit("samira").get(address).content.decode()


def test_last_days_cost_no_question_to_the_database(visit, address, put, django_assert_num_queries):
    from tests.web.test_queries import CASE, LOOK

    put(10, readers=["school"])
    put(12, "tlv")
    visitor = visit("samira")
    visitor.get(address)
    with django_assert_num_queries(CASE + LOOK):
        visitor.get(address)


def test_a_decision_is_put_when_the_track_has_ended_and_taken_back(visit, address, put, do):
    do("joris", "withdraw")
    assert PUT in visit("samira").get(address).content.decode()
    assert put(10).status_code == 302
    assert "nog 32 dagen" in card(visit, address, "samira")
    assert put(action="mediation/do/take_back_decision/").status_code == 302
    assert card(visit, address, "samira") == ""
    assert list(faults()) == []


@pytest.fixture
def without_mediation(db):
    """A case in which only the consultant at the table is walked, on the other route."""
    walk = Walk("heuvelland", cast.ELIF, "lotte", option="consultant_at_table").join_all()
    return walk, f"/heuvelland/cases/{walk.case.reference}/"


def test_a_decision_is_put_in_a_case_without_a_mediation(visit, without_mediation):
    walk, address = without_mediation
    page = visit("aylin").get(address).content.decode()
    assert page.count(PUT) == 1
    form = visit("aylin").get(f"{address}{PUT}")
    assert "Op welke dag" in text(form) or "besluit" in text(form)
    wrong = visit("aylin").post(f"{address}{PUT}", {"decided_on": ago(-1), "about": "opp"})
    assert wrong.status_code == 422
    assert "Deze dag komt nog" in text(wrong)
    assert visit("aylin").post(f"{address}{PUT}", {"decided_on": ago(10), "about": "opp"}).status_code == 302
    assert "nog 32 dagen" in card(visit, address, "aylin")
    assert "take_back_decision" in visit("aylin").get(address).content.decode()
    assert card(visit, address, "lotte") == ""
    assert PUT not in visit(walk.party("consultant").user.handle).get(address).content.decode()
    assert list(faults()) == []


@pytest.mark.parametrize(("readers", "shown"), [(["consultant"], True), ([], False)])
def test_who_hands_a_case_over_sees_its_last_days_when_chosen_to_know(visit, case, put, readers, shown):
    put(10, readers=readers)
    page = text(visit("annelies").get(f"/waterrand/work/hand-over/?case={case.reference}"))
    assert case.reference in page
    assert ("nog 32 dagen" in page) == shown
    assert ("hulpmiddel, geen juridisch advies" in page) == shown


def test_last_days_in_many_cases_cost_no_question_to_the_database(visit, case, put, django_assert_max_num_queries):
    put(10, readers=["consultant"])
    address = f"/waterrand/work/hand-over/?case={case.reference}"
    visitor = visit("annelies")
    visitor.get(address)
    with django_assert_max_num_queries(7) as of_one:
        visitor.get(address)
    others = [demo.begin("waterrand", cast.NOOR, "annelies") for _ in range(3)]
    more = "".join(f"&case={one.reference}" for one in others)
    with django_assert_max_num_queries(len(of_one)):
        visitor.get(address + more)


def test_the_head_of_a_case_names_the_last_day_and_leads_to_it(visit, address, put):
    put(10)
    last = timezone.localdate() + timedelta(days=32)
    page = visit("samira").get(address).content.decode()
    named = re.search(r'<a href="#last-days">(.*?)</a>', page, re.DOTALL)[1]
    assert "Geschillencommissie passend onderwijs (GPO): tot" in named
    assert in_dutch(last) in named
    assert 'href="#last-days"' not in visit("joris").get(address).content.decode()
