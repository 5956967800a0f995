"""Send letters through an SMTP server; knows nothing of what they say.

A password goes over TLS or to this machine, never in the clear; no message tells it.
"""

import ipaddress
import smtplib
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from daybrief.errors import DeliveryError, SettingsError

SECONDS_AT_MOST = 30.0
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """How to reach a mail server."""

    host: str
    port: int
    is_tls: bool
    """TLS from the first byte; else STARTTLS where the server offers it."""
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def where(self) -> str:
        return f"mail server {self.host}:{self.port}"


def mail_server(address: str, where: str) -> MailServer:
    """Read a server's address: `smtp://user:password@host:587`, or `smtps://…`.

    Raises:  SettingsError at `where`, which tells nothing of the address.
    """
    fix = "Write it as smtp://user:password@host:587, or smtps://… for TLS"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise SettingsError("not the address of a mail server", where, fix) from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise SettingsError("not the address of a mail server", where, fix)
    return MailServer(
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        is_tls=parts.scheme == "smtps",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def send(server: MailServer, letter: EmailMessage) -> Mapping[str, str]:
    """Send one letter to all that its headers name.

    Gives:   whom the server refused, with its reason; the others have the letter.
    Raises:  DeliveryError if nobody has it.
    """
    try:
        with _connected(server) as connection:
            refused = connection.send_message(letter)
    except smtplib.SMTPRecipientsRefused as error:
        told = _reasons(error.recipients)
        problem = f"refused every address: {', '.join(told)}"
        raise DeliveryError(problem, server.where, "See [mail] editors") from error
    except smtplib.SMTPAuthenticationError as error:
        fix = "See the user and password in DAYBRIEF_SMTP"
        raise DeliveryError("refused the password", server.where, fix) from error
    except (smtplib.SMTPException, OSError) as error:
        problem = f"the letter was not taken: {error}"
        raise DeliveryError(problem, server.where, "It is tried again by itself") from error
    return _reasons(refused)


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.is_tls:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=SECONDS_AT_MOST, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS_AT_MOST)
    try:
        _log_in(connection, server, context)
    except BaseException:
        connection.close()
        raise
    return connection


def _log_in(connection: smtplib.SMTP, server: MailServer, context: ssl.SSLContext) -> None:
    connection.ehlo_or_helo_if_needed()
    is_safe = server.is_tls or _is_here(server.host)
    if not server.is_tls and connection.has_extn("starttls"):
        connection.starttls(context=context)
        is_safe = True
    if server.user and not is_safe:
        fix = "Use smtps://, or a server that offers STARTTLS"
        raise DeliveryError("no TLS, so it is not told the password", server.where, fix)
    if server.user:
        connection.login(server.user, server.password)


def _is_here(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _reasons(refused: Mapping[str, tuple[int, bytes]]) -> dict[str, str]:
    return {
        address: f"{code} {says.decode(errors='replace')}"
        for address, (code, says) in refused.items()
    }
