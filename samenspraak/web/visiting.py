"""Forms that anyone may send, without an account or a cookie: what is looked at instead of a token."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 60 * 60
AT_MOST = 10
"""So many forms an hour are taken from one address of the network. Families of one school may share one."""


def is_from_here(request: HttpRequest) -> bool:
    """Whether a form was sent from a page of this site, as far as the browser says; one that says nothing is believed.

    There is no cookie that another site could use, so nothing can be done in somebody's name. This keeps other sites
    from sending forms through the browsers of their visitors all the same.
    """
    if "Sec-Fetch-Site" in request.headers:
        return request.headers["Sec-Fetch-Site"] == "same-origin"
    if "Origin" in request.headers:
        return urlsplit(request.headers["Origin"]).netloc == request.get_host()
    return True


def is_too_often(request: HttpRequest) -> bool:
    """Whether more forms came from this address of the network in this hour than people send."""
    return int(cache.get(_key(request), 0)) >= AT_MOST


def count(request: HttpRequest) -> None:
    """Count a form that was taken: in memory, each process for itself. The address itself is written nowhere."""
    key = _key(request)
    cache.add(key, 0, HOUR)
    cache.incr(key)


def _key(request: HttpRequest) -> str:
    return salted_hmac("samenspraak.web.visiting", _address(request), algorithm="sha256").hexdigest()


def _address(request: HttpRequest) -> str:
    """Where a request comes from: in production what the proxy in front wrote last, since a visitor wrote the rest."""
    if settings.PRODUCTION and (said := request.headers.get("X-Forwarded-For")):
        return said.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
