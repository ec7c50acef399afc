"""Cases are handed over on pages: chosen in the list of work, to a colleague, and said of each what came of it."""

import re

import pytest

from samenspraak.cases.models import Party
from samenspraak.cases.verify import faults
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.web import cast, demo

pytestmark = pytest.mark.slow

WORK = "/waterrand/work/"
HAND_OVER = "/waterrand/work/hand-over/"


def text_of(answer):
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def daan(case):
    """Another case of the same consultant, at another school."""
    return demo.begin("waterrand", cast.DAAN, "annelies")


@pytest.fixture
def send(visit):
    """Hand over as someone of the cast; who leaves and who takes over are given as `role.handle`."""

    def post(by, references, leaving, successor, submission="once"):
        form = {"case": references, "submission": submission}
        for question, answer in (("leaving", leaving), ("successor", successor)):
            role, _dot, handle = answer.partition(".")
            found = User.objects.filter(handle=handle).first()
            form[question] = f"{role}.{found.pk}" if found else answer
        return visit(by).post(HAND_OVER, form)

    return post


def consultant(case):
    """Who is the consultant of a case now."""
    return Party.objects.exclude(status="left").get(case=case, role="consultant").user.handle


# Choosing


def test_the_list_of_work_leads_to_choosing_cases(visit, case, daan):
    visitor = visit("ilse")
    page = visitor.get(WORK).content.decode()
    assert 'href="?choose=on"' in page
    assert 'type="checkbox"' not in page
    page = visitor.get(f"{WORK}?choose=on").content.decode()
    assert set(re.findall(r'type="checkbox"[^>]*value="([^"]+)"', page)) == {case.reference, daan.reference}
    assert f'action="{HAND_OVER}"' in page


@pytest.mark.parametrize("handle", ["tess", "farid"])
def test_who_may_hand_over_nothing_has_nothing_to_choose(visit, case, handle):
    visitor = visit(handle)
    assert "choose" not in visitor.get(WORK).content.decode()
    assert 'type="checkbox"' not in visitor.get(f"{WORK}?choose=on").content.decode()
    assert visitor.get(HAND_OVER).status_code == 404
    assert visitor.post(HAND_OVER, {"case": case.reference}).status_code == 404


@pytest.mark.parametrize("handle", ["samira", "carola"])
def test_who_does_not_work_there_finds_no_page(visit, case, handle):
    assert visit(handle).get(HAND_OVER).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, case):
    assert client.get(HAND_OVER).status_code == 302


def test_choosing_keeps_what_the_list_is_narrowed_to(visit, case, daan):
    page = visit("ilse").get(f"{WORK}?choose=on&q=daan").content.decode()
    assert re.findall(r'type="checkbox"[^>]*value="([^"]+)"', page) == [daan.reference]
    assert '<input type="hidden" name="choose" value="on">' in page
    links = re.findall(r'href="(\?[^"]+)"', page)
    assert [one for one in links if "choose=on" not in one] == ["?q=daan"]


def test_choosing_asks_the_database_no_more_than_the_list(visit, case, daan, django_assert_max_num_queries):
    visitor = visit("ilse")
    visitor.get(WORK)
    with django_assert_max_num_queries(6):
        visitor.get(f"{WORK}?choose=on")


# Asking


def test_whose_work_it_is_and_who_takes_over_are_chosen_by_name(visit, case, daan):
    page = text_of(visit("ilse").get(HAND_OVER, {"case": [case.reference, daan.reference]}))
    assert "2 dossiers" in page
    assert "Annelies Bron, adviseur (2 dossiers)" in page
    assert "Ilse Kamp, coördinator bemiddeling (2 dossiers)" in page
    for name in ("Yusuf Tamer", "Marleen Stok", "Nadia Prins"):
        assert name in page


def test_a_consultant_hands_over_only_the_work_of_a_consultant(visit, case):
    page = text_of(visit("annelies").get(HAND_OVER, {"case": case.reference}))
    assert "Annelies Bron, adviseur (1 dossier)" in page
    assert "Hanneke Oord" not in page


def test_without_cases_it_says_to_choose_some_first(visit, case):
    assert "Er is nog geen dossier gekozen" in text_of(visit("ilse").get(HAND_OVER))


def test_a_case_that_one_does_not_see_is_not_among_them(visit, case):
    other = demo.begin("heuvelland", cast.ELIF, "lotte")
    hidden = visit("annelies").get(HAND_OVER, {"case": [case.reference, other.reference, "SPPOH-NOTHERE"]})
    assert "Eén dossier" in text_of(hidden)
    assert other.reference not in text_of(hidden)


# Doing


def test_all_chosen_cases_pass_to_a_colleague(send, case, daan):
    page = send("ilse", [case.reference, daan.reference], "consultant.annelies", "consultant.yusuf")
    assert page.status_code == 200
    assert "Yusuf Tamer neemt 2 dossiers over van Annelies Bron." in text_of(page)
    assert {consultant(case), consultant(daan)} == {"yusuf"}
    assert list(faults()) == []


