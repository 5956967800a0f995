"""Bytes to text to a tree: encodings that lie, what is no page, and blocks of text."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.errors import Unreadable
from daybrief.tools import html

WORDS = "Zwölf Brücken – „geöffnet“, sagte Søren Café"
PAGE = f"<html><body><p>{WORDS}</p></body></html>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (PAGE.encode(), ""),
        (PAGE.encode(), "text/html; charset=iso-8859-1"),
        (PAGE.encode("cp1252"), "text/html; charset=windows-1252"),
        (PAGE.encode("cp1252"), "text/html; charset=iso-8859-1"),
        (PAGE.encode("cp1252"), "text/html; charset=utf-8"),
        (PAGE.replace("<body", "<meta charset=cp1252><body").encode("cp1252"), ""),
        (b"\xef\xbb\xbf" + PAGE.encode(), "text/html; charset=cp1252"),
        (PAGE.encode("utf-16"), ""),
        (PAGE.encode("utf-16-le"), ""),
        (PAGE.encode("utf-16-be"), ""),
        (PAGE.encode(), "text/html; charset=no-such-thing"),
        (PAGE.encode(), "text/html; charset=rot13"),
    ],
)
def test_a_page_is_decoded_whatever_it_says_of_itself(body: bytes, content_type: str):
    assert WORDS in html.decode(body, content_type)


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "iso-2022-jp"])
def test_a_declared_japanese_encoding_is_believed(charset: str):
    words = "堤防が決壊し、住民が避難した。"

    assert words in html.decode(words.encode(charset), f"text/html; charset={charset}")


def test_an_xml_declaration_names_the_encoding():
    body = '<?xml version="1.0" encoding="iso-8859-2"?><html><p>Žádný člověk</p></html>'

    assert "Žádný člověk" in html.decode(body.encode("iso-8859-2"))


def test_a_few_broken_bytes_do_not_make_utf8_another_encoding():
    body = (PAGE * 5).encode().replace(b"sagte", b"sa\xffgte", 1)

    assert html.decode(body).count("Zwölf") == 5


def test_a_page_cut_within_a_character_stays_utf8():
    assert html.decode("Café in Brücken: é".encode()[:-1]).startswith("Café in Brücken")


@given(body=st.binary(max_size=400), content_type=st.text(max_size=40))
def test_any_bytes_give_text_without_control_characters(body: bytes, content_type: str):
    text = html.decode(body, content_type)

    assert not any(ord(character) < 9 for character in text)


@given(text=st.text(max_size=300))
def test_any_text_parses_or_is_called_empty(text: str):
    try:
        found = [said for _, said in html.blocks(html.parse(text))]
    except Unreadable:
        found = []

    assert all(said == html.squeeze(said) for said in found)


def test_blocks_come_in_order_with_what_they_stand_in():
    tree = html.parse(
        "<body>one<div>two <b>and</b> more<p>three</p>four<script>no</script></div>five<br>six"
    )

    found = [(element.tag, said) for element, said in html.blocks(tree)]

    assert found == [
        ("body", "one"),
        ("div", "two and more"),
        ("p", "three"),
        ("div", "four"),
        ("body", "five"),
        ("body", "six"),
    ]


@pytest.mark.parametrize(
    ("fragment", "paragraphs"),
    [
        ("<p>One.</p><p>Two &amp; three.</p>", ("One.", "Two & three.")),
        ("&lt;p&gt;One.&lt;/p&gt;", ("One.",)),
        ("One.\n\nTwo &amp; three.", ("One.", "Two & three.")),
        ("5 < 6 and 7 > 3", ("5 < 6 and 7 > 3",)),
        ("<script>no</script>", ()),
        ("", ()),
    ],
)
def test_a_feeds_words_become_plain_paragraphs(fragment: str, paragraphs: tuple[str, ...]):
    assert html.plain(fragment) == paragraphs


def test_a_text_that_begins_like_a_bitmap_is_still_a_page():
    html.refuse_what_is_no_page(b"BMW recalls cars <p>today</p>", "text/html")


def test_a_page_sent_as_an_image_is_still_a_page():
    html.refuse_what_is_no_page(b"<html><p>x</p></html>", "image/png")


@pytest.mark.parametrize(
    ("body", "content_type", "told"),
    [
        (b"RIFF....WEBP", "", "image, sound or video"),
        (b"\x00\x01\x02 nothing", "video/mp4", "a video file"),
        (b"PK\x03\x04", "application/octet-stream", "a ZIP archive"),
    ],
)
def test_what_is_no_page_is_named(body: bytes, content_type: str, told: str):
    with pytest.raises(Unreadable, match=told) as caught:
        html.refuse_what_is_no_page(body, content_type, "https://coast.example/x")

    assert caught.value.where == "https://coast.example/x"


RUSSIAN = "Власти города сообщили, что мост закрыт до конца недели, и попросили жителей подождать."
JAPANESE = "市は、橋を週末まで通行止めにすると発表した。住民は一時間ごとに出るフェリーで通勤する。"
CHINESE = "市政府宣布，大桥将关闭至本周末。北区居民乘坐每小时一班的渡轮上班，市长请大家耐心等待。"
TAIWANESE = "市政府宣布，大橋將關閉至本週末。北區居民搭乘每小時一班的渡輪上班，市長請大家耐心等待。"
POLISH = "Władze miasta ogłosiły, że most będzie zamknięty. Mieszkańcy dojeżdżają do pracy promem."


def saying(words: str, head: str = "") -> str:
    link = '<link rel="stylesheet" href="/a.css">'
    return f"<html><head>{head}{link}</head><body><p>{words}</p><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "cp866"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (POLISH, "cp1250"),
        ("시는 다리를 주말까지 통제한다고 발표했다. 주민들은 배를 타고 출근하고 있다.", "cp949"),
        ("Η γέφυρα θα μείνει κλειστή έως το τέλος της εβδομάδας, είπε η δήμαρχος.", "cp1253"),
        ("أعلنت سلطات المدينة أن الجسر سيبقى مغلقا حتى نهاية الأسبوع.", "cp1256"),
        (WORDS, "cp1252"),
    ],
)
def test_an_encoding_that_is_not_declared_is_found(words: str, encoding: str):
    assert words in html.decode(saying(words).encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_are_known_without_a_mark_and_whatever_is_declared(encoding: str):
    body = saying(RUSSIAN, '<meta charset="utf-8">').encode(encoding)

    assert RUSSIAN in html.decode(body, "text/html; charset=windows-1251")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_is_believed_before_all_else(encoding: str):
    text = html.decode(saying(RUSSIAN).encode(encoding), "text/html; charset=koi8-r")

    assert text.startswith("<html>")
    assert RUSSIAN in text


@pytest.mark.parametrize(
    ("words", "encoding", "header", "meta"),
    [
        (RUSSIAN, "cp1251", "iso-8859-1", "windows-1251"),
        (RUSSIAN, "koi8-r", "windows-1251", "koi8-r"),
        (RUSSIAN, "cp1251", "utf-8", "windows-1251"),
        (RUSSIAN, "cp1251", "utf-16", "windows-1251"),
        (JAPANESE, "euc-jp", "shift_jis", "euc-jp"),
        (WORDS, "cp1252", "utf-7", "cp037"),
        (WORDS, "cp1252", "unicode_escape", "undefined"),
        (RUSSIAN, "utf-8", "windows-1251", "koi8-r"),
    ],
)
def test_of_two_declarations_the_one_that_gives_words_is_believed(
    words: str, encoding: str, header: str, meta: str
):
    body = saying(words, f'<meta charset="{meta}">').encode(encoding)

    assert words in html.decode(body, f"text/html; charset={header}")


def test_a_declaration_far_down_the_head_is_found():
    head = "<script>/* " + "x" * 20_000 + ' */</script><meta charset="iso-8859-2">'

    assert POLISH in html.decode(saying(POLISH, head).encode("iso-8859-2"))


def test_a_windows_quotation_mark_amid_utf8_is_the_mark_it_was():
    body = saying(WORDS * 9).encode().replace(b"sagte", b"the mayor\x92s car, sagte", 1)

    assert "the mayor’s car" in html.decode(body)


def test_half_a_character_amid_utf8_is_not_guessed():
    body = saying(WORDS * 9).encode().replace(b"sagte", b"x\xe2\x80y", 1)

    assert "x\ufffd" in html.decode(body)


@pytest.mark.parametrize("odd", ["\0", "\x01", "\x1f", "\x7f", "\ufffe", "\uffff"])
def test_what_is_no_character_is_left_out(odd: str):
    page = html.page(saying(f"Zw{odd}ölf Brücken").encode())

    assert page.tree.findtext(".//p") == "Zwölf Brücken"


def test_noise_that_begins_with_a_byte_order_mark_is_no_page():
    noise = b"\xff\xfe" + bytes(n * n * 7 % 251 for n in range(5_000))

    with pytest.raises(Unreadable, match="binary data"):
        html.page(noise, "text/html")


def test_a_page_within_its_limits_is_not_cut():
    assert not html.page(PAGE.encode()).cut


def test_of_an_enormous_page_the_beginning_is_read_and_it_says_so():
    body = saying("One.").encode() + b"<!--" + b"x" * html.BYTES_AT_MOST + b"-->"

    page = html.page(body)

    assert page.cut == "only the first 10 MB of the page were read"
    assert page.tree.findtext(".//p") == "One."


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        ("<p>One.</p>" + "<i></i>" * html.TAGS_AT_MOST, "only the first 80,000 tags"),
        ("<p>One.</p>" + "<div>" * 1_000, "too many nested elements"),
    ],
)
def test_too_many_elements_are_cut_and_it_says_so(body: str, cut: str):
    page = html.page(body.encode())

    assert cut in page.cut
    assert page.tree.findtext(".//p") == "One."


ENDLESS = "<i></i>" * html.TAGS_AT_MOST


@pytest.mark.parametrize(
    ("body", "runs_on"),
    [
        (f"<article><p>One.</p><p>Two.</p></article><div>{ENDLESS}", False),
        (f"<article><p>One.</p><p>Two.</p>{ENDLESS}", True),
        (f"<p>One.</p><p>Two.</p>{ENDLESS}", True),
        (f"<article><p>One.</p></article>{ENDLESS}<p>Two.</p>", False),
        (f"<p>Other words.</p>{ENDLESS}", True),
    ],
)
def test_an_article_may_go_on_where_what_holds_it_was_still_open(body: str, runs_on: bool):
    page = html.page(body.encode())

    assert page.runs_on(frozenset({"One.", "Two."})) is runs_on


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{n}={n}" for n in range(30_000)),
        " ".join(f'a{n}=">"' for n in range(30_000)),
        " ".join(f"a{n}='<b>'" for n in range(30_000)),
        "a " * 30_000,
    ],
)
def test_an_element_with_thousands_of_attributes_loses_them(attributes: str):
    page = html.page(f"<p {attributes}>One.</p><p class=x>Two.</p>".encode())

    assert [(p.text, len(p.attrib)) for p in page.tree.iter("p")][-2:] == [("One.", 0), ("Two.", 1)]


XHTML = """<?xml version="1.0" encoding="utf-8"?>
<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Ferry</h:title>
<script type="application/ld+json">//<![CDATA[
{"headline": "A & B"}
//]]></script></h:head><h:body><h:p><![CDATA[Tea & cake < 5]]></h:p></h:body></h:html>"""


