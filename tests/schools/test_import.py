"""`samenspraak import schools`: all of a file or nothing, every bad row named, and a second time nothing changes."""

import re

import pytest

from samenspraak.cases.folding import folded
from samenspraak.cases.models import Case
from samenspraak.cases.verify import faults
from samenspraak.people import schoolfile, schoolimport
from samenspraak.people.models import School
from samenspraak.people.places import in_small_letters
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.schools.conftest import HEADER, row

pytestmark = pytest.mark.slow

BROKEN = (
    ({"brin": ""}, "the BRIN is empty"),
    ({"brin": "X9XX"}, "a BRIN is two digits and two letters, such as 99XA, not 'X9XX'"),
    ({"location": "A1"}, "a vestigingsnummer is two digits"),
    ({"name": ""}, "the name is empty"),
    ({"name": "=HYPERLINK(1)"}, "the name looks like a formula of a spreadsheet: '=HYPERLINK(1)'"),
    ({"name": "n" * 201}, "the name is longer than 200 signs"),
    ({"postcode": "0123 AB"}, "a postcode is four digits and two letters, such as 2999 SA, not '0123 AB'"),
    ({"postcode": ""}, "the postcode is empty"),
    ({"place": "@plaats"}, "the place looks like a formula"),
    ({"street": "Weg\x07"}, "the street holds signs that cannot be read: 'Weg\\x07'"),
)


def schools():
    return list(School.objects.order_by("pk").values())


