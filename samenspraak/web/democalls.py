"""Who asked to be called back in the demo, each with their own page, which elsewhere only they can find."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from samenspraak.advice.addresses import key, secret_of, ticket
from samenspraak.advice.models import CallRequest
from samenspraak.web.cast import CALLS, number_of


@dataclass(frozen=True)
class Caller:
    """Somebody of the cast who asked, and the address of their own page."""

    name: str
    request: CallRequest
    address: str


def callers() -> dict[str, list[Caller]]:
    """Slug of a partnership -> everyone of the cast who asked there, as long as it is kept."""
    secrets = {key(secret): (call, secret) for call in CALLS for secret in [secret_of(ticket(number_of(call)))]}
    kept = CallRequest.objects.filter(own_key__in=secrets).select_related("handler", "school", "partnership")
    found: dict[str, list[Caller]] = {}
    for request in kept.order_by("handler__name", "pk"):
        call, secret = secrets[request.own_key or ""]
        slug = request.partnership.slug
        address = reverse("call_back_mine", args=(slug, get_language() or "nl", secret))
        found.setdefault(slug, []).append(Caller(call["name"], request, address))
    return found
