"""What came true, what lapsed and what stands unchanged, in every press and language."""

from dataclasses import replace
from datetime import timedelta

import pytest

from daybrief.model import Expectation, Outcome, Override, Place, Unchanged
from daybrief.presses import Shelf, html, lines, since, text
from daybrief.presses.words import CATALOGUE


@pytest.fixture
def after(english):
    """Wednesday's edition with one thing of each sort from Tuesday's."""
    lead = english.leads[0]
    first, second = lead.sentences[:2]
    tuesday = english.day - timedelta(days=1)
    told = {"story": "s1", "edition": "2026-11-24", "day": tuesday}
    return replace(
        english,
        expectations=(
            Expectation(said=first, outcome=Outcome.CAME_TRUE, told=second, **told),
            Expectation(said=second, outcome=Outcome.LAPSED, **told),
            Expectation(said=first, due=english.day + timedelta(days=8), **told),
        ),
        unchanged=(Unchanged(headline=lead.headline, **told),),
        overrides=(
            Override(
                article="a1",
                title="A tram <late>",
                was=Place.LEAD,
                place=Place.LEFT_OUT,
                by="Ada & Co",
                at=english.cutoff_at,
                why="told last week",
            ),
        ),
    )


def page(edition, name):
    shelf = Shelf(edition=edition, earlier=(), address="https://d.example", publication="D",
                  language=edition.language)  # fmt: skip
    return next(s.body.decode() for s in html.sheets(shelf) if s.path.endswith(name))


def test_each_sort_has_its_label_and_names_the_edition_that_said_it(after):
    first, second = after.leads[0].sentences[:2]

    found = [(i.label, i.runs[0].sentences[0].text, i.remark) for i in since.items(after)]

    assert found == [
        ("Came true", second.text, "Tuesday’s edition said was next:"),
        (
            "Lapsed",
            second.text,
            "Tuesday’s edition said that this was next; its time is over, and we found no report "
            "of it.",
        ),
        ("Unchanged", after.leads[0].headline.text, "Tuesday’s edition."),
    ]
    assert since.items(after)[0].said[0].sentences == (first,)


def test_every_press_says_it_and_ties_it_to_a_source(after):
    first = after.leads[0].sentences[0]
    printed = {
        "text": " ".join(text.plain(after, (), "https://d.example").split()),
        "markdown": text.markdown(after, (), "https://d.example"),
        "page": page(after, "index.html"),
    }

    for told in printed.values():
        for label in ("Came true:", "Lapsed:", "Unchanged:"):
            assert label in told
    assert f"said was next: {first.text}" in printed["text"]


def test_what_is_still_to_come_and_what_editors_changed_stand_in_the_ledger(after):
    told = page(after, "ledger/index.html")

    assert "by 3 December 2026" in told
    assert "A tram &lt;late&gt;" in told
    assert "lead → left out, by Ada &amp; Co," in told
    assert "told last week" in told


@pytest.mark.parametrize("language", sorted(CATALOGUE))
def test_every_language_fills_its_phrases(after, language):
    told = replace(after, language=language)

    said = [item.remark for item in since.items(told)]
    said += [due for _, due in since.ahead(told)]
    said += [since.moved(told, one) for one in told.overrides]

    assert all(said)
    assert not any("{" in one for one in said)


def test_a_brief_that_goes_on_says_how_much_of_it_is_new(english):
    lead = replace(english.leads[0], thread="s0")
    fresh = tuple(replace(s, is_new=True) for s in lead.sentences)
    tuesday = replace(english, day=english.day - timedelta(days=1))
    monday = replace(english, day=english.day - timedelta(days=2))
    count = len(fresh)

    def says(sentences, *earlier):
        return lines.news(replace(lead, sentences=sentences), english, earlier)

    assert says(fresh, tuesday) == "New since yesterday."
    assert says(fresh, monday) == "New since Monday."
    assert says(fresh) == "New since the last edition."
    partly = (fresh[0], *lead.sentences[1:])
    assert says(partly, tuesday) == f"New since yesterday: 1 of {count} sentences."
    assert says(lead.sentences, tuesday) == ""
