"""The card on top says the one thing to do, or for what we wait; at the end it says how it is now and who goes on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.perform import Done, perform
from samenspraak.web.templatetags.route_words import in_words
from tests.cases.walking import Walk
from tests.insight.conftest import completed
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow


def card(walk, visit, who):
    """The first card on the page of a case, and whether it presses."""
    page = visit(who).get(f"/waterrand/cases/{walk.case.reference}/").content.decode()
    start = page.index('<section class="next')
    return text_of_part(page[start : page.index("</section>", start)])


def text_of_part(html):
    class Part:
        content = html.encode()

    return ("btn--turn" in html, text_of(Part))


def day(walk, days):
    return (walk.now.date() + timedelta(days=days)).isoformat()


def test_an_invitation_says_who_invites_what_for_and_that_one_may_say_no(visit, db):
    presses, said = card(Walk(), visit, "joris")
    assert presses
    assert "Annelies Bron begon dit en nodigt u uit." in said
    assert "Meedoen is vrijwillig." in said
    assert "Wat u schrijft, leest alleen wie bij de vraag staat." in said
    assert said.index("Doe mee") < said.index("Ik doe liever niet mee")


def test_a_planned_conversation_is_what_everybody_waits_for(visit, db):
    walk = Walk(now=timezone.now()).to_talk()
    walk.do("samira", "declare")
    on = timezone.localdate() + timedelta(days=9)
    walk.do("mediator", "plan", {"on": on.isoformat(), "time": "9.30", "place": "Bibliotheek"})
    presses, said = card(walk, visit, "farid")
    assert not presses
    assert f"Gesprek: {in_words(on)} om 09.30 uur" in said
    assert "U hoeft vóór die dag niets te doen." in said
    assert "Verzet een gesprek" in said
    assert "Bibliotheek" in card(walk, visit, "samira")[1]


def test_on_the_day_the_mediator_is_asked_to_record_it(visit, db):
    walk = Walk().to_talk()
    walk.do("mediator", "plan", {"on": day(walk, 7)})
    presses, said = card(walk, visit, "farid")
    assert presses
    assert said.index("Leg een gesprek vast") < said.index("Rond de bemiddeling af")


def test_what_ends_the_track_is_the_last_of_what_can_be_chosen_instead(visit, db):
    said = card(Walk().to_talk(), visit, "farid")[1]
    assert said.index("Of kies:") < said.index("Leg een gesprek vast") < said.index("Rond de bemiddeling af")


def test_the_end_says_relation_solution_and_next_owner_apart(visit, db):
    walk = Walk().to_talk()
    walk.do("mediator", "complete", {"relation": "partly", "solution": "open", "next_owner": "Tess, zorgcoördinator"})
    _presses, said = card(walk, visit, "samira")
    assert "Hoe is het contact tussen ouders en school nu? Deels hersteld" in said
    assert "Hoe staat het met de oplossing voor de leerling? Nog open" in said
    assert "Wie neemt het nu verder op zich? Tess, zorgcoördinator" in said


def test_a_refusal_says_why_and_what_is_possible(visit, db):
    walk = Walk().to_decide()
    walk.do("hanneke", "refuse", {"reason": "Eerst een gesprek met de adviseur erbij.", "other_ways": ["counsellor"]})
    _presses, said = card(walk, visit, "tess")
    assert "Eerst een gesprek met de adviseur erbij." in said
    assert "Dit kan hierna: Bel de adviseur" in said


def test_a_reason_that_is_not_for_me_is_not_on_the_card(visit, db):
    walk = Walk().to_sign()
    walk.do("joris", "decline", {"reason": "Geheime reden"})
    assert "Geheime reden" in card(walk, visit, "samira")[1]
    assert "Geheime reden" not in card(walk, visit, "noor")[1]


def test_each_writer_is_quoted_under_the_question_that_was_asked_of_them(visit, db):
    walk = Walk().to_sign()
    page = text_of(visit("samira").get(f"/waterrand/cases/{walk.case.reference}/mediation/do/sign/"))
    assert "Wat gaat er nu moeilijk in het contact met de ouders? Woorden Geschreven door Tess van Wijngaard." in page
    assert page.index("Samen geschreven.") < page.index("Geschreven door u.")


def test_how_it_ended_stays_in_sight_when_somebody_asks_for_it_anew(visit, db):
    walk = completed()
    before = text_of(visit("joris").get(f"/waterrand/cases/{walk.case.reference}/"))
    assert "Wie neemt het nu verder op zich?" in before
    assert isinstance(perform(walk.case, "mediation", "ask", by=walk.party("samira"), now=walk.now), Done)
    after = text_of(visit("joris").get(f"/waterrand/cases/{walk.case.reference}/"))
    ending = before[before.index("Wie neemt het nu verder op zich?") :][:60]
    assert ending in after
