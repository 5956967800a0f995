"""Bytes to text to a tree: encodings that lie, what is no page, and blocks of text."""

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
