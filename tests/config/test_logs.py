"""Logs say where it went wrong, and never what was typed."""

import json
import subprocess
import sys

import pytest


@pytest.fixture
def logged():
    """The line that production would write for a failure; in a process of its own, as logging is global."""

    def line(code):
        start = "import logging, logging.config, structlog; from samenspraak.config import logs; "
        start += "logging.config.dictConfig(logs.configure(production=True))\n"
        done = subprocess.run([sys.executable, "-c", start + code], capture_output=True, text=True, check=True)
        return json.loads(done.stderr)

    return line


FAILURE = """
try:
    try:
        raise ValueError("typed by a parent")
    except ValueError as error:
        raise KeyError("typed by a school") from error
except KeyError:
    {log}
"""


@pytest.mark.parametrize(
    "log",
    [
        "logging.getLogger('django.request').exception('Internal Server Error: /x/')",
        "structlog.get_logger('samenspraak').exception('Internal Server Error: /x/')",
    ],
)
def test_an_exception_is_logged_by_kind_and_place_without_its_message(logged, log):
    line = logged(FAILURE.format(log=log))
    assert [error["kind"] for error in line["exception"]] == ["KeyError", "ValueError"]
    assert "typed" not in json.dumps(line)
    assert line["event"] == "Internal Server Error: /x/"


def test_sql_is_not_logged(logged):
    line = logged("logging.getLogger('django.db.backends').info('INSERT typed')\nlogging.warning('the only line')")
    assert line["event"] == "the only line"


def test_a_secret_address_is_blotted_out(logged):
    from samenspraak.advice.addresses import shared

    secret = shared("anything", 1)
    line = logged(f"logging.getLogger('django.request').warning('%s: %s', 'Conflict', '/w/call-back/nl/{secret}/')")
    assert line["event"] == "Conflict: /w/call-back/nl/…/"
