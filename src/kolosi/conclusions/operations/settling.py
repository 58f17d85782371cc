"""Settling a returned workbook: chosen rows become answers, updates and evidence; refused rows stay on record as refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from kolosi.conclusions import models
from kolosi.conclusions.queries import returns as queries
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules import exchange as rules
from kolosi.conclusions.rules import following
from kolosi.conclusions.rules.exchange import Choice
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger


@dataclass(frozen=True)
class Decision:
    """What is decided about the row of an ask, and the revision of the ask that was seen when deciding."""

    choice: Choice
    revision: int


@transaction.atomic
def settle(*, ref: str, rows: Mapping[str, Decision], by: Viewer, at: datetime) -> int:
    """Take over or refuse rows of a return, by the reference of their ask, and return how many were taken over."""
    wanted = {ask: decision for ask, decision in rows.items() if decision.choice is not Choice.LATER}
    locked = scope.asks(by).select_for_update(of=("self",)).filter(ref__in=wanted)
    asks = {ask.ref: ask for ask in locked.order_by("id")}
    page = queries.returned(by, ref)
    if page is None or not by.may("conclusions.settle", situation=page.situation):
        raise Absent
    found = {row.ask: row for row in page.rows}
    refuse_if(rules.obstacles([_standing(found.get(ask), one.choice) for ask, one in wanted.items()]))
    stale = [ask for ask, one in wanted.items() if found[ask].revision != one.revision]
    if stale:
        raise Stale(theirs=_told(found, stale), yours={_("Decided on"): page.at.date().isoformat()})
    returned = models.Return.objects.get(ref=ref)
    for ask, decision in wanted.items():
        _settle(
            returned, page, found[ask], asks[ask], taken=decision.choice is not Choice.REFUSE, by=by, at=at
        )
    taken = sum(one.choice is not Choice.REFUSE for one in wanted.values())
    details = {"hand_out": page.hand_out, "taken": taken, "refused": len(wanted) - taken}
    ledger.record(by=by, at=at, verb="conclusions.settle", about=ref, details=details)
    return taken


def _standing(row: queries.Row | None, choice: Choice) -> rules.Standing:
    known = row is not None and not row.unchanged
    return rules.Standing(
        choice=choice,
        known=known,
        settled=row is not None and bool(row.settled),
        faulty=row is not None and bool(row.faults),
        conflict=row is not None and bool(row.conflicts),
    )


def _told(found: Mapping[str, queries.Row], stale: list[str]) -> Mapping[str, str]:
    return {_("Changed meanwhile"): ", ".join(found[ask].label for ask in stale)}


def _settle(
    returned: models.Return,
    page: queries.Page,
    row: queries.Row,
    ask: models.Ask,
    *,
    taken: bool,
    by: Viewer,
    at: datetime,
) -> None:
    returned.settlements.create(ask=ask, taken=taken, cells=dict(row.values), by=by.person, at=at)
    if not taken:
        return
    new = {cell.column: row.values[cell.column] for cell in row.cells if cell.changed and cell.came}
    signed = {"by": by.person, "at": at}
    present: dict[str, object] = {}
    if new.keys() & {"claim", "done", "done_on"}:
        ask.updates.create(
            ref=random_ref("u"), on=new.get("done_on", ""), text=_happened(new), source="workbook", **signed
        )
    if new.keys() & {"evidence", "reference"}:
        _show(ask, page, new, signed)
    if new:
        present = _answer(ask, page, new, signed)
    models.Ask.objects.filter(pk=ask.pk).update(revision=F("revision") + 1, touched_at=at, **present)


def _happened(new: Mapping[str, str]) -> str:
    """Return the update's words: the claim, marked as one, then what was done."""
    claim = rules.in_words("claim", new.get("claim", ""), translation.get_language() or "en")
    said = [_("The addressee says: %(claim)s.") % {"claim": claim}] if claim else []
    return " ".join([*said, new.get("done", "")]).strip() or _("The addressee names a day only.")


def _show(ask: models.Ask, page: queries.Page, new: Mapping[str, str], signed: Mapping[str, object]) -> None:
    ask.evidence.create(
        ref=random_ref("v"),
        title=new.get("evidence") or new["reference"],
        reference=new.get("reference", ""),
        source_kind="addressee",
        origin=page.addressee_name[:200],
        dated=new.get("done_on", ""),
        **signed,
    )


def _answer(
    ask: models.Ask, page: queries.Page, new: Mapping[str, str], signed: Mapping[str, object]
) -> dict[str, object]:
    """Add the answer, dated by the day on which the workbook came back, and return the ask's present of it.

    Whoever fills in anything has answered: without a chosen kind, they reported on what was done.
    """
    ask.answers.create(
        ref=random_ref("w"),
        addressee=page.addressee,
        kind=new.get("answer", "informed"),
        on=page.at.date(),
        text=new.get("remarks", ""),
        reference=f"{page.name} ({page.ref})"[-300:],
        **signed,
    )
    latest = ask.answers.order_by("on", "id").last()
    return {"answered_on": latest.on, "declined": following.declines(latest.kind)} if latest else {}
