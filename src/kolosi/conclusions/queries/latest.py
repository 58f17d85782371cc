"""What happened to asks last: judgements, answers, updates and evidence together, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import asks, words
from kolosi.kernel.viewer import Viewer

LATEST = 6
_TABLES: Mapping[str, Any] = {
    "assessment": models.Assessment,
    "answer": models.Answer,
    "update": models.Update,
    "evidence": models.Evidence,
}
_SHOWN = ("at", "by", "ask__ref", "ask__summary")
_OWN: Mapping[Any, tuple[str, ...]] = {
    models.Assessment: ("status",),
    models.Answer: ("kind",),
    models.Update: ("text",),
    models.Evidence: ("title",),
}


@dataclass(frozen=True)
class Event:
    """Something that happened to an ask: `kind` is assessment, answer, update or evidence; `label` says what in words."""

    kind: str
    at: datetime
    ask: str
    summary: str
    label: str
    tone: str
    by: str


def latest(viewer: Viewer, wanted: asks.Filters, *, on: date) -> tuple[Event, ...]:
    """Return the latest things that happened to the asks that are wanted, newest first; five queries."""
    reach = asks.narrowed(viewer, wanted, on=on).order_by()
    rows = [(kind, row) for kind, table in _TABLES.items() for row in _newest(table, reach)]
    newest = sorted(rows, key=lambda pair: (pair[1].at, pair[1].pk), reverse=True)[:LATEST]
    names = access.person_names(viewer, {row.by for _, row in newest})
    return tuple(
        Event(
            kind,
            row.at,
            row.ask.ref,
            row.ask.summary,
            _told(viewer, kind, row),
            words.tone(viewer, row.status) if kind == "assessment" else "",
            names.get(row.by, ""),
        )
        for kind, row in newest
    )


def _newest(table: Any, reach: "QuerySet[models.Ask]") -> Sequence[Any]:
    """Return the last rows of a table that are in reach; the database looks from the end and stops when it has them."""
    in_reach = Exists(reach.filter(pk=OuterRef("ask")))
    rows = table.objects.filter(in_reach).select_related("ask").only(*_SHOWN, *_OWN[table])
    return list(rows.order_by("-id")[:LATEST])


def _told(viewer: Viewer, kind: str, row: Any) -> str:
    if kind == "assessment":
        return words.label(viewer, "statuses", row.status)
    if kind == "answer":
        return words.label(viewer, "answer_kinds", row.kind)
    return str(row.title if kind == "evidence" else row.text)
