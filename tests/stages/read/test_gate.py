"""Whether a text is all there: what follows it, what is declared of it, how it ends."""

import time
from dataclasses import replace

import pytest

from daybrief.model import Completeness
from daybrief.stages.read import gate
from daybrief.stages.read.body import Body, Hidden, Removed
from daybrief.stages.read.body.passages import Passage
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.talk import Talk

TEXT = (
    "The second spillway of the Tavel dam failed shortly before midnight on Sunday, and the "
    "authorities told 1,200 people in the valley below to leave their homes at once."
)
PASSAGES = tuple(Passage(text=f"{TEXT} That was report number {n} of the night.") for n in range(3))
LINES = tuple(passage.text for passage in PASSAGES)


def page(*after: str, passages: tuple[Passage, ...] = PASSAGES, **told: object) -> gate.Page:
    shown = tuple(passage.text for passage in passages)
    given = {
        "title": "A Dam Fails",
        "language": "en",
        "body": Body(passages=passages),
        "passages": passages,
        "blocks": ("Coast Wire", *shown, *after),
        "hidden": Hidden(noscript=(), hidden=()),
        "said": Declared(),
    }
    return gate.Page(**(given | told))


def test_a_text_that_ends_like_one_is_complete():
    found = gate.verdict(page("Tags: dams", "Most read"))

    assert found.completeness is Completeness.COMPLETE
    assert found.passages == PASSAGES


def test_a_gate_behind_a_row_of_share_buttons_cuts_the_text():
    buttons = ("Facebook", "Twitter", "WhatsApp", "Email", "Print") * 4

    found = gate.verdict(page(*buttons, "Subscribers can read the full text."))

    assert found.completeness is Completeness.TRUNCATED
    assert "Subscribers can read" in found.says


def test_an_offer_after_another_article_is_not_this_ones():
    found = gate.verdict(page(f"{TEXT} But of another dam.", "Subscribe to read every story"))

    assert found.completeness is Completeness.COMPLETE


def test_an_offer_at_the_end_of_the_body_is_not_text():
    passages = (*PASSAGES, Passage(text="Want the full story? Subscribe."), Passage(text="From $1"))

    found = gate.verdict(page(passages=passages))

    assert found.completeness is Completeness.TRUNCATED
    assert found.passages == PASSAGES


def test_short_lines_behind_a_gate_are_not_text():
    short = Passage(text="Have you our app?")

    found = gate.verdict(
        page(
            passages=(*PASSAGES, short),
            blocks=(*LINES, "Este texto é só para assinantes.", short.text),
        )
    )

    assert found.completeness is Completeness.TRUNCATED
    assert found.passages == PASSAGES


def test_a_text_as_long_as_declared_is_whole_though_an_offer_follows():
    said = Declared(word_count=sum(len(line.split()) for line in LINES))

    found = gate.verdict(page("Subscribe to read every story", said=said))

    assert found.completeness is Completeness.COMPLETE


def test_an_article_body_no_longer_than_the_teaser_excuses_no_gate():
    said = Declared(body_words=sum(len(line.split()) for line in LINES))

    found = gate.verdict(page("The rest of this article is for paying subscribers.", said=said))

    assert found.completeness is Completeness.TRUNCATED


def test_a_long_text_is_whole_though_an_invitation_follows():
    passages = tuple(Passage(text=f"{TEXT} Report {n}.") for n in range(30))

    invited = gate.verdict(page("Subscribe to continue reading", passages=passages))
    withheld = gate.verdict(
        page("The rest of this article is for subscribers only", passages=passages)
    )

    assert invited.completeness is Completeness.COMPLETE
    assert withheld.completeness is Completeness.TRUNCATED


@pytest.mark.parametrize(
    "more", ["Read more", "Weiterlesen …", "続きを読む", "Читать далее", "더보기"]
)
def test_a_text_that_ends_in_read_more_is_cut(more: str):
    passages = (*PASSAGES, Passage(text=f"The road is closed. {more}"))

    assert gate.verdict(page(passages=passages)).completeness is Completeness.TRUNCATED


def test_a_short_text_that_breaks_off_is_cut():
    passages = (*PASSAGES, Passage(text="The road to the upper villages …"))

    found = gate.verdict(page(passages=passages))

    assert found.completeness is Completeness.TRUNCATED
    assert "breaks off" in found.says


def test_a_teaser_that_only_repeats_the_description_is_cut_where_it_is_not_free():
    one = (Passage(text=TEXT), Passage(text="Nobody was hurt, as far as the police know tonight."))
    whole = " ".join(passage.text for passage in one)
    said = Declared(description=whole, is_free=False)

    unfree = gate.verdict(page(passages=one, said=said))
    free = gate.verdict(page(passages=one, said=replace(said, is_free=None)))

    assert unfree.completeness is Completeness.TRUNCATED
    assert "description" in unfree.says
    assert free.completeness is Completeness.COMPLETE


def test_a_text_without_blanks_is_measured_by_its_characters():
    told = "二番目の放水路が日曜日の深夜に決壊し、当局は谷の住民に避難を求めた。"
    some = tuple(Passage(text=told * 2) for _ in range(3))

    found = gate.verdict(page(passages=some, language="ja", fed=told * 30))

    assert found.completeness is Completeness.TRUNCATED
    assert "in the feed" in found.says


def test_a_text_that_stands_all_behind_a_gate_is_cut_and_not_empty():
    gone = Removed(text="This article is for subscribers only.", talk=Talk.GATE, at=0)

    found = gate.verdict(page(passages=(), body=Body(passages=(), removed=(gone,))))

    assert found.completeness is Completeness.TRUNCATED
    assert "subscribers only" in found.says


def test_a_note_on_the_author_behind_a_gate_is_not_the_rest():
    note = Passage(text=f"Ilse Marn has reported from the Orn valley for nine years. {TEXT}")
    gate_ = Removed(text="The rest is for subscribers only.", talk=Talk.GATE, at=3)
    box = Removed(text="Subscribe to continue reading.", talk=Talk.GATE, at=3)
    body = Body(passages=(*PASSAGES, note), removed=(gate_,))

    cut = gate.verdict(page(passages=body.passages, body=body))
    whole = gate.verdict(page(passages=body.passages, body=replace(body, removed=(box,))))

    assert cut.completeness is Completeness.TRUNCATED
    assert cut.passages == PASSAGES
    assert whole.completeness is Completeness.COMPLETE
    assert whole.passages == body.passages


def test_a_declared_flag_alone_cuts_nothing():
    found = gate.verdict(page(said=Declared(is_free=False)))

    assert found.completeness is Completeness.COMPLETE


def test_paywalled_is_what_is_declared():
    assert gate.paywalled(Declared()) == (None, None)
    assert gate.paywalled(Declared(is_free=False))[0] is True
    assert gate.paywalled(Declared(is_free=True))[0] is False
    assert gate.paywalled(Declared(amp_gated=True))[0] is True


@pytest.mark.parametrize("end", ["." * 300_000, '…"' * 150_000, "read more " * 30_000])
def test_a_hostile_end_is_judged_in_bounded_time(end: str):
    began = time.process_time()

    gate.verdict(page(passages=(*PASSAGES, Passage(text=end))))

    assert time.process_time() - began < 3
