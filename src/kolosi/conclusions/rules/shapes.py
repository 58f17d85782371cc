"""The shapes a reading is made of: source, repairs, items, clauses, asks. `plain` turns them into JSON's words.

Offsets `start`/`end` of items and clauses index the *repaired* text; `source_start`/`source_end` index the text as
it was received. A repair's offsets index the text as received: replaying all repairs gives the repaired text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

Layout = Literal[
    "lines", "paragraphs"
]  # lines: hard-wrapped (PDF, typed text); paragraphs: one line each (Word, web)


@dataclass(frozen=True)
class Source:
    """A document as a gateway hands it over: decoded text (pages end with form feeds), and the bytes' SHA-256."""

    text: str
    sha256: str
    name: str = ""
    format: str = "txt"
    layout: Layout = "lines"


@dataclass(frozen=True)
class Repair:
    """One edit: `before` stood at `start:end` of the text as received, `after` stands in the repaired text."""

    start: int
    end: int
    before: str
    after: str
    kind: str


@dataclass(frozen=True)
class Addressed:
    """One addressee of a clause: reference code, name, kind, and how it was found."""

    code: str
    name: str
    kind: str
    found: str  # object, earlier, heading or chapeau
    extinct_on: str | None = None  # ISO day on which the body ended, if it did


@dataclass(frozen=True)
class Reported:
    """Speech that the text only relates: who said it, in which document."""

    speaker: str
    origin: str | None


@dataclass(frozen=True)
class Clause:
    """One speech act of an item; `klass` is written `class` in JSON."""

    id: str
    verb: str
    klass: str
    pressure: int
    polarity: int  # -1 concern, 0 neutral, +1 praise
    force: str
    obligation: Mapping[str, Any]  # category 1-5, aspect, refrain/act, continuous/one-off
    addressees: tuple[str, ...]
    addressed: tuple[Addressed, ...]
    chain: tuple[str, ...]  # the hands the ask passes through, in order; joint ones in one link, with "and"
    mentions: tuple[Addressed, ...]  # bodies the words name without addressing them
    ambiguities: tuple[str, ...]
    reported: Reported | None
    inherited: bool
    urgency: tuple[str, ...]
    hedge: tuple[str, ...]
    aspect: tuple[str, ...]
    repeat: bool
    means: tuple[str, ...]
    conditions: tuple[str, ...]
    deadline: str | None
    themes: tuple[str, ...]
    text: str
    start: int
    end: int
    source_start: int
    source_end: int
    hash: str


@dataclass(frozen=True)
class Item:
    """A numbered or lettered provision (`5(a)`), or an unnumbered preambular paragraph (`pp1`)."""

    id: str
    kind: str
    level: int
    channel: str | None
    heading: str | None
    text: str
    start: int
    end: int
    source_start: int
    source_end: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Ask:
    """One directive, however many channels carry it; `differences` shows what the channels' wordings do not share."""

    id: str
    clauses: tuple[str, ...]
    channels: tuple[str, ...]
    confidential: bool
    addressees: tuple[str, ...]
    themes: tuple[str, ...]
    summary: str
    verb: str
    pressure: int
    urgency: tuple[str, ...]
    deadline: str | None
    orphan: bool  # a body it needs had ended on the day of reading (`as_of`)
    bodies: tuple[
        str, ...
    ]  # codes of all bodies it addresses or needs: what makes it an orphan on a later day
    reported: bool  # another speaker's ask, only related here
    context: tuple[str, ...]  # clause ids of the concern, praise or norm stated with it
    differences: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Citation:
    """A document the text names, in normal form, and how often."""

    kind: str  # resolution, report, conclusions, statement, meeting, press, document
    symbol: str
    count: int


@dataclass(frozen=True)
class Alignment:
    """Two items in two channels that say the same: `identical`, `part` (a cut-down other) or `variant`."""

    item: str
    other: str
    relation: str


@dataclass(frozen=True)
class Reading:
    """All that was read from one document. `document` holds the front matter and both texts."""

    document: Mapping[str, Any]
    repairs: tuple[Repair, ...]
    items: tuple[Item, ...]
    asks: tuple[Ask, ...]
    citations: tuple[Citation, ...]
    alignments: tuple[Alignment, ...] = ()


def plain(value: Any) -> Any:
    """Return dicts, lists and scalars only, fields in their declared order, `klass` written `class`."""
    if is_dataclass(value):
        return {
            "class" if field.name == "klass" else field.name: plain(getattr(value, field.name))
            for field in fields(value)
        }
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value
