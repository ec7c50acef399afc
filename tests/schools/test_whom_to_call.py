"""Whom to call about a school: on a page for anyone, that keeps nothing."""

import re

import pytest
from django.test import Client

from samenspraak.people.models import Membership, Partnership, School, SupportCentre, User
from samenspraak.web import cast
from samenspraak.web.calling import LONGEST
from tests.guide.test_nothing_is_kept import everything
from tests.guide.test_pages import ANSWERS, words

pytestmark = pytest.mark.usefixtures("partnerships")
PAGE = "/waterrand/call/nl/"
EMPTY, FOUND, NOT_FOUND = 2, 4, 3


def ask(client, school, page=PAGE, **more):
    return client.get(page, {"your-school": school, **more})


def telephones(answer):
    """Every number on the page, in order, as a telephone would dial it."""
    return re.findall(r'href="tel:([^"]+)"', answer.content.decode())


def test_a_school_leads_to_its_consultant_a_colleague_and_the_support_centre(client):
    answer = ask(client, "papiren boot")
    page = words(answer)
    assert "Eén school gevonden: Wie u kunt bellen" in page
    assert "De Papieren Boot Kadestraat 3, 2999 SA Waterdam" in page
    assert "Adviseur Annelies Bron 085 000 00 11" in page
    assert "Als niemand opneemt: een collega Yusuf Tamer 085 000 00 12" in page
    assert "Steunpunt Waterrand Noord 085 000 00 21" in page
    assert "Maandag tot en met vrijdag van 9.00 tot 16.00 uur" in page
    # The support centre stands with the school, and once more where it says what to do when nobody answers.
    assert telephones(answer) == ["0850000011", "0850000012", "0850000021", "0850000021"]


def test_it_is_said_in_the_words_of_the_route_and_in_the_language_of_the_page(client):
    page = words(ask(client, "esdoorn", "/heuvelland/call/en/"))
    assert "One school found: Whom to call" in page
    assert "Consultant Dirk Zand 085 000 00 15" in page
    assert "Every school day, 8.30 to 12.30" in page
    assert "Als niemand" not in page


def test_the_region_of_the_school_counts(client):
    assert telephones(ask(client, "vuurtoren"))[:2] == ["0850000013", "0850000022"]


def test_whoever_works_for_one_school_comes_before_the_region(client):
    school = School.objects.get(name="De Papieren Boot")
    partnership, user = school.partnership, User.objects.get(handle="marleen")
    Membership.objects.create(
        partnership=partnership, user=user, role="consultant", school=school, telephone="085 000 00 99"
    )
    assert telephones(ask(client, "papieren"))[:2] == ["0850000099", "0850000011"]
    assert "0850000099" not in telephones(ask(client, "windrad"))


def test_whoever_gave_no_number_or_works_there_no_longer_stands_nowhere(client):
    found = Membership.objects.filter(role="consultant")
    found.filter(user__handle="annelies").update(telephone="")
    assert "Annelies" not in words(ask(client, "papieren boot"))
    found.filter(user__handle="yusuf").update(is_active=False)
    page = words(ask(client, "papieren boot"))
    assert "Yusuf" not in page
    assert "Van niemand is hier een nummer bekend Bel het steunpunt." in page
    assert "Marleen" not in page


def test_a_number_of_another_role_is_not_public(client):
    Membership.objects.filter(user__handle="hanneke").update(telephone="085 000 00 77")
    assert "0850000077" not in telephones(ask(client, "papieren boot"))


def test_a_school_without_a_region_has_whoever_is_there_for_all(client):
    School.objects.filter(name="De Papieren Boot").update(region="")
    answer = ask(client, "papieren boot")
    assert "Bel het samenwerkingsverband: hieronder staat hoe." in words(answer)
    Membership.objects.filter(user__handle="yusuf").update(region="")
    SupportCentre.objects.filter(region="zuid").update(region="")
    assert telephones(ask(client, "papieren boot"))[:2] == ["0850000012", "0850000022"]


@pytest.mark.parametrize("typed", ["Atlantis", "9999 ZZ", "<script>alert(1)</script>", "x" * 5000, "\x00"])
def test_when_nothing_is_found_the_partnership_can_still_be_called(client, typed):
    answer = ask(client, typed)
    page = words(answer)
    assert answer.status_code == 200
    assert "Geen school gevonden" in page
    assert "U hoeft de school niet te vinden: u kunt ons meteen bellen." in page
    assert telephones(answer)[:2] == ["0850000021", "0850000022"]
    assert 'href="https://www.sppoh.nl"' in answer.content.decode()
    assert "<script>" not in answer.content.decode()
    assert "x" * (LONGEST + 1) not in page


def test_what_was_typed_stays_in_the_box(client):
    assert 'name="your-school" value="papiren &quot;boot"' in ask(client, 'papiren "boot').content.decode()


def test_before_anything_is_typed_there_is_a_box_and_a_number(client):
    answer = client.get(PAGE)
    assert "gevonden" not in words(answer)
    assert telephones(answer)[:2] == ["0850000021", "0850000022"]


