"""A kept edition checked again: nothing that is printed may fail to stand where it says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from daybrief.edition.verify import verify


@pytest.fixture
def day(told):
    return told()


@pytest.fixture
def articles(day):
    return {article.id: article for article in day.articles}


def altered(edition, **changes):
    """The edition with the first sentence of its lead changed; and that sentence."""
    lead, *others = edition.leads
    sentence = replace(lead.sentences[0], **changes)
    lead = replace(lead, sentences=(sentence, *lead.sentences[1:]))
    return replace(edition, leads=(lead, *others)), sentence


def test_an_untouched_edition_has_no_faults_and_every_citation_is_counted(day, articles):
    found = verify(day.edition, articles)

    assert found.faults == ()
    assert found.sentence_count == day.edition.counts.sentences + len(day.edition.briefs)
    assert found.citation_count >= found.sentence_count


def test_words_that_were_put_in_a_sentence_are_found(day, articles):
    text = day.edition.leads[0].sentences[0].text
    forged, sentence = altered(day.edition, text=text.replace("Norland", "Tavel"))

    faults = verify(forged, articles).faults

    assert {fault.sentence for fault in faults} == {sentence.text}
    assert {fault.brief for fault in faults} == {forged.leads[0].headline.text}
    assert any("Tavel" in fault.why for fault in faults)


def test_the_words_of_a_passage_in_another_order_are_found(day, articles):
    first, second, *others = day.edition.leads[0].sentences[0].text.split()
    forged, _ = altered(day.edition, text=" ".join((second, first, *others)))

    whys = [fault.why for fault in verify(forged, articles).faults]

    assert "is not word for word what it cites" in whys


def test_a_sentence_that_cites_nothing_is_a_fault(day, articles):
    bare, _ = altered(day.edition, citations=())

    assert "cites nothing" in [fault.why for fault in verify(bare, articles).faults]


def test_a_sentence_told_of_another_day_is_found(day, articles):
    moved = replace(day.edition, day=day.edition.day + timedelta(days=7))

    whys = " ".join(fault.why for fault in verify(moved, articles).faults)

    assert "Tuesday" in whys or "Monday" in whys


def test_an_article_that_is_not_kept_any_more_is_named(day, articles):
    (citation, *_) = day.edition.leads[0].sentences[0].citations
    del articles[citation.article]

    whys = {fault.why for fault in verify(day.edition, articles).faults}

    assert whys == {f"{citation.url} is not among the kept articles"}


@pytest.mark.parametrize("part", ["title", "paragraphs"])
def test_words_that_moved_in_their_article_are_found(day, articles, part):
    brief = day.edition.leads[0]
    sentence = brief.headline if part == "title" else brief.sentences[0]
    cited = sentence.citations[0].article
    changed = {"title": "Nothing happened", "paragraphs": ("Nothing happened.",)}
    articles[cited] = replace(articles[cited], **{part: changed[part]})

    faults = {fault.sentence: fault.why for fault in verify(day.edition, articles).faults}

    start = sentence.citations[0].start
    outlet = sentence.citations[0].outlet
    assert faults[sentence.text] == f"{outlet}: the quoted words are not at {start}"


def test_a_document_that_is_damaged_is_named_by_each_sentence_that_rests_on_it(day, articles):
    sentence = day.edition.leads[0].sentences[0]
    damaged = {sentence.citations[0].article: "document 1: its bytes are damaged"}

    faults = verify(day.edition, articles, damaged=damaged).faults

    assert sentence.text in [fault.sentence for fault in faults]
    assert {fault.why for fault in faults} == {"document 1: its bytes are damaged"}
