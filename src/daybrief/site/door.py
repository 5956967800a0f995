"""What every answer passes on its way out: what it may hold, and what browsers may do with it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

METHODS = ("GET", "HEAD")

HEADERS = {
    # No script, no frame, nothing from elsewhere: a page that text from outside got into can
    # still neither run nor load anything.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
        " form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def front_door(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Refuse other methods; add the headers that every answer carries."""

    def pass_through(request: HttpRequest) -> HttpResponseBase:
        response = answer(request) if request.method in METHODS else _refused()
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if isinstance(response, HttpResponse) and response.status_code != 304:
            response.headers["Content-Length"] = str(len(response.content))
            if request.method == "HEAD":
                response.content = b""
        return response

    return pass_through


def _refused() -> HttpResponse:
    says = "Only GET and HEAD are answered here.\n"
    return HttpResponse(
        says,
        status=405,
        headers={"Allow": ", ".join(METHODS), "Content-Type": "text/plain; charset=utf-8"},
    )
