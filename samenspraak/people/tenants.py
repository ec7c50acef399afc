"""Which partnerships the work at hand is about: said in one place, and carried to the database with every statement.

Each request is about the partnership in its address. What is about all partnerships of one person, or about all that
there are, says so itself. Where nothing was said, PostgreSQL shows no row of any partnership: see rowsecurity.py.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase

NOWHERE = "''"
"""No partnership at all. A scope is an SQL expression for the ids of partnerships: one text, with commas."""
EVERYWHERE = "(SELECT string_agg(id::text, ',') FROM people_partnership)"
_SLUG = re.compile(r"[-a-zA-Z0-9_]+")
_scope: ContextVar[str] = ContextVar("partnerships", default=NOWHERE)

Answer = Callable[..., HttpResponseBase]


def scope() -> str:
    """The partnerships that the work at hand is about, as PostgreSQL understands it."""
    return _scope.get()


@contextmanager
def within(expression: str) -> Iterator[None]:
    """Whatever is read or written meanwhile is about these partnerships alone; `NOWHERE` and `EVERYWHERE` are two."""
    token = _scope.set(expression)
    try:
        yield
    finally:
        _scope.reset(token)


def of_slug(slug: str) -> str:
    """The partnership with this slug; none when there is none, or when it is no slug."""
    if not _SLUG.fullmatch(slug):
        return NOWHERE
    return f"(SELECT id::text FROM people_partnership WHERE slug = '{slug}')"  # noqa: S608 - a slug has no quotes


def of_user(number: int) -> str:
    """All partnerships in which the user with this number works or has a case."""
    return f"partnerships_of_user({int(number)})"


@contextmanager
def everywhere() -> Iterator[None]:
    """All partnerships: for the clock, the command line and the demo; never for what a visitor asks."""
    with within(EVERYWHERE):
        yield


def mine(page: Answer) -> Answer:
    """Let a page be about all partnerships of whoever is signed in; about none for anyone else."""

    @wraps(page)
    def shown(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        number = request.user.pk
        with within(of_user(number) if number else NOWHERE):
            return page(request, *args, **named)

    return shown


class ByAddress:
    """Middleware: a request is about the partnership in its address, and about none when no address names one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; what was said of partnerships ends with the request."""
        with within(NOWHERE):
            return self.get_response(request)

    def process_view(self, _request: HttpRequest, _view: Answer, _args: object, named: dict[str, object]) -> None:
        """Name the partnership of the address, for the rest of this request."""
        if "slug" in named:
            _scope.set(of_slug(str(named["slug"])))
