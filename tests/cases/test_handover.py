"""A place passes to a colleague through the door: who sees what afterwards, who can take over, and in many cases."""

import pytest

from samenspraak.cases import handover, sight
from samenspraak.cases.handover import Passing
from samenspraak.cases.models import Notice, Party
from samenspraak.cases.perform import Done, Refused
from samenspraak.cases.pools import colleagues
from samenspraak.cases.sight import NotVisible
from samenspraak.cases.verify import faults
from samenspraak.people.models import Membership, School, User
from samenspraak.web import cast
from tests.cases.walking import Walk

pytestmark = pytest.mark.slow


def who(handle):
    return f"u{User.objects.get(handle=handle).pk}"


def hand_over(walk, by="ilse", role="consultant", to="yusuf", **more):
    answers = {"successor": who(to), **more}
    return walk.do(by, f"hand_over_{role}", answers)


def refused(walk, by="ilse", role="consultant", to="yusuf", **more):
    result = walk.try_to(by, f"hand_over_{role}", {"successor": who(to), **more})
    assert isinstance(result, Refused), result
    return result.refusal.codes


def member(handle, role, **where):
    user = cast.user_of(handle, handle.title())
    place = Party.objects.first().partnership
    Membership.objects.create(partnership=place, user=user, role=role, **where)
    return user


def test_a_colleague_has_the_place_and_all_of_it_verifies(noor):
    hand_over(noor)
    yusuf = noor.party("yusuf")
    assert (yusuf.name, yusuf.role, yusuf.status) == ("Yusuf Tamer", "consultant", "joined")
    assert list(faults()) == []


def test_who_left_does_not_see_the_case_any_more(noor):
    hand_over(noor)
    annelies = User.objects.get(handle="annelies")
    assert not sight.cases_of(annelies).exists()
    with pytest.raises(NotVisible):
        sight.view(annelies, noor.case.reference, partnership="waterrand")


def test_everyone_is_told_the_one_who_left_too(noor):
    Notice.objects.all().delete()
    hand_over(noor)
    told = set(Notice.objects.values_list("kind", "party__user__handle"))
    family = {("did", one) for one in ("samira", "joris", "noor", "tess", "marijke", "hanneke", "ruben", "yusuf")}
    assert told == family | {("handed_over", "annelies")}


def test_whoever_takes_over_reads_and_goes_on_with_what_was_written_there(noor):
    noor.join_all().declare_all()
    noor.do("annelies", "done", {"involvement": "Twee gesprekken gevoerd."})
    hand_over(noor)
    seen = noor.view("yusuf")
    assert [one.value for one in seen.answers if one.name == "involvement"] == ["Twee gesprekken gevoerd."]
    noor.do("yusuf", "done", {"involvement": "Drie gesprekken gevoerd."})
    assert [one.value for one in noor.view("yusuf").answers if one.name == "involvement"] == [
        "Drie gesprekken gevoerd."
    ]


def test_others_read_one_part_from_a_place_however_many_had_it(noor):
    noor.join_all().declare_all()
    noor.do("annelies", "done", {"involvement": "Twee gesprekken gevoerd."})
    hand_over(noor)
    noor.do("yusuf", "declare")
    noor.do("yusuf", "done", {"involvement": "Drie gesprekken gevoerd."})
    for handle in ("samira", "joris", "tess"):
        noor.do(handle, "done")
    assert noor.track.step == "sign"
    assert [one.value for one in noor.view("samira").answers if one.name == "involvement"] == [
        "Drie gesprekken gevoerd."
    ]


def test_a_part_that_others_do_not_read_yet_stays_shut_for_them(noor):
    noor.join_all().declare_all()
    noor.do("samira", "done", {"our_view": "mijn kant"})
    hand_over(noor)
    assert "mijn kant" not in [one.value for one in noor.view("yusuf").answers]


def test_a_signature_is_not_handed_over(noor):
    noor.to_sign()
    noor.do("annelies", "sign")
    hand_over(noor)
    assert noor.offer("yusuf", "sign").refusal is None
    noor.do("yusuf", "sign")


def test_who_takes_over_for_the_one_away_may_be_that_person(noor):
    result = hand_over(noor, by="annelies")
    assert result.left
    assert not hand_over(noor, by="yusuf", to="annelies").again


def test_who_comes_back_sees_the_case_and_what_happened_meanwhile(noor):
    noor.join_all()
    hand_over(noor)
    noor.do("samira", "declare")
    hand_over(noor, to="annelies")
    assert Party.objects.filter(case=noor.case, role="consultant").count() == 2
    assert noor.view("annelies").person.status == "joined"
    assert list(faults()) == []


