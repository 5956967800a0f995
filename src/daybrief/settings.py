"""`daybrief.toml` as typed values: what may be set, its default, and what it is for.

The tables below are the one list: parsing, `daybrief settings`, the reference page and the
messages about unknown keys come from them. Secrets come from the environment only.
"""

import difflib
import hashlib
import ipaddress
import json
import os
import re
import tomllib
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from daybrief.errors import SettingsError
from daybrief.model.source import Folder, Source, Terms

FILE_NAME = "daybrief.toml"
_SIX = time(6)
_VAR = Path("var")
PUBLISH_MODES = ("approved", "automatic")
EMBEDDINGS = ("auto", "off")
SECRETS = {
    "DATABASE_URL": "PostgreSQL address; SQLite in the store's folder if unset",
    "DAYBRIEF_SECRET_KEY": "key that signs the site's cookies; made once in the store if unset",
    "DAYBRIEF_SMTP": (
        "mail server, `smtp://user:password@host:587`, or `smtps://`; no mail is sent if unset"
    ),
}


def _setting(default: object, told: str) -> typing.Any:
    return field(default=default, metadata={"help": told})


@dataclass(frozen=True, kw_only=True)
class Publication:
    """`[publication]`: who publishes, in which language and zone, and when."""

    name: str = _setting("Daily Briefing", "name printed above every edition")
    zone: str = _setting("UTC", "IANA time zone that days and hours are counted in")
    language: str = _setting("en", "ISO 639-1 code of the language the edition is written in")
    hour: time = _setting(_SIX, "when the edition is due, `HH:MM` in the zone")
    publish: str = _setting("approved", "`approved` waits for an editor, `automatic` does not")
    address: str = _setting("http://127.0.0.1:8000", "where readers find the site, without path")
    sections: tuple[str, ...] = _setting((), "section headings in the order they are printed")
    words: tuple[str, ...] = _setting((), "words and names that make a story worth more")
    embeddings: str = _setting(
        "auto",
        "`auto` compares what texts mean as well, where a model is installed, `off` does not",
    )

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """`[limits]`: how much is fetched, kept and printed."""

    window_hours: int = _setting(30, "an edition tells what was published so long before it")
    answering_at_least: float = _setting(
        0.25, "share of sources that must answer; fewer is an outage, not a quiet day"
    )
    bytes_at_most: int = _setting(10_000_000, "bytes of one answer as sent")
    decompressed_bytes_at_most: int = _setting(30_000_000, "bytes of one answer unpacked")
    seconds_at_most: float = _setting(20.0, "seconds for one answer, redirects included")
    redirects_at_most: int = _setting(5, "redirects followed for one address")
    entries_at_most: int = _setting(100, "newest entries of one feed or links of one page")
    requests_at_once: int = _setting(32, "requests under way at once, all hosts together")
    host_delay_seconds: float = _setting(0.5, "pause between two requests to one host")
    leads_at_most: int = _setting(3, "stories told in paragraphs, the lead included")
    lead_words: int = _setting(200, "words of the lead")
    second_lead_words: int = _setting(120, "words of each further lead")
    bullet_words: int = _setting(45, "words of one bullet")
    bullets_at_most: int = _setting(12, "stories told as bullets")
    section_bullets_at_most: int = _setting(
        5, "bullets of one section; what has no section is not counted"
    )
    outlet_stories_at_most: int = _setting(6, "stories on the page that one outlet alone tells")


@dataclass(frozen=True, kw_only=True)
class Store:
    """`[store]`: where the newsroom keeps its things."""

    folder: Path = _setting(_VAR, "folder of the database, beside the settings file")


@dataclass(frozen=True, kw_only=True)
class Clock:
    """`[clock]`: what `daybrief run` does when."""

    ready_minutes: int = _setting(
        30, "an edition is made so long before its hour, to be looked at and out on time"
    )
    hold_after_hours: int = _setting(
        12, "an edition older than that waits for `daybrief publish`, approved or not"
    )
    poll_minutes: int = _setting(15, "no source is asked again sooner, however often it changes")


