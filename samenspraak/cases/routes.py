"""The routes that cases follow: from a file to a stored version, and from a version to the route, read once."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from samenspraak.cases.models import Case, RouteVersion
from samenspraak.people.models import Partnership
from samenspraak.route.model import Route
from samenspraak.route.read import Reading, read_file, read_text

_KNOWN: dict[str, Route] = {}


def current(partnership: Partnership) -> RouteVersion:
    """The version that new cases of a partnership follow: its route file as it is now, stored when it is new.

    Raises RouteError when the file cannot be read, and FileNotFoundError when there is none.
    """
    reading = _read(settings.ROUTES / f"{partnership.route}.yaml")
    version, _ = RouteVersion.objects.get_or_create(
        partnership=partnership,
        digest=reading.digest,
        defaults={"name": reading.route.route, "text": reading.text},
    )
    return version


def newest(partnership: Partnership) -> Route:
    """The route of a partnership as its file is now, for words on a page that is about no case. Raises as `current`."""
    return _read(settings.ROUTES / f"{partnership.route}.yaml").route


def _read(path: Path) -> Reading:
    return _read_as_of(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _read_as_of(path: Path, _changed_at: int) -> Reading:
    return read_file(path)


def route_of(case: Case) -> Route:
    """The route that a case follows. The text is fetched only when this process has not read that version yet.

    Expects the case with its route version, the text deferred (see sight.py).
    """
    return route_at(case.route_version)


def route_at(version: RouteVersion) -> Route:
    """The route of a stored version."""
    if version.digest not in _KNOWN:
        _KNOWN[version.digest] = read_text(version.text, f"{version.name}.yaml").route
    return _KNOWN[version.digest]
