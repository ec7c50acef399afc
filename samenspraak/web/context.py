"""What every page is told."""

from django.conf import settings
from django.http import HttpRequest

from samenspraak.web.language import kept_in_links


def everywhere(request: HttpRequest) -> dict[str, object]:
    """`demo`: each page of a demo leads back to its people. `in_language`: comes behind links to public pages."""
    return {"demo": settings.DEMO, "in_language": kept_in_links(request)}
