"""What the ledger tells: the history of one thing to those who may see the thing, the whole to auditors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from kolosi.kernel.viewer import Viewer
from kolosi.ledger import models


@dataclass(frozen=True)
class Entry:
    """One act as told; `by` and `about` are references, whose names the page that shows them knows."""

    ref: str
    at: datetime
    by: str
    verb: str
    about: str
    details: Mapping[str, Any]


def scope(viewer: Viewer, *, about: str | None = None) -> "QuerySet[models.Entry]":
    """Return the entries in reach: of one thing for whoever is signed in, of all things with `ledger.read`.

    Whoever asks about one thing has found it first, in a scope that knows whether it is theirs to see.
    """
    rows = models.Entry.objects.all()
    if about is not None:
        return rows.filter(about=about) if viewer.person else rows.none()
    return rows if viewer.may("ledger.read") else rows.none()


@dataclass(frozen=True)
class Sought:
    """Which entries of the whole ledger are sought; what is empty narrows nothing."""

    by: str = ""
    verb: str = ""
    about: str = ""
    on: date | None = None  # a day in UTC


ALL = Sought()


def entries(
    viewer: Viewer, *, about: str | None = None, sought: Sought = ALL, before: str = "", limit: int = 100
) -> tuple[Entry, ...]:
    """Return the latest entries first, at most `limit`; `before` (an entry's reference) turns the page."""
    rows = _narrowed(scope(viewer, about=about), sought)
    if before:
        rows = rows.filter(id__lt=models.Entry.objects.filter(ref=before).values("id")[:1])
    return tuple(
        Entry(row.ref, row.at, row.by, row.verb, row.about, row.details)
        for row in rows.order_by("-id")[:limit]
    )


def verbs(viewer: Viewer) -> tuple[str, ...]:
    """Return the verbs that occur in the whole ledger, to those who may read it."""
    return tuple(scope(viewer).order_by("verb").values_list("verb", flat=True).distinct())


def doers(viewer: Viewer) -> tuple[str, ...]:
    """Return the references of all who ever did something, to those who may read the whole ledger."""
    return tuple(scope(viewer).order_by("by").values_list("by", flat=True).distinct())


def _narrowed(rows: "QuerySet[models.Entry]", sought: Sought) -> "QuerySet[models.Entry]":
    if sought.by:
        rows = rows.filter(by=sought.by)
    if sought.verb:
        rows = rows.filter(verb=sought.verb)
    if sought.about:
        rows = rows.filter(about=sought.about)
    if sought.on:
        begun = datetime.combine(sought.on, time.min, tzinfo=UTC)
        rows = rows.filter(at__gte=begun, at__lt=begun + timedelta(days=1))
    return rows
