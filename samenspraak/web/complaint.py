"""What a complaint is about, and the formal bodies for it (S9, P14). Nothing is kept: the address says it all."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from samenspraak.route.atoms import Text
from samenspraak.route.filing import LastDay, last_day
from samenspraak.route.guidance import Complaint
from samenspraak.route.options import Option
from samenspraak.web.public import DECIDED_ON, Place


@dataclass(frozen=True)
class Body:
    """A formal body, with its last day when the day of the decision was given."""

    name: str
    option: Option
    last: LastDay | None


@dataclass(frozen=True)
class Asked:
    """Someone who says what a complaint is about: where, what was answered, and since which day."""

    at: Place
    complaint: Complaint
    about: str
    decided_on: date | None
    today: date

    @property
    def text(self) -> Text:
        """What was answered."""
        return self.complaint.about[self.about].text

    @property
    def first(self) -> list[Body]:
        """The bodies for what it is about, the first one first; none before that was answered."""
        return [self._body(name) for name in self._named]

    @property
    def others(self) -> list[Body]:
        """Every other formal body: they stay open, whatever is answered."""
        return [
            self._body(name) for name, one in self.at.route.options.items() if one.formal and name not in self._named
        ]

    @property
    def again(self) -> str:
        """The question once more, with the day kept."""
        kept = {DECIDED_ON: self.decided_on.isoformat()} if self.decided_on else {}
        return f"{self.at.address}?{urlencode(kept)}" if kept else self.at.address

    @property
    def _named(self) -> tuple[str, ...]:
        return self.complaint.about[self.about].bodies if self.about else ()

    def _body(self, name: str) -> Body:
        day = last_day(self.at.route, name, self.decided_on, self.today) if self.decided_on else None
        return Body(name, self.at.route.options[name], day)
