"""Finding a school by what people type, with the mistakes that they make."""

import pytest

from samenspraak.people.models import School
from samenspraak.web.finding import MOST, find

KNOWN = (
    ("Sint-Jozefschool", "'s-Gravenhage", "2511SA"),
    ("De Papieren Boot", "Waterdam", "2999SA"),
    ("Daniël de Brouwerschool", "Bergen op Zand", "4611SD"),
    ("OBS De Linde", "Waterdam", "2999SD"),
    ("De Lindeboom", "Kadehoek", "2997SS"),
    ("Basisschool 't Startblok", "Kadehoek", "2997SA"),
    ("Montessori Lyceum Oost", "Leidschenveen-Dorp", "2265SA"),
)
SCHOOLS = [School(pk=pk, name=name, place=place, postcode=code) for pk, (name, place, code) in enumerate(KNOWN)]


def names(typed):
    return [school.name for school in find(SCHOOLS, typed).schools]


@pytest.mark.parametrize(
    "typed",
    [
        "De Papieren Boot", "papieren boot", "PAPIEREN", "papieren boot waterdam", "papierenboot", "papiern boot",
        "papiren", "pappieren boot", "paperien boot", "papieren boor", "basisschool de papieren boot",
        "“Papieren Boot”, Waterdam", "papieren-boot", "  papieren   boot ", "2999 SA", "2999sa", "boot 2999 sa",
    ],
)  # fmt: skip
def test_one_school_is_found_however_it_is_written(typed):
    assert names(typed) == ["De Papieren Boot"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("St. Jozef", "Sint-Jozefschool"),
        ("st jozefschool", "Sint-Jozefschool"),
        ("SINT JOZEF DEN HAAG", "Sint-Jozefschool"),
        ("sgravenhage", "Sint-Jozefschool"),
        ("Daniel", "Daniël de Brouwerschool"),
        ("daniël brouwer", "Daniël de Brouwerschool"),
        ("brouerschool", "Daniël de Brouwerschool"),
        ("t startblok", "Basisschool 't Startblok"),
        ("’t Startblok", "Basisschool 't Startblok"),
        ("montesori liceum", "Montessori Lyceum Oost"),
        ("leidschenveen", "Montessori Lyceum Oost"),
        ("2265", "Montessori Lyceum Oost"),
    ],
)
def test_abbreviations_accents_and_mistakes_do_no_harm(typed, name):
    assert names(typed) == [name]


def test_what_is_the_same_comes_before_what_begins_so():
    assert names("linde") == ["OBS De Linde", "De Lindeboom"]
    assert names("o.b.s. de linde, kadehoek")[0] == "De Lindeboom"


def test_a_place_or_a_postcode_without_letters_finds_all_that_are_there():
    assert names("Waterdam") == names("2999") == ["De Papieren Boot", "OBS De Linde"]
    assert names("2997 ZZ") == ["Basisschool 't Startblok", "De Lindeboom"]


@pytest.mark.parametrize("typed", ["", "   ", "!?", "Atlantis", "3511 AB", "\x00", "🏫", "boo" * 30, "9999"])
def test_what_comes_near_nothing_finds_nothing(typed):
    assert find(SCHOOLS, typed).schools == ()


def test_a_mistake_in_a_short_word_or_a_number_makes_it_another_one():
    assert names("2998") == []
    assert find([School(pk=1, name="De Ark", place="Zand")], "erk").schools == ()


def test_many_are_cut_off_and_it_is_known_that_there_are_more():
    many = [School(pk=number, name=f"De Brug {number}", place="Zand") for number in range(MOST + 1)]
    assert len(find(many, "brug").schools) == MOST
    assert find(many, "brug").is_more
    assert not find(many[:MOST], "brug").is_more
