"""What sort of piece a page is, from its claims, labels, address and title."""

import time

import pytest

from daybrief.model import Kind
from daybrief.stages.read.body.passages import Passage
from daybrief.stages.read.declared import Declared
from daybrief.stages.read.kind import kind_of

PLAIN = (Passage(text="word " * 200),)
URL = "https://coast.example/news/dam"


def sort(title: str = "A Dam Fails", *, said: Declared | None = None, url: str = URL, **told):
    labels, passages = told.get("labels", ()), told.get("passages", PLAIN)
    return kind_of(said or Declared(), title, url, labels, passages)[0]


@pytest.mark.parametrize(
    "title",
    [
        "Wednesday Briefing: A Dam Fails",
        "Your Monday Briefing",
        "Monday's briefing",
        "Morning newsletter",
        "Evening headlines",
        "Five things to know today",
        "5 stories you need to know this morning",
        "The Week in Review",
        "News in brief",
        "Morning Briefing: What to watch",
        "Die Lage am Morgen",
        "Nachrichtenüberblick: Was heute wichtig wird",
        "Ce qu'il faut retenir de l'actualité ce matin",
        "Las noticias del día",
        "Le notizie del giorno",
        "Nieuwsoverzicht maandag",
        "Resumo do dia",
        "今日のニュース",
        "Nyhetssvepet: Dammen brast",
        "Dagens nyheder: Dæmningen brast",
        "Päivän tärkeimmät uutiset",
        "Najważniejsze wydarzenia dnia",
        "Přehled zpráv: Přehrada se protrhla",
        "Главное за ночь",
        "Підсумки дня",
        "Οι ειδήσεις της ημέρας",
        "Günün özeti",
        "Știrile zilei",
        "Napi hírösszefoglaló",
        "Rangkuman berita hari ini",
        "今日要闻",
        "오늘의 주요 뉴스",
        "موجز الأخبار",
        "סיכום היום",
        "आज की बड़ी खबरें",
    ],
)
def test_another_outlets_briefing_is_a_round_up(title: str):
    assert sort(title) is Kind.ROUND_UP


@pytest.mark.parametrize(
    "title",
    [
        "Brief History of the Dam",
        "Police brief council after the dam fails",
        "Five people drown below the Tavel dam",
        "Ten villages cut off on Monday",
        "Headlines were wrong about the dam, court says",
        "Ministers to be briefed on Wednesday",
        "A Dam Fails",
        "Daily life returns to the Orn valley",
        "Live music returns to Tavel",
        "Videos show the moment the dam broke",
        "Главное здание суда закрыто",
        "Die Lage der Talsperre",
        "El resumen que pidió el juez",
        "Los lunes sin presa",
        "La direttiva è in vigore",
    ],
)
def test_a_piece_about_one_thing_is_an_article(title: str):
    assert sort(title) is Kind.ARTICLE


def test_many_linked_headings_over_short_items_are_a_round_up():
    passages = tuple(
        passage
        for number in range(6)
        for passage in (
            Passage(
                text=f"Another headline of story {number}",
                tag="head",
                linked=1.0,
                target=f"https://coast.example/news/{number}",
            ),
            Passage(text="Two lines of it."),
        )
    )

    assert sort("Around the valley", passages=passages) is Kind.ROUND_UP


def test_references_under_headings_make_no_round_up_of_an_article():
    passages = tuple(
        passage
        for number in range(6)
        for passage in (
            Passage(text="A paragraph of the one story that this is about. " * 6),
            Passage(
                text=f"Another headline of story {number}",
                tag="head",
                linked=1.0,
                target=f"https://coast.example/news/{number}",
            ),
            Passage(text="Two lines of it."),
        )
    )

    assert sort("Around the valley", passages=passages) is Kind.ARTICLE


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (Declared(types=frozenset({"LiveBlogPosting"})), Kind.LIVE),
        (Declared(types=frozenset({"OpinionNewsArticle"})), Kind.OPINION),
        (Declared(types=frozenset({"AdvertiserContentArticle"})), Kind.SPONSORED),
        (Declared(types=frozenset({"VideoObject"})), Kind.ARTICLE),
        (Declared(sections=("Opinion",)), Kind.OPINION),
        (Declared(sections=("World",)), Kind.ARTICLE),
    ],
)
def test_structured_data_tells_the_kind(said: Declared, kind: Kind):
    assert sort(said=said) is kind


