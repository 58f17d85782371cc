"""What of the products lies on the thread: which quote a frozen set, and which follow conclusions up; no words are read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from kolosi.kernel.viewer import Viewer
from kolosi.reports import models
from kolosi.reports.queries.products import scope


@dataclass(frozen=True)
class Issued:
    """A product by its head."""

    ref: str
    kind: str
    situation: str
    first: date
    last: date
    as_of: datetime
    symbol: str
    frozen: str
    title: str


def issued(
    viewer: Viewer,
    *,
    refs: Collection[str] = (),
    frozen: Collection[str] = (),
    symbols: Collection[str] = (),
) -> tuple[Issued, ...]:
    """Return the products in reach of these references or symbols, or that quote these frozen sets, titled for the viewer."""
    named = [one for one in symbols if one]
    rows = scope(viewer).filter(Q(ref__in=refs) | Q(frozen__in=frozen) | Q(symbol__in=named))
    languages = models.Wording.objects.filter(product__in=rows).values_list("product_id", "language", "title")
    titles: dict[int, dict[str, str]] = {}
    for pk, language, title in languages:
        titles.setdefault(pk, {})[language] = title
    return tuple(_issued(row, titles[row.pk], viewer.language) for row in rows)


def following(viewer: Viewer, situation: str, *, after: date, before: date | None) -> tuple[Issued, ...]:
    """Return the products on a situation as known on days in between: those that say what became of conclusions."""
    rows = scope(viewer).filter(situation=situation, as_of__date__gte=after)
    rows = rows if before is None else rows.filter(as_of__date__lt=before)
    return issued(viewer, refs=list(rows.values_list("ref", flat=True)))


def _issued(row: models.Product, titles: Mapping[str, str], language: str) -> Issued:
    return Issued(
        row.ref, row.kind, row.situation, row.first, row.last, row.as_of, row.symbol, row.frozen_id,
        titles.get(language) or titles["en"],
    )  # fmt: skip