@dataclass(frozen=True, kw_only=True)
class Mail:
    """`[mail]`: letters; the server stands in the environment."""

    sender: str = _setting("", "address that letters come from; needed to send any")
    editors: tuple[str, ...] = _setting(
        (), "addresses told when a draft waits, is late or held, or a day cannot be told"
    )


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All of `daybrief.toml`."""

    publication: Publication = Publication()
    limits: Limits = Limits()
    store: Store = Store()
    clock: Clock = Clock()
    mail: Mail = Mail()
    sources: tuple[Source, ...] = ()
    folders: tuple[Folder, ...] = ()
    """What imported lists said of their folders; kept for export, shapes no edition."""
    path: Path = Path(FILE_NAME)
    text: str = ""
    """The file as it was read, kept with each edition so that it can be made again."""
    given: frozenset[str] = frozenset()
    """Keys that the file sets: `publication.name`; all others are defaults."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of everything that shapes an edition; where it is stored does not."""
        told = repr((self.publication, self.limits, self.sources))
        return hashlib.sha256(told.encode()).hexdigest()


TABLES: dict[str, type] = {
    "publication": Publication,
    "limits": Limits,
    "store": Store,
    "clock": Clock,
    "mail": Mail,
}
_SOURCE_KEYS = {f.name: f for f in fields(Source) if f.name not in {"terms", "where"}}
_TERMS_KEYS = {f.name: f for f in fields(Terms)}
_FOLDER_KEYS = {f.name: f for f in fields(Folder)}
_PLACES = {"archive": (), "folder": (), "newsletter": ("imap", "imaps")}
"""Kinds that are read from a place on this machine, and the schemes they know besides."""


def load_settings(path: Path) -> Settings:
    """Read and check a settings file.

    Raises:  SettingsError naming the file, the entry and what to do; nothing is guessed.
    """
    try:
        text = path.read_text(encoding="utf-8")
        told = tomllib.loads(text)
    except FileNotFoundError as error:
        fix = "Make one with: daybrief init"
        raise SettingsError("no settings file here", str(path), fix) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", str(path)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"not valid TOML: {error}", str(path)) from error
    return replace(parse_settings(told, path), text=text)


def parse_settings(told: Mapping[str, object], path: Path = Path(FILE_NAME)) -> Settings:
    """Check settings that were read from TOML, or built by a program.

    Raises:  SettingsError.
    """
    _refuse_unknown(told, [*TABLES, "source", "folder"], path.name, "table")
    values: dict[str, typing.Any] = {}
    given: set[str] = set()
    for name, table in TABLES.items():
        rows = told.get(name, {})
        if not isinstance(rows, Mapping):
            raise SettingsError(f"{name!r} must be a table", path.name, f"Write [{name}]")
        known = {f.name: f for f in fields(table)}
        where = f"{path.name}: [{name}]"
        values[name] = table(**_values(rows, known, where))
        given |= {f"{name}.{key}" for key in rows}
    values["sources"] = tuple(
        source_of(row, f"{path.name}: source {number}", path.parent)
        for number, row in _rows(told, "source", path.name)
    )
    values["folders"] = tuple(
        Folder(**_values(row, _FOLDER_KEYS, f"{path.name}: folder {number}"))
        for number, row in _rows(told, "folder", path.name)
    )
    settings = Settings(**values, path=path, given=frozenset(given))
    _check(settings)
    return settings


def in_force(
    settings: Settings, environment: Mapping[str, str] = os.environ
) -> Iterator[tuple[str, str, str]]:
    """List every setting as (key, value, where from); secrets are named, never shown."""
    for name, table in TABLES.items():
        for key in fields(table):
            value = getattr(getattr(settings, name), key.name)
            full = f"{name}.{key.name}"
            yield full, shown(value), settings.path.name if full in settings.given else "default"
    for source in settings.sources:
        yield f"source {source.name!r}", f"{source.kind} {source.address}", settings.path.name
    for secret in SECRETS:
        is_set = bool(secret_of(environment, secret))
        yield secret, "(hidden)" if is_set else "(not set)", "environment"


