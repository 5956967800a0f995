"""Plain text fits a letter; Markdown is read by others as it was meant."""

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from daybrief.presses import Shelf, text


def plain(edition) -> str:
    return text.plain(edition, (), "https://m.example")


def markdown(edition) -> str:
    return text.markdown(edition, (), "https://m.example")


def with_headline(edition, headline: str):
    lead = edition.leads[0]
    return replace(edition, leads=(replace(lead, headline=replace(lead.headline, text=headline)),))


def with_sentence(edition, told: str):
    lead = edition.leads[0]
    return replace(
        edition, leads=(replace(lead, sentences=(replace(lead.sentences[0], text=told),)),)
    )


def test_both_texts_are_printed_beside_the_page(shelf):
    sheets = {sheet.path: sheet.media_type for sheet in text.sheets(shelf)}

    assert sheets == {
        "2026/11/25/edition.txt": "text/plain; charset=utf-8",
        "2026/11/25/edition.md": "text/markdown; charset=utf-8",
    }


def test_a_shelf_without_an_edition_prints_no_text():
    assert list(text.sheets(Shelf(edition=None, address="https://m.example"))) == []


def test_a_line_of_plain_text_has_72_columns_at_most_unless_an_address_is_longer(english):
    long = [line for line in plain(english).splitlines() if len(line) > text.COLUMNS]

    assert all(line.strip().startswith("https://") for line in long)


def test_an_address_is_never_broken(english):
    url = "https://coastwire.example/" + "very-long-" * 20
    lead = english.leads[0]
    sentence = lead.sentences[1]
    cited = replace(sentence, citations=(replace(sentence.citations[0], url=url),))
    edition = replace(english, leads=(replace(lead, sentences=(cited,)),))

    assert f"    {url}\n" in plain(edition)


def test_every_number_in_the_text_has_a_note_with_an_address(english):
    body, notes = plain(english).split("\nSources\n")

    assert set(re.findall(r"\[\d+\]", body)) == set(re.findall(r"^\[\d+\]", notes, re.MULTILINE))
    assert notes.count("https://") == len(re.findall(r"^\[\d+\]", notes, re.MULTILINE))


def test_a_day_without_a_lead_says_so(english):
    assert "Nothing today is worth a lead." in plain(replace(english, leads=()))


def test_marks_in_a_source_are_letters_in_markdown(english):
    told = "#1 *not* _em_ `code` [a](https://x.example) <b>bold</b> 1 | 2 ~~gone~~ \\ &amp; C#"

    rendered = MarkdownIt().render(markdown(with_sentence(english, told)))

    escaped = told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert escaped in rendered


def test_a_sentence_that_looks_like_a_list_stays_a_paragraph(english):
    for told in ("- one", "1. one", "1986) one", "+ one", "=== one", "> one", "# one"):
        rendered = MarkdownIt().render(markdown(with_sentence(english, told)))

        assert f"<p>{told.replace('>', '&gt;')} <em>" in rendered


def test_a_headline_that_ends_in_a_number_sign_keeps_it(english):
    rendered = MarkdownIt().render(markdown(with_headline(english, "A prize for C #")))

    assert "<h2>A prize for C #</h2>" in rendered


def test_markdown_links_each_outlet_to_its_article(english):
    rendered = MarkdownIt().render(markdown(english))

    assert '<a href="https://coastwire.example/2026/11/24/talks-wire">Coast Wire</a>' in rendered
    assert "<strong>What's next:</strong> The delegations" in rendered


def test_a_section_without_a_name_has_no_heading_of_its_own(english):
    section = replace(english.sections[0], name="")

    rendered = MarkdownIt().render(markdown(replace(english, sections=(section,))))

    assert "<h3>" not in rendered
    assert "<strong>Norland's central bank holds rates at 3.5 per cent:</strong>" in rendered


def test_an_edition_that_cites_nothing_lists_no_sources(english):
    assert "Sources" not in plain(replace(english, leads=(), sections=(), since_last=()))
