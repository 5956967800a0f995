"""Tracking links say where they lead, or are known to hide it; none is followed."""

import base64
from urllib.parse import quote

import pytest

from daybrief.tools.links import hides, unwrapped

PAGE = "https://post.example/2026/talks-resume"
PACKED = base64.urlsafe_b64encode(PAGE.encode()).decode().rstrip("=")
WRAPPED = "https://b.example/go?u=" + quote(PAGE, safe="")
JSON_PACKED = base64.urlsafe_b64encode(f'{{"e":{PAGE!r}}}'.replace("'", '"').encode()).decode()


@pytest.mark.parametrize(
    "link",
    [
        PAGE,
        PAGE + "?utm_source=letter&utm_medium=email",
        f"https://www.search.example/url?q={quote(PAGE, safe='')}&sa=D",
        f"https://safe.mail.example/?url={quote(PAGE, safe='')}&data=05",
        f"https://tracking.mail.example/CL0/{quote(PAGE, safe='')}/1/0100abcdef12-000000/x=1",
        f"https://click.mail.example/f/a/{PACKED}",
        f"https://letters.example/redirect/2/{JSON_PACKED}?",
        f"https://a.example/r?to={quote(WRAPPED, safe='')}",
        "https://urldefense.example/v2/url?u=https-3A__post.example_2026_talks-2Dresume&d=Dw",
        f"https://urldefense.example/v3/__{PAGE}__;!!abc",
    ],
)
def test_a_wrapped_link_gives_the_page_it_leads_to(link):
    assert unwrapped(link) == PAGE


@pytest.mark.parametrize(
    "link",
    [
        "https://post.example/a?id=7&page=2",
        "https://post.example/2026/11/a-very-long-slug-of-an-article-about-talks?x=https://b.example/",
        "not a link",
        "https://[broken/",
        "",
    ],
)
def test_what_is_no_wrapping_stays_as_it_is(link):
    assert unwrapped(link) == link


def test_a_link_that_tells_nothing_is_known_to_hide():
    assert hides("https://click.mail.example/ls/a8f7d6e5c4b3a29180f7e6d5c4b3a291")
    assert hides("https://post.example/track/click/3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d")
    assert not hides("https://post.example/2026/11/23/talks-on-the-border-war-resume")
    assert not hides(PAGE)
