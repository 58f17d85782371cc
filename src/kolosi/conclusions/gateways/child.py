"""Documents that are not plain text are parsed in a child process with little memory and little time (decision 0008).

The parent starts a fresh interpreter (threads of a web server are never forked), hands it the bytes and takes back
plain values. `python -m` this module is the child.
"""

import json
import resource
import signal
import subprocess
import sys
from typing import Any, NamedTuple, cast

from kolosi.conclusions.gateways.kinds import NAMES, Kind
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable
from kolosi.conclusions.rules.shapes import Layout

MEMORY = 1024 * 1024 * 1024  # bytes of address space
SECONDS = 20  # of computing; the clock on the wall may show half as many again
LETTERS = 8_000_000  # characters that a child may hand back
_STOPPED = {signal.SIGXCPU, signal.SIGKILL, signal.SIGABRT, signal.SIGTERM}


class Parsed(NamedTuple):
    """The text of a document, and whether its lines are lines of a page or paragraphs."""

    text: str
    layout: Layout


def parsed(kind: Kind, data: bytes) -> Parsed:
    """Return the text that a child process finds in the bytes; raise `Unreadable` as the child does, or when it is stopped."""
    command = [sys.executable, "-I", "-m", "kolosi.conclusions.gateways.child", kind.value]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS * 1.5, env={}, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Reason.TOO_COSTLY) from error
    if done.returncode < 0:
        stopped = -done.returncode in _STOPPED
        raise Unreadable(Reason.TOO_COSTLY if stopped else Reason.CORRUPT, kind=NAMES[kind])
    if done.returncode:
        raise RuntimeError(f"opening {NAMES[kind]} failed: {done.stderr.decode(errors='replace')[-2000:]}")
    answer = json.loads(done.stdout)
    if reason := answer.get("reason"):
        raise Unreadable(Reason(reason), **answer["details"])
    return Parsed(answer["text"], cast(Layout, answer["layout"]))


def _bounded() -> None:
    wanted = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),  # it writes no file
        (resource.RLIMIT_CORE, 0),
    )
    for limit, most in wanted:
        hard = resource.getrlimit(limit)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))


def _text(kind: Kind, data: bytes) -> Parsed:
    """Open with the module of that kind; each is imported only here, inside the limits."""
    if kind is Kind.PDF:
        from kolosi.conclusions.gateways import pdf

        return Parsed(pdf.text(data), "lines")
    if kind is Kind.WORD:
        from kolosi.conclusions.gateways import word

        return Parsed(word.text(data), "paragraphs")
    from kolosi.conclusions.gateways import web

    page = web.text(data)
    return Parsed(page.text, page.layout)


def _answer(kind: Kind, data: bytes) -> dict[str, Any]:
    try:
        found = _text(kind, data)
    except Unreadable as refusal:
        return {"reason": refusal.reason, "details": refusal.details}
    except (MemoryError, RecursionError):
        return {"reason": Reason.TOO_COSTLY, "details": {}}
    if len(found.text) > LETTERS:
        return {"reason": Reason.TOO_COSTLY, "details": {}}
    return {"text": found.text, "layout": found.layout}


def main() -> None:
    """Be the child: bytes come in, one JSON object goes out."""
    _bounded()
    answer = _answer(Kind(sys.argv[1]), sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
