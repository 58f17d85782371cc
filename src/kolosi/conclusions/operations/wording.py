"""Corrections to asks by hand: split, merge, readdress, retheme. Each adds a version; no reading overwrites them later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from kolosi.conclusions import keeping, models
from kolosi.conclusions.queries import present, scope, wording
from kolosi.conclusions.rules import corrections
from kolosi.conclusions.rules.corrections import Piece
from kolosi.conclusions.rules.proposals import Values
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger

_PUBLIC = ("public_statement", "message")


@dataclass(frozen=True)
class _Found:
    ask: models.Ask
    values: Values
    clauses: Mapping[str, int]

    @property
    def merged(self) -> bool:
        return self.ask.merged_into is not None


@transaction.atomic
def split(
    *,
    ref: str,
    clauses: Sequence[str] = (),
    summaries: Sequence[str] = (),
    revision: int,
    by: Viewer,
    at: datetime,
) -> str:
    """Make two asks of one and return the new one's reference.

    `clauses` (labels) go to the new ask; without them both keep the words, told apart by `summaries` (stays, new).
    """
    found = _find(
        ref, "conclusions.split", by, revision, {"clauses": list(clauses), "summary": list(summaries)}
    )
    own = found.values.clauses
    refuse_if(corrections.obstacles_to_splitting(own, clauses, summaries, merged=found.merged))
    staying, new = _halves(found, [label for label in own if label in clauses], summaries)
    act = _act("split", found.ask, by, at)
    hand = {"clauses", "summary"}
    keeping.rewrite(found.ask, staying, found.clauses, act, edited=hand)
    (half,) = keeping.new_asks(
        found.ask.document, [new], found.clauses, act, followed=found.ask.followed, edited=hand
    )
    details = {"new": half.ref, "clauses": list(new.clauses)}
    ledger.record(by=by, at=at, verb="conclusions.split", about=ref, details=details)
    ledger.record(by=by, at=at, verb="conclusions.split", about=half.ref, details={"from": ref})
    return half.ref


def _halves(found: _Found, going: Sequence[str], summaries: Sequence[str]) -> tuple[Values, Values]:
    links = [(link.makes, link.clause) for link in found.ask.clauses.all()]
    pieces = [_piece(clause) for makes, clause in links if makes]
    context = [(clause.label, clause.item_id) for makes, clause in links if not makes]
    staying = [piece for piece in pieces if piece.label not in going]
    leaving = [piece for piece in pieces if piece.label in going] or pieces
    public = _publicly_addressed(found.ask)
    stays, new = (*summaries, "", "")[:2]
    return (
        corrections.part(found.values, staying, context, stays, public),
        corrections.part(found.values, leaving, context, new, public),
    )


def _piece(clause: models.Clause) -> Piece:
    details = clause.details
    return Piece(
        label=clause.label,
        hash=clause.hash,
        text=clause.text,
        verb=clause.verb,
        pressure=clause.pressure,
        urgency=tuple(details.get("urgency") or ()),
        deadline=details.get("deadline") or "",
        reported=bool(details.get("reported")),
        channel=clause.item.channel,
        item=clause.item_id,
        duty=str((details.get("obligation") or {}).get("text", "")),
    )


def _publicly_addressed(ask: models.Ask) -> set[str]:
    rows = models.AskAddressee.objects.filter(
        ask__document_id=ask.document_id, asked=True, ask__channels__code__in=_PUBLIC
    )
    return set(rows.values_list("code", flat=True))


@transaction.atomic
def merge(*, ref: str, into: str, revision: int, by: Viewer, at: datetime) -> None:
    """Let the ask rest in another of its document, which takes its clauses, channels and addressees; its history stays."""
    found = _find(ref, "conclusions.merge", by, revision, {"merged_into": into})
    other = _find(into, "conclusions.merge", by, None, {})
    refuse_if(
        corrections.obstacles_to_merging(
            same=ref == into,
            same_document=found.ask.document_id == other.ask.document_id,
            merged=found.merged or other.merged,
        )
    )
    act = _act("merge", found.ask, by, at)
    joined = corrections.joined(other.values, found.values)
    edited = corrections.set_by_hand(other.values, joined) | {"clauses"}
    keeping.rewrite(other.ask, joined, {**found.clauses, **other.clauses}, act, edited=edited)
    found.ask.merged_into, found.ask.followed = other.ask, False
    keeping.rewrite(found.ask, found.values, found.clauses, act)
    ledger.record(by=by, at=at, verb="conclusions.merge", about=ref, details={"into": into})
    ledger.record(by=by, at=at, verb="conclusions.merge", about=into, details={"from": ref})


@transaction.atomic
def readdress(
    *,
    ref: str,
    addressees: Sequence[str],
    names: Sequence[str] = (),
    revision: int,
    by: Viewer,
    at: datetime,
) -> None:
    """Say whom the ask addresses: codes of the list or of the document, and names that neither knows."""
    found = _find(ref, "conclusions.readdress", by, revision, {"addressees": [*addressees, *names]})
    new = [body for name in names if (body := corrections.named(name))]
    known = {**{body.code: body for body in new}, **wording.addressable(by, ref)}
    codes = list(dict.fromkeys([*addressees, *(body.code for body in new)]))
    before = [body.code for body in found.values.asked]
    refuse_if(corrections.obstacles_to_readdressing(before, codes, known, merged=found.merged))
    chosen = corrections.addressed(found.values.bodies, [known[code] for code in codes])
    after = replace(found.values, bodies=chosen)
    act = _act("readdress", found.ask, by, at)
    keeping.rewrite(found.ask, after, found.clauses, act, edited={"addressees"})
    details = {"before": before, "after": codes}
    ledger.record(by=by, at=at, verb="conclusions.readdress", about=ref, details=details)


@transaction.atomic
def retheme(
    *,
    ref: str,
    themes: Sequence[str],
    summary: str,
    confidential: bool | None = None,
    revision: int,
    by: Viewer,
    at: datetime,
) -> None:
    """Say what the ask is about, in a summary and by themes; `confidential` overrules the rule of decision 0003."""
    typed = {"summary": summary, "themes": list(themes)}
    found = _find(ref, "conclusions.retheme", by, revision, typed)
    values = found.values
    after = replace(values, themes=tuple(dict.fromkeys(themes)), summary=" ".join(summary.split())[:300])
    if confidential is not None and scope.sees_confidential(by, found.ask.situation):
        after = replace(after, confidential=confidential)
    refuse_if(corrections.obstacles_to_retheming(values, after, merged=found.merged))
    edited = corrections.set_by_hand(values, after)
    act = _act("retheme", found.ask, by, at)
    keeping.rewrite(found.ask, after, found.clauses, act, edited=edited)
    details = {"themes": list(after.themes), "confidential": after.confidential, "set": sorted(edited)}
    ledger.record(by=by, at=at, verb="conclusions.retheme", about=ref, details=details)


def _find(ref: str, permission: str, by: Viewer, revision: int | None, yours: Mapping[str, object]) -> _Found:
    """Return the locked ask: in scope, open to the permission, and unchanged since `revision` was seen."""
    rows = present.whole(by, scope.asks(by, resting=True)).select_for_update(of=("self",))
    ask = rows.filter(ref=ref).first()
    if ask is None or not by.may(permission, situation=ask.situation):
        raise Absent
    values, clauses = present.present(by, ask)
    if revision is not None and revision != ask.revision:
        now = {
            "summary": values.summary,
            "addressees": [body.name for body in values.asked],
            "themes": list(values.themes),
            "version": ask.version,
        }
        raise Stale(theirs=now, yours=yours)
    return _Found(ask, values, clauses)


def _act(name: str, ask: models.Ask, by: Viewer, at: datetime) -> keeping.Act:
    last = ask.document.readings.last()
    if last is None:
        raise RuntimeError(f"{ask.ref}: its document has no reading")
    return keeping.Act(name, last.pk, by, at)
