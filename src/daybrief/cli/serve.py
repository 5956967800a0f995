"""`daybrief serve`: the site, on this machine or behind a web server."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from daybrief.cli.options import DEFAULT_SETTINGS, SettingsOption
from daybrief.errors import InvalidInput, NewsroomError
from daybrief.records import open_records
from daybrief.settings import load_settings, secret_of

THREADS = 4  # guess: a page is one read from the database, well under a millisecond
STARTING_SECONDS = 30.0
STOPPING_SECONDS = 10.0


def serve_command(
    settings: SettingsOption = DEFAULT_SETTINGS,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer.")] = 1,
) -> None:
    """Serve the published editions to readers until Ctrl-C.

    Example: [bold]daybrief serve --port 8080[/bold]
    """
    serve_site(settings, host=host, port=port, workers=workers)


def serve_site(
    settings: Path, *, host: str = "127.0.0.1", port: int = 8000, workers: int = 1
) -> None:
    """Serve a newsroom's site until Ctrl-C, after saying where.

    Raises:  SettingsError, StoreError, or InvalidInput if it cannot listen there, before it serves.
    """
    newsroom = load_settings(settings)
    _refuse_taken(host, port)
    records = open_records(newsroom, secret_of(os.environ, "DATABASE_URL"))
    latest = records.latest()
    records.close()
    what = latest.title if latest else "No edition is published yet: daybrief day, daybrief publish"
    typer.echo(f"{what}\n  {_address(host, port)}  (Ctrl-C ends it)")
    sys.stdout.flush()
    _serve(settings, host, port, workers)


@contextmanager
def serve_in_background(settings: Path, port: int = 0) -> Iterator[str]:
    """Serve a newsroom from a process of its own while the block runs; gives its address.

    Takes:   `port`, or 0 for a free one.
    Raises:  NewsroomError with what the server said, if it does not start.
    """
    port = port or _free_port()
    command = [sys.executable, "-m", "daybrief", "serve", "-s", str(settings), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        _wait(server, port)
        yield _address("127.0.0.1", port)
    finally:
        _stop(server)


def _serve(settings: Path, host: str, port: int, workers: int) -> None:
    from granian import Granian  # only this command pays for loading the server
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # The workers are new processes: they learn which newsroom it is from the environment.
    os.environ["DAYBRIEF_SETTINGS"] = str(settings.absolute())
    Granian(
        "daybrief.site.wsgi:from_environment",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        workers_kill_timeout=int(STOPPING_SECONDS / 2),
    ).serve()


def _refuse_taken(host: str, port: int) -> None:
    """Say so before anything starts, rather than in a worker's traceback."""
    where = f"--host {host} --port {port}"
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        fix = f"Choose another, as --port {port + 1 if port < 65535 else 8000}"
        raise InvalidInput(f"cannot listen there: {error.strerror}", where, fix) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


def _wait(server: "subprocess.Popen[str]", port: int) -> None:
    """Wait until the server takes connections and a worker answers one."""
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with closing(socket.create_connection(("127.0.0.1", port), timeout=1)) as asked:
                asked.sendall(b"HEAD / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                if asked.recv(1):
                    return
        except OSError:
            time.sleep(0.05)
    said = ""
    if server.poll() is not None and server.stderr:
        said = server.stderr.read().strip()
    raise NewsroomError(f"the site did not start: {said or 'it does not answer'}", f"port {port}")


def _stop(server: "subprocess.Popen[str]") -> None:
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(STOPPING_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    if server.stderr:
        server.stderr.close()
