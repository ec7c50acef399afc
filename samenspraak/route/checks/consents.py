"""Whoever signs knows what for: a text of the route, or what was written and they can read."""

from collections.abc import Iterator

from samenspraak.route.atoms import Selector
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.who import listed, reach, roles
from samenspraak.route.model import Route
from samenspraak.route.options import Consent, Option
from samenspraak.route.steps import Ask


@rule("consents")
def signatures_stand_under_words(route: Route, at: At) -> Iterator[Flaw]:
    """A consent says what is signed, or covers questions of which each signer can read one."""
    for name, option in route.tracks.items():
        for consent, one in option.consents.items():
            if one.says:
                continue
            path = ("options", name, "consents", consent)
            if not one.covers:
                reason = f"Consent '{consent}' has neither 'says' nor 'covers', so nothing is signed."
                yield Flaw(at(*path), reason, "Write under 'says' what is signed, or cover steps where it is written.")
                continue
            readers = list(_readers(route, option, one))
            blind = roles(route, one.signers).difference(*readers)
            if not readers:
                reason = f"Consent '{consent}' covers {listed(one.covers)}, and signs nothing that was written there."
                mend = "Cover a step with 'parts' or 'together', or write under 'says' what is signed."
                yield Flaw(at(*path, "covers"), reason, mend)
            elif blind:
                reason = f"Consent '{consent}' is signed by {listed(blind)}, who can read nothing that it covers."
                mend = "Let them read a question of those steps ('reads'), or write under 'says' what is signed."
                yield Flaw(at(*path, "signers"), reason, mend)


def _readers(route: Route, option: Option, consent: Consent) -> Iterator[frozenset[str]]:
    """For each question that a consent covers, the roles that can come to read the answer, the writer too."""
    for step in (option.steps[name] for name in consent.covers):
        written = [(ask, roles(route, step.waits_for)) for ask in step.together.values()]
        for part, asks in step.parts.items():
            written += [(ask, reach(route, Selector(part))) for ask in asks.values()]
        yield from (writers | _named(route, ask) for ask, writers in written if ask.type != "meeting")


def _named(route: Route, ask: Ask) -> frozenset[str]:
    if ask.per_side:
        return frozenset(name for name, role in route.people.items() if role.side in route.parties)
    return roles(route, (*ask.reads, *ask.readers_chosen_from))
