"""A reader asks for an address and gets the sheet that was printed for it."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from daybrief import presses
from daybrief.errors import NotFound
from daybrief.records import KeptSheet
from daybrief.site.front import pages
from daybrief.site.room import room

INDEX = "index.html"
HTML = "text/html; charset=utf-8"
FRESH = "public, max-age=60"
"""A correction reaches every reader within a minute; after that a 304 costs next to nothing."""


def latest(request: HttpRequest) -> HttpResponseBase:
    """Lead to the newest published edition, or to the front page while there is none."""
    edition = room().records.latest()
    to = f"/{presses.folder(edition)}/" if edition else "/"
    return HttpResponseRedirect(to, headers={"Cache-Control": "no-cache"})


def sheet(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve the sheet of an address: `2026/11/25/` is `2026/11/25/index.html`.

    Raises:  NotFound.
    """
    if path == INDEX or path.endswith(f"/{INDEX}"):
        return _moved(f"/{path.removesuffix(INDEX)}")
    kept = room().records.sheet(f"{path}{INDEX}" if path.endswith("/") or not path else path)
    if kept:
        return _served(request, kept)
    if not path:
        body = pages.nothing_yet(room().publication)
        return HttpResponse(body, content_type=HTML, headers={"Cache-Control": "no-cache"})
    if path == "style.css":
        return HttpResponse(_style(), content_type="text/css; charset=utf-8")
    if not path.endswith("/") and room().records.sheet(f"{path}/{INDEX}"):
        return _moved(f"/{path}/")
    raise NotFound("there is nothing at this address", request.path, "Start at /")


def _served(request: HttpRequest, kept: KeptSheet) -> HttpResponseBase:
    response = HttpResponse(kept.body, content_type=kept.media_type)
    printed_at = int(kept.printed_at.timestamp())
    etag = f'"{kept.sha256}"'
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(printed_at)
    response.headers["Cache-Control"] = FRESH
    return get_conditional_response(request, etag, printed_at, response) or response


def _moved(to: str) -> HttpResponseBase:
    # Leading slashes are gone from `to` but one: //elsewhere.example would lead off the site.
    response = HttpResponseRedirect("/" + to.lstrip("/"), headers={"Cache-Control": FRESH})
    response.status_code = 301
    return response


def _style() -> bytes:
    """The presses' style, for pages shown before anything was printed."""
    return (Path(presses.__file__).parent / "templates" / "style.css").read_bytes()
