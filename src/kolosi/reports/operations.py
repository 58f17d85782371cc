"""Issuing a product: its figures are frozen, its words kept in each language, and nothing of it changes afterwards."""

from datetime import datetime

from django.db import transaction

from kolosi.counting import operations as counting
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.reports import models, queries
from kolosi.reports.gateways import kept
from kolosi.reports.rules.content import Product


@transaction.atomic
def issue(*, asked: queries.Asked, by: Viewer, at: datetime) -> str:
    """Freeze the figures behind a product, keep what it says in every language, and return its reference."""
    if not by.may("reports.issue", situation=asked.situation):
        raise Absent
    asked, refused = queries.settled(by, asked)
    refuse_if(refused)
    drafted = queries.draft(by, asked)
    told = drafted["en"]
    frozen = counting.freeze(
        title=told.title,
        situation=asked.situation,
        period=asked.period,
        as_of=asked.as_of,
        simulated=told.simulated,
        by=by,
        at=at,
    )
    row = _product(asked, frozen, told, by=by, at=at)
    models.Wording.objects.bulk_create(_wording(row, one) for one in drafted.values())
    details = {
        "kind": asked.kind,
        "situation": asked.situation,
        "period": str(asked.period),
        "frozen": frozen,
        "release": told.release,
    }
    ledger.record(by=by, at=at, verb="reports.issue", about=row.ref, details=details)
    return row.ref


def _product(asked: queries.Asked, frozen: str, told: Product, *, by: Viewer, at: datetime) -> models.Product:
    return models.Product.objects.create(
        ref=random_ref("rp"),
        kind=asked.kind,
        situation=asked.situation,
        first=asked.period.first,
        last=asked.period.last,
        basis=asked.basis,
        as_of=asked.as_of,
        audience=asked.audience,
        symbol=asked.symbol.strip(),
        simulated=told.simulated,
        frozen_id=frozen,
        release_id=told.release or None,
        by=by.person,
        at=at,
    )


def _wording(row: models.Product, told: Product) -> models.Wording:
    text = kept.text(told)
    return models.Wording(
        product=row,
        language=told.language,
        title=told.title,
        proof=told.proof,
        content=text,
        digest=kept.digest(text),
    )
