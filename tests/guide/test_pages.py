"""The pages of the guide: one question at a time, what fits, and an address that says it all."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from samenspraak.route.guide import combinations, result
from samenspraak.web import cast
from tests.golden.setting import route_of

pytestmark = [pytest.mark.usefixtures("partnerships"), pytest.mark.slow]
GUIDE = "/waterrand/guide/nl/"
ANSWERS = {"who": "parent", "talked": "not_possible", "about": "support", "home": "yes", "legal": "no"}
SITES = {"waterrand": "sppoh", "heuvelland": "swv"}


def words(answer):
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def shown(client, name="", **change):
    return client.get(f"{GUIDE}{name}", {**ANSWERS, **change})


def test_the_guide_opens_in_the_language_of_the_visitor_and_keeps_what_was_answered(client):
    there = client.get("/waterrand/guide/?who=parent", headers={"accept-language": "en"})
    assert (there.status_code, there["Location"]) == (302, "/waterrand/guide/en/?who=parent")
    assert client.get("/waterrand/guide/")["Location"] == GUIDE


def test_each_answer_leads_to_the_next_question(client):
    asked = []
    for number in range(len(ANSWERS)):
        page = words(client.get(GUIDE, dict(list(ANSWERS.items())[:number])))
        asked.append(re.search(r"Vraag (\d) van 5: (.*?) – Samenspraak", page).groups())
    assert [number for number, _text in asked] == ["1", "2", "3", "4", "5"]
    assert asked[2][1] == "Waar gaat het vooral over?"
    assert "6 mogelijkheden passen bij uw antwoorden" in words(shown(client))


def test_going_back_keeps_every_answer_also_the_later_ones(client):
    page = shown(client, "question/about/").content.decode()
    kept = dict(re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', page))
    assert kept == {name: value for name, value in ANSWERS.items() if name != "about"}
    assert re.search(r'name="about" value="support" required checked', page)
    back = re.search(r'class="back" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert back == f"{GUIDE}question/talked/?who=parent&talked=not_possible&about=support&home=yes&legal=no"
    assert re.search(r'name="talked" value="not_possible" required checked', client.get(back).content.decode())


@pytest.mark.parametrize("slug", SITES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_result_says_all_that_the_route_says(client, slug, language):
    route = route_of(SITES[slug])
    page = words(client.get(f"/{slug}/guide/{language}/", ANSWERS)).replace("&#x27;", "'")
    found = result(route, ANSWERS)
    assert found.ranked
    for way in found.ranked:
        option = route.options[way.option]
        texts = (option.title, option.costs.text, option.who_may_ask, option.duration, option.needs, *way.reasons)
        for text in (*texts, option.contact.text):
            assert text is None or text[language] in page
    for way in (*found.formal, *found.unfit):
        assert all(text[language] in page for text in (route.options[way.option].title, *way.reasons))
    for name in found.stays_open:
        assert route.options[name].title[language] in page


@pytest.mark.parametrize("name", ["mediation", "breakthrough_table"])
def test_an_option_that_names_the_consultant_of_your_school_leads_to_the_number(client, name):
    option = route_of("sppoh").options[name]
    assert "adviseur" in option.contact.text["nl"]
    ranked = re.search(r'<ol class="[^"]*rank.*?</ol>', shown(client).content.decode(), re.DOTALL)[0]
    card = next(one for one in ranked.split("/guide/nl/option/") if option.contact.text["nl"] in one)
    assert card.index('href="/waterrand/call/nl/') > card.index(option.contact.text["nl"])


@pytest.mark.parametrize("slug", SITES)
def test_every_result_has_a_page(client, slug):
    route = route_of(SITES[slug])
    # Many combinations lead to the same; which they are is tried one by one in test_combinations.
    different = {repr(result(route, answers)): answers for answers in combinations(route.guide)}
    assert len(different) > 50
    for answers in different.values():
        answer = client.get(f"/{slug}/guide/en/", answers)
        assert answer.status_code == 200
        assert "your answers" in words(answer)


@pytest.mark.parametrize("slug", SITES)
def test_every_option_has_a_page_that_carries_the_answers(client, slug):
    for name in route_of(SITES[slug]).options:
        page = client.get(f"/{slug}/guide/nl/option/{name}/", ANSWERS)
        assert page.status_code == 200
        assert "Is de leerling thuis zonder onderwijs? Ja" in words(page)
        assert f'href="/{slug}/guide/nl/?who=parent&amp;talked=not_possible' in page.content.decode()


def test_an_option_can_be_read_before_anything_was_answered(client):
    page = words(client.get(f"{GUIDE}option/mediation/"))
    assert "Naar de vragen" in page
    assert "Waarom dit past" not in page


def test_what_does_not_fit_says_so_on_its_own_page(client):
    page = words(shown(client, "option/mediation/", legal="running"))
    assert "Dit past nu niet bij uw antwoorden" in page
    assert "Waarom dit past" not in page


def test_whoever_may_begin_an_option_finds_the_answers_filled_in(client):
    button = 'href="/waterrand/start/mediation/?who=parent&amp;'
    assert button not in shown(client, "option/mediation/").content.decode()
    for handle, may in (("annelies", True), ("farid", False)):
        client.force_login(cast.User.objects.get(handle=handle))
        assert (button in shown(client, "option/mediation/").content.decode()) == may
    client.force_login(cast.User.objects.get(handle="annelies"))
    for home, checked in (("yes", True), ("no", False), ("perhaps", False)):
        form = client.get("/waterrand/start/mediation/", {**ANSWERS, "home": home}).content.decode()
        assert bool(re.search(r'name="fact_pupil_at_home" value="on" checked', form)) == checked


@pytest.mark.parametrize(
    "address",
    [
        f"{GUIDE}?who=nobody",
        f"{GUIDE}?who=parent&who=pupil",
        f"{GUIDE}?who=",
        f"{GUIDE}?who=parent&home=%00%ff",
        f"{GUIDE}question/colour/?who=parent",
        f"{GUIDE}question/home/?who=nobody",
        f"{GUIDE}option/lottery/?who=parent",
        f"{GUIDE}option/mediation/?who=nobody",
    ],
)
def test_an_address_that_is_not_understood_gets_a_page_that_leads_on(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Dit adres leidt niet verder" in words(answer)
    on = re.search(r'class="btn" href="([^"]+)"', answer.content.decode())[1]
    assert client.get(on).status_code == 200


def test_what_is_understood_of_such_an_address_is_kept(client):
    page = shown(client, about="weather")
    assert "Deze antwoorden kennen we wel" in words(page)
    on = re.search(r'class="btn" href="([^"]+)"', page.content.decode())[1].replace("&amp;", "&")
    assert "Waar gaat het vooral over?" in words(client.get(on))
    assert "home=yes" in on


def test_what_a_mail_program_adds_to_an_address_does_no_harm(client):
    assert "6 mogelijkheden" in words(shown(client, utm_source="mail"))


def test_nothing_in_an_address_is_taken_for_a_tag(client):
    page = shown(client, **{"x": "<script>alert(1)</script>", "decided-on": '"><script>'})
    assert "<script>" not in page.content.decode()


@pytest.mark.parametrize("address", ["/nowhere/guide/nl/", "/waterrand/guide/de/", "/nowhere/guide/nl/option/gpo/"])
def test_there_is_no_guide_where_there_is_no_partnership_or_language(client, address):
    assert client.get(address).status_code == 404


def test_a_route_without_a_guide_has_no_page_and_no_link(client, tmp_path, settings):
    text = (settings.ROUTES / "sppoh.yaml").read_text("utf-8")
    (tmp_path / "sppoh.yaml").write_text(text[: text.index("\nguide:\n")], "utf-8")
    settings.ROUTES = tmp_path
    assert client.get(GUIDE).status_code == 404
    assert "/waterrand/guide/" not in client.get("/waterrand/").content.decode()


def test_the_last_days_are_counted_from_the_day_of_the_decision(client):
    page = words(shown(client, **{"decided-on": "2026-01-05"}))
    assert re.search(r"Geschillencommissie passend onderwijs \(GPO\) Tot en met maandag 16 februari", page)
    assert re.search(r"Landelijke Klachtencommissie Onderwijs \(LKC\).{1,120}Tot en met dinsdag 5 januari", page)


def test_a_last_day_that_passed_says_whom_to_ask_and_blames_nobody(client):
    page = words(shown(client, **{"decided-on": "2020-01-06"}))
    assert "Tot en met maandag 17 februari 2020 . Die dag is voorbij. Vraag zelf bij hen na of het nog kan." in page
    assert "te laat" not in page


@pytest.mark.parametrize("day", ["2026-13-40", "soon", "9999-01-01"])
def test_a_day_that_cannot_be_is_refused_at_its_place(client, day):
    page = shown(client, **{"decided-on": day}).content.decode()
    assert "Vul een dag in die is geweest" in page
    assert 'aria-invalid="true"' in page


def test_the_day_of_the_decision_goes_along_to_every_page(client):
    day = timezone.localdate().isoformat()
    page = shown(client, **{"decided-on": day}).content.decode()
    links = [one.replace("&amp;", "&") for one in re.findall(r'href="(/waterrand/guide/\w+/[^"]*\?[^"]*)"', page)]
    assert len(links) > 10
    assert all(f"decided-on={day}" in one for one in links)


def test_the_other_language_is_one_link_away_with_the_same_answers(client):
    there = re.search(r'href="([^"]+)" lang="en"', shown(client).content.decode())[1].replace("&amp;", "&")
    page = client.get(there)
    assert "6 options fit your answers" in words(page)
    assert 'html lang="en"' in page.content.decode()
    assert page["Content-Language"] == "en"


@pytest.mark.parametrize("address", ["/waterrand/", "/demo/"])
def test_the_guide_is_found_from_the_first_pages(client, settings, address):
    settings.DEMO = True
    assert 'href="/waterrand/guide/"' in client.get(address).content.decode()


def test_only_looking_is_possible():
    client = Client(enforce_csrf_checks=True)
    for name in ("", "question/who/", "option/mediation/"):
        assert client.post(f"{GUIDE}{name}", ANSWERS).status_code in (403, 405)
        assert client.head(f"{GUIDE}{name}", ANSWERS).status_code == 200
