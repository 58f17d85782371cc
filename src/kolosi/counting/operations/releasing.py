"""Releasing figures: what is told to an audience outside, tried against everything told before, and kept for good."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kolosi.counting import models, queries, rules
from kolosi.counting.rules.disclosure_cube import Counted, Mark
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger

BATCH = 500


def release(
    *,
    title: str,
    wanted: rules.Wanted,
    counted: Collection[Counted],
    simulated: bool = False,
    by: Viewer,
    at: datetime,
) -> str:
    """Tell these cells to the audience, small numbers hidden, and return the reference of the release.

    Refused where an attacker would learn more beside older releases (`queries.exposure` says what and by which). Trying
    takes seconds and holds no lock; if another release of the situation was written meanwhile, this one is stale.
    """
    if not by.may("counting.release", situation=wanted.situation):
        raise Absent
    refuse_if(rules.obstacles_to_trying(wanted, at=at))
    tried = queries.exposure(by, wanted, counted)
    number = sum(one.number for one in counted)
    refuse_if(rules.obstacles_to_releasing(title=title, counted=number, exposed=len(tried.exposed)))
    with transaction.atomic():
        row = _written(title, wanted, tried, simulated=simulated, by=by, at=at)
        hidden = sum(one.mark is not Mark.NUMBER for one in tried.told.cells)
        details = {
            "situation": wanted.situation,
            "audience": wanted.audience,
            "period": str(wanted.period),
            "cells": len(tried.told.cells),
            "hidden": hidden,
        }
        ledger.record(by=by, at=at, verb="counting.release", about=row.ref, details=details)
    return row.ref


def _written(
    title: str, wanted: rules.Wanted, tried: queries.Exposure, *, simulated: bool, by: Viewer, at: datetime
) -> models.Release:
    row = models.Release(
        ref=random_ref("rl"),
        number=tried.so_far + 1,
        situation=wanted.situation,
        title=title.strip(),
        audience=wanted.audience,
        protected=wanted.profile.protected,
        grain=wanted.profile.time,
        first=wanted.period.first,
        last=wanted.period.last,
        as_of=wanted.as_of,
        known=" ".join(sorted(wanted.known)),
        simulated=simulated,
        by=by.person,
        at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        now = models.Release.objects.filter(situation=wanted.situation).count()
        raise Stale(theirs={_("Releases"): now}, yours={_("Releases"): tried.so_far}) from None
    told = [
        models.ReleasedCell(
            release=row,
            **one.name._asdict(),
            mark=one.mark,
            number=one.number,
            limit=one.limit,
            lowest=one.lowest,
        )
        for one in tried.told.cells
    ]
    models.ReleasedCell.objects.bulk_create(told, batch_size=BATCH)
    behind = [models.CountedCell(release=row, **one._asdict()) for one in tried.draft.counted if one.number]
    models.CountedCell.objects.bulk_create(behind, batch_size=BATCH)
    return row
