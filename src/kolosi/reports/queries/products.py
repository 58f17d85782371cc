"""Products as they were issued, and what counts differently since."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from kolosi.counting import queries as counting
from kolosi.counting.rules.tables import Restated
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.reference import rules as reference
from kolosi.reports import models
from kolosi.reports.gateways import kept
from kolosi.reports.rules import content

READ = "reports.read"


@dataclass(frozen=True)
class Head:
    """What a product is about, in a list."""

    ref: str
    kind: str
    title: str
    situation: str
    period: Period
    as_of: datetime
    audience_label: str
    symbol: str
    simulated: bool
    frozen: str
    release: str
    at: datetime


@dataclass(frozen=True)
class Page:
    """A product with its words in one language, and each violation that counts differently since, by basis."""

    head: Head
    product: content.Product
    languages: tuple[str, ...]
    restated: tuple[tuple[str, tuple[Restated, ...]], ...]


def scope(viewer: Viewer) -> QuerySet[models.Product]:
    """Return the products of the situations whose products the viewer may read."""
    seen = viewer.situations(READ)
    return (
        models.Product.objects.all()
        if seen is None
        else models.Product.objects.filter(situation__in=sorted(seen))
    )


def products(viewer: Viewer) -> tuple[Head, ...]:
    """Return all products, the newest first, titled in the viewer's language."""
    rows = scope(viewer).prefetch_related("wordings")
    return tuple(_head(viewer, row, _worded(row, viewer.language)) for row in rows)


def product(viewer: Viewer, ref: str, *, language: str = "", at: datetime | None = None) -> Page | None:
    """Return one product in that language or the viewer's, or nothing; `at` asks what counts differently by then."""
    row = scope(viewer).filter(ref=ref).prefetch_related("wordings").first()
    if row is None:
        return None
    worded = _worded(row, language or viewer.language)
    restated = (
        counting.restatements(viewer, row.frozen_id, at=at)
        if at is not None and viewer.may("counting.read", situation=row.situation)
        else {}
    )
    languages = tuple(one.language for one in row.wordings.all())
    return Page(_head(viewer, row, worded), kept.read(worded.content), languages, tuple(restated.items()))


def last_window(viewer: Viewer, kind: str, situation: str) -> Period | None:
    """Return the days of the last product of that kind on the situation, or nothing where there is none."""
    row = scope(viewer).filter(kind=kind, situation=situation).order_by("-last").first()
    return Period(row.first, row.last) if row else None


def _worded(row: models.Product, language: str) -> models.Wording:
    """Return the words in that language, or in English where there are none (Arabic pages read English)."""
    told = {one.language: one for one in row.wordings.all()}
    return told.get(language) or told["en"]


def _head(viewer: Viewer, row: models.Product, worded: models.Wording) -> Head:
    audience = reference.code_list("audiences").get(row.audience)
    return Head(
        ref=row.ref,
        kind=row.kind,
        title=worded.title,
        situation=row.situation,
        period=Period(row.first, row.last),
        as_of=row.as_of,
        audience_label=audience.labelled(viewer.language) if audience else row.audience,
        symbol=row.symbol,
        simulated=row.simulated,
        frozen=row.frozen_id,
        release=row.release_id or "",
        at=row.at,
    )
