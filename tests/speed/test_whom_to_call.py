"""A school is found within fifty milliseconds among five hundred."""

import math
import time

import pytest

from samenspraak.people.models import Partnership, School
from samenspraak.web import cast, finding

pytestmark = [pytest.mark.speed, pytest.mark.django_db]
SCHOOLS, MOST_MS, GOES = 500, 50, 20
NAMES = ("De Papieren Boot", "Sint-Jozefschool", "Daniël de Brouwer", "De Regenboog", "Montessori Lyceum Oost")
PLACES = ("'s-Gravenhage", "Rijswijk", "Leidschenveen-Dorp", "Bergen op Zand")
TYPED = ("papiren boot", "St. Jozef rijswijk", "2123 SA", "school", "Atlantis", "a b c d e f g h i j k l m n o p")


@pytest.fixture
def many(db):
    cast.make()
    place = Partnership.objects.get(slug="waterrand")
    School.objects.bulk_create(
        School(
            partnership=place,
            name=f"{NAMES[number % 5]} {number}",
            place=PLACES[number % 4],
            postcode=f"{2000 + number}SA",
            street=f"Kerkstraat {number}",
            region="noord",
        )
        for number in range(SCHOOLS)
    )


def fastest(client, typed, *, cold):
    """The shortest time in which the server answers, in milliseconds; cold when no school was looked at before."""
    found = math.inf
    for _ in range(GOES):
        if cold:
            finding._words_of.cache_clear()
        begun = time.perf_counter()
        assert client.get("/waterrand/call/nl/", {"your-school": typed}).status_code == 200
        found = min(found, (time.perf_counter() - begun) * 1000)
    return found


@pytest.mark.parametrize("cold", [False, True], ids=["warm", "cold"])
def test_a_school_is_found_within_fifty_milliseconds(client, many, cold):
    client.get("/waterrand/call/nl/")  # the route is read, and the templates
    found = {typed: fastest(client, typed, cold=cold) for typed in TYPED}
    print({typed: round(value, 1) for typed, value in found.items()})  # noqa: T201 - the figures, for who runs with -s
    assert [typed for typed, value in found.items() if value > MOST_MS] == []
