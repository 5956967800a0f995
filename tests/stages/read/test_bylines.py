"""Bylines: who wrote, and who did something else; and signatures without any claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Entry
from daybrief.stages.read import facts
from daybrief.stages.read.declared import Declared, declared
from daybrief.tools import html


def byline(body: str, head: str = "", entry: Entry | None = None) -> tuple[str, ...]:
    tree = html.parse(f"<html><head>{head}</head><body>{body}</body></html>")
    said = declared(tree)
    seen = facts.shown(tree, said)
    return facts.byline(said, seen, entry, tuple(text for _, text in html.blocks(tree)))


@pytest.mark.parametrize(
    ("under_the_title", "people"),
    [
        ("<p>By Ilse Marn</p>", ("Ilse Marn",)),
        ("<p>By</p><p>Ilse Marn</p>", ("Ilse Marn",)),
        ("<p>By <a href='/x'>Ilse Marn</a> and <a href='/y'>Peder Holt</a></p>",
         ("Ilse Marn", "Peder Holt")),
        ("<p>By Ilse Marn, Chief Reporter</p>", ("Ilse Marn",)),
        ("<p>By Dr. Ilse Marn, PhD</p>", ("Ilse Marn",)),
        ("<p>By Ilse Marn. Reviewed by Runa Veld</p>", ("Ilse Marn",)),
        ("<p>Reviewed by Runa Veld</p>", ()),
        ("<p>Photo: Runa Veld</p>", ()),
        ("<p>3. März 2026 · Von Anna Müller und Jan de Vries</p>", ("Anna Müller", "Jan de Vries")),
        ("<p>Par Anne Dufour et Luc Morel</p>", ("Anne Dufour", "Luc Morel")),
        ("<p>Por Ana Ruiz y Luis Vega</p>", ("Ana Ruiz", "Luis Vega")),
        ("<div class='author-box'><b>Ilse Marn</b><i>Marketing Director</i></div>",
         ("Ilse Marn",)),
        ("<p><a href='/authors/ilse-marn'>Ilse Marn</a></p>", ("Ilse Marn",)),
        ("<p>Ilse Marn</p><p>Science Correspondent</p>", ("Ilse Marn",)),
        ("<p>Ilse Marn</p><p>21 November 2026</p>", ("Ilse Marn",)),
        ("<p>Project Management</p><p>21 November 2026</p><p>project management is work</p>", ()),
        ("<p>By Coast Wire staff</p>", ()),
        ("<p>By the newsroom team</p>", ()),
        ("<p>Posted by <span class='author'>ilsem</span></p>", ()),
        ("<div class='author'><span>by</span><b>ilsem</b></div>", ("ilsem",)),
        ("<p>The minister met <a href='/people/runa-veld'>Runa Veld</a>, the head of the water "
         "office, on Monday to talk about the dam and its cracks.</p>", ()),
    ],
)  # fmt: skip
def test_the_lines_by_the_title_tell_who_wrote(under_the_title: str, people: tuple[str, ...]):
    assert byline(f"<article><h1>The dam fails again</h1>{under_the_title}</article>") == people


def test_signatures_of_comments_and_other_pieces_are_not_believed():
    aside = "<aside><span class='author'>Anselm Brook</span></aside>"
    comment = "<div class='comments'><b class='author'>Otto Lind</b></div>"

    people = byline(f"<article><h1>The dam fails again</h1><p>Text.</p></article>{aside}{comment}")

    assert people == ()


def test_a_visible_byline_is_believed_before_the_account_that_posted():
    meta = '<meta name="author" content="Otto Lind">'

    people = byline("<h1>The dam fails again</h1><p>By Ilse Marn</p>", meta)

    assert people == ("Ilse Marn",)


def test_the_visible_byline_completes_the_first_author():
    meta = '<meta name="author" content="Ilse Marn">'

    people = byline("<h1>The dam fails</h1><p>Authors: Ilse Marn, Peder Holt</p>", meta)

    assert people == ("Ilse Marn", "Peder Holt")


def test_names_in_the_order_of_libraries_are_turned_round():
    metas = (
        '<meta name="citation_author" content="Marn, Ilse">'
        '<meta name="citation_author" content="Holt, Peder">'
    )

    assert byline("<p>x</p>", metas) == ("Ilse Marn", "Peder Holt")


def test_a_card_of_labels_tells_the_author():
    card = (
        '<meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Ilse Marn">'
    )

    assert byline("<p>x</p>", card) == ("Ilse Marn",)


def test_the_feed_knows_an_author_whom_the_page_does_not_show():
    entry = Entry(url="https://coast.example/dam", byline="Ilse Marn")

    assert byline("<h1>The dam fails</h1><p>Text.</p>", entry=entry) == ("Ilse Marn",)


def test_a_site_named_after_a_person_does_not_hide_the_person():
    said = Declared(people=("Ilse Marn",), site_names=("Ilse Marn",))

    assert facts.byline(said, facts.Shown(), None) == ("Ilse Marn",)


def test_a_persons_own_site_names_the_person():
    said = Declared(site_names=("Ilse Marn's blog",))

    assert facts.byline(said, facts.Shown(), None) == ("Ilse Marn",)


def test_the_records_of_scripts_name_an_author_if_they_agree():
    record = '<script>{{"article": {{"author": {{"id": 1, "name": "{}"}}}}}}</script>'

    one = byline("<p>x</p>", record.format("Ilse Marn") * 2)
    several = byline("<p>x</p>", record.format("Ilse Marn") + record.format("Otto Lind"))

    assert (one, several) == (("Ilse Marn",), ())


@given(words=st.text(max_size=200))
def test_any_words_are_names_or_none(words: str):
    people = facts.byline(Declared(people=(words,), meta_authors=(words,)), facts.Shown(), None)

    assert all(len(name) <= 60 for name in people)
