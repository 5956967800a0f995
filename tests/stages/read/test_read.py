"""Documents to articles: what stands in for a page, what is refused, what never leaks."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daybrief.errors import NothingToRead, SourceError, StageError, Unreadable
from daybrief.model import Article, Completeness, Document, Entry, Failure, Kind, Source
from daybrief.stages import read

PAGES = sorted((Path(__file__).parents[2] / "recordings" / "page").glob("*.html"))
COAST = Source(name="coast", address="https://coast.example/feed", language="en")
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
PARAGRAPH = (
    "The second spillway of the Tavel dam failed shortly before midnight on Sunday, and the "
    "authorities told 1,200 people in the valley below to leave their homes at once."
)
LONG = [f"{PARAGRAPH} That was report number {number} of the night." for number in range(9)]


def document(body: bytes | str = b"", **told: object) -> Document:
    body = body.encode() if isinstance(body, str) else body
    url = "https://coast.example/news/dam"
    given_ = {"status": 200, "final_url": url} | told
    return Document(source="coast", url=url, fetched_at=AT, body=body, **given_)


def page(*paragraphs: str, head: str = "", tail: str = "") -> str:
    inner = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f"<meta charset='utf-8'><title>A Dam Fails</title>{head}"
    return (
        f"<html lang='en'><head>{head}</head><body><article><h1>A Dam Fails</h1>{inner}</article>"
        f"{tail}</body></html>"
    )


def entry(**told: str) -> Entry:
    return Entry(url="https://coast.example/news/dam", title="A Dam Fails", **told)


def test_a_document_without_a_page_is_read_from_its_feed_entry():
    told = document(
        status=0, trouble="robots.txt does not allow it", entry=entry(summary="<p>It failed.</p>")
    )

    article = read.article(told, COAST)

    assert article.completeness is Completeness.FEED_ONLY
    assert article.paragraphs == ("It failed.",)
    assert article.evidence[0].says.endswith("robots.txt does not allow it")


def test_a_feed_that_carries_the_whole_article_makes_it_complete():
    content = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    told = document(status=0, trouble="503", entry=entry(summary="It failed.", content=content))

    article = read.article(told, COAST)

    assert article.completeness is Completeness.COMPLETE
    assert "the feed carries the whole article" in article.evidence[0].says
    assert article.paragraphs == tuple(LONG)


def test_a_feed_whose_content_breaks_off_is_feed_only():
    content = "".join(f"<p>{paragraph}</p>" for paragraph in LONG) + "<p>And then the […]</p>"
    told = document(status=0, trouble="503", entry=entry(summary="It failed.", content=content))

    assert read.article(told, COAST).completeness is Completeness.FEED_ONLY


def test_an_unreadable_page_gives_way_to_the_feeds_words():
    wall = "<html><head><title>Just a moment...</title></head><body>Wait.</body></html>"

    article = read.article(document(wall, entry=entry(summary="It failed.")), COAST)

    assert article.completeness is Completeness.FEED_ONLY
    assert "asks whether a robot reads it" in article.evidence[0].says


def test_a_pdf_with_an_entry_gives_way_to_the_feeds_words():
    article = read.article(document(b"%PDF-1.7 x", entry=entry(summary="It failed.")), COAST)

    assert article.completeness is Completeness.FEED_ONLY
    assert "a PDF" in article.evidence[0].says


def test_an_entry_with_a_title_alone_is_an_article_without_text():
    article = read.article(document(status=0, entry=entry()), COAST)

    assert (article.title, article.text) == ("A Dam Fails", "")


def test_no_page_and_no_entry_is_nothing_to_read():
    with pytest.raises(NothingToRead, match="robots"):
        read.article(document(status=0, trouble="robots.txt does not allow it"), COAST)


@pytest.mark.parametrize(
    ("body", "content_type", "told"),
    [
        (b"%PDF-1.7 x", "application/pdf", "a PDF"),
        (b"%PDF-1.7 x", "text/html", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image/png", "a PNG image"),
        (b"\xff\xd8\xff\xe0..", "", "a JPEG image"),
        (bytes(range(32)) * 40, "text/html", "binary data"),
        (b"   \n ", "text/html", "the page is empty"),
    ],
)
def test_what_is_no_page_is_refused_by_name(body: bytes, content_type: str, told: str):
    with pytest.raises(Unreadable, match=told):
        read.article(document(body, headers=(("content-type", content_type),)), COAST)


@pytest.mark.parametrize(
    ("status", "completeness"),
    [(403, "blocked"), (402, "blocked"), (404, "error"), (500, "error")],
)
def test_a_refusing_answer_is_no_article(status: int, completeness: str):
    article = read.article(document("<html><body><p>No.</p></body></html>", status=status), COAST)

    assert article.completeness == completeness
    assert str(status) in article.evidence[0].says


def test_one_bad_document_does_not_stop_the_others():
    bad, good = document(b"%PDF-1.7 x"), document(page(*LONG))

    failure, article = read.articles([bad, good], {"coast": COAST})

    assert isinstance(failure, Failure)
    assert (failure.stage, failure.kind) == ("read", "Unreadable")
    assert isinstance(article, Article)
    assert article.text.startswith(PARAGRAPH)


def test_a_document_of_a_source_no_longer_there_is_still_read():
    (article,) = read.articles([document(page(*LONG))], {})

    assert isinstance(article, Article)
    assert article.outlet == "coast"


def test_reading_twice_gives_the_same_article():
    told = document(page(*LONG))

    assert read.article(told, COAST) == read.article(told, COAST)


def test_an_id_is_of_source_address_title_and_text():
    told = document(page(*LONG))
    here, again = read.article(told, COAST), read.article(replace(told, fetched_at=AT), COAST)
    other = read.article(document(page(*LONG[1:])), COAST)

    assert here.id == again.id != other.id
    assert len(here.id) == 16


def test_a_text_much_shorter_than_the_feeds_is_truncated():
    content = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)

    article = read.article(document(page(*LONG[:3]), entry=entry(content=content)), COAST)

    assert article.completeness is Completeness.TRUNCATED
    assert "in the feed" in article.evidence[0].says


def test_a_text_much_shorter_than_declared_is_truncated_where_a_gate_is_declared():
    ld = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A Dam Fails",'
        '"wordCount": 900, "isAccessibleForFree": false}</script>'
    )

    article = read.article(document(page(*LONG[:3], head=ld)), COAST)

    assert article.completeness is Completeness.TRUNCATED
    assert "of 900" in article.evidence[0].says


def test_a_subscribe_box_in_the_middle_of_a_whole_article_does_not_cut_it():
    box = "Subscribe now to continue reading this article."

    article = read.article(document(page(*LONG[:4], box, *LONG[4:])), COAST)

    assert article.completeness is Completeness.COMPLETE
    assert article.paragraphs == tuple(LONG)


def test_dummy_filling_is_not_text():
    filling = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor."

    article = read.article(document(page(*LONG[:3], filling, filling)), COAST)

    assert article.completeness is Completeness.TRUNCATED
    assert article.paragraphs == tuple(LONG[:3])


def test_a_page_that_only_sends_on_says_where():
    body = (
        "<html><head><meta http-equiv='Refresh' content='0; url=https://coast.example/n'></head>"
        "<body><p>Moved.</p></body></html>"
    )

    article = read.article(document(body), COAST)

    assert article.completeness is Completeness.EMPTY
    assert "https://coast.example/n" in article.evidence[0].says


def test_a_layout_that_a_script_unfolds_is_read():
    hidden = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    body = f"<html><body><div style='display:none' class='wide'>{hidden}</div></body></html>"

    article = read.article(document(body), COAST)

    assert article.completeness is Completeness.COMPLETE
    assert article.paragraphs == tuple(LONG)


def test_a_layout_hidden_behind_a_gate_is_not_read():
    hidden = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    body = (
        "<html><body><p>This article is for subscribers only.</p>"
        f"<div style='display:none'>{hidden}</div></body></html>"
    )

    article = read.article(document(body), COAST)

    assert article.text == ""
    assert article.completeness is not Completeness.COMPLETE


@pytest.mark.parametrize("attribute", ["hidden", "aria-hidden='true'", "style='display:none'"])
def test_words_that_a_page_hides_are_not_text(attribute: str):
    secret = f"<div {attribute}><p>A secret sentence that nobody was meant to read here.</p></div>"

    article = read.article(document(page(*LONG, tail=secret).replace("</article>", "")), COAST)

    assert "secret" not in article.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=st.sampled_from(PAGES), data=st.data())
def test_a_damaged_page_gives_an_article_or_our_error(page: Path, data: st.DataObject):
    body = bytearray(page.read_bytes())
    cut = data.draw(st.integers(0, len(body)), label="cut")
    swaps = data.draw(
        st.lists(st.tuples(st.integers(0, len(body) - 1), st.integers(0, 255)), max_size=40)
    )
    for place, byte in swaps:
        body[place] = byte
    charset = data.draw(st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis", "none"]))
    damaged = (
        bytes(body[:cut])
        .decode("utf-8", "ignore")
        .encode("utf-8" if charset == "none" else charset, "ignore")
    )
    headers = (("content-type", f"text/html; charset={charset}"),)

    try:
        read_ = read.article(document(damaged, headers=headers), COAST)
    except (StageError, SourceError) as error:
        read_ = error

    assert isinstance(read_, (Article, StageError, SourceError))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=st.sampled_from(PAGES))
def test_reading_never_invents_a_word(page: Path):
    body = page.read_text(encoding="utf-8")

    article = read.article(document(body), COAST)

    assert [word for word in article.text.split() if word not in body] == []


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>" + b"<div>" * 1_000_000 + b"<p>deep</p>",
        b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x</p>",
        b"<html><script type='application/ld+json'>" + b"[" * 50_000 + b"</script><body>x",
        b"<html><body><p>" + b"\"')" * 100_000 + b"</p>",
        b"<html>\x00<body><p>nul\x00</p>",
    ],
    ids=["nested", "attributes", "json", "quotes", "nul"],
)
def test_a_hostile_page_is_read_in_bounded_time(body: bytes):
    assert read.article(document(body), COAST).kind is Kind.ARTICLE
