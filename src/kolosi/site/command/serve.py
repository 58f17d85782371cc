"""`kolosi serve`: the application on loopback, and a line that says how to log in."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kolosi import site
from kolosi.site.command import people, room

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
THREADS = 4


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    host: Annotated[
        str, typer.Option(help="The address to listen on; loopback only, unless behind a proxy.")
    ] = "127.0.0.1",
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy in front speaks HTTPS and names its client.")
    ] = False,
) -> None:
    """Serve the application until interrupted."""
    if host not in LOOPBACK and not behind_proxy:
        room.stop(f"{host} is not loopback. Say --behind-proxy when a proxy in front of it speaks HTTPS.", 2)
    if not _free(host, port):
        room.stop(f"Port {port} is taken. Choose another with --port.", 2)
    if behind_proxy:
        os.environ["KOLOSI_BEHIND_PROXY"] = "yes"
    _collect()
    room.open_tables()
    typer.echo(_welcome(port))
    from granian.constants import Interfaces, Loops
    from granian.server import Server

    # One worker: sign-in attempts and used codes are counted in its memory. SQLite has one writer anyhow.
    Server(
        "kolosi.site.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, loop=Loops.auto,
        workers=1, blocking_threads=THREADS, log_access=False, log_enabled=False,
    ).serve()  # fmt: skip


def _free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _collect() -> None:
    """Collect static files, so that they carry fingerprints and come compressed: at first, and when one changed."""
    here = Path(site.__file__).parent
    collected = here / "static_built" / "staticfiles.json"
    newest = max(path.stat().st_mtime for path in (here / "static").rglob("*"))
    if collected.exists() and collected.stat().st_mtime >= newest:
        return
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "kolosi.site.settings"}
    command = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    subprocess.run(command, check=True, env=surroundings)


def _welcome(port: int) -> str:
    """Say where the application is and how to log in; passkeys need the name `localhost`, not its number."""
    from django.conf import settings
    from django.db import DatabaseError

    from kolosi.access import queries, rules

    where = f"Kolosi is at http://localhost:{port}/ (stop with Ctrl+C)."
    try:
        email = people.PERSONAS[0].email
        shown = queries.current_code(rules.CONSOLE, email, at=datetime.now(UTC)) if settings.DEMO else None
    except DatabaseError:
        room.stop("The database is not ready: run `kolosi migrate` first.")
    if shown is None:
        return (
            f"{where}\nLog in with your e-mail; an administrator or `kolosi enrol` gives the first password."
        )
    return (
        f"{where}\nLog in as {email}, password {people.demo_password()}, code {shown}"
        f" (`kolosi code {email}` for a fresh one; other roles: {settings.DATA / 'demo-login.txt'})."
    )
