"""A letter as it is written: address, salutation, our own words around the agreed text, closing, enclosures. Pure values."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from kolosi.letters.rules import address, packs
from kolosi.letters.rules.address import Form, Obstacle
from kolosi.reference.rules import code_list

NO_SYMBOL = "[symbol]"
MARK = "{agreed}"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Template:
    """Our own words for one kind and language: who speaks, paragraphs before and after the agreed text, closing, signature."""

    sender: tuple[str, ...]
    title: str
    enclosed: str  # the word over the list of enclosures
    before: tuple[str, ...]
    after: tuple[str, ...]
    signature: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """All that a letter says. `agreed` is carried byte for byte from the document."""

    key: str
    form: Form
    language: str
    sender: tuple[str, ...]
    symbol: str
    day: str
    address: tuple[str, ...]
    title: str
    salutation: str
    before: tuple[str, ...]
    agreed: tuple[tuple[str, str], ...]
    after: tuple[str, ...]
    signature: tuple[str, ...]
    enclosed: str
    enclosures: tuple[str, ...]
    simulated: bool


def kind_of(piece: packs.Piece, form: Form) -> str:
    """Return the name of the template that the piece is written with."""
    return form.value if form is Form.NOTE_VERBALE else piece.channel


def form_for(piece: packs.Piece) -> Form:
    """Return the form that the piece takes unless another is asked for."""
    return Form.STATEMENT if piece.channel in packs.STATEMENTS else Form.LETTER


def obstacles(document: packs.Source, piece: packs.Piece, *, form: Form, on: str) -> set[Obstacle]:
    """Return all that forbids writing the piece in that form on that ISO day."""
    return address.obstacles(
        tuple((one.code, one.kind) for one in piece.addressees),
        form=form,
        statement=piece.channel in packs.STATEMENTS,
        agreed=len(piece.agreed),
        language=document.language,
        on=on,
    )


def written(
    document: packs.Source, piece: packs.Piece, template: Template, *, form: Form, day: str
) -> Letter:
    """Return the letter; it must have no obstacles. `day` is the date as the letter writes it."""
    to = [address.address(one.code, one.kind, one.name, document.language) for one in piece.addressees]
    words = {
        "title": document.title,
        "symbol": document.symbol or NO_SYMBOL,
        "report": document.report or NO_SYMBOL,
        "name": piece.addressees[0].name,
        "salutation": to[0].salutation.rstrip(","),
    }
    headed = (piece.heading,) if piece.heading else tuple(line for one in to for line in one.lines)
    return Letter(
        key=piece.key,
        form=form,
        language=document.language,
        sender=template.sender,
        symbol=words["symbol"],
        day=day,
        address=headed,
        title=template.title,
        salutation="" if form is Form.NOTE_VERBALE else to[0].salutation,
        before=tuple(filled(line, words) for line in template.before),
        agreed=tuple((_short(one.label, document.language), one.text) for one in piece.agreed),
        after=tuple(filled(line, words) for line in template.after),
        signature=() if form is Form.NOTE_VERBALE else template.signature,
        enclosed=template.enclosed,
        enclosures=tuple(
            filled(code_list("letter_enclosures")[code].labelled(document.language), words)
            for code in to[0].enclosures
            if code != "report" or document.report
        ),
        simulated=document.simulated,
    )


def filled(words: str, values: dict[str, str]) -> str:
    """Return the words with each {place} filled in; a place that nothing fills is a fault of the template."""
    return _PLACE.sub(lambda match: values[match[1]], words)


def reminded(letter: Letter, template: Template, *, sent: str, salutation: str) -> Letter:
    """Return the follow-up, always a letter, of one that was sent on that day, in words, and found no reply."""
    words = {"sent": sent, "salutation": salutation.rstrip(",")}
    return replace(
        letter,
        form=Form.LETTER,
        title=template.title,
        salutation=salutation,
        before=tuple(filled(line, words) for line in template.before),
        after=tuple(filled(line, words) for line in template.after),
        signature=letter.signature or letter.sender,
    )


def plain(letter: Letter) -> dict[str, Any]:
    """Return the letter as plain values, to be kept."""
    return asdict(letter)


def kept(values: Mapping[str, Any]) -> Letter:
    """Return the letter that `plain` gave."""
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    agreed = tuple((label, text) for label, text in values["agreed"])
    told |= {"form": Form(values["form"]), "agreed": agreed}
    return Letter(**told)


def _short(label: str, language: str) -> str:
    """Return the label as it stands in the letter: 5(a) is (a), in French a)."""
    found = re.search(r"\(.*\)$", label)
    short = found[0] if found else ""
    return short[1:] if language == "fr" else short
