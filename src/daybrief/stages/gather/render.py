"""Pages that need a script, opened in the system's Chromium: a request in, an answer out.

The browser never reaches the network: each request of a page is asked through the net, with its
guard, limits, robots.txt and pauses, and pictures, sounds and fonts are not asked for at all.
"""

import shutil
from dataclasses import replace
from typing import Any

from daybrief.errors import NotAllowed, SourceError, Unreachable
from daybrief.tools.net import Answer, Net, Request

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS_AT_MOST = 30.0
QUIET_MILLISECONDS = 500
REQUESTS_AT_MOST = 100
HTML_AT_MOST = 10_000_000
_WANTED = frozenset({"document", "script", "xhr", "fetch"})
_OF_THE_BYTES = frozenset({"content-type", "etag", "last-modified", "content-length"})
"""Headers that tell of what was sent, not of what its scripts have made of it."""
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody runs: what escapes the routing below gets no connection."""


def rendered(request: Request, net: Net) -> Answer:
    """Open one page, let its scripts run, and give what it has become.

    Raises:  SourceError; NotAllowed if there is no browser to open it in.
    """
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        fix = "Install it with: pip install 'daybrief[render]'"
        problem = "Playwright is not installed, which render needs"
        raise NotAllowed(problem, request.url, fix) from error
    if browser_path is None:
        fix = "Install it with: apt-get install chromium"
        raise NotAllowed("there is no Chromium here, which render needs", request.url, fix)
    routing = _Routing(request, net)
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=browser_path,
                proxy={"server": _NOWHERE, "bypass": "<-loopback>"},
                args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                      "--disable-background-networking", "--js-flags=--max-old-space-size=256"],
            )  # fmt: skip
            try:
                context = browser.new_context(service_workers="block", accept_downloads=False)
                context.route("**/*", routing.answer)
                context.route_web_socket("**/*", lambda socket: socket.close())
                page = context.new_page()
                page.set_default_timeout(SECONDS_AT_MOST * 1000)
                page.goto(request.url, wait_until="load")
                page.wait_for_load_state("networkidle", timeout=SECONDS_AT_MOST * 1000)
                page.wait_for_timeout(QUIET_MILLISECONDS)
                html = page.content()
            finally:
                browser.close()
    except Error as error:
        if routing.trouble:
            raise routing.trouble from error
        if "Timeout" in error.message:
            problem = f"its scripts did not end within {SECONDS_AT_MOST:g} seconds"
            late = Unreachable(problem, request.url)
            late.is_slow = True
            raise late from error
        raise Unreachable("the browser could not open it", request.url) from error
    answer = routing.first
    if answer is None:
        raise routing.trouble or Unreachable("the browser could not open it", request.url)
    headers = tuple(pair for pair in answer.headers if pair[0] not in _OF_THE_BYTES)
    return replace(
        answer,
        url=request.url,
        headers=(*headers, ("content-type", "text/html; charset=utf-8")),
        body=html[:HTML_AT_MOST].encode("utf-8", "replace"),
    )


class _Routing:
    """Answers the browser's requests with what the net gives."""

    def __init__(self, request: Request, net: Net) -> None:
        self._request = request
        self._net = net
        self._count = 0
        self.first: Answer | None = None
        self.trouble: SourceError | None = None

    def answer(self, route: Any) -> None:
        asked = route.request
        self._count += 1
        is_wanted = asked.resource_type in _WANTED and asked.method == "GET"
        if not is_wanted or self._count > REQUESTS_AT_MOST:
            route.abort()
            return
        try:
            found = self._net.fetch(replace(self._request, url=asked.url))
        except SourceError as error:
            if self.first is None:
                self.trouble = error
            route.abort()
            return
        if self.first is None:
            self.first = found
        kind = found.header("content-type") or "text/html"
        headers = {"content-type": kind, "access-control-allow-origin": "*"}
        route.fulfill(status=200, headers=headers, body=found.body)
