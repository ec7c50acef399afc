"""Noor's case with a place for documents of its own, people who look, and a scanner that can be stopped."""

import copy

import pytest

from samenspraak.cases import keeping
from tests.cases.walking import Walk
from tests.documents.clamd import Clamd
from tests.documents.desk import Desk


@pytest.fixture(scope="session")
def one_clamd():
    """Started once; whoever stops it, starts it again."""
    clamd = Clamd()
    yield clamd
    clamd.remove()


@pytest.fixture
def clamd(one_clamd, settings):
    """A scanner that answers."""
    if not one_clamd.answers():
        one_clamd.start()
    settings.CLAMD = one_clamd.address
    return one_clamd


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    """All that is kept of documents, in a directory of this test; no scanner unless a test asks for one."""
    settings.CLAMD = ""
    settings.DOCUMENTS_INCOMING = tmp_path / "incoming"
    settings.KEEPER_ROOMS, settings.KEEPER_MASTERS = tmp_path / "rooms", tmp_path / "masters"
    storages = copy.deepcopy(settings.STORAGES)
    storages["documents"]["OPTIONS"]["location"] = tmp_path / "documents"
    settings.STORAGES = storages
    keeping._embedded.cache_clear()
    return tmp_path


@pytest.fixture
def walk(db):
    """Noor's mediation at its first step, everyone joined."""
    return Walk().join_all()


@pytest.fixture
def desk(walk, visit):
    """The page of documents of that case, for whoever asks."""
    return Desk(walk, visit)