def test_colleagues_have_the_same_work_in_this_partnership_and_are_active(noor):
    seen = noor.view("ilse")
    member("ended", "consultant", is_active=False)
    member("other", "coordinator")
    names = [one.name for one in colleagues(seen.case, seen.route, seen.state, "consultant")]
    assert names == ["Annelies Bron", "Marleen Stok", "Yusuf Tamer"]


def names_of(walk, role):
    seen = walk.view("ilse")
    return {one.name for one in colleagues(seen.case, seen.route, seen.state, role)}


def test_a_manager_is_of_the_region_unless_the_region_has_nobody_else(noor):
    about = noor.party("hanneke").key
    assert {"Sylvia Berends", "Thijs Koster"} <= names_of(noor, "manager")
    member("north", "manager", region="noord")
    assert names_of(noor, "manager") == {"Hanneke Oord", "Ruben Vliet", "North"}
    assert refused(noor, role="manager", to="sylvia", about=about) == {"not_a_colleague"}
    hand_over(noor, role="manager", to="north", about=about)


def test_who_is_there_already_does_not_take_over_as_well(noor):
    assert refused(noor, role="manager", to="ruben", about=noor.party("hanneke").key) == {"is_here"}


def test_who_works_at_another_school_is_no_colleague_there(noor):
    seen = noor.view("ilse")
    names = [one.name for one in colleagues(seen.case, seen.route, seen.state, "care_coordinator")]
    assert names == ["Tess van Wijngaard"]
    member("new", "care_coordinator", school=School.objects.get(name="De Papieren Boot"))
    names = [one.name for one in colleagues(seen.case, seen.route, seen.state, "care_coordinator")]
    assert names == ["New", "Tess van Wijngaard"]


def test_a_parent_who_also_works_there_does_not_take_over(noor):
    Membership.objects.create(
        partnership=noor.case.partnership, user=User.objects.get(handle="samira"), role="consultant"
    )
    assert refused(noor, to="samira") == {"other_side"}


def test_who_applied_does_not_become_the_one_who_decides(noor):
    noor.to_check()
    Membership.objects.create(
        partnership=noor.case.partnership, user=User.objects.get(handle="annelies"), role="manager", region="noord"
    )
    about = noor.party("hanneke").key
    assert refused(noor, role="manager", to="annelies", about=about) == {"took_part"}


@pytest.mark.parametrize("by", ["samira", "tess"])
def test_who_the_route_does_not_name_hands_nothing_over(noor, by):
    noor.join_all()
    assert refused(noor, by=by) == {"not_yours"}


# In many cases


@pytest.fixture
def daan(db):
    return Walk(family=cast.DAAN, starter="wim")


def passing(leaving="annelies", to="yusuf", role="consultant", submission="once"):
    users = {one.handle: one.pk for one in User.objects.all()}
    return Passing(role, users[leaving], users[to], submission)


def over(walk, by="ilse", **more):
    return handover.hand_over(User.objects.get(handle=by), "waterrand", walk.case.reference, passing(**more))


def test_a_place_passes_in_many_cases_and_what_cannot_says_why(noor, daan):
    daan.join_all().do("mirjam", "decline")
    assert isinstance(over(noor), Done)
    assert over(daan).refusal.codes == {"ended"}
    assert noor.party("yusuf").status == "joined"


def test_sent_twice_it_is_done_once(noor):
    assert not over(noor).again
    assert over(noor).again
    assert over(noor, submission="another").refusal.codes == {"not_here"}


def test_a_case_that_one_does_not_see_is_not_there(noor):
    with pytest.raises(NotVisible):
        over(noor, by="farid")


def test_who_may_not_is_refused(noor):
    assert over(noor, by="annelies", leaving="hanneke", to="yusuf", role="manager").refusal.codes == {"not_yours"}


def test_it_is_done_from_the_place_that_may(noor):
    samira = User.objects.get(handle="samira")
    place = noor.case.parties.get(user__handle="ilse")
    place.user = samira
    place.save()
    assert isinstance(over(noor, by="samira"), Done)


def test_the_roles_that_someone_may_hand_over_are_read_from_the_route(noor):
    route = noor.view("ilse").route
    assert handover.roles_to_hand_over(route, frozenset({"consultant"})) == ["consultant", "home_support"]
    of_manager = {"consultant", "manager", "coordinator", "home_support"}
    assert set(handover.roles_to_hand_over(route, frozenset({"manager"}))) == of_manager
    assert handover.roles_to_hand_over(route, frozenset({"home_support"})) == ["home_support"]
    assert handover.roles_to_hand_over(route, frozenset({"mediator", "guardian", "care_coordinator"})) == []
