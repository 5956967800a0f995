"""Which runs of a page are its article: the learnt choice, and text that no page shows."""

from datetime import UTC, datetime
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.model import Completeness, Document, Source
from daybrief.stages import read
from daybrief.stages.read.body import choice
from daybrief.stages.read.body.measures import Told, compared, measured
from daybrief.stages.read.body.runs import runs
from daybrief.tools import html

COAST = Source(name="coast", address="https://coast.example/feed", language="en")
LONG = [
    f"Report {number} of the night said that the second spillway of the Tavel dam failed shortly "
    "before midnight, and that the authorities told 1,200 people to leave their homes at once."
    for number in range(8)
]


def found(*blocks: str):
    return runs(html.parse(f"<html><body>{''.join(blocks)}</body></html>"))


def alone(_=None):
    raise AssertionError("no second reading should be asked for")


def document(page: str) -> Document:
    return Document(
        source="coast",
        url="https://coast.example/news/dam",
        status=200,
        fetched_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        body=page.encode(),
    )


def one_by_one(forest: choice.Forest, row) -> float:
    """Walk each tree as a person would."""
    total = 0.0
    for root in forest.roots:
        node = root
        while node >= 0:
            left = row[forest.feature[node]] <= forest.threshold[node]
            node = forest.left[node] if left else forest.right[node]
        total += float(forest.leaf[~node])
    return 1 / (1 + np.exp(-total))


def test_the_weights_fit_what_is_measured():
    told = found("<p>One.</p>", "<p>Two.</p>")
    own, other = measured(told, Told()), compared(told, ["One."])

    with (files("daybrief.stages.read.body") / choice.WEIGHTS).open("rb") as file:
        kept = np.load(file)
        columns = int(kept["first.columns"]), int(kept["second.columns"])
    assert columns == (own.shape[1], own.shape[1] + other.shape[1])


def test_a_forest_gives_what_its_trees_give_one_by_one():
    told = found("<nav><a href='/'>Home</a></nav>", *[f"<p>{text}</p>" for text in LONG])
    first, _ = choice.forests()
    rows = measured(told, Told())

    weighed = first.weigh(rows)

    walked = np.array([one_by_one(first, row) for row in rows])
    unsure = (walked > 0.06) & (walked < 0.94)  # the sure ones are not asked to the end
    assert weighed[unsure] == pytest.approx(walked[unsure], abs=1e-4)
    assert ((weighed > 0.5) == (walked > 0.5)).all()


def test_a_plain_page_needs_no_second_reading():
    told = found(
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>",
        "<article><h1>A Dam Fails</h1>",
        *[f"<p>{text}</p>" for text in LONG],
        "</article><footer><p><a href='/terms'>Terms</a></p></footer>",
    )

    chosen = choice.chosen(told, Told(titles=("A Dam Fails",)), alone)

    assert [run.text for run, is_chosen in zip(told, chosen, strict=True) if is_chosen] == LONG


def test_a_page_without_text_has_nothing_to_choose():
    assert choice.chosen([], Told(), alone) == []


@given(st.lists(st.floats(0, 1, width=32), min_size=1), st.data())
def test_what_is_chosen_is_never_worse_than_what_is_left(weights, data):
    size = st.floats(1, 500, width=32)
    length = np.array(data.draw(st.lists(size, min_size=len(weights), max_size=len(weights))))
    weight = np.array(weights, dtype=np.float32)

    taken = choice.taken(weight, length)

    assert not taken.any() or taken.all() or weight[taken].min() > weight[~taken].max()


@given(
    st.recursive(
        st.text(max_size=20).map(lambda said: said.replace("<", "").replace("&", "")),
        lambda inner: st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
            st.sampled_from(["p", "div", "a", "ul", "li", "h2", "td", "b", "figcaption", "pre"]),
            st.lists(inner, max_size=4),
        ),
        max_leaves=12,
    )
)
def test_any_page_can_be_measured(body):
    told = found(body)

    rows = measured(told, Told(titles=("x",), description="y", body="z")) if told else np.zeros(0)

    assert len(rows) == len(told)
    assert np.isfinite(rows).all()


BODY = " ".join(LONG)
SCRIPT = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A Dam Fails", '
    '%s"articleBody": "%s"}</script>'
)
AMP = "https://cdn.example/ampproject.js"
SHELL = "<html><head><title>A Dam Fails</title>%s</head><body><h1>A Dam Fails</h1>%s</body></html>"


def test_text_that_stands_in_structured_data_alone_is_read_and_said_so():
    article = read.article(document(SHELL % (SCRIPT % ("", BODY), "")), COAST)

    assert article.text == BODY
    assert article.completeness is Completeness.COMPLETE
    assert "text" in {evidence.fact for evidence in article.evidence}


@pytest.mark.parametrize(
    ("declares", "shows"),
    [
        ('"isAccessibleForFree": false, ', ""),
        ("", "<p>Subscribe to continue reading this article.</p>"),
        ("", "<p>Already a subscriber? Log in.</p>"),
        ("", "<div style='display:none'><p>Subscribe to continue reading this article.</p></div>"),
        ("", "<noscript><p>Subscribe to continue reading this article.</p></noscript>"),
        ("", f"<script src='{AMP}'></script><section subscriptions-section='content'></section>"),
    ],
)
def test_text_in_structured_data_behind_a_gate_is_not_read(declares, shows):
    article = read.article(document(SHELL % (SCRIPT % (declares, BODY), shows)), COAST)

    assert BODY[:60] not in article.text
    assert article.completeness is not Completeness.COMPLETE
