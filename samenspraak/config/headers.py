"""A header that Django does not set by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def same_origin_resources(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no other site can show our pictures, files or pages as a part of its own."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer
