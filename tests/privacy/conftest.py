"""A case, its people and their visits, as the pages have them."""

import pytest

from samenspraak.privacy.models import Look
from tests.web.conftest import address, case, do  # noqa: F401  (fixtures)


@pytest.fixture
def looks(case):  # noqa: F811
    """The looks at the case, oldest first."""
    return lambda: list(Look.objects.filter(case=case, end_of=None).order_by("number"))


@pytest.fixture
def in_it(do):  # noqa: F811
    """The parents and the school take part."""
    for who in ("samira", "joris", "tess"):
        do(who, "join")
