"""Freezing a set of figures: what a product will quote, kept with its proofs for good."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from kolosi.counting import models, queries, rules
from kolosi.counting.gateways.behind import Behind
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.tables import Figure, Table
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger

BATCH = 500


@transaction.atomic
def freeze(
    *,
    title: str,
    situation: str,
    period: Period,
    as_of: datetime,
    simulated: bool = False,
    by: Viewer,
    at: datetime,
) -> str:
    """Count a situation's set as known at `as_of`, keep it with everything that proves it, and return its reference."""
    if not by.may("counting.freeze", situation=situation):
        raise Absent
    refuse_if(rules.obstacles_to_freezing(title=title, period=period, as_of=as_of, at=at))
    ask = queries.question(by, period, at=as_of, situations=[situation])
    counted, behind = queries.counted_behind(by, ask)
    row = models.Frozen.objects.create(
        ref=random_ref("fz"),
        title=title.strip(),
        scope=situation,
        first=period.first,
        last=period.last,
        on=ask.on,
        as_of=as_of,
        simulated=simulated,
        by=by.person,
        at=at,
    )
    figures = [_figure(row, told) for table in counted.tables.values() for told in _told(table)]
    models.FrozenFigure.objects.bulk_create(figures, batch_size=BATCH)
    children = [_children(row, basis, table) for basis, table in counted.tables.items()]
    models.FrozenChildren.objects.bulk_create(children)
    models.FrozenRecord.objects.bulk_create([_record(row, one) for one in behind], batch_size=BATCH)
    grave = {str(basis): table.grave for basis, table in counted.tables.items()}
    details = {"situation": situation, "period": str(period), "grave": grave}
    ledger.record(by=by, at=at, verb="counting.freeze", about=row.ref, details=details)
    return row.ref


def _told(table: Table) -> Iterator[tuple[str, str, str, Figure]]:
    yield from (("type", code, "", figure) for code, figure in table.by_type.items())
    parts = (("party", table.by_party), ("region", table.by_region), ("explosive", table.by_explosive))
    for kind, figures in parts:
        yield from ((kind, code, name, figure) for (code, name), figure in figures.items())


def _figure(row: models.Frozen, told: tuple[str, str, str, Figure]) -> models.FrozenFigure:
    kind, code, name, figure = told
    return models.FrozenFigure(
        frozen=row,
        basis=figure.basis,
        kind=kind,
        type=code,
        row=name,
        number=figure.number,
        unit=figure.unit,
        boys=figure.tally.boys,
        girls=figure.tally.girls,
        unknown=figure.tally.unknown,
        at_least=figure.at_least,
        rules=" ".join(figure.rules),
        proof=figure.proof,
    )


def _children(row: models.Frozen, basis: Basis, table: Table) -> models.FrozenChildren:
    by_sex = {str(sex): number for sex, number in table.children.by_sex.items()}
    return models.FrozenChildren(
        frozen=row,
        basis=basis,
        keyed=table.children.keyed,
        unkeyed=table.children.unkeyed,
        boys=by_sex["boy"],
        girls=by_sex["girl"],
        unknown=by_sex["unknown"],
        several=table.with_several,
    )


def _record(row: models.Frozen, one: Behind) -> models.FrozenRecord:
    return models.FrozenRecord(
        frozen=row, basis=one.basis, violation=one.violation, type=one.type, units=one.units
    )
