"""No step that somebody takes at a screen asks the database more than ten times, and once to log the look."""

from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspraak.cases.models import Case
from samenspraak.web import cast
from tests.cases.walking import TO_THE_TABLE, Walk
from tests.web.test_queries import LOOK

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]
MOST = 10 + LOOK


class Posting(Walk):
    """The same walk, by sending forms; `most` holds for each deed how often it asked the database at most."""

    def __init__(self, **begin):
        self.most = Counter()
        super().__init__(now=timezone.now(), **begin)

    def do(self, who, action, answers=None):
        name, _, answer = action.partition(":")
        offer = self.offer(who, name)
        form = {**self.answers(who, name), **(answers or {}), "submission": f"{who} {action} {self.case.version}"}
        if offer and offer.consent:
            form["read"] = self.view(who).digest(self.option, offer.consent)
        here = f"/{self.case.partnership.slug}/cases/{self.case.reference}/{self.option}/"
        address = f"{here}answer/{name}/{offer.request}/" if answer else f"{here}do/{action}/"
        self._send(self.party(who).user, action, address, {**form, "answer": answer})

    def _send(self, user, action, address, form):
        visitor = Client()
        visitor.force_login(user)
        with CaptureQueriesContext(connection) as captured:
            answered = visitor.post(address, form)
        assert answered.status_code == 302, (action, answered.content.decode())
        asked = [one["sql"] for one in captured if "SAVEPOINT" not in one["sql"]]
        self.most[action] = max(self.most[action], len(asked))
        self.case = Case.objects.select_related("partnership").get(pk=self.case.pk)

    @property
    def too_often(self):
        return {action: count for action, count in self.most.items() if count > MOST}


def test_along_the_whole_way_of_the_one_route():
    walk = Posting().to_talk()
    walk.all_do([("mediator", one) for one in ("plan", "move", "hold", "hold", "hold", "fourth_talk")])
    walk.all_do([("hanneke", "fourth_talk:yes"), ("samira", "more_time"), ("annelies", "more_time:yes")])
    walk.all_do([("joris", "report_legal_action"), ("joris", "legal_action_over"), ("samira", "at_home")])
    walk.do("annelies", "change_custody", {"about": walk.party("joris").key, "custody": "no"})
    walk.all_do([("samira", "object"), ("ilse", "object:yes"), ("ilse", "propose")])
    new = walk.case.parties.get(role="mediator", status="invited").user.handle
    walk.do(new, "accept")
    walk.all_do([(seat, "sign") for seat in walk.track_waits()])
    walk.do(new, "complete")
    assert len(walk.most) > 20
    assert walk.too_often == {}


@pytest.mark.parametrize("deeds", [[("annelies", "return")], [("annelies", "refuse"), ("annelies", "reopen")]])
def test_when_an_application_goes_back_or_is_refused_and_opened_again(deeds):
    assert Posting().to_check().all_do(deeds).too_often == {}


def test_along_the_whole_way_of_the_other_route():
    walk = Posting(slug="heuvelland", family=cast.ELIF, starter="lotte").join_all()
    walk.all_do([("lotte", "done"), ("aylin", "sign"), ("lotte", "rest"), ("lotte", "resume"), ("kemal", "sign")])
    walk.all_do([("carola", "take_up"), ("joost", "propose"), ("mediator", "accept"), ("aylin", "represent")])
    walk.all_do([(who, "sign") for who in ("aylin", "kemal", "lotte", "stefan", "mediator")])
    walk.all_do([("aylin", "report_legal_action"), ("kemal", "go_on:yes"), ("mediator", "plan"), ("mediator", "hold")])
    walk.do("mediator", "settle")
    assert walk.track.outcome == "agreement"
    assert walk.too_often == {}


def test_along_the_whole_way_of_the_table_beside_mediation():
    walk = Posting().to_sign().on("breakthrough_table").all_do([("annelies", "open"), *TO_THE_TABLE])
    support, expert = (walk.party(role).user.handle for role in ("home_support", "expert"))
    walk.all_do([(support, "move"), (support, "hold"), (expert, "advise"), (support, "progress"), (support, "again")])
    walk.all_do([(support, "set_day"), (support, "hold"), (support, "advise"), (support, "place_found")])
    assert walk.track.outcome == "place_found"
    assert walk.too_often == {}


def test_along_the_whole_way_of_the_consultant_at_the_table():
    walk = Posting(slug="heuvelland", family=cast.ELIF, starter="lotte").join_all().on("consultant_at_table")
    walk.all_do([("aylin", "ask"), ("lotte", "ask:yes"), ("carola", "accept"), ("lotte", "plan")])
    walk.all_do(
        [("carola", "move"), ("lotte", "hold"), ("carola", "agree"), ("carola", "another"), ("lotte", "complete")]
    )
    assert walk.track.outcome == "agreed"
    assert walk.too_often == {}
