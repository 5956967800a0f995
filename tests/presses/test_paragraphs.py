"""Sentences are set in paragraphs, with one credit behind each run from the same outlets."""

from dataclasses import replace

import pytest

from daybrief.presses.paragraphs import around, notes, paragraphs, printed


def test_a_label_opens_a_paragraph_of_its_own(english):
    told = paragraphs(english.leads[0])

    assert [paragraph.label for paragraph in told] == [
        *("", "", ""),
        *("What's next", "What else is on the table", "Ostmark"),
    ]


def test_a_label_in_the_middle_of_a_paragraph_still_opens_one(english):
    brief = english.leads[0]
    in_one = replace(brief, sentences=tuple(replace(s, paragraph=0) for s in brief.sentences))

    assert [len(p.runs) for p in paragraphs(in_one)] == [3, 1, 1, 1]


def test_neighbours_from_one_outlet_share_a_credit_and_others_do_not(english):
    brief = english.leads[2]
    in_one = replace(brief, sentences=tuple(replace(s, paragraph=0) for s in brief.sentences[:3]))

    (paragraph,) = paragraphs(in_one)

    assert [(len(run.sentences), run.credits[0].outlet) for run in paragraph.runs] == [
        (2, "The Brennick Post"),
        (1, "The Ledger"),
    ]


def test_two_articles_of_one_outlet_make_one_credit_with_two_notes(english):
    first, second = english.leads[0].sentences[0].citations
    sentence = replace(
        english.leads[0].sentences[0], citations=(first, replace(second, outlet=first.outlet))
    )

    (paragraph,) = paragraphs(replace(english.leads[0], sentences=(sentence,)))

    (credit,) = paragraph.runs[0].credits
    assert credit.url == first.url
    assert credit.articles == ("talks-wire", "talks-post")


def test_notes_count_each_article_once_in_the_order_of_the_page(english):
    numbered = notes(english, printed(english))

    assert [note.number for note in numbered.values()] == list(range(1, len(numbered) + 1))
    assert list(numbered)[:3] == ["talks-wire", "talks-post", "talks-courier"]


def test_a_note_without_a_reference_names_its_outlet_and_address(english):
    (first, *_) = notes(replace(english, references=()), printed(english)).values()

    assert (first.outlet, first.title, first.published_at) == ("Coast Wire", "", None)
    assert first.url.startswith("https://coastwire.example/")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", ("", "")),
        ("The officials met", "and left.", ("The officials met ", " and left.")),
        ("in the old house “", "” she added", ("… in the old house “", "” she added …")),
    ],
)
def test_the_words_around_a_quote_are_spaced_and_dotted_where_cut(before, after, told, english):
    citation = english.leads[0].sentences[0].citations[0]

    assert around(replace(citation, before=before, after=after)) == told
