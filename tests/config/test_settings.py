"""Settings fail loudly, in a sentence. Each case is a new process, since settings are read once."""

import os
import stat
import subprocess
import sys

import pytest

PRODUCTION = {
    "MODE": "production",
    "ALLOWED_HOSTS": "mediation.example.org",
    "SECRET_KEY": "s" * 64,
}


@pytest.fixture
def read_settings(tmp_path):
    def read(show="MODE", **given):
        env = {name: value for name, value in os.environ.items() if not name.startswith("SAMENSPRAAK_")}
        env |= {"SAMENSPRAAK_HOME": str(tmp_path / "home")}
        env |= {f"SAMENSPRAAK_{name}": value for name, value in given.items()}
        code = f"from samenspraak.config import settings; print(getattr(settings, {show!r}, ''))"
        return subprocess.run(
            [sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
        )

    return read


@pytest.fixture
def chain_key(tmp_path):
    file = tmp_path / "chain.key"
    file.write_text("ab" * 32)
    file.chmod(0o600)
    return str(file)


def test_nothing_given_is_enough_to_develop(read_settings, tmp_path):
    assert read_settings().returncode == 0
    key = tmp_path / "home/keys/secret.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_keys_are_made_once(read_settings):
    assert read_settings("SECRET_KEY").stdout == read_settings("SECRET_KEY").stdout
    assert read_settings("CHAIN_KEY").stdout == read_settings("CHAIN_KEY").stdout


def test_a_demo_in_production_is_refused(read_settings, chain_key):
    refused = read_settings(**PRODUCTION, CHAIN_KEY_FILE=chain_key, DEMO="on")
    assert refused.returncode != 0
    assert "The demo lets anyone in as anyone" in refused.stderr


def test_production_with_all_it_needs_starts(read_settings, chain_key):
    assert read_settings(**PRODUCTION, CHAIN_KEY_FILE=chain_key).returncode == 0
    assert read_settings("DEBUG", **PRODUCTION, CHAIN_KEY_FILE=chain_key).stdout == "False\n"


@pytest.mark.parametrize("missing", ["ALLOWED_HOSTS", "SECRET_KEY", "CHAIN_KEY_FILE"])
def test_production_without_one_of_its_needs_is_refused(read_settings, chain_key, missing):
    given = {**PRODUCTION, "CHAIN_KEY_FILE": chain_key}
    del given[missing]
    refused = read_settings(**given)
    assert refused.returncode != 0
    assert f"SAMENSPRAAK_{missing}" in refused.stderr


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("MODE", "live", "must be one of: development, production"),
        ("DEMO", "yes", "must be one of: off, on"),
        ("SECRET_KEY", "short", "give at least 50"),
        ("DATABASE_URL", "mysql://host/name", "Only SQLite and PostgreSQL"),
        ("DATABASE_URL", "nonsense", "SAMENSPRAAK_DATABASE_URL cannot be used"),
        ("HOME", "/dev/null/home", "Name a directory you may write in"),
        ("CHAIN_KEY_FILE", "/dev/null", "must be 32 bytes"),
        ("SECRET_KEY_FILE", "/no/such/file", "cannot be read"),
        ("SECURITY_CONTACT", "somebody", "must begin with mailto: or https://"),
        ("ADDRESS", "example.org", "such as https://example.org"),
        ("INVITATION_DAYS", "0", "a whole number above zero, such as 30"),
        ("INVITATION_DAYS", "many", "a whole number above zero, such as 30"),
    ],
)
def test_a_wrong_setting_is_refused_in_a_sentence(read_settings, name, value, reason):
    refused = read_settings(**{name: value})
    assert refused.returncode != 0
    assert reason in refused.stderr


@pytest.mark.parametrize("mode", [0o604, 0o620, 0o666])
def test_a_secret_that_others_can_read_or_change_is_refused(read_settings, tmp_path, mode):
    file = tmp_path / "secret.key"
    file.write_text("s" * 64)
    file.chmod(mode)
    refused = read_settings(SECRET_KEY_FILE=str(file))
    assert refused.returncode != 0
    assert f"others can read {file}" in refused.stderr


def test_a_group_may_read_a_secret_as_systems_give_it_to_a_service(read_settings, tmp_path):
    file = tmp_path / "secret.key"
    file.write_text("s" * 64)
    file.chmod(0o440)
    assert read_settings("SECRET_KEY", SECRET_KEY_FILE=str(file)).stdout.strip() == "s" * 64


def test_the_address_of_the_database_with_its_password_can_stand_in_a_file(read_settings, tmp_path):
    file = tmp_path / "database.url"
    file.write_text("postgres://someone:a-password@db.example.org/samenspraak\n")
    file.chmod(0o600)
    assert "a-password" in read_settings("DATABASES", DATABASE_URL_FILE=str(file)).stdout
    refused = read_settings(DATABASE_URL_FILE=str(file), DATABASE_URL="sqlite:///x")
    assert "not both" in refused.stderr


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("MAIL_SECURITY", "ssl", "must be one of: starttls, tls, none"),
        ("MAIL_PORT", "smtp", "a whole number above zero, such as 587"),
        ("MAIL_PASSWORD_FILE", "/no/such/file", "cannot be read"),
    ],
)
def test_a_wrong_setting_of_the_mail_server_is_refused_in_a_sentence(read_settings, name, value, reason):
    refused = read_settings(MAIL_HOST="mail.example.org", **{name: value})
    assert refused.returncode != 0
    assert reason in refused.stderr


def test_the_password_of_the_mail_server_is_a_secret_like_the_others(read_settings, tmp_path):
    file = tmp_path / "mail.password"
    file.write_text("wachtwoord-é\n", encoding="utf-8")
    file.chmod(0o644)
    given = {"MAIL_HOST": "mail.example.org", "MAIL_PASSWORD_FILE": str(file)}
    assert f"others can read {file}" in read_settings(**given).stderr
    file.chmod(0o600)
    assert "'password': 'wachtwoord-é'" in read_settings("MAILERS", **given).stdout


def test_mails_become_files_until_there_is_a_mail_server(read_settings, chain_key):
    assert "filebased" in read_settings("MAILERS").stdout
    assert "'use_tls': True" in read_settings("MAILERS", MAIL_HOST="mail.example.org").stdout
    assert "smtp" in read_settings("MAILERS", **PRODUCTION, CHAIN_KEY_FILE=chain_key).stdout


@pytest.mark.parametrize(
    ("hosts", "address"),
    [("mediation.example.org", "https://mediation.example.org"), (".example.org,b.org", "https://example.org")],
)
def test_mails_name_the_first_host_of_the_site(read_settings, chain_key, hosts, address):
    given = {**PRODUCTION, "CHAIN_KEY_FILE": chain_key, "ALLOWED_HOSTS": hosts}
    assert read_settings("SITE_ADDRESS", **given).stdout == f"{address}\n"
    assert "noreply@" + address.removeprefix("https://") in read_settings("DEFAULT_FROM_EMAIL", **given).stdout


@pytest.mark.parametrize("given", [{"ALLOWED_HOSTS": "*"}, {"ADDRESS": "http://example.org"}])
def test_production_needs_an_address_that_can_stand_in_a_mail(read_settings, chain_key, given):
    refused = read_settings(**{**PRODUCTION, "CHAIN_KEY_FILE": chain_key, **given})
    assert "such as https://example.org" in refused.stderr
