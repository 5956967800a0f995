"""daybrief.toml: what is accepted, what is refused, and whether the message helps."""

from datetime import time
from pathlib import Path

import pytest

from daybrief.errors import SettingsError
from daybrief.settings import TABLES, in_force, load_settings, parse_settings, secret_of

SOURCE = {"name": "Coast Wire", "address": "https://coast.example/feed.xml"}


def test_an_empty_file_is_all_defaults():
    settings = parse_settings({})

    assert settings.publication.hour == time(6)
    assert settings.sources == ()
    assert settings.given == frozenset()


def test_a_full_file_is_read_as_typed_values(tmp_path):
    path = tmp_path / "daybrief.toml"
    path.write_text(
        """
        [publication]
        name = "The Brennick Morning"
        zone = "Europe/Zurich"
        hour = "05:45"
        sections = ["World", "Science"]
        [limits]
        host_delay_seconds = 0
        [store]
        folder = "kept"
        [[source]]
        name = "Coast Wire"
        address = "https://coast.example/feed.xml"
        weight = 2
        quote_words_at_most = 90
        licence = "CC BY 4.0"
        allow_private = ["127.0.0.0/8"]
        """
    )

    settings = load_settings(path)

    assert settings.publication.hour == time(5, 45)
    assert settings.publication.sections == ("World", "Science")
    assert settings.store.folder == Path("kept")
    (source,) = settings.sources
    assert (source.outlet, source.owner) == ("Coast Wire", "Coast Wire")
    assert source.weight == 2.0
    assert source.terms.quote_words_at_most == 90
    assert source.where == "daybrief.toml: source 1"


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"publicaton": {}}, "unknown table 'publicaton'. Did you mean 'publication'?"),
        ({"publication": {"zome": "UTC"}}, "unknown key 'zome'. Did you mean 'zone'?"),
        ({"publication": {"zone": "Europe/Pari"}}, "Did you mean 'Europe/Paris'?"),
        ({"publication": {"zone": "../../etc"}}, "unknown time zone"),
        ({"publication": {"hour": "25:00"}}, "not an hour: '25:00'. Write \"06:00\""),
        ({"publication": {"hour": 6}}, "not an hour: 6"),
        ({"publication": {"publish": "never"}}, "Use one of: approved, automatic"),
        ({"publication": {"embeddings": "on"}}, "Use one of: auto, off"),
        ({"publication": {"language": "English"}}, "not a language code"),
        ({"publication": {"name": 7}}, "name: expected a text, found 7"),
        ({"publication": {"sections": "World"}}, "expected a list of texts"),
        ({"publication": []}, "'publication' must be a table"),
        ({"limits": {"leads_at_most": 0}}, "0 is too small. Default: 3"),
        ({"limits": {"leads_at_most": True}}, "expected a whole number, found True"),
        ({"limits": {"seconds_at_most": "ten"}}, "expected a number, found 'ten'"),
        ({"store": {"folder": 1}}, "expected a path, found 1"),
        ({"clock": {"ready_minutes": -1}}, "[clock]: ready_minutes: -1 is out of range. Use 0 to"),
        ({"clock": {"hold_after_hours": 37}}, "37 is out of range. Use 1 to 36"),
        ({"clock": {"poll_minutes": 0}}, "0 is out of range. Use 1 to 1440"),
        ({"mail": {"sender": "Anna <a@orn.example>"}}, 'Write it bare, as "anna@post.example"'),
        ({"mail": {"editors": ["a@orn.example, b@orn.example"]}}, "not a mail address"),
        ({"mail": {"editors": ["a@orn.example\nBcc: c@orn.example"]}}, "not a mail address"),
        ({"mail": {"editors": ["a@orn.example"]}}, "nobody to write to them"),
        ({"source": {}}, "'source' must be a list of tables"),
        ({"source": ["x"]}, "a source must be a table"),
        ({"source": [{"name": "A"}]}, "source 1: no address"),
        ({"source": [SOURCE | {"kin": "feed"}]}, "unknown key 'kin'. Did you mean 'kind'?"),
        ({"source": [SOURCE | {"address": "ftp://x"}]}, "not a web address: 'ftp://x'"),
        ({"source": [SOURCE | {"allow_private": ["all"]}]}, "allow_private:"),
        ({"source": [SOURCE | {"weight": 11}]}, "weight 11.0 is out of range"),
        ({"source": [SOURCE, SOURCE]}, "source 2: the name 'Coast Wire' is taken by"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(told, message):
    with pytest.raises(SettingsError) as caught:
        parse_settings(told)

    assert message in str(caught.value)
    assert str(caught.value).startswith("daybrief.toml")


def test_a_missing_file_says_how_to_make_one(tmp_path):
    with pytest.raises(
        SettingsError, match=r"no settings file here\. Make one with: daybrief init"
    ):
        load_settings(tmp_path / "daybrief.toml")


@pytest.mark.parametrize("body", [b"[publication", b"\xff\xfe"])
def test_a_broken_file_is_refused_with_its_name(tmp_path, body):
    path = tmp_path / "daybrief.toml"
    path.write_bytes(body)

    with pytest.raises(SettingsError, match=r"daybrief\.toml"):
        load_settings(path)


def test_settings_in_force_say_where_they_come_from_and_hide_secrets():
    settings = parse_settings({"publication": {"zone": "Europe/Paris"}, "source": [SOURCE]})

    rows = {
        key: (value, origin) for key, value, origin in in_force(settings, {"DATABASE_URL": "x"})
    }

    assert rows["publication.zone"] == ('"Europe/Paris"', "daybrief.toml")
    assert rows["publication.hour"] == ('"06:00"', "default")
    assert rows["source 'Coast Wire'"] == ("feed https://coast.example/feed.xml", "daybrief.toml")
    assert rows["DATABASE_URL"] == ("(hidden)", "environment")
    assert rows["DAYBRIEF_SECRET_KEY"] == ("(not set)", "environment")


def test_a_secret_may_stand_in_a_file_that_the_environment_names(tmp_path):
    (tmp_path / "smtp").write_text("smtp://desk:sesame@orn.example\n")
    environment = {"DAYBRIEF_SMTP_FILE": str(tmp_path / "smtp"), "DATABASE_URL": "postgresql://x"}

    rows = {key: value for key, value, _ in in_force(parse_settings({}), environment)}

    assert secret_of(environment, "DAYBRIEF_SMTP") == "smtp://desk:sesame@orn.example"
    assert secret_of(environment, "DATABASE_URL") == "postgresql://x"
    assert secret_of(environment, "DAYBRIEF_SECRET_KEY") == ""
    assert rows["DAYBRIEF_SMTP"] == "(hidden)"


@pytest.mark.parametrize("name", ["absent", "binary"])
def test_a_secrets_file_that_cannot_be_read_is_named_and_not_told(tmp_path, name):
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    path = tmp_path / name

    with pytest.raises(SettingsError, match=r"DAYBRIEF_SMTP_FILE: .* cannot be read: ") as caught:
        secret_of({"DAYBRIEF_SMTP_FILE": str(path)}, "DAYBRIEF_SMTP")

    assert "\xff" not in str(caught.value)


def test_the_fingerprint_depends_on_what_shapes_an_edition_and_not_on_where_it_is_kept():
    plain = parse_settings({"source": [SOURCE]})
    elsewhere = parse_settings({"source": [SOURCE], "store": {"folder": "x"}}, Path("other.toml"))
    wider = parse_settings({"source": [SOURCE], "limits": {"window_hours": 48}})

    assert plain.fingerprint == elsewhere.fingerprint
    assert plain.fingerprint != wider.fingerprint


def test_every_setting_has_help():
    assert all(
        f.metadata["help"] for table in TABLES.values() for f in table.__dataclass_fields__.values()
    )
