"""Asks and their follow-up as flat records, by the codes of `export_asks` and `export_follow_up`.

A public copy leaves out confidential asks, people's names, and whatever people wrote (decision 0003, docs/protection.md).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import asks, words
from kolosi.conclusions.rules import looking
from kolosi.conclusions.rules.progress import Status
from kolosi.kernel.viewer import Viewer
from kolosi.reference import rules as reference

Record = Mapping[str, Any]  # text, numbers, yes or no, lists of texts; None where nothing is known


@dataclass(frozen=True)
class Records:
    """What an export holds, and whether any of it comes from invented documents."""

    asks: tuple[Record, ...]
    follow_up: tuple[Record, ...]
    simulated: bool


def records(viewer: Viewer, wanted: asks.Filters, *, public: bool, on: date) -> Records:
    """Return the wanted asks in reach that the viewer may export, with what was done; a constant number of queries."""
    rows = list(_rows(viewer, wanted, public=public, on=on))
    told = tuple(_ask(viewer, row, on) for row in rows)
    happened = sorted(_happened(viewer, rows), key=lambda one: (one["item"], one["recorded_on"], one["kind"]))
    names = (
        {}
        if public
        else access.person_names(viewer, {one["by"] for one in happened} | {row.owner for row in rows})
    )
    return Records(
        asks=tuple(_kept("export_asks", one, names, public) for one in told),
        follow_up=tuple(_kept("export_follow_up", one, names, public) for one in happened),
        simulated=any(row.document.simulated for row in rows),
    )


def _rows(viewer: Viewer, wanted: asks.Filters, *, public: bool, on: date) -> "QuerySet[models.Ask]":
    held = viewer.situations("conclusions.export")
    within = Q() if held is None else Q(situation__in=sorted(held))
    rows = asks.narrowed(viewer, wanted, on=on).filter(within)
    if public:
        rows = rows.filter(confidential=False)
    bodies = models.AskAddressee.objects.order_by("position")
    return (
        rows.select_related("document")
        .defer("search", "document__data", "document__front")
        .prefetch_related(Prefetch("addressees", queryset=bodies), "themes", "channels")
        .order_by("document__adopted_first", "document", "number")
    )


def _kept(columns: str, record: Record, names: Mapping[str, str], public: bool) -> Record:
    """Return the record in the order of its columns, names in place of references, private columns left out."""
    kept = {}
    for code, column in reference.code_list(columns).items():
        if public and column.more.get("private"):
            continue
        value = record[code]
        kept[code] = names.get(value, value) if code in {"owner", "by"} else value
    return kept


def _ask(viewer: Viewer, row: models.Ask, on: date) -> Record:
    bodies = list(row.addressees.all())
    asked = [one for one in bodies if one.asked]
    closed = Status(row.status) in looking.CLOSED
    silent = looking.silent_since(row.conveyed_on, row.answered_on, on=on)
    return {
        "ref": row.ref,
        "document": row.document.symbol or row.document.title,
        "item": row.label,
        "situation": row.situation,
        "situation_name": words.label(viewer, "situations", row.situation),
        "simulated": row.document.simulated,
        "summary": row.summary,
        "addressees": [words.label(viewer, "addressees", one.code, otherwise=one.name) for one in asked],
        "addressee_codes": [one.code for one in asked],
        "verb": words.label(viewer, "verbs", row.verb),
        "pressure": row.pressure,
        "themes": [one.code for one in row.themes.all()],
        "channels": [one.code for one in row.channels.all()],
        "confidential": row.confidential,
        "reported": row.reported,
        "urgency": list(row.urgency),
        "deadline": row.deadline or None,
        "asked_on": _iso(row.asked_on),
        "status": row.status,
        "status_name": words.label(viewer, "statuses", row.status),
        "score": row.score,
        "assessed_on": _iso(row.assessed_at.date() if row.assessed_at else None),
        "owner": row.owner or None,
        "milestones": row.milestones,
        "milestones_done": row.milestones_done,
        "due_on": _iso(row.due_on),
        "review_on": _iso(row.review_on),
        "overdue": looking.overdue(row.due_on, row.review_on, on=on, closed=closed) or None,
        "conveyed_on": _iso(row.conveyed_on),
        "answered_on": _iso(row.answered_on),
        "silent": silent is not None,
        "declined": row.declined,
        "orphaned": bool(looking.orphaned([one.code for one in bodies], on=on, closed=closed)),
    }


def _happened(viewer: Viewer, rows: Sequence[models.Ask]) -> Iterator[Record]:
    """Yield what happened to these asks, as they come from a scope of the viewer's; four queries."""
    keys = {row.pk: row for row in rows}
    near = {"ask__in": list(keys)}
    for update in models.Update.objects.filter(**near):
        yield _event(keys[update.ask_id], update, "update", update.on, text=update.text, source=update.source)
    for one in models.Evidence.objects.filter(**near):
        label = words.label(viewer, "source_kinds", one.source_kind)
        told = {"code": one.source_kind, "label": label, "text": one.title, "origin": one.origin}
        yield _event(keys[one.ask_id], one, "evidence", one.dated, **told, reference=one.reference or None)
    for answer in models.Answer.objects.filter(**near):
        label = words.label(viewer, "answer_kinds", answer.kind)
        told = {
            "code": answer.kind,
            "label": label,
            "addressee": answer.addressee,
            "text": answer.text,
        }
        yield _event(
            keys[answer.ask_id], answer, "answer", _iso(answer.on), **told, reference=answer.reference or None
        )
    for judged in models.Assessment.objects.filter(**near):
        label = words.label(viewer, "statuses", judged.status)
        told = {"code": judged.status, "label": label, "text": judged.reason}
        yield _event(keys[judged.ask_id], judged, "assessment", _iso(judged.on), **told)


def _event(row: models.Ask, fact: Any, kind: str, on: str | None, **told: str | None) -> Record:
    empty = dict.fromkeys(("code", "label", "addressee", "text", "reference", "origin", "source"))
    day = {"on": on or None, "recorded_on": _iso(fact.at.date())}
    return {"ask": row.ref, "item": row.label, "kind": kind, **day, **empty, **told, "by": fact.by}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
