"""The pack of a document: which statements, letters and recommendations its conclusions make, each to its own addressees.

A public statement speaks to one group of addressees together; a letter goes to each addressee by itself. The agreed text is
carried as slices of the repaired text, never re-worded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kolosi.conclusions.rules import bodies, shapes
from kolosi.letters.rules import address

STATEMENTS = frozenset({"public_statement", "message"})
SPEAKER = "working-group-caac"  # the Working Group writes; it does not write to itself
_AROUND = frozenset({"heading", "chapeau"})


@dataclass(frozen=True)
class Named:
    """A body as the document names it."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class Paragraph:
    """A provision of the document; `named` are the bodies that its heading or the words it hangs on address."""

    label: str
    level: int
    channel: str
    heading: str
    text: str
    start: int
    end: int
    named: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Source:
    """The document that letters carry: what they quote of it, its repaired text and its provisions."""

    genre: str
    title: str
    symbol: str
    situation: str  # in the text's own words
    language: str
    report: str
    simulated: bool
    text: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Agreed:
    """Agreed words with their label in the document: a slice of its repaired text."""

    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """One statement, letter or recommendation of the pack; `key` names it within its document."""

    key: str
    channel: str
    paragraph: str
    heading: str  # the document's own heading over the words, where a statement has one
    addressees: tuple[Named, ...]
    agreed: tuple[Agreed, ...]


def source(read: shapes.Reading, *, simulated: bool = False) -> Source:
    """Return a document, as it was just read, as the source of letters."""
    return told(read.document, simulated=simulated, paragraphs=tuple(_paragraph(item) for item in read.items))


def told(front: Mapping[str, Any], *, simulated: bool, paragraphs: tuple[Paragraph, ...]) -> Source:
    """Return a document from its front matter (with `text`) and its provisions."""
    return Source(
        genre=front.get("genre") or "",
        title=front["title"] or "",
        symbol=front["symbol"] or "",
        situation=front["situation"] or "",
        language=front["language"],
        report=(front.get("report") or {}).get("symbol") or "",
        simulated=simulated,
        text=front["text"],
        paragraphs=paragraphs,
    )


def around(addressed: Sequence[Mapping[str, Any]]) -> tuple[Named, ...]:
    """Return which of a clause's addressees (code, name, kind, found) its heading or chapeau gave."""
    return tuple(Named(one["code"], one["name"], one["kind"]) for one in addressed if one["found"] in _AROUND)


def _paragraph(item: shapes.Item) -> Paragraph:
    named = [one for clause in item.clauses for one in around([vars(body) for body in clause.addressed])]
    whole = (item.channel or "", item.heading or "", item.text, item.start, item.end)
    return Paragraph(item.id, item.level, *whole, named=tuple(dict.fromkeys(named)))


def pack(document: Source) -> tuple[Piece, ...]:
    """Return all that the document's conclusions make, in the order of its paragraphs (S/2006/724).

    Other texts, such as the press release of a statement, tell of what was said already and make nothing.
    """
    if document.genre != "conclusions":
        return ()
    return tuple(piece for group in _groups(document) for piece in _pieces(document, group))


def piece(document: Source, key: str) -> Piece | None:
    """Return the piece of that key, or nothing where the document makes none."""
    return next((one for one in pack(document) if one.key == key), None)


@dataclass(frozen=True)
class _Group:
    opening: Paragraph
    heading: str
    items: tuple[Paragraph, ...]


def _groups(document: Source) -> Iterator[_Group]:
    """Yield each paragraph that opens a channel with its provisions, apart where they stand under headings of their own."""
    openings = [one for one in document.paragraphs if one.level == 1 and one.channel]
    for opening in openings:
        under = [
            one
            for one in document.paragraphs
            if one.level > 1
            and one.channel
            and one.label.startswith((f"{opening.label}(", f"{opening.label}-"))
        ]
        for heading in dict.fromkeys(one.heading for one in under):
            yield _Group(
                opening,
                "" if heading == opening.heading else heading,
                tuple(one for one in under if one.heading == heading),
            )
        if not under:
            yield _Group(opening, "", (opening,))


def _pieces(document: Source, group: _Group) -> Iterator[Piece]:
    found = _addressees(document, group)
    agreed = tuple(Agreed(one.label, one.text, one.start, one.end) for one in group.items)
    opening = group.opening
    together = opening.channel in STATEMENTS
    for to in [found] if together or not found else [(one,) for one in found]:
        key = f"{bodies.slug(opening.label)}-{to[0].code if to else 'unknown'}"
        yield Piece(key, opening.channel, opening.label, group.heading, to, agreed)


def _addressees(document: Source, group: _Group) -> tuple[Named, ...]:
    """Return whom the group speaks to: named over the words, and open to this channel."""
    words = group.heading or group.opening.text
    named = [
        Named(one.code, one.name, one.kind)
        for one in bodies.bodies(words, situation=document.situation or None, language=document.language)
    ]
    named += [one for item in group.items if item is not group.opening for one in item.named]
    once: dict[str, Named] = {}
    for one in named:
        if one.code != SPEAKER and address.carries(one.code, one.kind, group.opening.channel):
            once.setdefault(one.code, one)
    return tuple(once.values())
