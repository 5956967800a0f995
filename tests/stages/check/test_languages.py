"""A fault planted in French, Spanish or German is caught as one in English is."""

import pytest

from daybrief.model import Article, Role, Sentence, Source
from daybrief.stages import check

TEXTS = {
    "fr": (
        "Le maire de Tavel n'a pas confirmé la fermeture du pont dimanche 15 mars.",
        "La crue a chassé 12 500 habitants de la vallée de l'Orn en mars, selon Ida Marn.",
        "Quatre-vingt-dix maisons ont été détruites et deux cents restent sans courant.",
        "Le ministère a refusé de payer 3,5 millions de couronnes à Norland.",
    ),
    "es": (
        "El alcalde de Tavel no confirmó el cierre del puente el domingo 15 de marzo.",
        "La crecida expulsó a 12.500 vecinos del valle del Orn en marzo, según Ida Marn.",
        "Treinta y cinco casas quedaron destruidas y doscientas siguen sin luz.",
        "El ministerio negó que fuera a pagar 3,5 millones de coronas a Norland.",
    ),
    "de": (
        "Der Bürgermeister von Tavel hat die Sperrung der Brücke am Sonntag nicht bestätigt.",
        "Die Flut vertrieb im März 12.500 Bewohner aus dem Orntal, sagte Ida Marn.",
        "Zweiundvierzig Häuser wurden zerstört und hundert bleiben ohne Strom.",
        "Das Ministerium zahlt 3,5 Millionen Kronen an Norland.",
    ),
}


def verdict(text, language):
    article = Article(
        id="a",
        source=Source(name="Coast Wire", address="https://example.org/", language=language),
        url="https://example.org/a",
        title="Tavel",
        language=language,
        paragraphs=TEXTS[language],
    )
    sentence = Sentence(text=text, role=Role.OTHER, citations=())
    return check.verdict(check.Claim(sentence=sentence, articles={"a": article}, language=language))


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in TEXTS for text in TEXTS[language]]
)
def test_what_the_article_says_is_supported(language, text):
    assert verdict(text, language).supported


@pytest.mark.parametrize(
    ("language", "number", "told", "planted"),
    [
        ("fr", 0, "n'a pas confirmé", "a confirmé"),
        ("fr", 0, "dimanche 15", "jeudi 15"),
        ("fr", 0, "15 mars", "15 mai"),
        ("fr", 1, "12 500", "12 600"),
        ("fr", 1, "en mars", "en avril"),
        ("fr", 1, "a chassé", "n'a plus chassé"),
        ("fr", 1, "Ida Marn", "Jorun Marn"),
        ("fr", 1, "l'Orn", "l'Arle"),
        ("fr", 2, "Quatre-vingt-dix", "Quatre"),
        ("fr", 2, "deux cents", "deux"),
        ("fr", 2, "sans", "avec"),
        ("fr", 3, "refusé", "accepté"),
        ("fr", 3, "3,5 millions", "3,5 milliards"),
        ("es", 0, "no confirmó", "confirmó"),
        ("es", 0, "domingo", "jueves"),
        ("es", 1, "12.500", "12.600"),
        ("es", 1, "en marzo", "en mayo"),
        ("es", 2, "Treinta y cinco", "Treinta y seis"),
        ("es", 2, "doscientas", "trescientas"),
        ("es", 2, "sin", "con"),
        ("es", 3, "negó", "dijo"),
        ("es", 3, "3,5", "35"),
        ("de", 0, "nicht bestätigt", "bestätigt"),
        ("de", 1, "12.500", "12.600"),
        ("de", 1, "im März", "im Mai"),
        ("de", 2, "Zweiundvierzig", "Vierzig"),
        ("de", 2, "hundert", "tausend"),
        ("de", 2, "ohne", "mit"),
        ("de", 3, "3,5", "35"),
    ],
)
def test_a_planted_fault_is_caught_in_other_languages(language, number, told, planted):
    text = TEXTS[language][number].replace(told, planted)

    found = verdict(text, language)

    assert text != TEXTS[language][number]
    assert not found.supported


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La crue a chassé 12.500 habitants de la vallée de l'Orn en mars."),
        ("fr", "90 maisons ont été détruites et 200 restent sans courant."),
        ("es", "La crecida expulsó a 12 500 vecinos del valle del Orn en marzo."),
        ("de", "42 Häuser wurden zerstört und 100 bleiben ohne Strom."),
    ],
)
def test_another_writing_of_a_figure_is_no_fault(language, text):
    found = verdict(text, language)

    assert found.supported, found.why
