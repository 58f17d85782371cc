"""What the ledger tells: the history of one thing to those who may see the thing, the whole to auditors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
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


def entries(
    viewer: Viewer, *, about: str | None = None, before: str = "", limit: int = 100
) -> tuple[Entry, ...]:
    """Return the latest entries first, at most `limit`; `before` (an entry's reference) turns the page."""
    rows = scope(viewer, about=about)
    if before:
        rows = rows.filter(id__lt=models.Entry.objects.filter(ref=before).values("id")[:1])
    return tuple(
        Entry(row.ref, row.at, row.by, row.verb, row.about, row.details)
        for row in rows.order_by("-id")[:limit]
    )
