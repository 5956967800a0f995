"""Whose report an article is: an agency named in byline or dateline, or the owner's own."""

from dataclasses import replace

import pytest

from daybrief.model import Article, Source
from daybrief.stages.group.origin import agencies, credits_of, names_of, voices

OUTLETS = {"coast wire": "Coast Wire", "evening quay": "Evening Quay"}


def article(id, outlet="Evening Quay", *, signed=(), owner="", text="The dam failed."):
    source = Source(name=outlet, address="https://o.example/", owner=owner)
    return Article(id=id, source=source, url="", title="", signed=signed, paragraphs=(text,))


def spoken(*articles, texts=None):
    credits = {one.id: credits_of(one) for one in articles}
    found = voices(articles, texts or {}, names_of(articles), credits)
    return [(voice.ids, voice.agency) for voice in found]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BRENNICK (Coast Wire) — The dam failed.", "Coast Wire"),
        ("BRENNICK, Nov 24 (Reuters) - The dam failed.", "Reuters"),
        ("NEW BRENNICK (AP) — The dam failed.", "AP"),
        ("Brennick (dpa/lby) - Der Damm ist gebrochen.", "dpa"),
        ("Brennick, 24 nov (EFE).- La presa cedió.", "EFE"),
        ("(ANSA) - BRENNICK, 24 NOV - La diga ha ceduto.", "ANSA"),
        ("PARIS, 24 novembre (AFP) – Le barrage a cédé.", "AFP"),
        ("BRENNICK, Nov. 24 (Xinhua) -- The dam failed.", "Xinhua"),
        ("新华社布伦尼克11月24日电 水坝决口。", "Xinhua"),
        ("【ブレニック共同】ダムが決壊した。", "Kyodo"),
        ("(서울=연합뉴스) 댐이 무너졌다.", "Yonhap"),
        ("БРЕННИК, 24 ноября. /ТАСС/. Плотина прорвана.", "TASS"),
        ("БРЕННИК, 24 ноя - РИА Новости. Плотина прорвана.", "RIA Novosti"),
        ("By Coast Wire staff\nThe dam failed.", "Coast Wire"),
        ("The dam failed.\n\nQuelle: dpa", "dpa"),
        ("The dam failed.\n\n(Reuters)", "Reuters"),
    ],
)
def test_an_agency_in_the_dateline_or_a_line_of_its_own_is_found(text, agency):
    assert agencies(article("a", text=text), OUTLETS) == (agency,)


@pytest.mark.parametrize(
    ("claim", "agency"),
    [
        ("By Coast Wire staff", "Coast Wire"),
        ("COAST WIRE", "Coast Wire"),
        ("Jon Marl, Associated Press", "AP"),
        ("Jon Marl | Reuters", "Reuters"),
        ("Monday 23 November · 19:45 · Coast Wire", "Coast Wire"),
        ("Posted on November 22, 2026 at 21:10 by Coast Wire", "Coast Wire"),
        ("Von Jon Marl und dpa", "dpa"),
        ("Agence France-Presse", "AFP"),
        ("Le Quai avec AFP", "AFP"),
        ("PA", "PA"),
    ],
)
def test_an_agency_in_the_byline_is_found(claim, agency):
    assert agencies(article("a", signed=(claim,)), OUTLETS) == (agency,)


@pytest.mark.parametrize(
    "told",
    [
        article("a", text="Officials of the grid (Reuters was told) said that the dam failed."),
        article(
            "a", text="The dam failed, Reuters reported, citing the governor (AP) of Brennick."
        ),
        article("a", text="The dam, built by Marl (Coast Wire), failed."),
        article("a", signed=("Jon Marl, PA",)),
        article("a", signed=("Evening Quay staff",)),
        article("a", signed=("By Reuter Marl", "By Ansa Coast")),
        article("a", text="Evening Quay\nThe dam failed."),
        article("a", outlet="AP News", text="BRENNICK (AP) — The dam failed."),
    ],
)
def test_a_mention_a_degree_or_the_outlet_itself_is_no_credit(told):
    assert agencies(told, OUTLETS) == ()


def test_the_agencys_own_copy_stands_first_though_others_printed_earlier():
    early = article("early", "Evening Quay", signed=("By Coast Wire",))
    wire = article("wire", "Coast Wire")

    found = spoken(early, wire, texts={"early": 1, "wire": 1})

    assert found == [(("wire", "early"), "Coast Wire")]


def test_two_texts_that_credit_one_agency_are_one_origin():
    one = article("one", "Evening Quay", text="BRENNICK (AFP) — The dam failed.")
    other = article("other", "Hill News", text="BRENNICK (AFP) — Two villages were emptied.")
    own = article("own", "Lake Gazette")

    found = spoken(one, other, own)

    assert found == [(("one", "other"), "AFP"), (("own",), "")]


def test_the_agency_itself_and_those_who_credit_it_are_one_origin():
    wire = article("wire", "Reuters")
    apart = article("apart", "Hill News", signed=("Reuters",), text="Another text altogether.")

    assert spoken(wire, apart) == [(("wire", "apart"), "Reuters")]


def test_copies_of_which_one_names_the_agency_are_the_agencys():
    named = article("named", "Hill News", text="BRENNICK (AFP) — The dam failed.")
    silent = article("silent", "Evening Quay")

    found = spoken(silent, named, texts={"named": 1, "silent": 1})

    assert found == [(("silent", "named"), "AFP")]


def test_what_credits_two_agencies_is_the_outlets_own():
    mixed = article("mixed", "Evening Quay", signed=("Jon Marl with AFP and Reuters",))

    assert spoken(mixed, article("afp", "AFP")) == [(("mixed",), ""), (("afp",), "AFP")]


def test_outlets_of_one_owner_count_once_and_what_they_print_of_others_does_not_join_them():
    wire = article("wire", "Coast Wire")
    reprint = article("reprint", "Evening Quay", owner="Halden")
    sister = article("sister", "Brennick Post", owner="Halden")
    own = article("own", "Evening Quay", owner="Halden")

    found = spoken(wire, reprint, sister, own, texts={"wire": 1, "reprint": 1})

    assert found == [(("wire", "reprint"), ""), (("sister", "own"), "")]


def test_the_agencys_own_owner_counts_once_with_it():
    wire = article("wire", "Coast Wire", owner="Coast Group")
    sister = article("sister", "Coast Radio", owner="Coast Group")
    credited = replace(article("credited", "Hill News"), signed=("Coast Wire",))

    assert spoken(wire, sister, credited) == [(("wire", "sister", "credited"), "Coast Wire")]
