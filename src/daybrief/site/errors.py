"""Errors as answers: a status and one shape, `{"error", "where", "fix"}`, or a page in its place.

What only the people who run the site can mend is told in full on standard error, and to readers
without the newsroom's insides.
"""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from daybrief.errors import EditionError, InvalidInput, NewsroomError, NotFound, StoreError
from daybrief.site.front import pages
from daybrief.site.room import room

STATUSES: tuple[tuple[type[NewsroomError], int], ...] = (
    (NotFound, 404),
    (EditionError, 409),
    (InvalidInput, 400),
    (StoreError, 503),
)
"""The first class an error belongs to counts; any other is a 500."""

RETRY_SECONDS = "60"

log = logging.getLogger("daybrief.site")


def status(error: NewsroomError) -> int:
    """Give the status that tells an error."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


def answer(request: HttpRequest, error: NewsroomError) -> HttpResponse:
    """Tell an error: as JSON where a program asked, as a page where a person did."""
    code = status(error)
    told = error
    if code >= 500:
        log.error("%r: %s", request.path, error)
        told = NewsroomError(
            "the site cannot answer at the moment", fix="Please try again in a minute"
        )
    response: HttpResponse
    if wants_json(request):
        shape = {"error": told.problem, "where": told.where, "fix": told.fix}
        response = JsonResponse(shape, status=code, json_dumps_params={"ensure_ascii": False})
    else:
        response = HttpResponse(pages.trouble(room().publication, code, told), status=code)
    response.headers["Cache-Control"] = "no-store" if code >= 500 else "public, max-age=60"
    if code == 503:
        response.headers["Retry-After"] = RETRY_SECONDS
    return response


def wants_json(request: HttpRequest) -> bool:
    """Tell a program from a person by the address, or by what it accepts."""
    if request.path.endswith(".json"):
        return True
    accepted = request.headers.get("Accept", "")
    return "json" in accepted and "html" not in accepted


class Answering:
    """Django's hook for errors raised on purpose, in a view or here; all others stay bugs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.get_host()  # refuses a name that is not ours: `bad_request` answers
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return answer(request, error) if isinstance(error, NewsroomError) else None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django itself refuses: a name that is not ours, a malformed request."""
    fix = f"This site is {room().publication.address}"
    return answer(request, InvalidInput("this cannot be asked of this site", fix=fix))


def broken(request: HttpRequest) -> HttpResponse:
    """Answer a bug of ours; Django has logged it."""
    return answer(request, NewsroomError("something broke"))
