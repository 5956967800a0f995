"""Where letters lie: an IMAP folder, a Maildir, an mbox file, .eml files; their bytes out.

Letters are only looked at: nothing is marked as read, moved or deleted. What they say is left to
others.
"""

import fcntl
import imaplib
import re
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Self
from urllib.parse import unquote, urlsplit

from daybrief.errors import NotAllowed, SourceError, Unreachable, Unreadable
from daybrief.tools.addresses import FIX, refusal

LETTER_BYTES_AT_MOST = 10_000_000
MBOX_BYTES_AT_MOST = 2_000_000_000
_START = b"From "


def letters(place: str, at_most: int) -> Iterator[tuple[str, bytes]]:
    """Give the newest letters of a place on this machine, each with its name.

    Raises:  Unreachable if it is not there or locked, Unreadable if it is something else.
    """
    path = Path(place)
    try:
        if path.is_dir():
            yield from _of_folder(path, at_most)
        elif path.exists() and not path.is_file():  # a pipe would keep us waiting for ever
            raise Unreadable("this is no file", place)
        elif path.suffix.lower() in {".eml", ".msg"}:
            yield path.name, _read(path)
        else:
            yield from _of_mbox(path, at_most)
    except FileNotFoundError as error:
        raise Unreachable("there is no such file or folder", place) from error
    except OSError as error:
        raise Unreachable(f"cannot be read: {error.strerror}", place) from error


