"""What every page is told."""

from django.conf import settings
from django.http import HttpRequest


def everywhere(_request: HttpRequest) -> dict[str, bool]:
    """Whether this is a demo: each page leads back to its people."""
    return {"demo": settings.DEMO}
