"""Titles and sections: which heading or claim is the title, what part of the site it stands in."""

import pytest

from daybrief.stages.read import facts
from daybrief.stages.read.declared import Declared, declared
from daybrief.tools import html

DAM = "Second spillway of the Tavel dam fails"


def title(body: str, head: str = "", host: str = "www.coast.example") -> str:
    tree = html.parse(f"<html><head>{head}</head><body>{body}</body></html>")
    said = declared(tree)
    return facts.title(said, facts.shown(tree, said), None, host)


@pytest.mark.parametrize(
    ("body", "head", "told"),
    [
        (f"<h1>Coast Wire</h1><h2>{DAM}</h2>", f"<title>{DAM} | Coast Wire</title>", DAM),
        ("<h1>Dam safety</h1>", f'<meta property="og:title" content="{DAM}">', DAM),
        ("<h1>What is a dam?</h1>", f'<meta property="og:title" content="{DAM}">',
         "What is a dam?"),
        (f"<h1>{DAM}, and the road is closed</h1>", f"<title>{DAM}</title>",
         f"{DAM}, and the road is closed"),
        (f"<h1>21 November 2026 {DAM}</h1>", f"<title>{DAM}</title>", DAM),
        (f"<h1>Blog: {DAM}</h1>", f"<title>{DAM} - Coast Wire</title>", DAM),
        (f"<h1>{DAM} (4 comments)</h1>", f"<title>{DAM}</title>", DAM),
        (f"<h1>94</h1><h1>{DAM}</h1>", f"<title>{DAM} — Orn Lines</title>", DAM),
        ("<h1>Second spillway<br>fails</h1>", "", "Second spillway fails"),
        ("<p>x</p>", f"<title>{DAM} - Coast</title>", DAM),
        ("<h1>Dams &amp;amp; roads in the Orn valley</h1>", "", "Dams & roads in the Orn valley"),
    ],
)  # fmt: skip
def test_the_title_is_what_the_piece_is_called(body: str, head: str, told: str):
    assert title(body, head) == told


def test_the_site_is_known_by_the_address_that_the_page_claims():
    head = f'<title>{DAM} | Ornbote.de</title><link rel="canonical" href="https://ornbote.de/a/1">'

    assert title("<p>x</p>", head, host="") == DAM


@pytest.mark.parametrize(
    ("said", "crumbs", "section"),
    [
        (Declared(sections=("Region",)), (), "Region"),
        (Declared(crumbs=("Home", "News", "Orn valley", DAM)), (), "Orn valley"),
        (Declared(), ("Coast Wire", "News"), "News"),
        (Declared(sections=("news,dam,top,home",), crumbs=("Home", "News")), (), "News"),
        (Declared(sections=("https://coast.example/x",)), ("Startseite",), ""),
        (Declared(sections=("x" * 200,)), (), ""),
        (Declared(site_names=("Coast Wire",), sections=("Coast Wire",)), (), ""),
    ],
)
def test_the_section_is_the_outlets_own_name_for_it(
    said: Declared, crumbs: tuple[str, ...], section: str
):
    assert facts.section(said, facts.Shown(crumbs=crumbs), DAM) == section


def test_structured_breadcrumbs_are_read():
    ld = (
        '{"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"},'
        '{"item": {"name": "Orn valley"}}]}'
    )
    tree = html.parse(f'<html><script type="application/ld+json">{ld}</script><p>x</p></html>')

    assert declared(tree).crumbs == ("Home", "Orn valley")