def secret_of(environment: Mapping[str, str], name: str) -> str:
    """Give a secret from the environment, or from the file that `NAME_FILE` names; empty if unset.

    Raises:  SettingsError if that file cannot be read; what it holds is never told.
    """
    path = environment.get(f"{name}_FILE", "")
    if environment.get(name) or not path:
        return environment.get(name, "")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not text"
        fix = "Let the program's user read it, or unset the variable"
        raise SettingsError(f"{path!r} cannot be read: {why}", f"{name}_FILE", fix) from error


def shown(value: object) -> str:
    """Write a setting's value as TOML writes it."""
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        pairs = (f"{shown(key)} = {shown(told)}" for key, told in value)
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(shown(v) for v in value) + "]"
    if isinstance(value, int | float):
        return str(value)
    # JSON's escapes are TOML's too, but for the one control character that JSON lets stand.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _rows(
    told: Mapping[str, object], name: str, file: str
) -> Iterator[tuple[int, Mapping[str, object]]]:
    rows = told.get(name, [])
    if not isinstance(rows, list):
        raise SettingsError(f"{name!r} must be a list of tables", file, f"Write [[{name}]]")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            where = f"{file}: {name} {number}"
            raise SettingsError(f"a {name} must be a table", where, f"Write [[{name}]]")
        yield number, row


def source_of(row: Mapping[str, object], where: str, beside: Path) -> Source:
    """Check one source's row.

    Raises:  SettingsError.
    """
    own = {key: value for key, value in row.items() if key not in _TERMS_KEYS}
    known = _SOURCE_KEYS | _TERMS_KEYS
    _refuse_unknown(row, list(known), where, "key")
    for needed in ("name", "address"):
        if not row.get(needed):
            raise SettingsError(f"no {needed}", where, f'Add {needed} = "…"')
    terms = Terms(**_values({k: v for k, v in row.items() if k in _TERMS_KEYS}, known, where))
    source = Source(**_values(own, known, where), terms=terms, where=where)
    if source.kind in _PLACES:
        source = replace(source, address=_place(source, where, beside))
    elif not re.match(r"https?://[^/\s]+", source.address):
        fix = "Write a full address, as https://example.org/feed.xml"
        raise SettingsError(f"not a web address: {source.address!r}", where, fix)
    if bool(source.user) != bool(source.password_in):
        fix = 'Write both: user = "…" and password_in = "MY_VARIABLE"'
        raise SettingsError("user and password_in go together", where, fix)
    for network in source.allow_private:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            fix = 'Write a range, as allow_private = ["127.0.0.0/8"]'
            raise SettingsError(f"allow_private: {error}", where, fix) from error
    if not 0 <= source.weight <= 10:
        raise SettingsError(f"weight {source.weight} is out of range", where, "Use 0 to 10")
    return source


def _place(source: Source, where: str, beside: Path) -> str:
    """Where a source of this machine lies: relative to the settings file, as the store is."""
    scheme, separator, _ = source.address.partition("://")
    if not separator:
        return str(beside / source.address)
    if scheme in _PLACES[source.kind]:
        return source.address
    known = ", ".join(["a path", *(f"{scheme}://…" for scheme in _PLACES[source.kind])])
    raise SettingsError(f"not a place: {source.address!r}", where, f"Write one of: {known}")


def _values(
    rows: Mapping[str, object], known: Mapping[str, typing.Any], where: str
) -> dict[str, typing.Any]:
    _refuse_unknown(rows, list(known), where, "key")
    return {key: _value(value, known[key].type, f"{where}: {key}") for key, value in rows.items()}


