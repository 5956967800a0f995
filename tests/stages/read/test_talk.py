"""What pages say to their visitor, in many languages, and what only sounds like it."""

import pytest

from daybrief.stages.read.lines import is_byline, is_date_line, is_share_line
from daybrief.stages.read.talk import Talk, talk_of, without_talk

SAID = {
    Talk.ACCESS: [
        "We are having trouble loading this page.",
        "Please wait while we check your access.",
    ],
    Talk.SCRIPT: [
        "Please enable JavaScript in your browser settings.",
        "Bitte JavaScript aktivieren, um fortzufahren",
        "Veuillez activer JavaScript",
        "このサイトではJavaScriptを有効にしてください",
    ],
    Talk.GATE: [
        "Subscribe to continue reading",
        "Sign in to read the full story",
        "Already a subscriber? Log in.",
        "You have reached your limit of free articles.",
        "This article is exclusive to our members.",
        "Register for free to keep reading this article.",
        "Unlock this article with a trial",
        "Jetzt weiterlesen mit Orn Plus",
        "Dieser Artikel ist exklusiv für Abonnenten",
        "Bereits Abonnent?",
        "Um den ganzen Artikel zu lesen, melden Sie sich an",
        "Il vous reste 63 % de cet article à lire",
        "La suite est réservée aux abonnés",
        "Déjà abonné ? Se connecter",
        "Pour lire la suite, créez un compte",
        "Para seguir leyendo, suscríbete",
        "Contenido exclusivo para suscriptores",
        "Has alcanzado el límite de artículos gratuitos",
        "Per continuare a leggere abbonati",
        "Contenuto riservato agli abbonati",
        "Alleen voor abonnees",
        "Log in om verder te lezen",
        "Para continuar lendo, assine",
        "Conteúdo exclusivo para assinantes",
        "För att läsa hela artikeln, logga in",
        "Kun for abonnenter",
        "Vain tilaajille",
        "Aby czytać dalej, wykup dostęp",
        "Только для подписчиков",
        "Okumaya devam etmek için abone olun",
        "この記事は会員限定です。",
        "続きを読むには会員登録が必要です",
        "구독자 전용 기사입니다",
        "登录后即可继续阅读",
    ],
    Talk.FORM: [
        "Leave a Reply",
        "Leave a comment",
        "Your email address will not be published.",
        "Required fields are marked *",
        "You must be logged in to post a comment.",
        "Schreibe einen Kommentar",
        "Kommentar verfassen",
        "Laisser un commentaire",
        "Deja una respuesta",
        "Lascia un commento",
        "Geef een reactie",
        "Deixe um comentário",
        "Skriv en kommentar",
        "コメントを残す",
    ],
    Talk.ASK: [
        "Sign up for our daily newsletter",
        "Get the day's headlines delivered to your inbox",
        "Follow us on Instagram for more",
        "Abonnieren Sie unseren Newsletter",
        "Suivez-nous sur les réseaux",
    ],
    Talk.FURNITURE: [
        "Advertisement",
        "Read more: The valley's other dams",
        "Lesen Sie auch: Die anderen Sperren",
        "Lire aussi : Les autres barrages",
        "Lees ook: De andere dammen",
        "Leggi anche: Le altre dighe",
        "Photo: Coast Wire",
        "Tags: dams, Orn valley",
        "Facebook Twitter Email 12",
        "Related articles",
        "All rights reserved.",
    ],
}
NEWS = [
    "The paper told its readers on Monday that it would end its paywall, after four years in "
    "which subscribers had paid eight crowns a month.",
    "“Leave a light on,” she told the neighbours, and they did.",
    "More than 400 people signed the letter, which the ministry received on Friday.",
    "Related industries lost 1,200 jobs in the same year, the office said.",
    "He was already a member of the council when the dam was built.",
    "The union asked its members to register before the vote.",
    "Only members of the committee were allowed to speak.",
    "Sie sagte, nur Mitglieder der Regierung hätten davon gewusst.",
    "The offer was available to union members until Friday, the bank said.",
    "The stand is reserved for members of the club, and children pay half.",
    "Le virage nord reste réservé aux abonnés du club, a dit la direction dimanche soir.",
    "Solo el lunes votaron los socios del club.",
    "The commission will publish the full report on Friday.",
    "Share prices fell by 4 percent.",
    "Photographs from the scene show the broken wall.",
    "The court ordered the company to share its data with the police.",
    "Source of the leak was a cracked pipe.",
]


@pytest.mark.parametrize(("kind", "line"), [(kind, one) for kind in SAID for one in SAID[kind]])
def test_talk_to_the_visitor_is_recognised(kind: Talk, line: str):
    assert talk_of(line) is kind


@pytest.mark.parametrize("line", NEWS)
def test_news_is_not_taken_for_talk(line: str):
    assert talk_of(line) is None


def test_a_gate_run_together_with_the_news_is_cut_off_its_end():
    news = "The road is closed. Engineers are on their way."

    text, kind = without_talk(f"{news} Subscribe to continue reading. Already a subscriber?")

    assert (text, kind) == (news, Talk.GATE)


def test_a_paragraph_without_talk_stays_as_it_is():
    assert without_talk(NEWS[0]) == (NEWS[0], None)


def test_a_long_paragraph_is_talk_only_if_all_of_it_is():
    gate = "Subscribe to continue reading this article. " * 12

    assert talk_of(gate.strip()) is Talk.GATE
    assert talk_of(f"{gate}The river fell by forty centimetres at noon.") is None


@pytest.mark.parametrize(
    "line",
    ["23 November 2026, 06:40", "Updated 9:10 a.m.", "3 min read", "Montag, 23. November 2026"],
)
def test_a_date_line_is_recognised(line: str):
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["In May 2026 the dam was closed.", "May", "The 23 of them"])
def test_a_sentence_with_a_date_is_no_date_line(line: str):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "line", ["By Ilse Marn", "Von Ilse Marn und Peder Holt", "Par Anne Le Goff"]
)
def test_a_byline_is_recognised(line: str):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["By Monday the river had fallen.", "By far the largest", "By "])
def test_a_sentence_that_begins_with_by_is_no_byline(line: str):
    assert not is_byline(line)


def test_a_number_alone_is_no_share_line():
    assert not is_share_line("1 200")


def test_a_gate_glued_to_the_last_sentence_is_cut_off_whole():
    news = "The delegates agreed to name teams, the ministry said."
    gate = (
        "We could not load the rest of this article. Please enable JavaScript in your browser. "
        "Already a subscriber? Log in. Want more of the Courier? Subscribe."
    )

    kept, cut = without_talk(f"{news} {gate}")

    assert kept == news
    assert cut


def test_short_sentences_of_the_news_are_not_taken_for_a_gates():
    news = "The gate broke at ten. Nobody was hurt. Why did it break? Nobody knows."

    assert without_talk(news) == (news, None)
