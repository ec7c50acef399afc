"""Both partnerships of the cast, and files of schools as the registry gives them out."""

import pytest

from samenspraak.cli import main
from samenspraak.people.models import Partnership
from samenspraak.web import cast

HEADER = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;"
    "POSTCODE;PLAATSNAAM;GEMEENTENUMMER;INTERNETADRES"
)
STREETS = ("Kerkstraat", "Dorpsweg", "Plein 1813", "Laan van Nieuw Oost", "Hoge Rijndijk")
PLACES = ("WATERDAM", "KADEHOEK", "BERGEN OP ZAND", "'S-GRAVENDAM", "OEVERWIJK")
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def row(number, **other):
    """A line of the registry for school `number`, with other values where they are given."""
    values = {
        "board": f"4{number:04}",
        "brin": f"1{number % 10}{LETTERS[number // 10 % 24]}{LETTERS[number // 240 % 24]}",
        "location": "00",
        "name": f"School nummer {number}",
        "street": STREETS[number % 5],
        "house": str(number),
        "postcode": f"{2000 + number} SA",
        "place": PLACES[number % 5],
        **other,
    }
    cells = ("board", "brin", "location", "name", "street", "house", "postcode", "place")
    return ";".join(["Zuid-Holland", *(values[one] for one in cells), "0518", "www.example.org"])


@pytest.fixture
def partnerships(db):
    cast.make()


@pytest.fixture
def waterrand(partnerships):
    return Partnership.objects.get(slug="waterrand")


@pytest.fixture
def file(tmp_path):
    """Write a file of schools: lines of text in an encoding, or bytes as they are."""

    def write(*lines, header=HEADER, encoding="utf-8", raw=None):
        path = tmp_path / "schools.csv"
        path.write_bytes("\r\n".join([header, *lines]).encode(encoding) if raw is None else raw)
        return path

    return write


@pytest.fixture
def bring_in(capsys):
    """Run the import for Waterrand; what it returns, and all that it said."""

    def run(path, *more, partnership="waterrand"):
        code = main(["import", "schools", str(path), "--partnership", partnership, *more])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run
