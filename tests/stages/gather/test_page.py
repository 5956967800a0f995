"""A front page's links to articles are told from its menus."""

import pytest

from daybrief.errors import Unreadable
from daybrief.stages.gather.page import links

ADDRESS = "https://www.post.example/news/"

FRONT = """<!doctype html>
<!-- A front page after common habits: menus, teasers with pictures, related links, a footer. -->
<html><head><title>The Post</title></head><body>
<header><nav><ul>
  <li><a href="/news/">News</a></li><li><a href="/sport/">Sport and all the other games</a></li>
  <li><a href="/2026/11/23/how-to-read-us-in-the-app.html">How to read us in the app</a></li>
</ul></nav></header>
<main>
  <article><a href="/2026/11/23/council-agrees-on-bridge"><img src="a.jpg" alt=""></a>
    <h2><a href="/2026/11/23/council-agrees-on-bridge#top">Council agrees on a new bridge</a></h2>
    <a href="/author/ilse-marn-of-the-post">Ilse Marn, our reporter there</a></article>
  <article><a href="https://sport.post.example/late-goal-wins-the-cup-for-orn-4711.html">
    <h3>Late goal wins cup</h3><p>They had been two down.</p></a></article>
  <div class="teaser"><a href="story-of-the-flood-48213.html">How the flood came to Tavel</a></div>
  <h3><a href="/politik/wahl-2026">Wahl</a></h3>
  <h3><a href="/国際/20261123">首相が橋の再建計画を発表した</a></h3>
  <a href="/tag/bridges-and-other-things">All about bridges and other things</a>
  <a href="/2026/11/23/report.pdf">The full report of the council</a>
  <a href="https://elsewhere.example/2026/11/23/a-story-of-theirs">A story of theirs alone</a>
  <a href="mailto:desk@post.example">Write to our desk about this</a>
  <a href="javascript:void(0)">Show more of the same stories</a>
  <a href="#top">Back to the very top</a>
  <a href="/news/">Everything that we know now</a>
</main>
<footer><a href="/2026/01/01/our-terms-and-conditions">Our terms and conditions</a></footer>
</body></html>"""


def found(html, address=ADDRESS):
    return {
        entry.url: entry.title
        for entry in links(html.encode(), address, "text/html; charset=utf-8")
    }


def test_links_to_articles_are_found_and_menus_left_out():
    assert found(FRONT) == {
        "https://www.post.example/2026/11/23/council-agrees-on-bridge": (
            "Council agrees on a new bridge"
        ),
        "https://sport.post.example/late-goal-wins-the-cup-for-orn-4711.html": "Late goal wins cup",
        "https://www.post.example/news/story-of-the-flood-48213.html": (
            "How the flood came to Tavel"
        ),
        "https://www.post.example/国際/20261123": "首相が橋の再建計画を発表した",
    }


def test_links_start_from_the_base_that_the_page_names():
    link = '<h2><a href="2026/11/23/x">One two three four</a></h2>'
    html = f'<base href="https://post.example/a/">{link}'

    assert list(found(html)) == ["https://post.example/a/2026/11/23/x"]


def test_links_come_in_the_order_of_the_page():
    html = "".join(
        f'<h2><a href="/2026/11/23/story-number-{n}">Story number {n} of today</a></h2>'
        for n in (3, 1, 2)
    )

    assert [url[-1] for url in found(html)] == ["3", "1", "2"]


def test_a_link_with_an_empty_heading_is_called_by_its_words():
    html = '<a href="/2026/11/23/a-new-bridge"><h2> </h2>Council agrees on a bridge</a>'

    assert list(found(html).values()) == ["Council agrees on a bridge"]


def test_a_link_that_cannot_be_one_is_passed_over():
    html = (
        '<h2><a href="http://[broken">One two three four</a><a href="">One two three four</a></h2>'
    )

    assert found(html) == {}


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b""])
def test_what_is_no_page_is_unreadable(body):
    with pytest.raises(Unreadable):
        links(body, ADDRESS)
