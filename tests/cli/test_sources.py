"""`daybrief sources`: what is gathered from, changed in the settings file and nowhere else."""

import json
from pathlib import Path

import pytest

from daybrief.cli.settings_file import with_addresses, with_sources, without_sources
from daybrief.model import Folder, Source
from daybrief.settings import load_settings
from tests.servers import http_server

pytestmark = pytest.mark.server

START = """# My own words about this.
[publication]
name = "The Day"  # and a remark

[[source]]
name = "Coast Wire"
address = "https://coast.example/feed.xml"  # kept
"""
FEED = (
    '<rss version="2.0"><channel><title>The Post</title><item><title>Talks</title>'
    "<link>/talks</link><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"
)
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News" category="yes"><outline text="Europe">
<outline text="Orn &amp; Co" xmlUrl="https://orn.example/feed?a=1&amp;b=2"
 htmlUrl="https://orn.example"/>
</outline></outline>
<outline text="In "Tavel" today" xmlUrl="https://tavel.example/rss" description="Fish & chips <b>"/>
</body></opml>"""
KITE = {
    "Orn": {
        "category_type": "region",
        "source_language": "en",
        "display_names": {"en": "Orn", "de": "Orn am Meer"},
        "feeds": ["https://orn.example/feed", "https://tavel.example/a b"],
    }
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "daybrief.toml").write_text(START)
    return tmp_path


@pytest.fixture
def web():
    with http_server() as web:
        yield web


def settings(folder):
    return load_settings(folder / "daybrief.toml")


def test_the_feed_of_a_home_page_is_found_and_added_and_the_file_kept_as_it_was(
    daybrief, folder, web
):
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    web.answers("/", f"<html><head>{link}</head><body>Hello</body></html>")
    web.answers("/feed.xml", FEED)

    done = daybrief("sources", "add", web.url("/"), "--allow-private", "127.0.0.0/8", cwd=folder)

    assert done.returncode == 0, done.stderr
    assert "The Post: added, a feed at" in done.stdout
    assert (folder / "daybrief.toml").read_text().startswith(START)
    added = settings(folder).sources[1]
    assert (added.name, added.kind, added.address) == ("The Post", "feed", web.url("/feed.xml"))
    assert added.allow_private == ("127.0.0.0/8",)


def test_a_feed_at_a_usual_path_is_found_where_the_page_names_none(daybrief, folder, web):
    web.answers("/", "<html><body>Hello</body></html>")
    web.answers("/rss", FEED)

    done = daybrief("sources", "add", web.url("/"), "--allow-private", "127.0.0.0/8", cwd=folder)

    assert f"a feed at {web.url('/rss')}" in done.stdout


def test_an_address_that_gives_nothing_is_refused_and_nothing_is_changed(daybrief, folder, web):
    web.answers("/", "<html><body>Hello</body></html>")

    done = daybrief("sources", "add", web.url("/"), "--allow-private", "127.0.0.0/8", cwd=folder)

    assert done.returncode == 1
    assert "neither a feed nor links to articles were found here" in done.stderr
    assert (folder / "daybrief.toml").read_text() == START


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        (["letters/one.eml"], "newsletter"),
        (["cur/1", "new/2"], "newsletter"),
        (["2026/page.html", "2026/mail.eml"], "folder"),
        (["page.html.gz"], "folder"),
    ],
)
def test_a_folder_is_known_by_what_lies_in_it(daybrief, folder, files, kind):
    for file in files:
        path = folder / "kept" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Hello")

    done = daybrief("sources", "add", "kept", cwd=folder)

    assert f"added, a {kind} at " in done.stdout


def test_a_source_is_removed_and_all_around_it_stays(daybrief, folder):
    path = folder / "daybrief.toml"
    path.write_text(with_sources(START, [Source(name="B", address="https://b.example/")]))

    done = daybrief("sources", "remove", "Coast Wire", cwd=folder)

    assert done.stdout == "1 source removed\n"
    assert [source.name for source in settings(folder).sources] == ["B"]
    assert path.read_text().startswith("# My own words about this.")


def test_a_name_that_nobody_has_is_refused(daybrief, folder):
    done = daybrief("sources", "remove", "Nobody", cwd=folder)

    assert done.returncode == 1
    assert "Nobody: no source has this name" in done.stderr


def test_a_list_is_imported_with_its_folders_and_what_else_it_says(daybrief, folder):
    (folder / "list.opml").write_text(OPML)

    done = daybrief("sources", "import", "list.opml", cwd=folder)
    again = daybrief("sources", "import", "list.opml", cwd=folder)

    assert done.stdout == "2 sources added, 0 were there already\n"
    assert again.stdout == "0 sources added, 2 were there already\n"
    known = settings(folder)
    orn, tavel = known.sources[1:]
    assert (orn.name, orn.address) == ("Orn & Co", "https://orn.example/feed?a=1&b=2")
    assert (orn.folder, orn.section) == (("News", "Europe"), "Europe")
    assert ("htmlUrl", "https://orn.example") in orn.attributes
    assert (tavel.name, dict(tavel.attributes)["description"]) == (
        'In "Tavel" today',
        "Fish & chips <b>",
    )
    assert Folder(path=("News",), attributes=(("category", "yes"),)) in known.folders


@pytest.mark.parametrize(
    ("body", "format_"), [(OPML, "opml"), (json.dumps(KITE), "kite"), (json.dumps(KITE), "opml")]
)
def test_what_is_imported_exported_and_imported_again_is_the_same(
    daybrief, tmp_path, body, format_
):
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "daybrief.toml").write_text("")
    (tmp_path / "list").write_text(body)

    daybrief("sources", "import", "../list", cwd=tmp_path / "one")
    daybrief("sources", "export", "../out", "--format", format_, cwd=tmp_path / "one")
    daybrief("sources", "import", "../out", cwd=tmp_path / "two")

    one, two = settings(tmp_path / "one"), settings(tmp_path / "two")
    assert len(one.sources) == 2
    assert [(s.name, s.address, s.folder) for s in one.sources] == [
        (s.name, s.address, s.folder) for s in two.sources
    ]
    assert set(one.folders) <= set(two.folders)


def test_kagis_list_is_exported_as_it_was_imported(daybrief, tmp_path):
    (tmp_path / "daybrief.toml").write_text("")
    (tmp_path / "kite_feeds.json").write_text(json.dumps(KITE))
    daybrief("sources", "import", "kite_feeds.json", cwd=tmp_path)

    done = daybrief("sources", "export", "--format", "kite", cwd=tmp_path)

    assert json.loads(done.stdout) == KITE


def test_a_list_is_imported_from_standard_input(daybrief, folder):
    done = daybrief("sources", "import", "-", cwd=folder, given=OPML)

    assert done.stdout == "2 sources added, 0 were there already\n"


def test_a_list_is_imported_from_an_address(daybrief, folder, web):
    web.answers("/list.opml", OPML)
    private = ("--allow-private", "127.0.0.0/8")

    refused = daybrief("sources", "import", web.url("/list.opml"), cwd=folder)
    done = daybrief("sources", "import", web.url("/list.opml"), *private, cwd=folder)

    assert "leads to a loopback address" in refused.stderr
    assert done.stdout == "2 sources added, 0 were there already\n"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<rss/>", "not OPML"),
        ("{}", "there is no feed in it"),
        ('{"a": {"feeds": [1]}}', "no list of feeds"),
        ("hello", "not XML"),
        ("<opml><body/></opml>", "there is no feed in it"),
    ],
)
def test_what_is_no_list_is_told_and_nothing_is_changed(daybrief, folder, body, words):
    done = daybrief("sources", "import", "-", cwd=folder, given=body)

    assert done.returncode in {1, 2}
    assert words in done.stderr
    assert (folder / "daybrief.toml").read_text() == START


def test_sources_are_checked_and_each_is_told_in_a_word_and_why(daybrief, tmp_path, web):
    web.answers("/good", FEED)
    web.answers("/talks", "<p>Talks")
    web.answers("/empty", '<rss version="2.0"><channel><title>E</title></channel></rss>')
    web.answers("/gone", status=410)
    web.answers("/page", "<html><body>Hello</body></html>")
    told = [
        Source(name=name, address=web.url(f"/{name}"), allow_private=("127.0.0.0/8",))
        for name in ("good", "empty", "gone", "page")
    ]
    (tmp_path / "daybrief.toml").write_text(with_sources("", told))

    done = daybrief("sources", "check", "--json", cwd=tmp_path)
    listed = daybrief("sources", "list", "--json", cwd=tmp_path)

    rows = {row["name"]: row for row in json.loads(done.stdout)}
    assert {name: row["condition"] for name, row in rows.items()} == {
        "good": "fresh",
        "empty": "empty",
        "gone": "gone",
        "page": "broken",
    }
    assert rows["page"]["why"] == "this is a web page, not a feed"
    assert [name for name, row in rows.items() if row["answered"]] == ["good", "empty"]
    assert [row["condition"] for row in json.loads(listed.stdout)] == ["not asked yet"] * 4


def test_a_source_that_asked_to_be_left_alone_is_told_and_asked_by_force_alone(
    daybrief, tmp_path, web
):
    web.answers("/busy", status=503, headers={"Retry-After": "7200"})
    busy = Source(name="Busy Post", address=web.url("/busy"), allow_private=("127.0.0.0/8",))
    (tmp_path / "daybrief.toml").write_text(with_sources("", [busy]))
    daybrief("gather", cwd=tmp_path)

    checked = daybrief("sources", "check", cwd=tmp_path)
    asked = web.paths().count("/busy")
    daybrief("sources", "check", "--force", cwd=tmp_path)

    assert "Busy Post: refused: its server asked to be left alone until 20" in checked.stderr
    assert "1 source left alone; --force asks all the same" in checked.stderr
    assert (asked, web.paths().count("/busy")) == (1, 2)


def test_rows_are_taken_out_whole_with_their_tables():
    told = START + '\n[source.attributes]\nhtmlUrl = "x"\n\n[limits]\nleads_at_most = 2\n'

    assert without_sources(told, {"Coast Wire"}) == (
        '# My own words about this.\n[publication]\nname = "The Day"  # and a remark\n\n'
        "[limits]\nleads_at_most = 2\n"
    )


def test_a_new_address_is_written_in_the_place_of_the_old_and_remarks_stay():
    told = with_addresses(START, {"Coast Wire": "https://coast.example/new"})

    assert told == START.replace("/feed.xml", "/new")


def test_a_feed_that_moved_for_good_is_written_down_where_it_is(daybrief, tmp_path, web):
    web.answers("/new", FEED)
    web.answers("/talks", "<p>Talks")
    web.redirects("/old", "/new", status=301)
    old = Source(name="Post", address=web.url("/old"), allow_private=("127.0.0.0/8",))
    (tmp_path / "daybrief.toml").write_text(with_sources("", [old]))

    done = daybrief("sources", "check", "--write", cwd=tmp_path)

    assert "1 source written where they are now" in done.stderr
    assert settings(tmp_path).sources[0].address == web.url("/new")
