"""A page's structure: headings, lists, quotations, tables, captions and links, and their view."""

from datetime import UTC, datetime

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Article, Block, Document, Link, Shape, Source
from daybrief.stages import read
from daybrief.stages.read import view
from daybrief.stages.read.body.passages import of_runs
from daybrief.stages.read.body.runs import runs
from daybrief.tools import html

COAST = Source(name="coast", address="https://coast.example/feed", language="en")
URL = "https://coast.example/news/dam"
LONG = (
    "The second spillway of the Tavel dam failed shortly before midnight on Sunday, and the "
    "authorities told 1,200 people in the valley below to leave their homes at once."
)
PAGE = f"""<html lang="en"><head><meta charset="utf-8"><title>A Dam Fails</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>A Dam Fails</h1>
<figure><img src="dam.jpg"><figcaption>The dam on Monday morning.</figcaption></figure>
<p>{LONG} The <a href="/news/letters?utm_source=x">letters that the council
published</a> say so, and <a href="javascript:alert(1)">more</a> do.</p>
<p>{LONG} Engineers had warned of it in March.</p>
<h2>What is known</h2>
<ul><li>The first spillway held through the night, the engineers said.</li>
<li>The second one broke at four minutes to midnight, a diary shows.
<ul><li>Nobody was on the bridge at that hour, the police said.</li></ul></li></ul>
<blockquote><p>“We heard a sound like a train,” said Ana Brel, who runs the bakery.</p>
<p>“Then the sirens went off, and my neighbour was in the street.”</p></blockquote>
<p>{LONG} The ministry put off the repairs twice, it said.</p>
</article><footer><p>© Coast Wire</p></footer></body></html>"""


TABLE = """<table><tr><th>Village</th><th>People told to leave</th></tr>
<tr><td>Upper Orn</td><td>700 people, most of them on <a href="/day">Sunday</a></td></tr>
<tr><td>Lower Orn</td><td>500 people</td></tr></table>"""


def article(page: str = PAGE) -> Article:
    document = Document(
        source="coast",
        url=URL,
        final_url=URL,
        status=200,
        fetched_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        body=page.encode(),
    )
    return read.article(document, COAST)


def test_each_paragraph_keeps_its_place_in_the_structure():
    told = article()

    shapes = [block.shape.value for block in told.blocks]

    assert shapes == [
        *["paragraph"] * 2, "heading", *["item"] * 3, *["quote"] * 2, "paragraph"
    ]  # fmt: skip


def test_a_list_keeps_its_depth_and_what_belongs_together():
    items = [block for block in article().blocks if block.shape is Shape.ITEM]

    assert [item.level for item in items] == [1, 1, 2]
    assert len({item.run for item in items}) == 1


def test_the_cells_of_a_row_are_one_passage():
    passages, homes = of_runs(runs(html.parse(f"<html><body>{TABLE}</body></html>")))

    told = [passage.text for passage in passages]

    assert told[1] == "Upper Orn | 700 people, most of them on Sunday"
    assert [(passage.tag, passage.level, passage.run) for passage in passages] == [
        ("row", 1, 1), ("row", 0, 1), ("row", 0, 1),
    ]  # fmt: skip
    assert homes == [0, 0, 1, 1, 2, 2]


def test_a_link_in_a_cell_stands_where_the_row_says():
    passages, _ = of_runs(runs(html.parse(f"<html><body>{TABLE}</body></html>")))

    (link,) = passages[1].links

    assert passages[1].text[link.start : link.end] == "Sunday"


def test_a_link_knows_its_words_and_its_whole_address():
    told = article()

    (link,) = told.blocks[0].links

    assert told.paragraphs[0][link.start : link.end] == "letters that the council published"
    assert link.url == "https://coast.example/news/letters"


def test_the_caption_of_the_lead_picture_stands_before_the_text():
    told = article()

    assert [(caption.text, caption.at) for caption in told.captions] == [
        ("The dam on Monday morning.", 0)
    ]
    assert "The dam on Monday morning." not in told.text
    assert "<figcaption>The dam on Monday morning.</figcaption>" in view.html(told)


