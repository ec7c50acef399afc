"""A step can be left by six things without anyone pressing a button; gates are looked at after every event."""

from tests.routes.driver import Walk, proves


def talk() -> Walk:
    return Walk("gates", ilse="coordinator", mother="guardian", father="guardian", tess="teacher invited")


def joined() -> Walk:
    return talk().does("tess", "join")


def called() -> Walk:
    return joined().does("ilse", "reached", side="school").does("ilse", "reached", side="parents")


def written() -> Walk:
    return called().does("mother", "done").does("tess", "done").does("father", "done")


def signed() -> Walk:
    return written().does("mother", "sign").does("father", "sign").does("tess", "sign")


def ready() -> Walk:
    return signed().does("mother", "name", candidate="bob").does("tess", "name", candidate="bob")


@proves("Gate.all_joined", "gates", "all_joined: [each guardian, teacher]", "all_joined: [each guardian]")
def test_it_goes_on_when_all_joined():
    assert talk().step == "invite"
    assert joined().step == "call"


@proves("Gate.all_contacted", "gates", "all_contacted: [parents, school]", "all_contacted: [school]")
@proves("Action.contacts", "gates", ", contacts: true", ", tells: everyone")
def test_it_goes_on_when_each_side_was_contacted():
    walk = joined().does("ilse", "reached", side="school")
    assert walk.step == "call"
    assert [value for value, _ in walk.asked("ilse", "reached")["side"].choices] == ["parents"]
    assert called().step == "write"


@proves("Gate.all_done", "gates", "all_done: [each guardian, teacher]", "all_done: [guardian, teacher]")
@proves("Action.finishes", "gates", "finishes: true", "tells: everyone")
def test_it_goes_on_when_all_are_done():
    walk = called().does("mother", "done").does("tess", "done")
    assert (walk.step, walk.waits_for) == ("write", {"father"})
    assert written().step == "sign"


@proves("Gate.all_signed", "gates", "leaves_when: {all_signed: plan, to: pick}")
@proves("Action.consents", "gates", "consents: plan", "tells: everyone")
@proves("Consent.signers", "gates", "signers: [each guardian, teacher]", "signers: [guardian, teacher]")
def test_it_goes_on_when_all_signed():
    walk = written().does("mother", "sign").does("tess", "sign")
    assert (walk.step, walk.waits_for) == ("sign", {"father"})
    assert signed().step == "pick"


@proves("Gate.chosen", "gates", "leaves_when: {chosen: mediator, to: ready}")
@proves("Action.chooses", "gates", "chooses: mediator, pool: roster", "tells: everyone")
def test_it_goes_on_when_someone_is_chosen():
    walk = signed().does("mother", "name", candidate="bob").does("tess", "name", candidate="ada")
    assert (walk.step, walk.track.assigned) == ("pick", {})
    assert ready().step == "ready"
    assert ready().track.assigned["mediator"] in ready().case.people


@proves("Gate.met", "gates", "- {met: room_found, to: started, tells: everyone}")
@proves("Action.judges", "gates", "judges: room_found", "tells: everyone")
def test_it_goes_on_when_conditions_are_met():
    walk = ready().does("ilse", "judge", room_found="no")
    assert walk.step == "ready"
    assert walk.does("ilse", "judge", room_found="yes").track.outcome == "started"
    assert walk.told["gate"] >= {"mother", "father", "tess"}


@proves("Step.leaves_when", "gates", "- {met: told_no, to: stopped}")
@proves("Does.sets", "gates", "sets: {told_no: true}", "tells: everyone")
def test_of_more_gates_the_first_that_is_open_wins():
    assert ready().does("tess", "no").track.outcome == "stopped"


@proves("Side.party", "gates", "{text: {en: partnership}, party: false}", "{text: {en: partnership}}")
def test_a_side_that_is_no_party_chooses_nobody():
    assert ready().step == "ready"


def test_whoever_contacts_the_sides_is_waited_for():
    assert joined().waits_for == {"ilse"}