@pytest.mark.parametrize(("slug", "others"), [("waterrand", "heuvelland"), ("heuvelland", "waterrand")])
def test_a_school_of_one_partnership_is_never_found_at_the_other(client, slug, others):
    there = Partnership.objects.get(slug=others)
    numbers = {one.telephone for one in (*there.memberships.all(), *there.support_centres.all())} - {""}
    for school in School.objects.filter(partnership=there):
        for typed in (school.name, school.place, school.postcode, str(school)):
            page = words(ask(client, typed, f"/{slug}/call/nl/"))
            assert school.address not in page
            assert not [one for one in numbers if one in page]


def test_many_schools_are_cut_off_with_a_hint(client):
    waterrand = Partnership.objects.get(slug="waterrand")
    School.objects.bulk_create(School(partnership=waterrand, name=f"De Brug {n}", place="Zand") for n in range(12))
    page = words(ask(client, "brug"))
    assert "De eerste 10 scholen Er zijn er meer. Typ de naam en de plaats, of de postcode." in page


def test_the_answers_of_the_guide_go_along_and_lead_back(client):
    answer = ask(client, "windrad", **ANSWERS)
    page = answer.content.decode()
    assert dict(re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', page)) == ANSWERS
    assert re.search(r'class="back" href="/waterrand/guide/nl/\?who=parent&amp;', page)
    assert "Wat u kunt zeggen als u belt" in words(answer)
    assert "Is de leerling thuis zonder onderwijs? Ja" in words(answer)
    assert 'class="back" href="/waterrand/?language=nl"' in ask(client, "windrad", who="nobody").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/waterrand/",
        "/waterrand/guide/nl/?who=parent&talked=not_possible&about=support&home=yes&legal=no",
        "/waterrand/guide/nl/option/consultant_advice/?who=parent",
        "/waterrand/guide/nl/option/mediation/",
        "/waterrand/guide/nl/?who=nobody",
        "/heuvelland/guide/en/option/consultant_advice/",
    ],
)
def test_the_page_is_found_from_where_it_says_whom_to_call(client, address):
    there = re.search(r'href="(/\w+/call/[^"]*)"', client.get(address).content.decode())[1].replace("&amp;", "&")
    answer = client.get(there, follow=True)
    assert answer.status_code == 200
    assert 'name="your-school"' in answer.content.decode()
    assert ("who=parent" in address) == ("who=parent" in there)


def test_a_route_that_names_nobody_has_no_page_and_no_link(client, tmp_path, settings):
    text = (settings.ROUTES / "sppoh.yaml").read_text("utf-8")
    (tmp_path / "sppoh.yaml").write_text(text.replace("      role: consultant\n      text:", "      text:"), "utf-8")
    settings.ROUTES = tmp_path
    assert client.get(PAGE).status_code == 404
    for address in ("/waterrand/", "/waterrand/guide/nl/option/consultant_advice/"):
        assert "/call/" not in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/nowhere/call/nl/", "/waterrand/call/de/", "/waterrand/call/nl/more/"])
def test_there_is_no_page_where_there_is_no_partnership_or_language(client, address):
    assert client.get(address).status_code == 404


def test_the_language_of_the_visitor_is_chosen_and_what_was_typed_goes_along(client):
    there = client.get("/waterrand/call/?your-school=boot", headers={"accept-language": "en"})
    assert (there.status_code, there["Location"]) == (302, "/waterrand/call/en/?your-school=boot")
    assert there["Cache-Control"] == "private, no-store"
    other = re.search(r'href="([^"]+)" lang="en"', ask(client, "boot").content.decode())[1]
    assert other == "/waterrand/call/en/?your-school=boot"


@pytest.mark.parametrize("typed", ["", "boot", "Atlantis"])
def test_a_visit_leaves_nothing_behind_and_anyone_may_keep_the_page(client, typed):
    before = everything()
    answer = ask(client, typed, **ANSWERS)
    assert not answer.cookies
    assert answer["Cache-Control"] == "public, max-age=600"
    assert "Cookie" not in answer.get("Vary", "")
    assert everything() == before
    client.force_login(cast.User.objects.get(handle="annelies"))
    assert ask(client, typed, **ANSWERS).content == answer.content


def test_only_looking_is_possible():
    client = Client(enforce_csrf_checks=True)
    assert client.post(PAGE, {"your-school": "boot"}).status_code in (403, 405)
    assert client.head(PAGE, {"your-school": "boot"}).status_code == 200


@pytest.mark.parametrize("more", [0, 200])
@pytest.mark.parametrize(("typed", "asks"), [("", EMPTY), ("papieren", FOUND), ("Atlantis", NOT_FOUND)])
def test_the_database_is_asked_equally_often_for_many_schools(client, typed, asks, more, django_assert_num_queries):
    waterrand = Partnership.objects.get(slug="waterrand")
    School.objects.bulk_create(School(partnership=waterrand, name=f"Papieren {n}", place="Zand") for n in range(more))
    with django_assert_num_queries(asks):
        assert ask(client, typed).status_code == 200
