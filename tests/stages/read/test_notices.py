"""Datelines and correction notices, in the languages of the wires."""

import pytest

from daybrief.stages.read import facts


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("BRENNICK, Norland (Coast Wire) — The dam failed.", "Brennick, Norland"),
        ("BERLIN — Der Damm", "Berlin"),
        ("BERLIN, 3. März – Der Damm", "Berlin"),
        ("Paris, 3 mars (AFP) – Le barrage", "Paris"),
        ("Tavel (dpa/lno) - Die Sperre", "Tavel"),
        ("MADRID 3 Mar. (WIRE PRESS) - La presa", "Madrid"),
        ("Madrid, 3 mar (EFE).- La presa", "Madrid"),
        ("ROMA, 03 MAR - La diga", "Roma"),
        ("São Paulo, 3 de março (Lusa) — A barragem", "São Paulo"),
        ("RIO DE JANEIRO — A barragem", "Rio de Janeiro"),
        ("ST. PAUL, Minn. — The dam", "St. Paul, Minn."),
        ("WASHINGTON, D.C. — The dam", "Washington, D.C."),
        ("LONDON—The dam", "London"),
        ("BREAKING — The dam failed", ""),
        ("UPDATE, Monday — The dam failed", ""),
        ("The dam — and the road — are closed", ""),
        ("COVID-19 - the disease", ""),
        ("Tavel-led engineers — the first", ""),
        ("LIGHTEN YOUR LOAD TODAY – Start now", ""),
        ("", ""),
    ],
)
def test_a_dateline_names_the_place(opening: str, place: str):
    assert facts.place([opening]) == place


@pytest.mark.parametrize(
    "notice",
    [
        "An earlier version of this article misstated the number of people.",
        "In an earlier version of this story the river had another name.",
        "This article was amended on 3 March to correct a name.",
        "Correction (Nov. 3): The dam is in Tavel.",
        "Clarification: the dam is in Tavel.",
        "Editor’s note: This story has been corrected to say where the dam is.",
        "Korrektur: Die Sperre steht in Tavel.",
        "In einer früheren Version dieses Artikels stand ein anderer Ort.",
        "Rectificatif : le barrage est à Tavel.",
        "Une première version de cet article donnait un autre lieu.",
        "Fe de errores: la presa está en Tavel.",
        "Una versión anterior de este artículo daba otro lugar.",
        "Errata corrige: la diga è a Tavel.",
        "In een eerdere versie van dit artikel stond een andere plaats.",
        "Errata: a barragem fica em Tavel.",
        "Rättelse: dammen ligger i Tavel.",
        "訂正：ダムの場所。",
    ],
)
def test_a_notice_of_a_correction_is_kept_as_it_stands(notice: str):
    assert facts.corrections(["Text.", notice, "More text."]) == (notice,)


@pytest.mark.parametrize(
    "words", ["Corrections policy", "Correction", "The earlier plan failed.", "Corrections"]
)
def test_what_only_speaks_of_corrections_is_no_notice(words: str):
    assert facts.corrections([words, "Home", "About"]) == ()


def test_the_sentence_under_a_label_is_the_notice():
    notice = "The dam stands in Tavel, not in Brennick, as this paper wrote."

    assert facts.corrections(["Correction", notice, "Home"]) == (notice,)


def test_a_title_about_a_correction_is_no_notice():
    title = "Correction: how markets fell"

    assert facts.corrections([title], title) == ()
