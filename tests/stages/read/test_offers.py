"""Short lines at which a text stops: offers to read on, in many languages, and plain news."""

import time
import tomllib
from pathlib import Path

import pytest

from daybrief.stages.read.gate.offers import is_definite, is_offer

SAID = tomllib.loads((Path(__file__).parent / "said.toml").read_text(encoding="utf-8"))
OFFERS = [
    "Enjoying this story? Subscribe for $1 a week.",
    "Schließen Sie jetzt ein Abo ab, um den Artikel vollständig zu lesen.",
    "Lisez la suite en vous abonnant",
    "Lee el artículo completo suscribiéndote",
    "Vuoi leggere tutto l'articolo? Abbonati",
    "Wil je dit artikel lezen? Neem een abonnement.",
    "Quer continuar a ler? Assine.",
    "Vill du läsa hela artikeln? Bli prenumerant",
    "Vil du læse hele artiklen? Køb abonnement",
    "Vil du lese videre? Kjøp abonnement",
    "Haluatko lukea koko jutun? Tilaa nyt",
    "Chcesz przeczytać cały artykuł? Kup subskrypcję",
    "Celý text si přečtou jen předplatitelé.",
    "Оформите подписку, чтобы прочитать статью целиком",
    "Оформіть передплату, щоб читати далі",
    "Η συνέχεια μόνο για συνδρομητές",
    "Devamını okumak için abone ol",
    "Vrei să citești mai departe? Abonează-te",
    "Szeretné elolvasni a teljes cikket? Fizessen elő!",
    "Lanjutkan membaca dengan berlangganan",
    "この続きは会員の方がお読みいただけます。",
    "以下内容仅会员可见",
    "이후 내용은 유료 구독자만 볼 수 있습니다.",
    "هذه المقالة حصرية للمشتركين",
    "להמשך קריאה יש להתחבר",
    "पूरा पढ़ने के लिए अभी सब्सक्राइब करें",
]
NEWS = [
    "The stand is reserved for members of the club.",
    "He was a full member of the council.",
    "“Subscribe to my story or do not,” she told the court.",
    "Das Gericht lehnte den Antrag ab.",
    "Il reste 63 % des votes à compter.",
    "Los abogados pidieron una semana.",
    "Ministern läste brevet två gånger.",
    "Министр станет членом комиссии.",
    "Okula giden yol kapalı.",
    "市長は月曜日に辞任した。",
]


@pytest.mark.parametrize("line", OFFERS)
def test_an_offer_is_told_by_who_may_read_and_what(line: str):
    assert is_offer(line)


@pytest.mark.parametrize("line", NEWS)
def test_the_last_line_of_the_news_is_no_offer(line: str):
    assert not is_offer(line)


def test_a_long_line_is_no_offer():
    assert not is_offer("Subscribers may read the article. " * 8)


@pytest.mark.parametrize("kind", ["form", "furniture"])
def test_forms_and_furniture_are_no_offers(kind: str):
    assert [line for said in SAID.values() for line in said[kind] if is_offer(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "This post is for paid subscribers only",
        "Il vous reste 63 % de cet article à lire",
        "Nur für Abonnenten",
        "残り1234文字",
    ],
)
def test_what_is_withheld_is_more_than_an_invitation(line: str):
    assert is_definite(line)


def test_an_invitation_withholds_nothing():
    assert not is_definite("Subscribe to continue reading")


def test_a_hostile_line_is_judged_in_bounded_time():
    began = time.process_time()

    is_offer("subscri " * 25)
    is_offer("a" * 1_000_000)
    is_definite("rest " * 200_000)

    assert time.process_time() - began < 1
