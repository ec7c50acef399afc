"""The whole route on one page: where it begins, the options, and the formal bodies that stay open (S11)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samenspraak.route.atoms import Text
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.state import Track
from samenspraak.route.steps import Step


@dataclass(frozen=True)
class MapEntry:
    """An option on the map; with `track`, as far as a case has come in it."""

    name: str
    option: Option
    beside: tuple[Option, ...] = ()
    """What can run at the same time."""
    after: Option | None = None
    """What comes before it."""
    track: Track | None = None

    @property
    def steps(self) -> list[Step]:
        """What is done in it, in the order of the route: no endings, and of the detours the one where the case is."""
        here = self.track.step if self.track else ""
        detours = self.option.detours - {here}
        return [step for name, step in self.option.steps.items() if not step.is_final and name not in detours]

    @property
    def here(self) -> Step | None:
        """The step where the case stands."""
        return self.option.steps[self.track.step] if self.track else None


@dataclass(frozen=True)
class RouteMap:
    """A route as a map. The first option of the file is where it begins; `formal` stays open all the way."""

    strands: list[tuple[str, Text]]
    first: MapEntry | None
    options: tuple[MapEntry, ...]
    formal: tuple[MapEntry, ...]


def route_map(route: Route, tracks: Mapping[str, Track] | None = None) -> RouteMap:
    """The map of a route, in the order of its file; with the tracks of a case, where this case is."""
    entries = [_entry(route, name, option, tracks or {}) for name, option in route.options.items()]
    ways = tuple(one for one in entries if not one.option.formal)
    return RouteMap(
        strands(route), next(iter(ways), None), ways[1:], tuple(one for one in entries if one.option.formal)
    )


def strands(route: Route) -> list[tuple[str, Text]]:
    """The two lines of a picture: the sides that come together, `p` and `s`, each with its name."""
    return [(face, route.sides[side].text) for face, side in zip("ps", route.parties, strict=False)]


def _entry(route: Route, name: str, option: Option, tracks: Mapping[str, Track]) -> MapEntry:
    after = route.options[option.opens_after.option] if option.opens_after else None
    return MapEntry(name, option, tuple(_beside(route, name)), after, tracks.get(name))


def _beside(route: Route, name: str) -> Iterator[Option]:
    for other, option in route.tracks.items():
        if other in route.options[name].runs_beside or name in option.runs_beside:
            yield option
