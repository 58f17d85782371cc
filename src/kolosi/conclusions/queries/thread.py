"""What of the conclusions lies on the thread: documents by the report they examined, asks, and what shows what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kolosi.conclusions import models
from kolosi.conclusions.queries import scope, words
from kolosi.conclusions.rules.documents import Status
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Paper:
    """A followed document: its symbol, the symbol of the report it examined, the first day its adoption can mean."""

    ref: str
    name: str
    situation: str
    report: str
    adopted: date | None


@dataclass(frozen=True)
class Laid:
    """An ask as the thread lays it: whom it asks (codes), on which themes, how it stands."""

    ref: str
    label: str
    summary: str
    document: str
    situation: str
    asked_on: date | None
    addressees: frozenset[str]
    themes: frozenset[str]
    status_label: str


@dataclass(frozen=True)
class Shown:
    """Evidence of an ask."""

    ref: str
    ask: str
    title: str
    source_label: str


def papers(viewer: Viewer, *, refs: Collection[str] = (), reports: Collection[str] = ()) -> tuple[Paper, ...]:
    """Return the followed documents in reach of these references, or that examined one of these reports (symbols)."""
    rows = scope.documents(viewer).filter(status=Status.ACCEPTED)
    found = rows.filter(Q(ref__in=refs) | Q(front__report__symbol__in=[one for one in reports if one]))
    return tuple(_paper(row) for row in found.defer("data"))


def adopted_after(viewer: Viewer, situation: str, day: date) -> date | None:
    """Return the day on which the next conclusions on a situation were adopted, or nothing."""
    rows = scope.documents(viewer).filter(
        status=Status.ACCEPTED, genre="conclusions", situation=situation, adopted_first__gt=day
    )
    return rows.order_by("adopted_first").values_list("adopted_first", flat=True).first()


def adopted_before(viewer: Viewer, situation: str, day: date) -> Paper | None:
    """Return the last conclusions on a situation that were adopted by that day, or nothing."""
    rows = scope.documents(viewer).filter(
        status=Status.ACCEPTED, genre="conclusions", situation=situation, adopted_first__lte=day
    )
    last = rows.defer("data").order_by("-adopted_first").first()
    return None if last is None else _paper(last)


def asks(viewer: Viewer, *, refs: Collection[str] = (), documents: Collection[str] = ()) -> tuple[Laid, ...]:
    """Return the followed asks in reach of these references, or of these documents, in the order of the texts."""
    return _laid(viewer, scope.asks(viewer).filter(Q(ref__in=refs) | Q(document__ref__in=documents)))


def addressed(viewer: Viewer, codes: Collection[str]) -> tuple[Laid, ...]:
    """Return the followed asks in reach that address one of these bodies."""
    of_them = models.AskAddressee.objects.filter(code__in=codes, asked=True).values("ask")
    return _laid(viewer, scope.asks(viewer).filter(pk__in=of_them))


def evidence(viewer: Viewer, *, asks: Collection[str] = (), refs: Collection[str] = ()) -> tuple[Shown, ...]:
    """Return what shows what was done about these asks, or the evidence of these references, in reach."""
    rows = models.Evidence.objects.filter(Q(ref__in=refs) | Q(ask__ref__in=asks), ask__in=scope.asks(viewer))
    return tuple(
        Shown(row.ref, row.ask.ref, row.title, words.label(viewer, "source_kinds", row.source_kind))
        for row in rows.select_related("ask").only("ref", "title", "source_kind", "ask__ref")
    )


def _laid(viewer: Viewer, rows: "QuerySet[models.Ask]") -> tuple[Laid, ...]:
    found = rows.select_related("document").defer("search", "document__data", "document__front")
    return tuple(
        Laid(
            ref=row.ref,
            label=row.label,
            summary=row.summary,
            document=row.document.ref,
            situation=row.situation,
            asked_on=row.asked_on,
            addressees=frozenset(one.code for one in row.addressees.all() if one.asked),
            themes=frozenset(one.code for one in row.themes.all()),
            status_label=words.label(viewer, "statuses", row.status),
        )
        for row in found.prefetch_related("addressees", "themes").order_by("document_id", "number")
    )


def _paper(row: models.Document) -> Paper:
    return Paper(
        row.ref,
        row.symbol or row.title,
        row.situation,
        (row.front.get("report") or {}).get("symbol") or "",
        row.adopted_first,
    )
