"""Run a command beside a throw-away PostgreSQL of its own; KOLOSI_DATABASE tells the command where it is.

    tools/with_postgres.py [--if-present] -- COMMAND …

Without PostgreSQL: fail, or leave the command out (--if-present). `--check` alone only says by its exit code whether
PostgreSQL is installed.

The cluster lives in a temporary folder, listens on loopback under a random password, trades durability for speed,
and goes away with the command. The exit code is the command's.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=128MB",
    "max_connections=40",
)


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL that is installed: Debian keeps them off the path."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and (elsewhere := shutil.which("initdb")):
        found = [Path(elsewhere).resolve().parent]
    return max(
        found,
        key=lambda folder: [int(part) for part in folder.parent.name.split(".") if part.isdigit()],
        default=None,
    )


def unprivileged() -> dict[str, object]:
    """Return whom to run PostgreSQL as: it refuses to be root, so root hands over to another account."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    account = known.get("postgres") or known["nobody"]
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def free_port() -> int:
    """Return a loopback port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def cluster(folder: Path, bin_folder: Path) -> Iterator[str]:
    """Keep a fresh cluster in `folder` while the block runs; yield the address of its database `kolosi`."""
    who, password, port = unprivileged(), secrets.token_urlsafe(18), free_port()
    secret = folder / "password"
    secret.write_text(password)
    for path in (folder, secret):
        os.chown(path, int(str(who.get("user", -1))), int(str(who.get("group", -1))))
    plain = {"cwd": folder, "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}, **who}
    making = [
        "-U",
        "kolosi",
        "-A",
        "scram-sha-256",
        "--pwfile",
        secret,
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]
    subprocess.run(
        [bin_folder / "initdb", "-D", folder / "pg", *making], check=True, stdout=subprocess.DEVNULL, **plain
    )
    options = [part for setting in FAST for part in ("-c", setting)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [bin_folder / "postgres", "-D", folder / "pg", "-k", folder, "-h", "127.0.0.1", "-p", str(port), *options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, **plain,
        )  # fmt: skip
        try:
            _wait(
                server, [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], folder / "log"
            )
            login = {**os.environ, "PGPASSWORD": password}
            subprocess.run(
                [bin_folder / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "kolosi", "kolosi"],
                check=True, env=login,
            )  # fmt: skip
            yield f"postgresql://kolosi:{password}@127.0.0.1:{port}/kolosi"
        finally:
            server.send_signal(signal.SIGINT)  # fast shutdown
            server.wait(timeout=60)


def _wait(server: subprocess.Popen[bytes], question: list[object], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        if subprocess.run([str(part) for part in question], check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise SystemExit(f"PostgreSQL did not start:\n{log.read_text()}")


def main(arguments: list[str]) -> int:
    """Run what follows `--` beside a cluster, or do what the options say where there is no PostgreSQL."""
    bin_folder = programs()
    if arguments == ["--check"]:
        return 0 if bin_folder else 1
    options, command = arguments[: arguments.index("--")], arguments[arguments.index("--") + 1 :]
    if bin_folder is None:
        print("PostgreSQL is not installed: left out.", file=sys.stderr)
        return 0 if "--if-present" in options else 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster goes away with us
    with (
        tempfile.TemporaryDirectory(prefix="kolosi-pg-", ignore_cleanup_errors=True) as folder,
        cluster(Path(folder), bin_folder) as address,
    ):
        return subprocess.run(command, env={**os.environ, "KOLOSI_DATABASE": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
