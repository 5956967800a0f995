"""The pages hold up as HTML, as text to be read aloud, and as files in a folder."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath

import html5lib
import pytest

from daybrief.model import Edition
from daybrief.presses import Shelf, html

XHTML = "{http://www.w3.org/1999/xhtml}"


def printed(shelf: Shelf) -> dict[str, str]:
    return {sheet.path: sheet.body.decode() for sheet in html.sheets(shelf)}


def parsed(page: str):
    """Parse as a browser would, but raise at the first error instead of mending it."""
    return html5lib.HTMLParser(strict=True).parse(page)


def text_of(page: str) -> str:
    return " ".join("".join(parsed(page).find(f"{XHTML}body").itertext()).split())


def pages(shelf: Shelf) -> dict[str, str]:
    return {path: body for path, body in printed(shelf).items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def site(shelf: Shelf, german: Edition) -> dict[str, str]:
    """Every page of two days, as they lie on the site."""
    yesterday = Shelf(edition=shelf.earlier[0], address=shelf.address)
    return pages(yesterday) | pages(shelf)


def test_an_edition_has_a_page_its_stories_its_ledger_and_a_place_in_the_archive(shelf):
    paths = set(printed(shelf))

    assert paths == {
        "style.css",
        "index.html",
        "archive/index.html",
        "2026/11/25/index.html",
        "2026/11/25/ledger/index.html",
        "2026/11/25/norland-and-sarvia/index.html",
        "2026/11/25/tavel-dam/index.html",
        "2026/11/25/port-trial/index.html",
        "2026/11/25/central-bank/index.html",
        "2026/11/25/night-ferry/index.html",
        "2026/11/25/marsh-owls/index.html",
        "2026/11/25/yard-strike/index.html",
    }


def test_every_page_is_valid_html_without_a_mended_error(site):
    for page in site.values():
        assert parsed(page) is not None


def test_an_id_stands_once_on_a_page_and_every_link_inside_a_page_finds_it(site):
    for path, page in site.items():
        ids = Counter(e.get("id") for e in parsed(page).iter() if e.get("id"))
        inside = {e.get("href")[1:] for e in parsed(page).iter() if link_of(e).startswith("#")}

        assert set(ids.values()) <= {1}, path
        assert inside <= set(ids), path


def test_headings_start_at_one_and_never_jump_a_level(site):
    for path, page in site.items():
        levels = [
            int(e.tag[-1]) for e in parsed(page).iter() if re.fullmatch(rf"{XHTML}h[1-6]", e.tag)
        ]

        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after <= level + 1 for level, after in pairwise(levels))


def link_of(element) -> str:
    return element.get("href") or ""


def test_every_link_between_our_pages_leads_to_a_sheet_also_from_a_folder(site):
    others = {"style.css", "feed.rss", "feed.atom", "feed.json"}
    others |= {f"2026/11/25/edition.{kind}" for kind in ("txt", "md", "json")}
    others |= {f"2026/11/24/edition.{kind}" for kind in ("txt", "md", "json")}

    for path, page in site.items():
        for element in parsed(page).iter():
            link = link_of(element)
            if link and not link.startswith(("#", "https://")):
                assert resolved(path, link) in site.keys() | others, (path, link)


def resolved(path: str, link: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / link).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_a_page_runs_no_script_and_asks_no_third_party_for_anything(site):
    for page in site.values():
        for element in parsed(page).iter():
            assert element.tag not in {f"{XHTML}{tag}" for tag in ("script", "style", "img")}
            assert not [name for name in element.attrib if name.startswith(("on", "style"))]
            assert element.get("src") is None
            if element.tag == f"{XHTML}link" and element.get("rel") == "stylesheet":
                assert re.fullmatch(r"(\.\./)*style\.css", element.get("href"))


def test_the_style_asks_for_nothing_from_elsewhere(shelf):
    style = printed(shelf)["style.css"]

    assert "url(" not in style
    assert "@import" not in style


def luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_of_text_stands_out_in_both_themes_and_on_paper(shelf):
    style = printed(shelf)["style.css"]

    themes = [
        dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6});", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]

    assert len(themes) == 3
    for theme in themes:
        for colour in ("ink", "quiet", "link", "accent"):
            assert contrast(theme[colour], theme["paper"]) >= 4.5, colour
        assert contrast(theme["mark-ink"], theme["mark"]) >= 4.5


def test_the_page_says_what_the_form_asks_for_in_its_order(site):
    told = text_of(site["2026/11/25/index.html"])

    expected = [
        "The Morning Sheet",
        "Wednesday Briefing: Norland and Sarvia Agree to Reopen Talks",
        "Also: Second spillway fails at the Tavel dam; Four convicted in Brennick port trial.",
        "25 November 2026, 06:00 in Zurich · from 212 articles of 31 sources, read until 05:30 · "
        "next edition tomorrow 06:00",
        "What's next: The delegations are to meet",
        "9 articles, 6 outlets, 4 origins (three print Coast Wire’s text). Two could not be read "
        "in full: The Ledger (subscribers only), Daily Orn (page needs a script).",
        "Engineers had warned in March",
        "More top news",
        "Night ferry to the islands returns: The night ferry",
        "Since yesterday",
        "What we could not read",
        "29 sources",
        "source down",
        "Corrections to earlier editions: none today.",
    ]
    places = [told.index(part) for part in expected]
    assert places == sorted(places)


def test_each_sentence_opens_its_passage_with_the_quoted_words_marked(site, english):
    page = parsed(site["2026/11/25/index.html"])

    opened = {
        "".join(details.find(f"{XHTML}summary").itertext()): [
            "".join(mark.itertext()) for mark in details.iter(f"{XHTML}mark")
        ]
        for details in page.iter(f"{XHTML}details")
    }

    sentences = [s for b in english.briefs for s in b.sentences]
    assert opened == {s.text: [c.quote for c in s.citations] for s in sentences}


def test_the_outlet_stands_in_the_line_and_links_to_its_article(site):
    page = parsed(site["2026/11/25/index.html"])

    runs = [
        [("".join(a.itertext()), a.get("href")) for a in run.iter(f"{XHTML}a")]
        for run in page.iter(f"{XHTML}span")
        if run.get("class") == "from"
    ]

    assert runs[0] == [
        ("Coast Wire", "https://coastwire.example/2026/11/24/talks-wire"),
        ("The Brennick Post", "https://thebrennickpost.example/2026/11/24/talks-post"),
    ]


def test_a_run_of_sentences_from_one_outlet_carries_its_credit_once(site):
    sentences = [*parsed(site["2026/11/25/index.html"]).iter(f"{XHTML}div")][3]

    told = [*sentences.iter(f"{XHTML}summary")]
    credits = [run for run in sentences.iter(f"{XHTML}span") if run.get("class") == "from"]
    assert ["".join(summary.itertext()) for summary in told] == [
        "The delegations are to meet in Tavel on 3 December, Foreign Minister Ilse Marn said.",
        "The embassies' staff will be restored “within weeks”, she added.",
    ]
    assert len(credits) == 1


def test_a_story_says_why_it_was_picked_and_shows_every_passage(site, english):
    told = text_of(site["2026/11/25/norland-and-sarvia/index.html"])

    brief = english.leads[0]
    for sentence in (brief.headline, *brief.sentences):
        for citation in sentence.citations:
            assert citation.quote in told
    assert "Why it was picked told by 5 independent outlets" in told
    assert "Every sentence was checked against its passage: support, quotes" in told
    assert "Diplomats in the region had expected little." in told


def test_a_story_that_goes_on_links_to_what_the_last_edition_told(site):
    page = site["2026/11/25/index.html"]

    assert 'href="../../../2026/11/24/strike-call/index.html"' in page
    assert "Tuesday’s edition: Yard Workers Call a Strike" in page


def test_the_ledger_page_names_every_outlet_failure_and_story_left_out(site, english):
    told = text_of(site["2026/11/25/ledger/index.html"])

    for row in english.ledger.rows:
        for outlet, _ in row.outlets:
            assert outlet in told
    assert "robots.txt does not allow it" in told
    assert "https://dailyorn.example/plan.pdf: a PDF, not a page" in told
    assert "Grenzverkehr nimmt zu" in told
    assert english.settings in told
    assert "214 documents" in told


def test_the_archive_lists_every_edition_by_month_newest_first(site):
    told = text_of(site["archive/index.html"])

    places = [
        told.index(part) for part in ("November 2026", "Wednesday Briefing:", "Tuesday Briefing:")
    ]
    assert places == sorted(places)


def test_an_outage_opens_the_front_page_and_leaves_the_last_edition_below(shelf, outage):
    told = printed(replace(shelf, outage=outage))

    front = text_of(told["index.html"])
    assert (
        "No edition for Thursday: 3 of 31 sources answered. The last one is Wednesday’s." in front
    )
    assert "Not answering: Coast Wire (no answer in 20 seconds), Lake Gazette" in front
    assert front.index("No edition") < front.index("Wednesday Briefing")
    assert "No edition" not in told["2026/11/25/index.html"]


def test_an_outage_before_the_first_edition_is_told_too(outage):
    shelf = Shelf(edition=None, address="https://m.example", outage=outage, publication="Sheet")

    told = printed(shelf)

    assert set(told) == {"style.css", "index.html", "archive/index.html"}
    assert "<h1" in told["index.html"]
    assert "No edition for Thursday: 3 of 31 sources answered. There has been no edition yet." in (
        text_of(told["index.html"])
    )


def test_a_late_edition_is_told_on_the_front_page_alone(shelf, outage):
    told = printed(replace(shelf, late=outage.day))

    front = text_of(told["index.html"])
    assert "Thursday’s edition is late. The last one is Wednesday’s." in front
    assert front.index("is late") < front.index("Wednesday Briefing")
    assert "is late" not in told["2026/11/25/index.html"]
    assert "is late" not in told["archive/index.html"]


def test_a_first_edition_that_is_late_is_told_too(outage):
    shelf = Shelf(edition=None, address="https://m.example", late=outage.day, language="de")

    front = text_of(printed(shelf)["index.html"])

    assert "Die Ausgabe vom Donnerstag verspätet sich. Es gab noch keine Ausgabe." in front


def test_a_day_without_a_lead_says_so_and_gives_the_bullets(english):
    quiet = replace(english, leads=(), title="Wednesday Briefing", also=())

    told = text_of(printed(Shelf(edition=quiet, address="https://m.example"))["index.html"])

    assert "Nothing today is worth a lead." in told
    assert told.index("Nothing today") < told.index("More top news")


def test_a_german_edition_speaks_german(german):
    page = printed(Shelf(edition=german, address="https://m.example"))["index.html"]

    told = text_of(page)
    assert '<html lang="de">' in page
    assert "Mittwoch-Briefing: Norland und Sarvia wollen wieder verhandeln" in told
    assert "25. November 2026, 06:00 in Zurich · aus 212 Artikeln von 31 Quellen" in told
    assert "Was wir nicht lesen konnten" in told
    assert "What" not in told


def test_a_passage_names_its_own_language(german):
    page = printed(Shelf(edition=german, address="https://m.example"))["index.html"]

    assert '<blockquote lang="de" dir="auto">' in page
    assert '<blockquote lang="en" dir="auto">' in page


def test_a_language_read_from_the_right_says_so(english):
    page = printed(Shelf(edition=replace(english, language="ar"), address="https://m.example"))

    assert '<html lang="ar" dir="rtl">' in page["index.html"]


def test_the_front_page_and_the_day_share_one_canonical_address(site):
    canonical = '<link rel="canonical" href="https://morning.example/2026/11/25/">'

    assert canonical in site["index.html"]
    assert canonical in site["2026/11/25/index.html"]


def test_an_edition_beside_the_daily_one_has_a_folder_of_its_own(english):
    evening = replace(english, id="2026-11-25-1800")

    assert "2026/11/25-1800/index.html" in printed(
        Shelf(edition=evening, address="https://m.example")
    )


def test_a_second_version_says_that_it_is_one(english):
    second = replace(english, version=2)

    told = text_of(printed(Shelf(edition=second, address="https://m.example"))["index.html"])

    assert "This is version 2 of the edition." in told


def test_on_paper_the_addresses_of_all_cited_articles_are_notes(site, english):
    page = parsed(site["2026/11/25/index.html"])

    notes = [
        "".join(item.itertext())
        for section in page.iter(f"{XHTML}section")
        if section.get("class") == "notes"
        for item in section.iter(f"{XHTML}li")
    ]

    cited = {c.url for b in english.briefs for s in b.sentences for c in s.citations}
    assert len(notes) == len(cited)
    assert all(any(url in note for note in notes) for url in cited)
