"""A small real IMAP server on loopback: enough of RFC 3501 to log in, select and fetch."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def imap_server(
    letters: list[bytes], password: str, context: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Serve these letters as INBOX, over TLS if asked; gives the port and the commands."""
    commands: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say(b"* OK [CAPABILITY IMAP4rev1] ready")
            for line in self.rfile:
                tag, _, command = line.decode().strip().partition(" ")
                commands.append(command)
                told = self.answer(command)
                self.say(f"{tag} {told}".encode())
                if command.upper() == "LOGOUT":
                    return

        def answer(self, command: str) -> str:
            word, _, rest = command.partition(" ")
            word = word.upper()
            if word == "CAPABILITY":
                self.say(b"* CAPABILITY IMAP4rev1")
            elif word == "LOGIN":
                if rest != f'reader "{password}"':
                    return "NO [AUTHENTICATIONFAILED] Authentication failed."
            elif word in {"EXAMINE", "SELECT"}:
                if rest.strip('"') != "INBOX":
                    return "NO no such mailbox"
                self.say(f"* {len(letters)} EXISTS".encode())
            elif word == "FETCH":
                number = int(re.match(r"\d+", rest)[0])
                body = letters[number - 1]
                self.say(f"* {number} FETCH (BODY[]<0> {{{len(body)}}}".encode())
                self.wfile.write(body + b")\r\n")
            elif word == "LOGOUT":
                self.say(b"* BYE")
            return f"OK {word} done"

        def say(self, line: bytes) -> None:
            self.wfile.write(line + b"\r\n")

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # clients that hang up early are what some tests are about

    with Server(("127.0.0.1", 0), Handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_address[1], commands
        finally:
            server.shutdown()
            thread.join()
