"""Someone without an account: another person enters what is said, and it is recorded as such."""

from tests.routes.driver import Walk, proves


def advice() -> Walk:
    walk = Walk("no_account", ann="consultant", mother="guardian", tess="teacher")
    return walk.does("ann", "take", candidate="ada").does("p4", "accept", via="ann")


@proves("Role.acts_through", "no_account", ", acts_through: consultant")
def test_another_enters_what_someone_without_an_account_says():
    walk = advice().does("p4", "promise", via="ann")
    assert (walk.track.signed["secrecy"].keys(), walk.last.act.via) == ({"p4"}, "ann")
    walk.does("p4", "advise", via="ann", advice="Talk")
    assert (walk.track.outcome, walk.told["did"]) == ("advised", {"mother", "tess"})


def test_nobody_else_enters_it_and_nobody_enters_it_for_someone_with_an_account():
    walk = advice()
    assert walk.refused("p4", "advise", via="tess", advice="Talk") == {"not_for_another"}
    assert walk.refused("p4", "advise", via="nobody", advice="Talk") == {"not_for_another"}
    assert walk.refused("ann", "advise", advice="Talk") == {"not_yours"}


@proves("Role.comes_from", "no_account", "comes_from: pool, optional: true, acts", "optional: true, acts")
def test_the_expert_comes_from_a_pool_of_people_without_an_account():
    walk = advice()
    assert walk.case.people["p4"].role == "expert"
    assert walk.does("p4", "refuse", via="ann").track.outcome == "refused"


@proves("Pool.account", "no_account", "pools:\n  outside: {text: {en: experts outside}, account: false}\n")
def test_the_pool_says_that_its_people_have_no_account():
    assert advice().route.pools["outside"].account is False
