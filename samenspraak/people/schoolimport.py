"""Schools from a file into the database: first what would change, then all of it at once, or nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path

from samenspraak.people.models import Partnership, School
from samenspraak.people.schoolfile import Bad, Line, Row, read

FIELDS = ("brin", "location", "name", "street", "postcode", "place", "board")
AT_ONCE = 200


@dataclass
class Plan:
    """What a file would change."""

    new: list[School] = field(default_factory=list)
    changed: list[tuple[School, list[str]]] = field(default_factory=list)
    """Schools with other values in them already, and the names of what is different."""
    same: int = 0
    absent: list[School] = field(default_factory=list)
    """Schools of the partnership that the file does not name. They stay."""
    bad: list[Bad] = field(default_factory=list)

    @property
    def to_write(self) -> int:
        """How many schools are written."""
        return len(self.new) + len(self.changed)


def plan(
    partnership: Partnership,
    path: Path,
    columns: dict[str, str],
    region: str | None,
    watch: Callable[[list[Line]], Iterable[Line]] = iter,
) -> Plan:
    """What the file would change at this partnership; nothing is written. `region` is for rows that name none.

    `watch` follows the check of the rows: see schoolfile.read. Raises FileError when the file cannot be read as a
    whole, and OSError.
    """
    sheet = read(path, columns, watch)
    found = Plan(bad=sheet.bad)
    there = list(School.objects.filter(partnership=partnership).order_by("name", "place", "pk"))
    known = {(one.brin, one.location): one for one in there if one.brin}
    by_name = {_named(one.name, one.place): one for one in there if not one.brin}
    for row in sheet.rows:
        # A school that was made by hand is known by its name, until the registry gives it a number.
        school = known.get((row.brin, row.location)) or by_name.pop(_named(row.name, row.place), None)
        _into(found, partnership, school, row, region)
    in_file = {(row.brin, row.location) for row in sheet.rows} | {one.school for one in sheet.bad}
    # Also those that get their number now: they have it in them already.
    found.absent = [one for one in there if (one.brin, one.location) not in in_file]
    return found


def write(found: Plan) -> Iterator[int]:
    """Write all of it, and say how far it is. To be used up inside one transaction."""
    done = 0
    for some in batched(found.new, AT_ONCE, strict=False):
        done += len(School.objects.bulk_create(some))
        yield done
    for pairs in batched(found.changed, AT_ONCE, strict=False):
        School.objects.bulk_update([school for school, _what in pairs], [*FIELDS, "region"])
        done += len(pairs)
        yield done


def locked(slug: str) -> Partnership | None:
    """The partnership, held for this transaction, so that two imports wait for each other; None when there is none."""
    return Partnership.objects.select_for_update().filter(slug=slug).first()


def _into(found: Plan, partnership: Partnership, school: School | None, row: Row, region: str | None) -> None:
    values = {name: getattr(row, name) for name in FIELDS}
    if row.region or region is not None:
        values["region"] = row.region or region
    if school is None:
        found.new.append(School(partnership=partnership, **values))
        return
    different = [name for name, value in values.items() if getattr(school, name) != value]
    for name in different:
        setattr(school, name, values[name])
    if different:
        found.changed.append((school, different))
    else:
        found.same += 1


def _named(name: str, place: str) -> tuple[str, str]:
    return name.casefold(), place.casefold()
