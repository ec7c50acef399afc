"""Everyone sees who takes part and how far each is: invited, opened, joined, done, signed, gone on without, ended."""

from samenspraak.cases.models import Party
from tests.cases.walking import Walk
from tests.web.test_pages import text_of


def page(walk, visit, who):
    return text_of(visit(who).get(f"/waterrand/cases/{walk.case.reference}/"))


def test_an_invitation_is_opened_by_looking_and_joined_by_a_button(visit, db):
    walk = Walk()
    assert "Joris Velden ouder of verzorger, heeft gezag Uitgenodigd" in page(walk, visit, "annelies")
    page(walk, visit, "joris")
    assert "Joris Velden ouder of verzorger, heeft gezag Opende de uitnodiging" in page(walk, visit, "annelies")
    assert walk.view("annelies").case.version == 1
    walk.do("joris", "join")
    assert "Joris Velden ouder of verzorger, heeft gezag Doet mee" in page(walk, visit, "annelies")


def test_the_receipt_is_written_once(visit, db):
    walk = Walk()
    page(walk, visit, "joris")
    first = Party.objects.get(case=walk.case, user__handle="joris").opened_at
    page(walk, visit, "joris")
    assert Party.objects.get(case=walk.case, user__handle="joris").opened_at == first is not None


def test_looking_as_someone_who_takes_part_writes_nothing(visit, db):
    walk = Walk()
    page(walk, visit, "annelies")
    assert not Party.objects.filter(case=walk.case, opened_at__isnull=False).exists()


def test_who_declined_and_who_withdrew_is_said_without_blame(visit, db):
    walk = Walk().to_sign()
    walk.do("joris", "decline")
    assert "Joris Velden ouder of verzorger, heeft gezag Doet mee Koos ‘Ik doe liever niet mee’" in page(
        walk, visit, "tess"
    )
    other = Walk().to_talk()
    other.do("tess", "withdraw")
    assert "Koos ‘Stop met de bemiddeling’" in page(other, visit, "samira")


def test_people_stand_by_their_side(visit, db):
    shown = page(Walk(), visit, "samira")
    assert shown.index(["Ouders", "Samira", "Haddou"][0]) < shown.index("School")
    people = shown[shown.index("Wie doen er mee?") :]
    assert people.index("Noor Velden") < people.index("Tess van Wijngaard") < people.index("Annelies Bron")


def test_whom_one_goes_on_without_is_said(visit, db):
    walk = Walk()
    for who in ("samira", "noor", "tess", "marijke"):
        walk.do(who, "join")
    walk.do("annelies", "go_on_without", {"about": walk.party("joris").key, "attempts": "Drie keer gebeld."})
    walk.do("hanneke", "go_on_without:yes")
    assert "Joris Velden ouder of verzorger, heeft gezag We gaan door zonder" in page(walk, visit, "samira")
