"""Pages that need a script are opened in a real Chromium that never reaches the network itself."""

import shutil

import pytest

from daybrief.model import Document, Visit
from daybrief.stages.gather.render import BROWSERS

pytestmark = [
    pytest.mark.server,
    pytest.mark.browser,
    pytest.mark.skipif(
        not any(map(shutil.which, BROWSERS)),
        reason="a real browser opens the page; no Chromium here",
    ),
]

FRONT = """<!doctype html><html><body><img src="/photo.jpg"><main id="m"></main><script>
fetch("/news.json").then(told => told.json()).then(rows => {
  for (const row of rows) {
    document.getElementById("m").innerHTML +=
      `<article><h2><a href="${row}">Norland and Sarvia talk again about it</a></h2></article>`;
  }
});
fetch("http://10.11.12.13/inside").catch(() => {});
new WebSocket("ws://127.0.0.1:1/");
</script></body></html>"""
ARTICLE = """<!doctype html><html><body><script>
document.body.innerHTML = "<article><p>They " + "agreed.</p></article>";</script></body></html>"""
HTML = {"Content-Type": "text/html"}


def test_a_front_page_that_its_script_fills_gives_its_articles_as_scripts_make_them(
    outlet, gathered
):
    path = "/2026/11/23/norland-and-sarvia-talk-again"
    outlet.answers("/", FRONT, headers=HTML)
    outlet.answers("/news.json", f'["{path}"]', headers={"Content-Type": "application/json"})
    outlet.answers(path, ARTICLE, headers=HTML)

    items = gathered("page", outlet.url("/"), render=True)

    (page,) = [item for item in items if isinstance(item, Document)]
    assert page.url == outlet.url(path)
    assert b"They agreed." in page.body
    assert "/photo.jpg" not in outlet.paths()


def test_a_page_that_is_not_there_says_so_from_the_browser_too(outlet, gathered):
    items = gathered("page", outlet.url("/none"), render=True)

    assert items[-1].why == "server answered 404"


def test_without_render_no_script_is_run(outlet, gathered):
    outlet.answers("/", FRONT, headers=HTML)

    (visit,) = [item for item in gathered("page", outlet.url("/")) if isinstance(item, Visit)]

    assert "no links to articles" in visit.why
    assert "/news.json" not in outlet.paths()
