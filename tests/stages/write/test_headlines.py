"""A headline says who does what: cut down to its claim, and nothing that only teases."""

import pytest

from daybrief.errors import NothingToWrite
from daybrief.stages import write
from daybrief.stages.write.lead import bare_title, has_verb

CLAIM = "Norland and Sarvia reopen talks"


@pytest.mark.parametrize(
    "title",
    [
        f"UPDATE 3-{CLAIM}",
        f"SLIDESHOW: {CLAIM}",
        f"{CLAIM} [Video + Pictures]",
        f"{CLAIM} (w/video)",
        f"{CLAIM} - coastwire.example",
        f"{CLAIM} – Coast Wire",
        f"Norland - {CLAIM}",
        f"Sarvia: {CLAIM}",
    ],
)
def test_a_title_is_cut_down_to_its_claim(title):
    span = bare_title(title)

    assert span is not None
    assert span.text == CLAIM == title[span.start : span.end]


@pytest.mark.parametrize(
    "title",
    [f"{CLAIM} – report", f"{CLAIM} - UN", f"{CLAIM}: sources", f"Border war: {CLAIM}"],
)
def test_whose_words_a_title_is_stays_with_it(title):
    span = bare_title(title)

    assert span is not None
    assert span.text == title


@pytest.mark.parametrize(
    "title",
    [
        f"{CLAIM}!",
        f"Why {CLAIM}",
        "Norland and Sarvia reopen the …",
        "Meet the woman who reopened talks in Tavel",
        "Check out the fireworks of Brennick",
        "Film of the Week: The Tavel Review",
        "Orn Diary Review: A Quiet Valley",
        "Column: Norland has nothing to lose",
        "The Tavel talks: a recap of day one",
        "Posted by Ilse Marn in Brennick",
    ],
)
def test_a_title_that_teases_or_opines_is_none(title):
    assert bare_title(title) is None


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Six Years for Amsel", False),
        ("A verdict in the port trial", False),
        ("Amsel Sentenced to Six Years", True),
        ("Marn weds Finch in Tavel", True),
        ("Norland to close two bridges", True),
        ("Zwei Brücken am Hafen", True),
    ],
)
def test_a_title_without_a_verb_is_told_from_one_with(title, says):
    assert has_verb(title, "de" if "Brücken" in title else "en") is says


def test_of_two_titles_the_one_that_says_who_does_what_is_chosen(article, tell, pick, day, zone):
    text = "Rolf Amsel, a harbour master of Brennick, was sentenced to six years in prison."
    titles = (
        "SIX YEARS IN PRISON FOR AMSEL OF BRENNICK",
        "Six Years in Prison for Amsel of Brennick",
        "Amsel of Brennick Sentenced to Six Years in Prison",
    )
    told = [article(name, title, text) for name, title in zip("ABC", titles, strict=True)]

    brief = write.brief(pick(tell(*told)), day=day, zone=zone, language="en", words=100)

    assert brief.headline.text == titles[2]


@pytest.fixture
def written(article, tell, pick, day, zone):
    def written(title):
        text = "The workers of the Tavel yards voted on Tuesday for a strike, the union said."
        story = pick(tell(article("Coast Wire", title, text)))
        return write.brief(story, day=day, zone=zone, language="en", words=200)

    return written


@pytest.mark.parametrize("when", ["on Wednesday", "tomorrow"])
def test_a_day_that_another_days_reader_would_misread_is_left_out(written, when):
    title = f"Workers of Tavel yards vote to strike {when}"

    headline = written(title).headline

    citation = headline.citations[0]
    assert headline.text == "Workers of Tavel yards vote to strike"
    assert headline.text == title[citation.start : citation.end]


@pytest.mark.parametrize(
    "title",
    [
        "Workers of Tavel yards strike until Wednesday",
        "Wednesday strike at Tavel yards is voted",
    ],
)
def test_a_title_that_would_say_less_without_its_day_is_none(written, title):
    with pytest.raises(NothingToWrite, match="no title"):
        written(title)
