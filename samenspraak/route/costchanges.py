"""The change that notes costs: which event they were entered in, never what they came to."""

from dataclasses import dataclass
from typing import Literal

from samenspraak.route.state import Entered, Track, became
from samenspraak.route.trackchanges import OnTrack


@dataclass(frozen=True, slots=True)
class CostsEntered(OnTrack):
    """Costs were entered; they take the place of those of the event `instead_of`, if it is given."""

    option: str
    entered: Entered
    instead_of: int | None = None
    kind: Literal["costs_entered"] = "costs_entered"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        if self.instead_of is None:
            return became(track, costs=(*track.costs, self.entered))
        costs = tuple(self.entered if one.number == self.instead_of else one for one in track.costs)
        return became(track, costs=costs)
