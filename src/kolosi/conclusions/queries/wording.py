"""What the pages of corrections show: the ask as it stands, whom it could address, and what it could rest in."""

from dataclasses import dataclass

from kolosi.conclusions import models
from kolosi.conclusions.queries import documents, scope, words
from kolosi.conclusions.rules.proposals import Body
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list


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
    item: str  # label of the item of its first clause
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
    withheld: int  # clauses whose words only a letter has, where the viewer may not read them


@dataclass(frozen=True)
class Other:
    """Another ask of the same document."""

    ref: str
    label: str
    summary: str


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
    reading = row.document.readings.only("id").last()
    hidden = documents.hidden(viewer, row.document, reading) if reading else frozenset()
    making = [
        link.clause for link in row.clauses.all() if link.makes and link.clause.item.label not in hidden
    ]
    return Wording(
        ref=row.ref,
        revision=row.revision,
        label=row.label,
        item=making[0].item.label if making else "",
        withheld=sum(link.makes for link in row.clauses.all()) - len(making),
        summary=row.summary,
        document=row.document.ref,
        document_title=row.document.title,
        situation=row.situation,
        language=row.document.language,
        merged_into=row.merged_into.ref if row.merged_into else "",
        confidential=row.confidential,
        edited=tuple(row.edited),
        clauses=tuple(
            Words(clause.label, clause.text, words.label(viewer, "channels", clause.item.channel))
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
    """Return whom an ask can address, by code: the bodies that its document names, and those of the list."""
    language = _language(viewer, ref)
    listed = {
        code: Body(code, entry.labelled(language), str(entry.more["kind"]))
        for code, entry in code_list("addressees").items()
    }
    return {**listed, **_named(viewer, ref)}


def bodies(viewer: Viewer, ref: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names, by code, of the bodies that the ask's document names, and of those of the list, in the viewer's language."""
    named = _named(viewer, ref)
    listed = {code: entry.labelled(viewer.language) for code, entry in code_list("addressees").items()}
    near = {code: listed.get(code, body.name) for code, body in named.items()}
    return _sorted(near), _sorted(listed)


def _sorted(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda one: one[1].casefold()))


def _named(viewer: Viewer, ref: str) -> dict[str, Body]:
    """Return the bodies that asks of the same document address or need, as far as the viewer may read those asks."""
    same = scope.asks(viewer, resting=True).filter(document__asks__ref=ref)
    rows = models.AskAddressee.objects.filter(ask__in=same).order_by("asked", "-id")
    return {row.code: Body(row.code, row.name, row.kind) for row in rows}


def _language(viewer: Viewer, ref: str) -> str:
    found = scope.asks(viewer, resting=True).filter(ref=ref)
    return found.values_list("document__language", flat=True).first() or "en"
