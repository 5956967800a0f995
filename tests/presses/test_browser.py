"""A real browser sets the page as it was meant: narrow, wide, dark, on paper, by keyboard."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from daybrief.presses import Shelf, html

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium")
CHARACTERS_IN_A_LINE = """() => {
    const probe = document.createElement('p');
    probe.textContent = 'It was the longest meeting between the two governments since fighting '
        .repeat(20);
    probe.style.textWrap = 'wrap';
    document.querySelector('article').append(probe);
    const range = document.createRange(), lines = {};
    for (let at = 0; at < probe.firstChild.length; at++) {
        range.setStart(probe.firstChild, at);
        range.setEnd(probe.firstChild, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        lines[top] = (lines[top] || 0) + 1;
    }
    const counts = Object.values(lines).slice(0, -1);
    return counts.reduce((sum, count) => sum + count) / counts.length;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("chromium is not installed on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sheets as files, with a name that no line can hold."""
    edition, long = shelf.edition, "Wörterwurm" * 30
    lead = edition.leads[0]
    cited = replace(lead.sentences[2].citations[0], outlet=long, quote=long)
    worm = replace(lead.sentences[2], text=long, citations=(cited,))
    lead = replace(lead, sentences=(*lead.sentences[:2], worm, *lead.sentences[3:]))
    told = replace(shelf, edition=replace(edition, leads=(lead, *edition.leads[1:])))
    at = tmp_path_factory.mktemp("out")
    for sheet in html.sheets(told):
        path = at / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sheet.body)
    return at


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(f"file://{folder}/index.html")
    yield opened
    opened.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", "2026/11/25/norland-and-sarvia/", "2026/11/25/ledger/"])
def test_no_page_is_wider_than_its_window(width, path, browser, folder):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"file://{folder}/{path}index.html")

    page.locator("summary").evaluate_all("all => all.forEach(one => one.click())")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_line_holds_62_to_68_characters(page):
    # The face is the system's: two characters of grace for those that no test machine has.
    assert 60 <= page.evaluate(CHARACTERS_IN_A_LINE) <= 70


def test_a_sentence_opens_its_passage_by_keyboard_and_keeps_its_lines(page):
    sentence = page.locator("summary").first
    passage = page.locator("details .passage").first
    before = sentence.bounding_box()
    assert not passage.is_visible()

    sentence.focus()
    page.keyboard.press("Enter")

    assert passage.is_visible()
    assert page.locator("details[open] mark").first.is_visible()
    assert sentence.bounding_box() == before


def test_closed_sentences_run_on_as_one_text(page):
    first, second = (
        page.locator("summary", has_text=text).bounding_box()
        for text in ("The delegations are to meet in Tavel", "staff will be restored")
    )

    assert second["y"] < first["y"] + first["height"]


def test_a_page_asks_for_nothing_but_its_style(browser, folder):
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"file://{folder}/2026/11/25/index.html")

    assert asked == [f"file://{folder}/2026/11/25/index.html", f"file://{folder}/style.css"]
    page.close()


def test_links_lead_through_a_folder_of_files(page, folder):
    page.get_by_role("link", name="Second spillway fails at the Tavel dam").click()

    assert page.url == f"file://{folder}/2026/11/25/tavel-dam/index.html"
    assert page.get_by_role("heading", level=1).inner_text().startswith("Second spillway")


def test_a_dark_room_gets_a_dark_page(browser, folder):
    page = browser.new_page(color_scheme="dark")
    page.goto(f"file://{folder}/index.html")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 20, 18)"
    page.close()


def test_on_paper_passages_go_and_addresses_come(page):
    page.locator("summary").first.click()

    page.emulate_media(media="print")

    assert not page.locator("details .passage").first.is_visible()
    assert not page.get_by_role("navigation").is_visible()
    assert page.locator(".notes").is_visible()
    assert page.locator("sup.note").first.inner_text() == "1"


def test_on_a_screen_the_notes_stay_away(page):
    assert not page.locator(".notes").is_visible()


def test_the_skip_link_shows_on_focus_and_leads_to_the_briefing(page):
    page.keyboard.press("Tab")
    assert page.get_by_text("Skip to the briefing").is_visible()

    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "briefing"
