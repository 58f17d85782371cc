"""Acts on the register of places: keeping a file as received, and loading it whole or not at all."""

import hashlib
from datetime import datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.places import keeping, models, queries, rules
from kolosi.reference.rules import code_list


@transaction.atomic
def receive(*, data: bytes, name: str, layout: str, about: rules.About, by: Viewer, at: datetime) -> str:
    """Keep a file of places and return its reference; the same file for the same edition keeps the one it has."""
    situation = about.situation
    if not by.may("places.receive", situation=situation if situation in code_list("situations") else None):
        raise Absent
    refuse_if(rules.obstacles_to_receiving(about, layout, data, code_list("situations")))
    sha256 = hashlib.sha256(data).hexdigest()
    same = {"sha256": sha256, "situation": situation, "layout": layout, "edition": about.edition}
    ref = queries.received(by, **same)
    if not ref:
        ref = models.File.objects.create(
            ref=random_ref("pf"), name=name[:200], data=data, label=about.label.strip()[:200],
            source=about.source.strip()[:300], licence=about.licence.strip()[:200], first=about.first,
            by=by.person, at=at, **same,
        ).ref  # fmt: skip
    details = {"situation": situation, "layout": layout, "edition": about.edition, "bytes": len(data)}
    ledger.record(by=by, at=at, verb="places.receive", about=ref, details=details)
    return ref


@transaction.atomic
def load(*, ref: str, by: Viewer, at: datetime) -> queries.Loaded:
    """Load all of a received file; a single row that cannot be taken refuses the whole. Return how much was new."""
    row = models.File.objects.select_for_update().filter(ref=ref).first()
    if row is None or not by.may("places.load", situation=row.situation):
        raise Absent
    refuse_if({rules.Obstacle.LOADED_ALREADY} if models.Loading.objects.filter(file=row).exists() else ())
    judged = queries.judge(by, row)
    refuse_if({rules.Obstacle.FAULTY_ROWS} if judged.complaints else ())
    loaded = keeping.loaded(row, judged, by=by, at=at)
    details = {
        "situation": row.situation, "edition": row.edition, "places": loaded.places, "names": loaded.names,
        "shapes": loaded.shapes,
    }  # fmt: skip
    ledger.record(by=by, at=at, verb="places.load", about=ref, details=details)
    return loaded