def test_a_caption_under_a_repeated_title_stands_before_the_text():
    repeated = "<p>A Dam Fails</p><figure><figcaption>The dam at dusk.</figcaption></figure>"
    page = PAGE.replace('<figure><img src="dam.jpg">', f"{repeated}<figure>")

    told = article(page)

    assert ("The dam at dusk.", 0) in [(caption.text, caption.at) for caption in told.captions]
    assert "A Dam Fails" not in told.paragraphs


def test_a_caption_between_paragraphs_is_kept_with_its_place():
    figure = "<figure><img src='d.jpg'><figcaption>The bridge at noon.</figcaption></figure>"
    page = PAGE.replace("<h2>", figure + "<h2>")

    told = article(page)

    assert [(caption.text, caption.at) for caption in told.captions][-1] == (
        "The bridge at noon.",
        2,
    )
    assert "The bridge at noon." not in told.text


def test_a_column_of_a_page_laid_out_as_a_table_is_no_table():
    cells = "".join(f"<tr><td>{LONG} {LONG} Part {number}.</td></tr>" for number in range(5))

    told = article(f"<html><body><table>{cells}</table></body></html>")

    assert {block.shape for block in told.blocks} == {Shape.PARAGRAPH}


@given(st.lists(st.sampled_from(["a", " ", " b", "c ", "\n", "<b>x</b>", "<a href=/1>", "</a>"])))
def test_the_words_of_every_link_stand_where_it_says(pieces):
    tree = html.parse("<html><body><p>" + "".join(pieces) + "</p></body></html>")

    passages, homes = of_runs(runs(tree))

    for passage in passages:
        for link in passage.links:
            assert (
                passage.text[link.start : link.end].strip() == passage.text[link.start : link.end]
            )
            assert link.start < link.end <= len(passage.text)
    assert homes == sorted(homes)


def test_the_reader_view_is_well_formed_and_keeps_the_structure():
    told = view.html(article())

    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(told)

    assert [len(tree.findall(f".//{name}")) for name in ("h1", "h2", "li", "blockquote")] == [
        1, 1, 3, 1,
    ]  # fmt: skip
    assert tree.find(".//li/ul/li") is not None
    assert tree.find(".//a").get("href") == "https://coast.example/news/letters"


def test_the_reader_view_sets_rows_as_a_table():
    rows = [("Village | Told to leave", 1), ("Upper Orn | 700 <people>", 0)]
    told = Article(
        id="1",
        source=COAST,
        url=URL,
        title="A Dam Fails",
        paragraphs=tuple(text for text, _ in rows),
        blocks=tuple(Block(shape=Shape.ROW, level=level, run=1) for _, level in rows),
    )

    tree = html5lib.parseFragment(view.html(told), namespaceHTMLElements=False)

    assert len(tree.findall(".//table")) == 1
    cells = [cell.text for cell in tree.iter() if cell.tag in {"th", "td"}]
    assert cells == [
        "Village", "Told to leave", "Upper Orn", "700 <people>",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</article><style>*{display:none}</style>",
        "<iframe src=https://track.example></iframe>",
        "javascript:alert(1)",
    ],
)
def test_the_reader_view_holds_nothing_that_acts(hostile):
    link = Link(start=0, end=3, url=hostile)
    told = Article(
        id="1",
        source=COAST,
        url=URL,
        title=hostile,
        paragraphs=(f"One {hostile}",),
        blocks=(Block(links=(link,)),),
    )

    shown = html5lib.parseFragment(view.html(told), namespaceHTMLElements=False)

    tags = {element.tag for element in shown.iter() if isinstance(element.tag, str)}
    assert tags <= {"DOCUMENT_FRAGMENT", "article", "h1", "p"}


@given(
    st.lists(
        st.tuples(
            st.text(min_size=1, max_size=30),
            st.builds(
                Block,
                shape=st.sampled_from(Shape),
                level=st.integers(0, 6),
                run=st.integers(0, 3),
            ),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_structure_makes_a_view_with_all_its_words(told):
    made = view.html(
        Article(
            id="1",
            source=COAST,
            url=URL,
            title="",
            paragraphs=tuple(text for text, _ in told),
            blocks=tuple(block for _, block in told),
        )
    )

    shown = "".join(html5lib.parseFragment(made, namespaceHTMLElements=False).itertext())

    wanted = "".join(text for text, _ in told)
    assert [c for c in shown if c.isalnum()] == [c for c in wanted if c.isalnum()]
