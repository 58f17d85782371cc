"""Acts on listings: record and correct the annexes of a report; hold the register against the Council's list and decide.

Nothing here lists or delists: that is the Secretary-General's. What the annex says is put on record.
"""

import hashlib
from datetime import datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.listing import models
from kolosi.listing.gateways import consolidated
from kolosi.listing.queries import annexes as queries
from kolosi.listing.queries import sanctions
from kolosi.listing.rules import annexes, matching
from kolosi.listing.rules.annexes import Annex
from kolosi.reference.rules import code_list


@transaction.atomic
def record(*, annex: Annex, simulated: bool = False, by: Viewer, at: datetime) -> int:
    """Put the annexes of a report on record, whole or not at all, and return its year."""
    if not queries.may_record(by, "record", annex.situations):
        raise Absent
    recorded = models.Report.objects.filter(year=annex.year).exists()
    found = queries.complaints(by, annex, today=at.date())
    refuse_if(annexes.obstacles_to_recording(found, recorded=recorded))
    row = models.Report.objects.create(year=annex.year, simulated=simulated, by=by.person, at=at)
    _state(row, annex, number=1, reason="", by=by, at=at)
    ledger.record(by=by, at=at, verb="listing.record", about=str(annex.year), details=_details(annex, 1))
    return annex.year


@transaction.atomic
def correct(*, annex: Annex, number: int, reason: str, by: Viewer, at: datetime) -> None:
    """Tell the annexes of a report anew; what was told before stays on record. `number` is the state that was seen."""
    row = queries.scope(by).select_for_update().filter(year=annex.year).first()
    before = queries.report(by, annex.year) if row else None
    if row is None or before is None:
        raise Absent
    if not queries.may_record(by, "correct", {*annex.situations, *before.annex.situations}):
        raise Absent
    if before.number != number:
        raise Stale(theirs={"entries": len(before.annex.entries)}, yours={"entries": len(annex.entries)})
    found = queries.complaints(by, annex, today=at.date())
    refuse_if(annexes.obstacles_to_correcting(found, before=before.annex, after=annex, reason=reason))
    _state(row, annex, number=number + 1, reason=reason.strip(), by=by, at=at)
    details = _details(annex, number + 1)
    ledger.record(by=by, at=at, verb="listing.correct", about=str(annex.year), details=details)


def _state(row: models.Report, annex: Annex, *, number: int, reason: str, by: Viewer, at: datetime) -> None:
    state = row.states.create(
        number=number,
        data_year=annex.data_year,
        symbol=annex.symbol.strip(),
        source=annex.source.strip(),
        reason=reason,
        by=by.person,
        at=at,
    )
    models.Covered.objects.bulk_create(models.Covered(state=state, situation=one) for one in annex.situations)
    resolutions = {code: one.more["resolution"] for code, one in code_list("listing_triggers").items()}
    for position, entry in enumerate(annex.entries):
        told = state.entries.create(
            position=position,
            annex=entry.annex,
            section=entry.section,
            situation=entry.situation,
            party_id=entry.party,
            named=entry.named.strip(),
            affiliates=entry.affiliates,
            plan=entry.plan,
            note=entry.note.strip(),
        )
        models.EntryTrigger.objects.bulk_create(
            models.EntryTrigger(entry=told, trigger=one, resolution=resolutions[one])
            for one in entry.triggers
        )


def _details(annex: Annex, number: int) -> dict[str, object]:
    return {"number": number, "entries": len(annex.entries), "situations": sorted(annex.situations)}


@transaction.atomic
def screen(*, data: bytes, by: Viewer, at: datetime) -> str:
    """Hold the register against an edition of the consolidated list; keep the candidates, and return the reference."""
    if not by.may("listing.screen"):
        raise Absent
    found = consolidated.read(data)
    row = models.Screening.objects.create(
        ref=random_ref("sc"),
        edition=found.edition,
        sha256=hashlib.sha256(data).hexdigest(),
        organisations=len(found.organisations),
        by=by.person,
        at=at,
    )
    told = matching.candidates(sanctions.full_names(by), found.organisations)
    models.Candidate.objects.bulk_create(
        models.Candidate(
            ref=random_ref("sm"),
            screening=row,
            party_id=one.party,
            reference=one.reference,
            regime=one.regime,
            listed_on=one.listed_on,
            ours=one.ours,
            theirs=one.theirs,
        )
        for one in told
    )
    details = {"edition": found.edition, "organisations": len(found.organisations), "candidates": len(told)}
    ledger.record(by=by, at=at, verb="listing.screen", about=row.ref, details=details)
    return row.ref


@transaction.atomic
def match(*, ref: str, reason: str, by: Viewer, at: datetime) -> None:
    """Say that the party is the entry of the list."""
    _decide(ref, "match", same=True, reason=reason, by=by, at=at)


@transaction.atomic
def unmatch(*, ref: str, reason: str, by: Viewer, at: datetime) -> None:
    """Say that the party is not the entry of the list, or take back that it is."""
    _decide(ref, "unmatch", same=False, reason=reason, by=by, at=at)


def _decide(ref: str, act: str, *, same: bool, reason: str, by: Viewer, at: datetime) -> None:
    row = sanctions.scope(by).select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None or not by.may(f"listing.{act}"):
        raise Absent
    before = sanctions.verdict_on(by, row.party_id, row.reference)
    refuse_if(matching.obstacles_to_deciding(same=same, before=before, reason=reason))
    row.verdicts.create(same=same, reason=reason.strip(), by=by.person, at=at)
    details = {"candidate": ref, "reference": row.reference}
    ledger.record(by=by, at=at, verb=f"listing.{act}", about=row.party_id, details=details)
