"""A parent takes their own papers along, while the pupil is at school for a part of the week; seen on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.walking import People, Watch, in_days, waterrand

TOGETHER = "Zet deze bij elkaar"


@pytest.mark.timeout(180)
def test_papers_are_chosen_and_put_together_and_no_page_on_the_way_is_wrong(
    open_page, settings, transactional_db, axe, subtests
):
    since = timezone.localdate() - timedelta(days=20)
    walk = waterrand(facts={"pupil_at_home": since}).join_all().declare_all()
    walk.do("samira", "done", {"our_view": "Samira schreef dit."})
    walk.do("samira", "attends_partly", {"since": in_days(-8)})
    watch = Watch(axe)
    people = People(open_page, settings, watch=watch).follow(walk)
    samira = people.be("samira").open_case()
    assert samira.reads("12 dagen", "De leerling gaat een deel van de week naar school")
    samira.press(samira.link("Kies wat u meeneemt"))
    samira.send(TOGETHER)
    assert samira.reads("Kies ten minste één ding om mee te nemen.")
    samira.pick(samira.main.get_by_role("checkbox").first)
    samira.send(TOGETHER)
    assert samira.heads(1) == ["Eigen stukken van Samira Haddou"]
    annelies = people.be("annelies")
    annelies.visit("/waterrand/work/")
    assert annelies.reads("12 dagen", "De leerling gaat een deel van de week naar school")
    with subtests.test("axe finds nothing on a phone, and nothing is wider than the screen"):
        assert watch.wrong == []