def test_a_refusal_in_one_case_does_not_stop_the_others_and_says_why(send, case, daan):
    samira = User.objects.get(handle="samira")
    Membership.objects.create(partnership=case.partnership, user=samira, role="consultant")
    page = text_of(send("ilse", [case.reference, daan.reference], "consultant.annelies", "consultant.samira"))
    assert "Samira Haddou neemt 1 van de 2 dossiers over van Annelies Bron." in page
    assert "Deze persoon staat in dit dossier aan een andere kant." in page
    assert (consultant(case), consultant(daan)) == ("annelies", "samira")


def test_where_the_one_who_is_away_has_no_place_that_is_said(send, case, daan):
    send("ilse", [case.reference], "consultant.annelies", "consultant.yusuf")
    page = text_of(send("ilse", [case.reference, daan.reference], "consultant.annelies", "consultant.marleen", "two"))
    assert "Deze persoon doet dit werk niet in dit dossier." in page
    assert (consultant(case), consultant(daan)) == ("yusuf", "marleen")


def test_a_track_that_ended_is_not_handed_over(send, case, do):
    do("samira", "join")
    do("samira", "decline")
    page = text_of(send("ilse", [case.reference], "consultant.annelies", "consultant.yusuf"))
    assert "Er is niets overgedragen." in page
    assert "Dit traject is klaar." in page


def test_sent_twice_it_is_done_once_and_answered_the_same(send, case):
    first, again = (send("ilse", [case.reference], "consultant.annelies", "consultant.yusuf") for _ in range(2))
    assert text_of(first) == text_of(again)
    assert Party.objects.filter(case=case, role="consultant").count() == 2


def test_sent_twice_by_who_left_it_leads_to_the_list(send, case):
    send("annelies", [case.reference], "consultant.annelies", "consultant.yusuf")
    assert send("annelies", [case.reference], "consultant.annelies", "consultant.yusuf").url == WORK


def test_who_hands_over_the_own_work_does_not_see_it_any_more(send, visit, case):
    page = send("annelies", [case.reference], "consultant.annelies", "consultant.yusuf")
    assert "Yusuf Tamer neemt één dossier over van Annelies Bron." in text_of(page)
    assert visit("annelies").get(f"/waterrand/cases/{case.reference}/").status_code == 404
    assert case.reference not in text_of(visit("annelies").get(WORK))
    assert case.reference in text_of(visit("yusuf").get(WORK))


@pytest.mark.parametrize(
    ("leaving", "successor", "says"),
    [
        ("consultant.annelies", "", "Kies een van de antwoorden."),
        ("", "consultant.yusuf", "Kies een van de antwoorden."),
        ("consultant.annelies", "consultant.annelies", "Dit is degene van wie het werk is."),
        ("consultant.annelies", "manager.sylvia", "Deze collega doet ander werk."),
        ("guardian.samira", "consultant.yusuf", "Kies een van de antwoorden."),
        ("consultant.annelies", "consultant.farid", "Kies een van de antwoorden."),
        ("x", "consultant.", "Kies een van de antwoorden."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_changes(send, case, leaving, successor, says):
    page = send("ilse", [case.reference], leaving, successor)
    assert page.status_code == 422
    assert says in text_of(page)
    assert f'name="case" value="{case.reference}"' in page.content.decode()
    assert consultant(case) == "annelies"


def test_whose_membership_ended_takes_nothing_over(send, case):
    Membership.objects.filter(user__handle="yusuf").update(is_active=False)
    assert send("ilse", [case.reference], "consultant.annelies", "consultant.yusuf").status_code == 422


def test_a_colleague_of_another_partnership_is_no_choice(send, case):
    other = Partnership.objects.get(slug="heuvelland")
    Membership.objects.filter(user__handle="yusuf").update(partnership=other)
    assert send("ilse", [case.reference], "consultant.annelies", "consultant.yusuf").status_code == 422


# Afterwards, and in one case


def test_everyone_reads_who_took_over_from_whom(send, visit, case, address):
    send("ilse", [case.reference], "consultant.annelies", "consultant.yusuf")
    page = text_of(visit("samira").get(address))
    assert "Ilse Kamp koos ‘Een andere adviseur neemt het over’" in page
    assert "Yusuf Tamer neemt het over van Annelies Bron" in page


def test_in_one_case_it_is_an_action_like_others(visit, case, address):
    page = visit("ilse").get(f"{address}mediation/do/hand_over_consultant/")
    assert "Wie neemt het over?" in text_of(page)
    assert "Yusuf Tamer" in text_of(page)
    chosen = {"successor": f"u{User.objects.get(handle='yusuf').pk}", "submission": "once"}
    assert visit("ilse").post(f"{address}mediation/do/hand_over_consultant/", chosen).url == address
    assert consultant(case) == "yusuf"


def test_whoever_handed_over_the_own_place_comes_to_the_first_page(visit, case, address):
    chosen = {"successor": f"u{User.objects.get(handle='yusuf').pk}", "submission": "once"}
    assert visit("annelies").post(f"{address}mediation/do/hand_over_consultant/", chosen).url == "/"


def test_the_page_of_a_case_asks_no_more_often_after_a_hand_over(
    send, visit, case, address, django_assert_max_num_queries
):
    send("ilse", [case.reference], "consultant.annelies", "consultant.yusuf")
    visitor = visit("samira")
    visitor.get(address)
    with django_assert_max_num_queries(8):
        visitor.get(address)
