"""Witnesses: documents that say again, in other words, what a document on record asks; nothing of them is followed."""

from collections.abc import Iterable
from dataclasses import dataclass

from kolosi.conclusions import models
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules import contrast, witnesses
from kolosi.conclusions.rules.documents import Status
from kolosi.kernel.viewer import Viewer

_HEAVY = ("data", "front")


@dataclass(frozen=True)
class Said:
    """A clause of a witness beside the ask that it says; `ask` is "" where it stands alone, or the ask is out of reach."""

    clause: str
    text: str
    relation: str
    ask: str
    label: str
    summary: str
    stretches: tuple[contrast.Stretch, ...]


@dataclass(frozen=True)
class Preview:
    """What keeping the document as a witness of the other would do, and all that stands in the way."""

    document: str
    name: str
    other: str
    other_name: str
    revision: int
    simulated: bool
    said: tuple[Said, ...]
    obstacles: tuple[str, ...]


@dataclass(frozen=True)
class Witness:
    """A document in reach that says one ask again: in which clause, in which words."""

    document: str
    name: str
    said: Said


def choices(viewer: Viewer, ref: str) -> tuple[tuple[str, str], ...]:
    """Return the followed documents of the same situation, which a document could be a witness of: reference and name."""
    row = scope.documents(viewer).defer(*_HEAVY).filter(ref=ref).first()
    if row is None:
        return ()
    others = scope.documents(viewer).filter(situation=row.situation, status=Status.ACCEPTED).exclude(ref=ref)
    return tuple((one.ref, _name(one)) for one in others.defer(*_HEAVY))


def preview(viewer: Viewer, ref: str, other: str) -> Preview | None:
    """Return how the clauses of one document stand to the asks of the other, or nothing when the first is not in reach."""
    rows = {
        row.ref: row for row in scope.documents(viewer).defer(*_HEAVY).filter(ref__in=[ref, other or ref])
    }
    document, whole = rows.get(ref), rows.get(other)
    if document is None:
        return None
    clauses = {one.label: one for one in directives(viewer, document)}
    found = alignment(viewer, clauses.values(), whole)
    standing = witnesses.obstacles(
        Status(document.status),
        other=Status(whole.status) if whole and whole.ref != ref else None,
        same_situation=whole is not None and whole.situation == document.situation,
        found=found,
    )
    asks = {row.ref: row for row in _asks(viewer, whole)}
    return Preview(
        document=ref,
        name=_name(document),
        other=whole.ref if whole else "",
        other_name=_name(whole) if whole else "",
        revision=document.revision,
        simulated=document.simulated,
        said=tuple(_said(clauses[one.clause], one.relation, asks.get(one.ask)) for one in found),
        obstacles=tuple(sorted(standing)),
    )


def directives(viewer: Viewer, document: models.Document) -> list[models.Clause]:
    """Return the clauses of the last reading of a document in reach that ask for something."""
    last = scope.documents(viewer).filter(pk=document.pk).values("readings__id").order_by("-readings__id")[:1]
    found = models.Clause.objects.filter(item__reading__in=last, klass="directive", item__kind="operative")
    return list(found.order_by("id"))


def alignment(
    viewer: Viewer, clauses: Iterable[models.Clause], other: models.Document | None
) -> tuple[witnesses.Aligned, ...]:
    """Return where each clause belongs among the asks of the other document that the viewer may read."""
    known = [witnesses.Told(row.ref, tuple(_texts(row))) for row in _asks(viewer, other)]
    return witnesses.aligned([(one.label, one.text) for one in clauses], known)


def told(viewer: Viewer, document: models.Document) -> tuple[tuple[str, str], tuple[Said, ...]] | None:
    """Return of a document kept as a witness: the other's reference and name, and each clause beside its ask."""
    rows = list(document.witnessed.select_related("clause", "other").defer("other__data", "other__front"))
    if not rows:
        return None
    asks = {row.pk: row for row in _asks(viewer, rows[0].other)}
    other = rows[0].other
    return (other.ref, _name(other)), tuple(
        _said(row.clause, row.relation, asks.get(row.ask_id or 0)) for row in rows
    )


def of_ask(viewer: Viewer, row: models.Ask) -> tuple[Witness, ...]:
    """Return the documents in reach that say this ask again, in their words."""
    documents = scope.documents(viewer).filter(status=Status.WITNESS)
    rows = row.witnesses.filter(document__in=documents).select_related("clause", "document")
    return tuple(
        Witness(one.document.ref, _name(one.document), _said(one.clause, one.relation, row))
        for one in rows.defer("document__data", "document__front")
    )


def _asks(viewer: Viewer, document: models.Document | None) -> list[models.Ask]:
    if document is None:
        return []
    rows = scope.asks(viewer).filter(document=document).order_by("number")
    return list(rows.prefetch_related("clauses__clause"))


def _texts(row: models.Ask) -> Iterable[str]:
    return dict.fromkeys(link.clause.text for link in row.clauses.all() if link.makes)


def _said(clause: models.Clause, relation: str, row: models.Ask | None) -> Said:
    first = next(iter(_texts(row)), "") if row else ""
    return Said(
        clause=clause.label,
        text=clause.text,
        relation=str(relation),
        ask=row.ref if row else "",
        label=row.label if row else "",
        summary=row.summary if row else "",
        stretches=contrast.contrasted(first, clause.text) if first and first != clause.text else (),
    )


def _name(row: models.Document) -> str:
    return " · ".join(part for part in (row.symbol, row.title) if part)
