"""A route that is broken in ten ways: each time one clear sentence with the line, and nothing falls over."""

from pathlib import Path

import pytest

from samenspraak.cli import main

pytestmark = pytest.mark.slow

ROUTE = (Path(__file__).parents[2] / "routes" / "sppoh.yaml").read_text("utf-8")
LAUGHS = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"{after}: &{after} [*{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}]\n"
    for one, after in zip("abcdefgh", "bcdefghi", strict=True)
)


def changed(old, new):
    assert old in ROUTE, old
    return ROUTE.replace(old, new, 1)


CHECKS = "        source: P8\n        waits_for: consultant\n        term: 3 working days\n"
DECIDES = "            by: manager\n            decides: true"

BROKEN = {
    "an unknown step": (
        changed("to: decide\n", "to: decidde\n"),
        "to: decidde",
        "names the step 'decidde', which does not exist. Mend: Write 'decide' if that is meant.",
    ),
    "a dead end": (
        changed("            to: accept\n", ""),
        "      assign:\n",
        "Step 'assign' is not final and nothing leads out of it.",
    ),
    "a missing text": (
        changed("text: {nl: Keur de aanvraag goed, en: Approve the application}", "text: {nl: Keur de aanvraag goed}"),
        "text: {nl: Keur de aanvraag goed}",
        "Action 'approve' of step 'decide' has a text 'text' without words in 'en'. Mend: Write the text in 'en'.",
    ),
    "a missing term": (
        changed(CHECKS, CHECKS.replace("        term: 3 working days\n", "")),
        "      check:",
        "Step 'check' has no term, so nobody is told when it takes too long.",
    ),
    "an unknown role": (
        changed(DECIDES, DECIDES.replace("manager", "manger")),
        "            by: manger",
        "names the role, side or group 'manger', which does not exist. Mend: Write 'manager' if that is meant.",
    ),
    "a wrong type": (
        changed("guideline: 3\n", "guideline: three\n"),
        "guideline: three",
        "Expected here: a whole number. Found: 'three'.",
    ),
    "a duplicate key": (
        changed("      check:\n        title", "      sign:\n        title"),
        "      sign:\n        title: {nl: Controle",
        "'sign' stands here twice; the first is on line",
    ),
    "a decider who applied": (
        changed(DECIDES, DECIDES.replace("manager", "consultant")),
        "          approve:",
        "Action 'approve' of step 'decide' decides, and 'consultant' may have applied, signed, checked.",
    ),
    "a billion laughs": (LAUGHS, "d: &d", "More than 20 aliases ('*name'). Write the values out."),
    "ten megabytes": (
        ROUTE + "#" * 10 * 1024 * 1024,
        "",
        "The file is larger than 512 kB, which is too large for a route.",
    ),
}


@pytest.mark.parametrize(("text", "line", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_route_is_refused_in_a_sentence_with_the_line(tmp_path, capsys, text, line, sentence):
    file = tmp_path / "broken.yaml"
    file.write_text(text, "utf-8")
    assert main(["route", "check", str(file)]) == 1
    told = [one for one in capsys.readouterr().out.splitlines() if sentence in one]
    number = text[: text.index(line)].count("\n") + 1
    assert len(told) == 1, told
    assert told[0].startswith(f"{file}:{number}:"), told
