"""`La loi a pour but`: a subject without a word on which one it is, in three languages."""

import pytest

from daybrief.stages.write.bare_subjects import bare_subject
from daybrief.stages.write.standing import leans, told_things


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La loi a pour but de protéger les lacs."),
        ("fr", "La feuille de route établit un calendrier pour les lacs."),
        ("fr", "L’annonce tombe un jour après le vote à Tavel."),
        ("fr", "Le projet municipal prévoit neuf ponts à Tavel."),
        ("de", "Der Vertrag gilt bis zum Ende des Jahres in Tavel."),
        ("de", "Die neue Brücke wurde am Montag in Tavel gesperrt."),
        ("es", "La ley prohíbe la sal.".replace("prohíbe", "fue votada y prohíbe")),
        ("es", "El acuerdo comercial ha entrado en vigor en Tavel."),
    ],
)
def test_a_subject_of_article_and_noun_leans(language, text):
    assert bare_subject(text, language, frozenset())
    assert leans(text, {}, [], language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La loi sur le sel a pour but de protéger les lacs."),
        ("fr", "Le gouvernement a fermé neuf ponts à Tavel."),
        ("fr", "Une loi a pour but de protéger les lacs."),
        ("de", "Der Vertrag mit Sarvien gilt bis zum Ende des Jahres."),
        ("de", "Die Regierung hat neun Brücken in Tavel gesperrt."),
        ("de", "Die Brücke von Tavel wurde am Montag gesperrt."),
        ("es", "La ley de la sal fue votada en Tavel."),
        ("es", "El gobierno ha cerrado nueve puentes en Tavel."),
        ("el", "La loi a pour but de protéger les lacs."),
    ],
)
def test_a_subject_that_says_which_one_it_is_stands(language, text):
    assert bare_subject(text, language, frozenset()) == ""


def test_a_subject_that_is_printed_stands():
    told = told_things("Le conseil de Tavel a voté une loi sur le sel.")

    assert bare_subject("La loi a pour but de protéger les lacs.", "fr", told) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ceci est la première fois que Tavel vote en mai."),
        ("fr", "En comparaison, Tavel a promis neuf ponts."),
        ("fr", "Les cinq avaient quitté Tavel en mai avec un bateau."),
        ("fr", "Le vainqueur, Bo Finn, a quitté Tavel en mai."),
        ("fr", "La police de Tavel dit que l’incident est clos."),
        ("de", "Im Vergleich hat Tavel neun Brücken gebaut."),
        ("de", "Kurz darauf brannte ein Haus in Tavel."),
        ("es", "En comparación, Tavel ha prometido nueve puentes."),
        ("es", "Poco después ardió una casa en Tavel."),
    ],
)
def test_words_that_point_back_lean_in_other_languages_too(language, text):
    assert leans(text, {}, [], language)