def imap_letters(
    address: str,
    user: str,
    password: str,
    *,
    at_most: int,
    seconds: float,
    allow_private: Sequence[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """Give the newest letters of an IMAP folder: `imaps://mail.example/Newsletters`.

    The password goes over TLS only, but for a server that `allow_private` names.

    Raises:  Unreachable, NotAllowed.
    """
    parts = urlsplit(address)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if parts.username or parts.password:
        raise NotAllowed("carries a password in its address", address, "Use user and password_in")
    late = threading.Event()
    try:
        with _connected(address, seconds, allow_private, late) as imap:
            imap.login(user, password)
            status, told = imap.select(f'"{_quoted(folder)}"', readonly=True)
            if status != "OK":
                raise Unreachable(f"there is no folder {folder!r}", address)
            count = int(told[0] or b"0")
            for number in range(count, max(count - at_most, 0), -1):
                letter = _fetched(imap, number)
                imap.within.rest()  # the server is not to blame for what is done with it
                yield f"{folder} {number}", letter
    except (imaplib.IMAP4.error, OSError, ValueError) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            slow = Unreachable(f"no whole answer within {seconds:g} seconds", address)
            slow.is_slow = True
            raise slow from error
        raise _told(error, address) from error


def _told(error: Exception, address: str) -> SourceError:
    """Put what a mail server did into a reader's words."""
    if isinstance(error, imaplib.IMAP4.error):
        said = re.sub(r"^\[\w+\]\s*", "", _words(error))
        if "auth" in said.lower() or "login" in said.lower():
            return NotAllowed(f"the mail server refused the login: {said}", address)
        return Unreachable(f"the mail server answered: {said}", address)
    if isinstance(error, ssl.SSLError):
        return Unreachable("no secure connection could be made", address)
    return Unreachable("the connection broke off", address)


def _of_folder(folder: Path, at_most: int) -> Iterator[tuple[str, bytes]]:
    """A Maildir's `new` and `cur`, or any folder of .eml files, the newest first."""
    if (folder / "cur").is_dir():
        files = [file for name in ("new", "cur") for file in (folder / name).iterdir()]
    else:
        files = [file for file in folder.rglob("*") if file.suffix.lower() == ".eml"]
        if not files:
            raise Unreadable("this is no Maildir and holds no .eml files", str(folder))
    found = [file for file in files if file.is_file() and not file.is_symlink()]
    found.sort(key=lambda file: (file.stat().st_mtime, file.name), reverse=True)
    for file in found[:at_most]:
        yield file.name, _read(file)


def _read(file: Path) -> bytes:
    """One byte more than is allowed tells that it is too large."""
    with file.open("rb") as opened:
        return opened.read(LETTER_BYTES_AT_MOST + 1)


def _of_mbox(path: Path, at_most: int) -> Iterator[tuple[str, bytes]]:
    """The last letters of an mbox file; one that is being written is left alone."""
    if path.with_name(path.name + ".lock").exists():
        raise _locked(path)
    with path.open("rb") as mbox:
        try:
            fcntl.lockf(mbox, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            raise _locked(path) from error
        if path.stat().st_size > MBOX_BYTES_AT_MOST:
            problem = f"it is larger than {MBOX_BYTES_AT_MOST / 1e9:g} GB"
            raise Unreadable(problem, str(path), "Give the folder of its newest letters")
        starts = list(_starts(mbox, path))
        ends = [*starts[1:], path.stat().st_size]
        for number in range(len(starts) - 1, max(len(starts) - at_most, 0) - 1, -1):
            mbox.seek(starts[number])
            told = mbox.read(min(ends[number] - starts[number], LETTER_BYTES_AT_MOST + 200))
            letter = told.partition(b"\n")[2]
            yield f"letter {number + 1}", re.sub(rb"(?m)^>(>*From )", rb"\1", letter)


def _starts(mbox: BinaryIO, path: Path) -> Iterator[int]:
    """Where letters begin: at a line `From ` after an empty one."""
    at, is_after_blank, is_first = 0, True, True
    for line in iter(lambda: mbox.readline(65_536), b""):
        if is_after_blank and line.startswith(_START):
            yield at
        elif is_first and line.strip():
            raise Unreadable("this is no mbox file", str(path), "Give a Maildir, mbox or .eml")
        is_first = is_first and not line.strip()
        if line.startswith(_START):
            is_first = False
        is_after_blank = line in {b"\n", b"\r\n"}
        at += len(line)


def _locked(path: Path) -> SourceError:
    fix = "It is read again next time"
    return Unreachable("the mailbox is locked by another program", str(path), fix)


@contextmanager
def _connected(
    address: str, seconds: float, allow_private: Sequence[str], late: threading.Event
) -> "Iterator[_Imap]":
    parts = urlsplit(address)
    is_secure = parts.scheme == "imaps"
    host, port = parts.hostname or "", parts.port or (993 if is_secure else 143)
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable("no host of this name is known", address) from error
    numeric = str(rows[0][4][0])
    if refused := refusal(numeric, allow_private):
        raise NotAllowed(refused, address, FIX)
    if not is_secure and refusal(numeric) is None:
        raise NotAllowed("would send its password unsealed", address, "Write imaps://")
    plain = socket.create_connection((numeric, port), seconds)
    with plain, _Within(seconds, plain.dup(), late) as within:
        within.begin()
        connection = plain
        if is_secure:
            context = ssl.create_default_context()
            connection = context.wrap_socket(plain, server_hostname=host)
        with connection:
            imap = _Imap(host, connection, within)
            try:
                yield imap
                with suppress(imaplib.IMAP4.error, OSError):  # all that was wanted is there
                    imap.logout()
            finally:
                with suppress(OSError):
                    imap.shutdown()


class _Within:
    """Ends a connection that takes longer than it may for one question, however busy it is."""

    def __init__(self, seconds: float, connection: socket.socket, late: threading.Event) -> None:
        self._seconds, self._connection, self._late = seconds, connection, late
        self._timer = threading.Timer(0, lambda: None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.rest()
        self._connection.close()

    def begin(self) -> None:
        """Count from now."""
        self.rest()
        self._timer = threading.Timer(self._seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def rest(self) -> None:
        """Count no more until the next question."""
        self._timer.cancel()

    def _end(self) -> None:
        self._late.set()
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)  # whoever reads it reads its end


class _Imap(imaplib.IMAP4):
    """Speaks over a connection that was made; takes no more than was asked for."""

    def __init__(self, host: str, connection: socket.socket, within: _Within) -> None:
        self._connection, self.within = connection, within
        self._bytes_left = LETTER_BYTES_AT_MOST
        super().__init__(host)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._connection

    def send(self, data: Any) -> None:
        """Ask something new."""
        self._bytes_left = 2 * LETTER_BYTES_AT_MOST
        self.within.begin()
        super().send(data)

    def read(self, size: int) -> bytes:
        self._take(size)  # before it is read: a server may announce any number
        return super().read(size)

    def readline(self) -> bytes:
        line = super().readline()
        self._take(len(line))
        return line

    def _take(self, byte_count: int) -> None:
        self._bytes_left -= byte_count
        if self._bytes_left < 0:
            raise Unreadable("the mail server sends more than it was asked for", self.host)


def _fetched(imap: _Imap, number: int) -> bytes:
    status, told = imap.fetch(str(number), f"(BODY.PEEK[]<0.{LETTER_BYTES_AT_MOST + 1}>)")
    parts = [part for part in told if isinstance(part, tuple)]
    return bytes(parts[0][1]) if status == "OK" and parts else b""


def _quoted(folder: str) -> str:
    if re.search(r"[\r\n\0]", folder):
        raise ValueError(folder)
    return folder.replace("\\", "\\\\").replace('"', '\\"')


def _words(error: Exception) -> str:
    told = error.args[0] if error.args else ""
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