def test_a_video_without_an_article_is_a_video():
    said = Declared(types=frozenset({"VideoObject"}))

    assert sort(said=said, passages=(Passage(text="A short caption."),)) is Kind.VIDEO


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://coast.example/opinion/dam", Kind.OPINION),
        ("https://coast.example/en-direct/barrage", Kind.LIVE),
        ("https://coast.example/sponsored/dam", Kind.SPONSORED),
        ("https://coast.example/news/live", Kind.ARTICLE),
    ],
)
def test_the_address_tells_the_kind(url: str, kind: Kind):
    assert sort(url=url) is kind


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Kommentar", Kind.OPINION), ("Anzeige", Kind.SPONSORED), ("Live", Kind.ARTICLE)],
)
def test_a_label_beside_the_title_tells_the_kind(label: str, kind: Kind):
    assert sort(labels=(label,)) is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Direkte: Dammen brast", Kind.LIVE),
        ("Na żywo: zapora pękła", Kind.LIVE),
        ("Онлайн: прорыв плотины", Kind.LIVE),
        ("Canlı: Baraj yıkıldı", Kind.LIVE),
        ("【速報】ダム決壊", Kind.LIVE),
        ("Ledare: Dammen var ingen olycka", Kind.OPINION),
        ("Мнение: кто ответит за плотину", Kind.OPINION),
        ("【社説】ダムの責任", Kind.OPINION),
        ("[사설] 댐의 책임", Kind.OPINION),
        ("Wideo: tak pękła zapora", Kind.VIDEO),
        ("Galería: la presa por dentro", Kind.GALLERY),
        ("Materiał sponsorowany: ciepłe domy", Kind.SPONSORED),
    ],
)
def test_a_title_tells_the_kind_in_many_languages(title: str, kind: Kind):
    assert sort(title) is kind


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("Debatt", Kind.OPINION),
        ("Pääkirjoitus", Kind.OPINION),
        ("Felieton", Kind.OPINION),
        ("Колонки", Kind.OPINION),
        ("Yazarlar", Kind.OPINION),
        ("社説", Kind.OPINION),
        ("오피니언", Kind.OPINION),
        ("Annonsørinnhold", Kind.SPONSORED),
        ("Прямой эфир", Kind.LIVE),
        ("Wiadomości", Kind.ARTICLE),
    ],
)
def test_a_section_tells_the_kind_in_many_languages(section: str, kind: Kind):
    assert sort(said=Declared(sections=(section,))) is kind


@pytest.mark.parametrize("button", ["Comments", "Comment", "Kommentare", "Commenti"])
def test_a_button_for_comments_is_no_label(button: str):
    assert sort(labels=(button,)) is Kind.ARTICLE


def test_an_address_in_its_own_letters_tells_the_kind():
    url = "https://coast.example/%D0%BC%D0%BD%D0%B5%D0%BD%D0%B8%D1%8F/dam"

    assert sort(url=url) is Kind.OPINION


@pytest.mark.parametrize(
    "title", ["monday " * 60_000, "the " * 90_000, "1 " * 150_000, "–" * 300_000]
)
def test_a_hostile_title_is_judged_in_bounded_time(title: str):
    began = time.process_time()

    sort(title, labels=(title,), said=Declared(sections=(title,)))

    assert time.process_time() - began < 3


def test_the_reason_is_told():
    assert kind_of(Declared(), "Live: the dam", URL, (), PLAIN)[1].says == (
        "the title says so: 'Live: the dam'"
    )
