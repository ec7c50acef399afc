"""Whoever finds a hole is told to whom to report it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

WHERE = "/.well-known/security.txt"


def test_the_address_of_the_administrator_stands_where_it_is_looked_for(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    answer = client.get(WHERE)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert lines["Contact"] == "mailto:security@example.org"
    left = datetime.fromisoformat(lines["Expires"]) - timezone.now()
    assert timedelta(days=150) < left < timedelta(days=365)


def test_where_nobody_is_named_it_is_not_there(client):
    assert client.get(WHERE).status_code == 404


@pytest.mark.parametrize("path", ["SECURITY.md", "docs/security/threat-model.md", "docs/security/keys.md"])
def test_what_is_said_of_safety_is_found_from_the_first_page(path):
    from tests.security.test_asvs import ROOT

    assert (ROOT / path).exists()
    assert "SECURITY.md" in (ROOT / "README.md").read_text("utf-8")
    assert path == "SECURITY.md" or path in (ROOT / "SECURITY.md").read_text("utf-8")
