"""The command line explains itself, and refuses in a sentence."""

import json
import socket
import subprocess
import sys

import pytest

from samenspraak.cli import main

VERBS = ["serve", "migrate", "demo", "import", "tick", "verify", "route"]
ROUTE_VERBS = ["check", "draw", "schema", "move"]


@pytest.mark.parametrize("words", [[], *([v] for v in VERBS), *(["route", v] for v in ROUTE_VERBS)], ids=str)
def test_every_verb_has_help(words, capsys):
    with pytest.raises(SystemExit) as stop:
        main([*words, "--help"])
    assert stop.value.code == 0
    assert "usage: samenspraak" in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["check", "draw", "schema"])
def test_route_verbs_start_no_django(verb, tmp_path):
    words = ["route", verb, *([] if verb == "schema" else [str(tmp_path / "none.yaml")])]
    code = f"import sys; from samenspraak.cli import main; main({words!r}); sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_schema_is_json(capsys):
    assert main(["route", "schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"]


def test_whoever_stops_reading_is_told_nothing_more():
    words = [sys.executable, "-m", "samenspraak.cli", "route", "schema"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as printing:
        printing.stdout.close()
        assert printing.stderr.read() == b""
    assert printing.returncode == 0


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["route", "check", str(tmp_path / "none.yaml")]) == 1
    assert "none.yaml" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_taken_port_is_refused_in_a_sentence(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "Choose another with --port" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-3", "many", "1000001", "²"])
def test_a_number_of_cases_that_is_none_is_refused(number, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["demo", f"--cases={number}"])
    assert stop.value.code == 2
    assert "write a whole number from 1 to 1000000" in capsys.readouterr().err


def test_the_demo_is_refused_unless_it_is_asked_for(capsys):
    assert main(["demo"]) == 2
    assert "SAMENSPRAAK_DEMO=on" in capsys.readouterr().err