def _value(value: object, kind: typing.Any, where: str) -> object:
    """Turn a TOML value into the field's type, or say what was expected."""
    if kind == tuple[tuple[str, str], ...]:
        if isinstance(value, Mapping) and all(isinstance(told, str) for told in value.values()):
            return tuple(value.items())
        raise SettingsError(f"expected a table of texts, found {value!r}", where)
    if isinstance(kind, types.GenericAlias):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise SettingsError(f"expected a list of texts, found {value!r}", where)
    if kind is time:
        match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", str(value))
        if not match:
            raise SettingsError(f"not an hour: {value!r}", where, 'Write "06:00"')
        return time(int(match[1]), int(match[2]))
    if kind is Path and isinstance(value, str):
        return Path(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
        return value
    names = {int: "a whole number", float: "a number", str: "a text", Path: "a path"}
    raise SettingsError(f"expected {names.get(kind, kind)}, found {value!r}", where)


def _refuse_unknown(told: Mapping[str, object], known: list[str], where: str, what: str) -> None:
    for key in told:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            fix = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(sorted(known))}"
            raise SettingsError(f"unknown {what} {key!r}", where, fix)


def _check(settings: Settings) -> None:
    """Refuse what no single key can show to be wrong."""
    file, publication = settings.path.name, settings.publication
    try:
        ZoneInfo(publication.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        where = f"{file}: [publication]: zone"
        near = difflib.get_close_matches(publication.zone, sorted(available_timezones()), n=1)
        fix = f"Did you mean {near[0]!r}?" if near else "Use an IANA name, as Europe/Paris"
        raise SettingsError(f"unknown time zone {publication.zone!r}", where, fix) from error
    if publication.publish not in PUBLISH_MODES:
        where = f"{file}: [publication]: publish"
        fix = f"Use one of: {', '.join(PUBLISH_MODES)}"
        raise SettingsError(f"unknown way {publication.publish!r}", where, fix)
    if publication.embeddings not in EMBEDDINGS:
        where = f"{file}: [publication]: embeddings"
        fix = f"Use one of: {', '.join(EMBEDDINGS)}"
        raise SettingsError(f"not known: {publication.embeddings!r}", where, fix)
    if not re.fullmatch(r"[a-z]{2,3}", publication.language):
        where = f"{file}: [publication]: language"
        raise SettingsError(
            f"not a language code: {publication.language!r}", where, 'Write "en", "de", "fr", …'
        )
    for limit in fields(Limits):
        value = getattr(settings.limits, limit.name)
        if value < 0 or (value == 0 and limit.name != "host_delay_seconds"):
            where = f"{file}: [limits]: {limit.name}"
            raise SettingsError(f"{value} is too small", where, f"Default: {limit.default}")
    _check_clock(settings)
    _check_mail(settings)
    seen: dict[str, str] = {}
    for source in settings.sources:
        if source.name in seen:
            problem = f"the name {source.name!r} is taken by {seen[source.name]}"
            raise SettingsError(problem, source.where, "Give each source a name of its own")
        seen[source.name] = source.where


def _check_clock(settings: Settings) -> None:
    ranges = {
        "ready_minutes": (0, 720),
        "hold_after_hours": (1, 36),  # the clock looks at the newest edition and the one before
        "poll_minutes": (1, 24 * 60),
    }
    for name, (least, most) in ranges.items():
        value = getattr(settings.clock, name)
        if not least <= value <= most:
            where = f"{settings.path.name}: [clock]: {name}"
            raise SettingsError(f"{value} is out of range", where, f"Use {least} to {most}")


def _check_mail(settings: Settings) -> None:
    told = {"sender": (settings.mail.sender,), "editors": settings.mail.editors}
    for name, addresses in told.items():
        for address in filter(None, addresses):
            # RFC 5322's dot-atom: what is refused here cannot add a header or a recipient.
            if not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+", address):
                where = f"{settings.path.name}: [mail]: {name}"
                fix = 'Write it bare, as "anna@post.example"'
                raise SettingsError(f"not a mail address: {address!r}", where, fix)
    if settings.mail.editors and not settings.mail.sender:
        where = f"{settings.path.name}: [mail]: sender"
        fix = 'Add sender = "newsroom@your.domain"'
        raise SettingsError("editors are named, but nobody to write to them", where, fix)