def test_xhtml_with_a_prefix_and_cdata_reads_as_what_it_means():
    page = html.page(XHTML.encode(), "application/xhtml+xml")

    assert page.tree.findtext(".//p") == "Tea & cake < 5"
    assert '"A & B"' in (page.tree.findtext(".//script") or "")


def test_a_doctype_that_multiplies_entities_expands_none():
    lines = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 9}">' for n in range(40))
    body = f'<!DOCTYPE html [<!ENTITY e0 "ha">{lines}]><p>One. &e40;</p>'

    page = html.page(body.encode())

    assert len(page.tree.text_content()) < len(body)


@pytest.mark.parametrize(
    "reference",
    ["&#0;", "&#1;", "&#x1f;", "&#127;", "&#xD800;", "&#xFFFF;", "&#x110000;", "&#99999999999;"],
)
def test_a_reference_to_no_character_is_left_out(reference: str):
    page = html.page(f"<p>Zw{reference}ölf &#38; &#x2014; &#8230; &#x;</p>".encode())

    assert page.tree.findtext(".//p") == "Zwölf & — … &#x;"


TWICE = "“Zwölf Brücken”, l’été – 5 €, ž, й, 😀 and"


def twice(text: str, encoding: str) -> str:
    """Encode text, and once more as though that were an older encoding."""
    told = text.encode()
    if encoding == "latin-1":
        return told.decode(encoding)
    # As browsers do: the five bytes that have no sign are C1 controls.
    return "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in told)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize(
    "words",
    [
        TWICE,
        "It’s the ferry’s fault, isn’t it?",
        "The\xa0ferry\xa0sails\xa0at noon",
        "Das Städtchen prüft die Brücke",
        "Мост закрыт до конца недели",
        "Η γέφυρα έκλεισε",
        "الجسر مغلق",
        "堤防が決壊し、住民が避難した。",
    ],
)
def test_text_that_was_encoded_twice_is_mended(words: str, encoding: str):
    broken = twice(words, encoding)

    assert html.decode(f"<p>{broken}</p>".encode()) == f"<p>{words}</p>"
    assert html.decode(f"<p>{broken}</p>".encode("utf-8-sig")) == f"<p>{words}</p>"
    assert html.decode(f"<p>{twice(broken, encoding)}</p>".encode()) == f"<p>{words}</p>"