@pytest.fixture
def mixed(file):
    """Five hundred schools, of which every tenth is bad, each kind of bad five times; and which lines those are."""
    lines, bad = [], {}
    for number in range(500):
        wrong, reason = BROKEN[number // 10 % 10] if number % 10 == 7 else ({}, "")
        lines.append(row(number, **wrong))
        if reason:
            bad[number + 2] = reason
    assert len(bad) == 50
    return file(*lines), bad


def reported(said):
    return {int(line): reason for line, reason in re.findall(r"line (\d+): (.*)", said)}


def test_one_bad_row_and_nothing_is_imported(waterrand, mixed, bring_in):
    before = schools()
    code, said = bring_in(mixed[0])
    assert code == 1
    assert "Nothing was imported. Mend the bad rows, or leave them out with --skip-bad." in said
    assert schools() == before


def test_exactly_the_bad_rows_are_named_with_line_and_reason(waterrand, mixed, bring_in):
    _code, said = bring_in(mixed[0])
    found = reported(said)
    assert found.keys() == mixed[1].keys()
    assert all(found[line].startswith(reason) for line, reason in mixed[1].items())
    assert "450 new, 0 changed, 0 the same, 3 not in the file, 50 bad." in said


def test_all_the_good_rows_are_imported_when_that_is_asked(waterrand, mixed, bring_in):
    code, said = bring_in(mixed[0], "--skip-bad")
    assert code == 1
    assert reported(said).keys() == mixed[1].keys()
    assert "450 schools were written." in said
    assert waterrand.schools.count() == 453
    one = waterrand.schools.get(name="School nummer 2")
    assert (one.brin, one.location, one.postcode) == ("12AA", "00", "2002SA")
    assert (one.street, one.place, one.board) == ("Plein 1813 2", "Bergen op Zand", "40002")


def test_a_second_time_nothing_changes_and_it_says_so(waterrand, mixed, bring_in):
    bring_in(mixed[0], "--skip-bad")
    before = schools()
    _code, said = bring_in(mixed[0], "--skip-bad")
    assert "0 new, 0 changed, 450 the same" in said
    assert "Nothing had to change." in said
    assert schools() == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(waterrand, file, bring_in):
    before = schools()
    code, said = bring_in(file(row(1), row(2)), "--dry-run")
    assert code == 0
    assert "2 new, 0 changed" in said
    assert "Nothing was imported: this was a dry run." in said
    assert schools() == before


def test_what_is_different_is_changed_and_named(waterrand, file, bring_in):
    bring_in(file(row(1), row(2)))
    there = waterrand.schools.get(name="School nummer 1")
    code, said = bring_in(file(row(1, name="De Nieuwe Naam", postcode="2999sd"), row(2)))
    assert code == 0
    assert "Other than before: De Nieuwe Naam, Kadehoek (name, postcode)." in said
    there.refresh_from_db()
    assert (there.name, there.postcode) == ("De Nieuwe Naam", "2999SD")


def test_a_school_that_is_not_in_the_file_is_named_and_stays(waterrand, file, bring_in):
    _code, said = bring_in(file(row(1)))
    assert "Not in the file, and left as it is: De Papieren Boot, Waterdam." in said
    assert waterrand.schools.filter(name="De Papieren Boot").exists()


def test_a_school_without_a_number_gets_it_from_the_file(waterrand, file, bring_in):
    made = School.objects.create(partnership=waterrand, name="De Brug", place="Waterdam", region="noord")
    code, _said = bring_in(file(row(3, name="De brug", place="WATERDAM")))
    assert code == 0
    made.refresh_from_db()
    assert (made.name, made.brin, made.region) == ("De brug", "13AA", "noord")


def test_the_region_of_a_school_stays_unless_the_file_or_the_command_says_another(waterrand, file, bring_in):
    header = f"{HEADER};REGIO"
    bring_in(file(f"{row(1)};zuid", f"{row(2)};", header=header), "--region", "noord")
    found = dict(waterrand.schools.filter(name__startswith="School").values_list("name", "region"))
    assert found == {"School nummer 1": "zuid", "School nummer 2": "noord"}
    _code, said = bring_in(file(row(1), row(2)))
    assert "Nothing had to change." in said


def test_two_addresses_of_a_school_may_have_the_same_name(waterrand, file, bring_in):
    same = {"brin": "99AB", "name": "De Toren", "place": "WATERDAM"}
    code, _said = bring_in(file(row(1, **same, location="99AB00"), row(2, **same, location="1")))
    assert code == 0
    assert {one.location for one in waterrand.schools.filter(name="De Toren")} == {"00", "01"}


def test_a_school_that_stands_twice_in_the_file_is_a_bad_row(waterrand, file, bring_in):
    code, said = bring_in(file(row(1), row(2), row(1, name="Anders")))
    assert code == 1
    assert reported(said) == {4: "this is the same school as line 2 (11AA 00)."}


def test_a_school_whose_row_is_bad_is_not_said_to_be_missing(waterrand, file, bring_in):
    bring_in(file(row(1), row(2)))
    _code, said = bring_in(file(row(1, postcode="?"), "Zuid-Holland;1;12AA;00"))
    assert "Not in the file, and left as it is: School nummer" not in said
    assert "0 new, 0 changed, 0 the same, 3 not in the file, 2 bad." in said


def test_the_schools_of_another_partnership_are_left_alone(waterrand, file, bring_in):
    other = School.objects.get(name="De Linde")
    _code, said = bring_in(file(row(1, brin=other.brin, location=other.location)))
    assert "De Linde" not in said
    assert School.objects.filter(brin=other.brin).count() == 2
    assert School.objects.get(pk=other.pk).name == "De Linde"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_encoding_and_delimiter_are_found(waterrand, file, bring_in, encoding, sign):
    line = row(1, name="Daniël Café").replace(";", sign)
    code, said = bring_in(file(line, header=HEADER.replace(";", sign), encoding=encoding))
    assert code == 0, said
    assert waterrand.schools.filter(name="Daniël Café").exists()


def test_the_layout_of_later_years_is_known_as_well(waterrand, file, bring_in):
    header = (
        "INSTELLINGSCODE,VESTIGINGSCODE,INSTELLINGSNAAM_VESTIGING,STRAATNAAM,POSTCODE_VESTIGING,PLAATSNAAM,"
        "BEVOEGD_GEZAG_NUMMER"
    )
    code, said = bring_in(file('99AB,00,"De Kei, de nieuwe",Kerkstraat 1,2999SA,Waterdam,41234', header=header))
    assert code == 0, said
    assert waterrand.schools.get(brin="99AB").name == "De Kei, de nieuwe"


def test_another_header_is_told_with_an_option(waterrand, file, bring_in):
    path = file(row(1), header=HEADER.replace("VESTIGINGSNAAM", "Hoe het heet"))
    code, said = bring_in(path)
    assert code == 2
    assert "no column for name (known as VESTIGINGSNAAM or" in said
    assert "It has: PROVINCIE, " in said
    assert bring_in(path, "--column", "name=hoe het heet")[0] == 0
    code, said = bring_in(path, "--column", "name=Naam van de school")
    assert (code, "it has no column 'Naam van de school'" in said) == (2, True)


@pytest.mark.parametrize("told", ["naam=X", "name", "name=", "name= "])
def test_an_option_that_says_nothing_is_refused(told, bring_in, capsys):
    with pytest.raises(SystemExit):
        bring_in("schools.csv", "--column", told)
    assert "such as name=SCHOOLNAAM" in capsys.readouterr().err


def test_a_region_that_is_too_long_is_refused(bring_in, capsys):
    with pytest.raises(SystemExit):
        bring_in("schools.csv", "--region", "r" * 61)
    assert "a region is at most 60 signs long" in capsys.readouterr().err


def test_it_says_how_many_rows_were_checked_and_how_many_schools_were_written(waterrand, mixed, bring_in):
    _code, said = bring_in(mixed[0])
    lines = said.splitlines()
    assert lines[0] == "Checking rows: 0 of 500 are checked."
    assert lines[1].startswith("500 of 500 rows, ")
    assert "Writing" not in said
    _code, said = bring_in(mixed[0], "--skip-bad")
    assert "Writing schools: 0 of 450 are written.\n450 of 450 schools, " in said
    assert "Making" not in said


def test_the_cases_of_a_school_with_another_name_are_found_by_it_and_no_longer_by_the_old_one(
    waterrand, file, bring_in
):
    cast.make()
    walks = [Walk().join_all(), Walk()]
    walks[0].do("joris", "withdraw")
    elsewhere = Walk(family=cast.DAAN)
    school, before = walks[0].case.school, elsewhere.case.search
    school.brin, school.location = "11AA", "00"
    school.save()
    code, said = bring_in(file(row(1, name="De Nieuwe Naam", place="WATERDAM")))
    assert code == 0, said
    for walk in walks:
        found = Case.objects.get(pk=walk.case.pk)
        assert found.search == walk.case.search.replace(folded(school.name), "de nieuwe naam")
        assert "de nieuwe naam waterdam" in found.search
        assert "velden" in found.search
    assert Case.objects.get(pk=elsewhere.case.pk).search == before
    assert list(faults()) == []


def test_a_dry_run_leaves_the_search_of_cases_alone(waterrand, file, bring_in):
    walk = Walk()
    School.objects.filter(pk=walk.case.school_id).update(brin="11AA", location="00")
    bring_in(file(row(1, name="De Nieuwe Naam")), "--dry-run")
    assert Case.objects.get().search == walk.case.search


UNREADABLE = {
    "empty": (b"", "it is empty."),
    "blank": (b" \r\n", "it is empty."),
    "headers only": (HEADER.encode(), "there is no school in it"),
    "spreadsheet": (b"PK\x03\x04 rest", "it is a spreadsheet, not a CSV file. Save it as CSV, in UTF-8."),
    "utf-16": (HEADER.encode("utf-16"), "it is UTF-16, not a CSV file."),
    "not text": (HEADER.encode() + b"\n\0\0", "it is not text."),
    "unknown letters": (
        f"{HEADER}\n{row(1, name='Daniël')}\n".encode("cp1252") + b"\x81\x8d",
        "line 3: it holds letters in an unknown",
    ),
    "open quotation": (f'{HEADER}\n{row(1)}\n"a;b'.encode(), "line 3: a quotation mark is not closed"),
    "no columns": (b"just a line of text\nand another", "its first line has no column for BRIN (known as BRIN NUMMER"),
    "too big": (b"x" * (schoolfile.MOST_BYTES + 1), "it is larger than 10 MB."),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(kind, waterrand, file, bring_in):
    raw, reason = UNREADABLE[kind]
    before = schools()
    code, said = bring_in(file(raw=raw))
    assert code == 2
    assert f"schools.csv: {reason}" in said
    assert "Nothing was imported." in said
    assert schools() == before


def test_a_file_that_is_not_there_is_named(waterrand, tmp_path, bring_in):
    code, said = bring_in(tmp_path / "none.csv")
    assert (code, "none.csv: cannot be read (No such file or directory)." in said) == (2, True)


def test_an_unknown_partnership_is_refused_and_those_that_exist_are_named(waterrand, file, bring_in):
    code, said = bring_in(file(row(1)), partnership="nowhere")
    assert (code, said) == (2, "There is no partnership 'nowhere'. There is: heuvelland, waterrand.\n")


def test_a_row_with_too_few_cells_is_bad_and_an_empty_line_is_none(waterrand, file, bring_in):
    code, said = bring_in(file(row(1), "Zuid-Holland;41", "", ";;;;;;;;;;", row(2)))
    assert code == 1
    assert reported(said) == {3: "there are only 2 cells in it."}


def test_lines_are_counted_as_an_editor_counts_them(waterrand, file, bring_in):
    _code, said = bring_in(file(row(1, name='"Twee\r\nregels"'), row(2, brin="?")))
    assert reported(said).keys() == {4}


def test_when_writing_fails_halfway_nothing_is_there(waterrand, file, bring_in, monkeypatch):
    monkeypatch.setattr(schoolimport, "AT_ONCE", 2)
    made, bulk_create = [], School.objects.bulk_create

    def fails_later(some):
        written = bulk_create(some)
        made.append(len(written))
        if len(made) == 2:
            raise RuntimeError("the machine stops")
        return written

    monkeypatch.setattr(School.objects, "bulk_create", fails_later)
    before = schools()
    with pytest.raises(RuntimeError):
        bring_in(file(*(row(number) for number in range(5))))
    assert made == [2, 2]
    assert schools() == before


def test_a_hundred_thousand_rows_are_read_with_little_ado(file):
    lines = (row(number % 5000, location=f"{number // 5000:02}", postcode="2999SA") for number in range(100_000))
    sheet = schoolfile.read(file(*lines, header=HEADER), {})
    assert (len(sheet.rows), sheet.bad) == (100_000, [])


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("DEN HAAG", "Den Haag"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("IJMUIDEN", "IJmuiden"),
        ("LEIDSCHENDAM-VOORBURG", "Leidschendam-Voorburg"),
        ("Ter Apel", "Ter Apel"),
    ],
)
def test_places_are_written_as_people_do(given, place):
    assert in_small_letters(given) == place
