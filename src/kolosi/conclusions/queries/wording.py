"""What the pages of corrections show: the ask as it stands, whom it could address, and every version it had."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules.proposals import Body
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

# What a version shows, in this order; the code list that gives its codes their words.
SHOWN: Mapping[str, str] = {
    "summary": "",
    "names": "",
    "themes": "themes",
    "channels": "channels",
    "clauses": "",
    "verb": "verbs",
    "pressure": "",
    "urgency": "",
    "deadline": "",
    "confidential": "",
    "merged_into": "",
    "found": "",
}


@dataclass(frozen=True)
class Words:
    """A clause that makes an ask: where it stands, and what it says."""

    label: str
    text: str
    channel: str


@dataclass(frozen=True)
class Wording:
    """An ask as its corrections see it; codes are for the forms, words for the reader."""

    ref: str
    revision: int
    label: str
    summary: str
    document: str
    document_title: str
    situation: str
    language: str  # of the document
    merged_into: str
    confidential: bool
    edited: tuple[str, ...]
    clauses: tuple[Words, ...]
    addressees: tuple[Body, ...]
    themes: tuple[str, ...]
    simulated: bool


@dataclass(frozen=True)
class Other:
    """Another ask of the same document."""

    ref: str
    label: str
    summary: str


@dataclass(frozen=True)
class Change:
    """A field that a version changed, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """What an ask said at one time, and what that version changed."""

    number: int
    act: str  # conclusions.split …, as the ledger says it
    by: str
    by_name: str
    at: datetime
    summary: str
    changes: tuple[Change, ...]


def wording(viewer: Viewer, ref: str) -> Wording | None:
    """Return the ask with its clauses, addressees and themes, or nothing when it is not in reach."""
    row = (
        scope.asks(viewer, resting=True)
        .select_related("document", "merged_into")
        .prefetch_related("addressees", "themes", "clauses__clause__item")
        .filter(ref=ref)
        .first()
    )
    if row is None:
        return None
    making = [link.clause for link in row.clauses.all() if link.makes]
    return Wording(
        ref=row.ref,
        revision=row.revision,
        label=row.label,
        summary=row.summary,
        document=row.document.ref,
        document_title=row.document.title,
        situation=row.situation,
        language=row.document.language,
        merged_into=row.merged_into.ref if row.merged_into else "",
        confidential=row.confidential,
        edited=tuple(row.edited),
        clauses=tuple(
            Words(clause.label, clause.text, _label("channels", clause.item.channel, viewer.language))
            for clause in making
        ),
        addressees=tuple(Body(one.code, one.name, one.kind) for one in row.addressees.all() if one.asked),
        themes=tuple(one.code for one in row.themes.all()),
        simulated=row.document.simulated,
    )


def others(viewer: Viewer, ref: str) -> tuple[Other, ...]:
    """Return the asks of the same document in which this one can rest."""
    reach = scope.asks(viewer, resting=True).filter(merged_into__isnull=True)
    rows = reach.filter(document__asks__ref=ref).exclude(ref=ref).order_by("number")
    return tuple(Other(row.ref, row.label, row.summary) for row in rows)


def addressable(viewer: Viewer, ref: str) -> dict[str, Body]:
    """Return whom an ask can address, by code: the bodies of the list, and those that its document names."""
    asks = scope.asks(viewer, resting=True)
    language = asks.filter(ref=ref).values_list("document__language", flat=True).first() or "en"
    listed = {
        code: Body(code, entry.labelled(language), str(entry.more["kind"]))
        for code, entry in code_list("addressees").items()
    }
    rows = models.AskAddressee.objects.filter(ask__in=asks.filter(document__asks__ref=ref))
    named = {row.code: Body(row.code, row.name, row.kind) for row in rows.order_by("-asked", "id")}
    return {**named, **{code: body for code, body in listed.items() if code not in named}}


def versions(viewer: Viewer, ref: str) -> tuple[Version, ...]:
    """Return every version of an ask, latest first, each with what it changed."""
    ask = scope.asks(viewer, resting=True).filter(ref=ref).first()
    rows = list(ask.versions.all()) if ask else []
    names = access.person_names(viewer, {row.by for row in rows})
    told: list[Version] = []
    before: dict[str, Any] | None = None
    for row in rows:
        told.append(
            Version(
                number=row.number,
                act=f"conclusions.{row.act}",
                by=row.by,
                by_name=names.get(row.by, ""),
                at=row.at,
                summary=str(row.values.get("summary", "")),
                changes=tuple(_changes(before, row.values, viewer.language)) if before else (),
            )
        )
        before = row.values
    return tuple(reversed(told))


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> Iterator[Change]:
    for field, codes in SHOWN.items():
        was, now = before.get(field), after.get(field)
        if was != now:
            yield Change(field, _in_words(was, codes, language), _in_words(now, codes, language))


def _in_words(value: Any, codes: str, language: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_in_words(one, codes, language) for one in value)
    text = "" if value is None else str(value)
    return _label(codes, text, language) if codes else text


def _label(name: str, code: str, language: str) -> str:
    entry = code_list(name).get(code)
    return entry.labelled(language) if entry else code
