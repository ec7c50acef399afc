"""A case of the demo, its people, and a visitor for each of them."""

import pytest
from django.utils import timezone

from samenspraak.cases.models import Case, Event
from samenspraak.cases.perform import Done, perform
from samenspraak.web import cast, demo


@pytest.fixture
def case(db):
    """Noor's case at the first step, with everyone invited."""
    cast.make()
    return demo.begin("waterrand", cast.NOOR, "annelies", {"pupil_at_home": True})


@pytest.fixture
def do(case):
    """Do something in the case as someone of the cast; it has to succeed."""

    def act(handle, action, answers=None, option="mediation"):
        party = case.parties.get(user__handle=handle)
        done = perform(Case.objects.get(pk=case.pk), option, action, by=party, answers=answers or {})
        assert isinstance(done, Done), done.refusal
        return done

    return act


@pytest.fixture
def address(case):
    """The address of the case."""
    return f"/waterrand/cases/{case.reference}/"


@pytest.fixture
def history(case):
    """Give the case a long past: so many events more."""

    def lengthen(events):
        last = Event.objects.filter(case=case).order_by("-number").first()
        Event.objects.bulk_create(
            Event(
                partnership=case.partnership,
                case=case,
                number=last.number + number,
                at=timezone.now(),
                by="p1",
                option="mediation",
                action="declare",
                step_before="apply",
                step_after="apply",
                route_digest=last.route_digest,
                changes="[]",
                submission=f"past-{number}",
                previous=last.hash,
                hash=f"{number:064}",
            )
            for number in range(1, events + 1)
        )
        Case.objects.filter(pk=case.pk).update(version=last.number + events)

    return lengthen
