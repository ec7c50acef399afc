"""Every word of the language is used by a walk that needs it, or is named here with the place of its effect."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from samenspraak.route import guidance, model, options, steps
from samenspraak.route.steps import Part
from tests.routes.driver import HERE, WORDS, reading

for file in sorted(Path(__file__).parent.glob("test_*.py")):
    if file.stem not in ("test_no_word_is_idle", "test_every_word_is_proven"):
        import_module(f"tests.routes.{file.stem}")

TEXTS = {"text", "title", "says", "then", "hint", "source", "plural", "duration", "link", "who_may_ask", "languages",
         "needs", "explains", "cannot", "leads", "again"}  # fmt: skip
"""Words that only carry a text: the pages show them, and the rule `texts` of check looks after them."""

ELSEWHERE = {
    "AccessLog": "who looked at a case: tests/privacy",
    "Route.access_log": "who looked at a case: tests/privacy",
    "AskedBy": "a wish to open: tests/routes/test_asking_for_an_option.py and the pages",
    "WithoutCase": "who asks without a case: tests/advice/test_asking_for_a_way.py, tests/route/checks",
    "CallBack": "who asks to be called back: tests/advice, tests/route/checks and tests/golden/call_backs.md",
    "Contact": "texts of the guide",
    "ContactOfOption": "whom to call, by school: tests/schools",
    "Costs.source": "texts",
    "Option.costs": "texts of the guide, proven in test_a_fee_is_approved",
    "Option.calls_back": "see CallBack",
    "Option.contact": "texts of the guide",
    "Option.formal": "check refuses a track that does not keep a formal body open",
    "Option.keeps_open": "check refuses a track that does not keep a formal body open",
    "Option.asked_by": "see AskedBy",
    "Role.side": "names exist, by check",
    "Role.many": "who of the staff stands in a new case: samenspraak.cases.staffing",
    "Role.of_region": "who of the staff stands in a new case: samenspraak.cases.staffing",
    "Step.room": "the room of the mediator, and the rule `room` of check",
    "Step.actions": "every test",
    "Step.offers": "the pages",
    "Step.shows": "the pages: tests/web/test_agreements.py",
    "Informal.to": "how somebody is addressed: tests/web/test_spoken_to.py",
    "Informal.words": "how somebody is addressed: tests/web/test_spoken_to.py",
    "Route.informal": "how somebody is addressed: tests/web/test_spoken_to.py",
    "Documents.watched_by": "who sees what was refused: tests/documents/test_refused.py",
    "Experience.max": "the page that asks how it was: tests/insight",
    "Experience.optional": "the page that asks how it was: tests/insight",
    "Experiences.reads": "who sees how many were asked: tests/insight",
    "Experiences.who_answered": "who sees in a case who answered: tests/insight",
    "Option.waiting": "see Waiting",
    "Waiting": "what others say about waiting: tests/route/test_waiting.py and tests/web/test_waiting.py",
    "Option.steps": "every test",
    "Option.conditions": "every test of conditions",
    "Option.consents": "every test of signatures",
    "Option.pauses": "every test of pauses",
    "Option.requests": "every test of requests",
    "Option.when": "every test of facts that change",
    "Action.asks": "every test of questions",
    "Route": "the whole file",
}


def words() -> list[str]:
    found = []
    for module in (model, options, guidance, steps):
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Part) and kind.__module__ == module.__name__:
                own = [word for word in inspect.get_annotations(kind) if word in kind.model_fields]
                found += [f"{name}.{word}" for word in own if word not in TEXTS]
    return sorted(set(found))


def proven() -> set[str]:
    return {one.word for one in WORDS}


@pytest.mark.parametrize("word", words())
def test_every_word_of_the_language_is_proven_or_has_its_place_elsewhere(word):
    assert word in proven() or word in ELSEWHERE or word.split(".")[0] in ELSEWHERE


def test_what_is_said_to_be_elsewhere_is_a_word_of_the_language():
    known = {*words(), *(word.split(".")[0] for word in words())}
    assert {one for one in ELSEWHERE if one not in known} <= {"Costs.source"}


@pytest.mark.parametrize("name", sorted(file.stem for file in HERE.glob("*.yaml")))
def test_every_small_route_may_run(name):
    from samenspraak.route.check import check

    assert check(reading(name)) == []