def test_what_was_not_encoded_twice_stays_on_a_page_that_is_mended():
    broken = twice("The ferry’s crew – all “safe” – thanked the harbour’s pilots", "cp1252")

    text = html.decode(f"<h1>Søren’s Café</h1><p>{broken}</p>".encode())

    assert text.startswith("<h1>Søren’s Café</h1><p>The ferry’s crew – all “safe” – ")


@pytest.mark.parametrize(
    "words",
    [
        "Where you see â€™, the page was encoded twice",
        "Where you see â€™ or Ã©, the page “was” – “in all likelihood” – encoded “twice”",
        "CAFÉ® and CAFÉ® and CAFÉ® and CAFÉ®",
        "«\xa0liberté\xa0», «\xa0égalité\xa0», «\xa0fraternité\xa0»",
        "O capitão disse “não” às irmãs: “AMANHÃ”",
        "Đường phố Hà Nội đã ngập nước từ sáng sớm",
        "[ˈbɹɪdʒ] ðə ˈfɛɹi, [bʁyk], [œ̃ pɔ̃]",
        "“BLÅ”, “GRÖ”, “ÄÖÜ”… 3×½ Ø±2",
    ],
)
def test_letters_before_signs_stay_as_they_are(words: str):
    assert html.decode(f"<p>{words}</p>".encode()) == f"<p>{words}</p>"


@given(
    text=st.text(
        st.characters(
            min_codepoint=32,
            codec="utf-8",
            exclude_characters=["\x7f", "\ufffe", "\uffff", *map(chr, range(0xC2, 0xF5))],
        ),
        max_size=200,
    )
)
def test_text_without_what_looks_encoded_twice_is_decoded_as_it_is(text: str):
    assert html.decode(f"<p>{text}</p>".encode()) == f"<p>{text}</p>"


@given(text=st.text(st.sampled_from("aeй漢é’—😀ñ "), max_size=60))
def test_any_words_encoded_twice_come_back(text: str):
    words = f"<p>“{text}”</p>"

    for encoding in ("latin-1", "cp1252"):
        assert html.decode(twice(words, encoding).encode()) == words


def test_ten_megabytes_encoded_twice_are_mended_in_seconds():
    body = ("Ã©â€™" * 1_000_000).encode()

    start = process_time()
    text = html.decode(body)

    assert text == "é’" * 1_000_000
    assert process_time() - start < 5
