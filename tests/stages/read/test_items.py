"""Round-ups split into their pieces, live blogs into their posts, in several languages."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Item, Kind, Link
from daybrief.stages.read.body.passages import Passage
from daybrief.stages.read.items import items_of

URL = "https://coast.example/briefing/monday"
CLAIMS = ("2026-11-23T06:40:00+01:00", "2026-11-23T12:10:00+01:00")


def head(text: str, level: int = 2, target: str = "") -> Passage:
    return Passage(text=text, tag="head", level=level, target=target)


def p(text: str, target: str = "") -> Passage:
    return Passage(text=text, target=target)


def item(text: str, target: str = "") -> Passage:
    return Passage(text=text, tag="item", level=1, run=1, target=target)


def test_a_round_up_is_split_at_its_headings():
    passages = [
        p("Good morning."),
        head("Tavel dam"),
        p("It failed."),
        p("Nobody was hurt."),
        head("Port trial", target="/news/port"),
        p("The jury is out."),
    ]

    assert items_of(Kind.ROUND_UP, passages, URL) == (
        Item(title="Tavel dam", first=2, end=4),
        Item(title="Port trial", first=5, end=6, url="https://coast.example/news/port"),
    )


def test_a_piece_leads_where_its_first_link_does():
    link = Link(start=0, end=4, url="https://harbour.example/trial")
    passages = [
        head("Tavel dam"),
        p("It failed.", target="#top"),
        p("More", target="../news/dam"),
        head("Port trial"),
        Passage(text="More of it.", links=(link,)),
        head("Markets"),
        p("Shares fell.", target="mailto:desk@coast.example"),
    ]

    found = items_of(Kind.ROUND_UP, passages, URL)

    assert [one.url for one in found] == [
        "https://coast.example/news/dam",
        "https://harbour.example/trial",
        "",
    ]


def test_sections_of_a_round_up_are_no_pieces_of_it():
    passages = [
        head("At home", 2),
        head("Tavel dam", 3),
        p("It failed."),
        head("Abroad", 2),
        head("Port trial", 3),
        p("The jury is out."),
        head("A vote", 3),
        p("It was close."),
    ]

    found = items_of(Kind.ROUND_UP, passages, URL)

    assert [(one.title, one.first, one.end) for one in found] == [
        ("Tavel dam", 2, 3),
        ("Port trial", 5, 6),
        ("A vote", 7, 8),
    ]


def test_numbered_headlines_are_pieces():
    passages = [
        p("Three things to know."),
        p("1. A dam fails"),
        p("The second spillway of the dam failed."),
        p("2. The jury is out"),
        p("It is not expected back before Thursday."),
    ]

    found = items_of(Kind.ROUND_UP, passages, URL)

    assert [(one.title, one.first, one.end) for one in found] == [
        ("A dam fails", 2, 3),
        ("The jury is out", 4, 5),
    ]


def test_numbered_paragraphs_are_pieces_under_their_first_sentence():
    passages = [
        p("1. A dam failed. The second spillway broke shortly before midnight on Sunday."),
        p("2. The jury went out. It is not expected back before Thursday, the court said."),
    ]

    found = items_of(Kind.ROUND_UP, passages, URL)

    assert [(one.title, one.first, one.end) for one in found] == [
        ("A dam failed", 0, 1),
        ("The jury went out", 1, 2),
    ]


def test_points_of_a_list_are_pieces():
    said = "The second spillway of the Tavel dam failed shortly before midnight on Sunday. More."
    passages = [p("Good morning."), item(said, "/news/dam"), item(f"In Brennick: {said}")]
    passages.append(p("Good night."))

    found = items_of(Kind.ROUND_UP, passages, URL)

    assert found[-1].end == 3
    assert [(one.title, one.url) for one in found] == [
        (said.partition(".")[0], "https://coast.example/news/dam"),
        ("In Brennick", ""),
    ]


def test_a_short_list_in_a_long_text_is_no_list_of_pieces():
    said = "One of the two points that an otherwise long text has in it, with some words more."
    passages = [p("A long paragraph of it. " * 40), item(said), item(said)]

    assert items_of(Kind.ROUND_UP, passages, URL) == ()


@pytest.mark.parametrize("kind", [Kind.ARTICLE, Kind.OPINION, Kind.VIDEO, Kind.SPONSORED])
def test_an_article_has_no_pieces(kind: Kind):
    assert items_of(kind, [head("One"), p("Text."), head("Two"), p("Text.")], URL) == ()


def test_a_live_blog_is_split_at_its_times():
    passages = [
        head("11:20 Road closed"),
        p("The road to the upper villages is closed."),
        head("10:05 Sirens"),
        p("The sirens went off."),
        p("Nobody was hurt."),
    ]

    assert items_of(Kind.LIVE, passages, URL, CLAIMS) == (
        Item(
            title="Road closed",
            first=1,
            end=2,
            published_at=datetime(2026, 11, 23, 10, 20, tzinfo=UTC),
        ),
        Item(title="Sirens", first=3, end=5, published_at=datetime(2026, 11, 23, 9, 5, tzinfo=UTC)),
    )


@pytest.mark.parametrize(
    "clock",
    [
        "11:20",
        "11.20",
        "11h20",
        "11:20 Uhr",
        "kl. 11.20",
        "11:20 a.m.",
        "11.20am",
        "11時20分",
        "11:20:07",
    ],
)
def test_a_time_of_day_is_read_in_many_ways(clock: str):
    passages = [p(clock), p("The road is closed."), p("10:05"), p("The sirens went off.")]

    found = items_of(Kind.LIVE, passages, URL, CLAIMS)

    assert found[0].title == "The road is closed"
    assert found[0].published_at == datetime(2026, 11, 23, 10, 20, tzinfo=UTC)


def test_an_hour_alone_is_a_time_in_half_days():
    passages = [p("3pm"), p("The road is closed."), p("11 a.m."), p("The sirens went off.")]

    found = items_of(Kind.LIVE, passages, URL, CLAIMS)

    assert [one.published_at.hour for one in found] == [14, 10]


def test_a_zone_that_a_post_names_counts_before_the_pages():
    passages = [p("11:20 GMT"), p("Closed."), p("10:05 GMT"), p("Sirens.")]

    found = items_of(Kind.LIVE, passages, URL, CLAIMS)

    assert [one.published_at.hour for one in found] == [11, 10]


def test_a_heading_before_a_time_is_the_posts_title():
    passages = [head("Road closed"), p("11:20"), p("It is."), head("Sirens"), p("10:05"), p("Off.")]

    found = items_of(Kind.LIVE, passages, URL, CLAIMS)

    assert [(one.title, one.first, one.end) for one in found] == [
        ("Road closed", 1, 3),
        ("Sirens", 4, 6),
    ]


def test_posts_run_back_over_midnight_and_forth():
    back = [p("00:10"), p("Third."), p("23:50"), p("Second."), p("23:40"), p("First.")]
    forth = [p("23:40"), p("First."), p("23:50"), p("Second."), p("00:10"), p("Third.")]
    claims = ("2026-11-22T23:40:00+01:00", "2026-11-23T00:10:00+01:00")

    newest_first = items_of(Kind.LIVE, back, URL, claims)
    oldest_first = items_of(Kind.LIVE, forth, URL, claims)

    assert [one.published_at.isoformat()[8:16] for one in newest_first] == [
        "22T23:10",
        "22T22:50",
        "22T22:40",
    ]
    assert [one.published_at for one in oldest_first] == [
        one.published_at for one in reversed(newest_first)
    ]


@pytest.mark.parametrize("claims", [(), ("2026-11-23",), ("2026-11-23T06:40:00Z",), ("soon",)])
def test_a_time_of_an_unknown_zone_is_not_guessed(claims: tuple[str, ...]):
    passages = [p("11:20"), p("Closed."), p("10:05"), p("Sirens.")]

    found = items_of(Kind.LIVE, passages, URL, claims)

    assert [one.published_at for one in found] == [None, None]


def test_figures_of_the_news_are_no_times():
    passages = [
        p("11.20 people a day use the road."),
        p("10.05 percent of them walk."),
        head("3.15 million crowns"),
        p("It cost that much."),
    ]

    assert items_of(Kind.LIVE, passages, URL, CLAIMS) == ()


@pytest.mark.parametrize(
    ("titles", "texts"),
    [
        (["Talsperre", "Prozess"], ["Sie brach.", "Das Gericht berät."]),
        (["Le barrage", "Le procès"], ["Il a cédé.", "Le jury délibère."]),
        (["La presa", "El juicio"], ["Falló.", "El jurado delibera."]),
        (["ダムが決壊", "裁判"], ["日曜日に決壊した。", "陪審が審議中だ。"]),
        (["Плотина", "Суд"], ["Она рухнула.", "Присяжные совещаются."]),
    ],
)
def test_any_language_is_split(titles: list[str], texts: list[str]):
    passages = [one for t, s in zip(titles, texts, strict=True) for one in (head(t), p(s))]

    assert [one.title for one in items_of(Kind.ROUND_UP, passages, URL)] == titles


any_passage = st.builds(
    Passage,
    text=st.text(alphabet="1 2:3.ahpm–Uhr\n。x", min_size=1, max_size=60),
    tag=st.sampled_from(["p", "head", "item", "quote", "row"]),
    level=st.integers(0, 6),
    target=st.sampled_from(["", "#x", "/a", "http://[", "javascript:x", "https://a.example/"]),
)
any_claim = st.one_of(st.text(max_size=20), st.datetimes(timezones=st.timezones()).map(str))


@given(
    kind=st.sampled_from(Kind),
    passages=st.lists(any_passage, max_size=20),
    claims=st.lists(any_claim, max_size=3),
)
def test_pieces_never_overlap_and_lie_in_the_text(kind, passages, claims):
    found = items_of(kind, passages, URL, claims)

    ends = [0, *(one.end for one in found)]
    assert all(end <= one.first < one.end for end, one in zip(ends, found, strict=False))
    assert ends[-1] <= len(passages)


def test_a_hostile_text_is_split_in_bounded_time():
    passages = [
        Passage(text="1:11 " * 20_000 + "a" * 100_000, tag="p"),
        *(Passage(text=f"{n % 24}:{n % 60:02}", tag="head", level=n % 7) for n in range(5_000)),
    ]
    began = time.process_time()

    items_of(Kind.LIVE, passages, URL, CLAIMS)
    items_of(Kind.ROUND_UP, passages, URL, CLAIMS)

    assert time.process_time() - began < 3
