"""The link says what one goes to do, the button that it is done; afterwards the page says what was done."""

from datetime import timedelta

from django.utils import timezone

from tests.cases.walking import Walk
from tests.web.test_pages import text_of


class Screen:
    """Somebody at the pages of a case."""

    def __init__(self, walk, visit, who):
        self.case = f"/waterrand/cases/{walk.case.reference}/"
        self.client, self.walk, self.who = visit(who), walk, who

    def read(self, address=""):
        return text_of(self.client.get(self.case + address))

    def send(self, address, answers):
        version = {"version": self.walk.view(self.who).case.version}
        return text_of(self.client.post(self.case + address, {**answers, **version}, follow=True))


def test_the_link_to_a_part_does_not_say_that_it_is_done(visit, db):
    samira = Screen(Walk(now=timezone.now()).join_all().declare_all(), visit, "samira")
    assert "Schrijf uw deel" in samira.read()
    assert "Mijn deel is klaar" not in samira.read()
    form = samira.read("mediation/do/done/")
    assert form.index("Schrijf uw deel") < form.index("Mijn deel is klaar")
    said = samira.send("mediation/do/done/", {"help_question": "Hoe praten we weer?", "our_view": "Het is stil."})
    assert "Gedaan: Mijn deel is klaar" in said


def test_what_is_kept_to_go_on_later_is_named_by_its_link(visit, db):
    samira = Screen(Walk(now=timezone.now()).join_all().declare_all(), visit, "samira")
    said = samira.send("mediation/draft/done/", {"our_view": "Het is stil."})
    assert "Uw tekst is bewaard. U kunt verdergaan wanneer u wilt: Schrijf uw deel" in said
    assert "Mijn deel is klaar" not in said


def test_an_answer_about_oneself_is_kept(visit, db):
    samira = Screen(Walk(now=timezone.now()).join_all(), visit, "samira")
    said = samira.send("mediation/do/declare/", {"no_legal_action": "none", "willing": "willing"})
    assert "Het antwoord is bewaard: Geef uw antwoord" in said


def test_a_request_is_sent_and_its_answer_said_back(visit, db):
    walk = Walk(now=timezone.now()).to_talk()
    until = (timezone.localdate() + timedelta(days=90)).isoformat()
    said = Screen(walk, visit, "samira").send("mediation/do/more_time/", {"until": until, "reason": "Vakantie"})
    assert "Verstuurd: Vraag meer tijd" in said
    key = walk.view("annelies").state.tracks["mediation"].open_requests()[0].key
    no = Screen(walk, visit, "annelies").send(f"mediation/answer/more_time/{key}/", {"answer": "no", "asked": key})
    assert "U zei nee: Vraag meer tijd" in no
