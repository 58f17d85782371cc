"""Acts on documents: receive one with what was read in it, accept it, withdraw it, read it again, keep it as a witness."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kolosi.conclusions import keeping, models
from kolosi.conclusions.queries import documents as queries
from kolosi.conclusions.queries import present, scope
from kolosi.conclusions.queries import witnesses as witnessing
from kolosi.conclusions.rules import documents as rules
from kolosi.conclusions.rules import proposals, rereading, shapes, witnesses
from kolosi.conclusions.rules.documents import Status
from kolosi.conclusions.rules.progress import Obstacle as Following
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.reference.rules import code_list


@transaction.atomic
def receive(
    *,
    data: bytes,
    name: str,
    found: shapes.Reading,
    situation: str,
    simulated: bool = False,
    symbol: str = "",
    adopted_on: str = "",
    by: Viewer,
    at: datetime,
) -> str:
    """Keep a document byte for byte, its asks not followed yet; `symbol` and `adopted_on` (ISO) stand where its text is silent."""
    known = situation in code_list("situations")
    if not by.may("conclusions.receive", situation=situation if known else None):
        raise Absent
    digest = hashlib.sha256(data).hexdigest()
    refuse_if(_obstacles(digest, situation, adopted_on, at))
    document = models.Document(
        ref=random_ref("d"),
        situation=situation,
        name=name[-200:],
        data=data,
        sha256=digest,
        status=Status.RECEIVED,
        simulated=simulated,
        received_by=by.person,
        received_at=at,
        front={"given": {"symbol": symbol.strip(), "adopted_on": adopted_on}},
    )
    _describe(document, found)
    _keep(document)
    _enter(document, Status.RECEIVED, by=by, at=at)
    row, clauses = keeping.reading(document, found, by=by, at=at)
    act = keeping.Act("receive", row.pk, by, at)
    asks = keeping.new_asks(document, proposals.proposals(found), clauses, act, followed=False)
    details = {"situation": situation, "sha256": digest, "format": document.format, "asks": len(asks)}
    ledger.record(by=by, at=at, verb="conclusions.receive", about=document.ref, details=details)
    return document.ref


def _obstacles(digest: str, situation: str, adopted_on: str, at: datetime) -> set[StrEnum]:
    same = models.Document.objects.filter(sha256=digest, situation=situation)
    taken = same.exclude(status=Status.WITHDRAWN).exists()
    known = situation in code_list("situations")
    standing: set[StrEnum] = {*rules.obstacles_to_receiving(situation_known=known, already_received=taken)}
    if adopted_on and HalfKnownDate.parse(adopted_on).first > at.date():
        standing.add(Following.IN_THE_FUTURE)
    return standing


def _keep(document: models.Document) -> None:
    """Write the row; if someone else kept the same bytes at this very moment, theirs is the one."""
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:
        refuse_if(rules.obstacles_to_receiving(situation_known=True, already_received=True))


def _describe(document: models.Document, found: shapes.Reading) -> None:
    """Say what the reading says of the document; where it is silent, what a person told when they handed it in."""
    told, given = found.document, document.front.get("given", {})
    adopted = told["adopted_on"] or given.get("adopted_on", "")
    document.genre, document.language, document.format = told["genre"], told["language"], told["format"]
    document.symbol = (told["symbol"] or given.get("symbol", ""))[:80]
    document.title = (told["title"] or document.name)[:400]
    document.adopted_on = adopted
    document.adopted_first = HalfKnownDate.parse(adopted).first if adopted else None
    document.front = {**keeping.front(found), "given": given}


@transaction.atomic
def accept(*, ref: str, revision: int | None = None, by: Viewer, at: datetime) -> None:
    """Follow the document's asks from now on."""
    document = _found(ref, "conclusions.accept", revision, by)
    _move(document, Status.ACCEPTED, by=by, at=at)
    asks = document.asks.filter(merged_into__isnull=True)
    followed = asks.update(followed=True, revision=F("revision") + 1, touched_at=at)
    details = {"asks": followed}
    ledger.record(by=by, at=at, verb="conclusions.accept", about=ref, details=details)


@transaction.atomic
def withdraw(*, ref: str, revision: int | None = None, by: Viewer, at: datetime) -> None:
    """Take the document and its asks out of sight; possible while nobody has worked on them."""
    document = _found(ref, "conclusions.withdraw", revision, by)
    _move(document, Status.WITHDRAWN, by=by, at=at)
    asks = document.asks.update(followed=False, revision=F("revision") + 1, touched_at=at)
    ledger.record(by=by, at=at, verb="conclusions.withdraw", about=ref, details={"asks": asks})


@transaction.atomic
def reread(*, ref: str, found: shapes.Reading, revision: int | None = None, by: Viewer, at: datetime) -> None:
    """Take over a new reading of the document's own bytes: what a person set stays, asks no longer found are kept and marked."""
    document = _found(ref, "conclusions.reread", revision, by)
    if found.document["sha256"] != document.sha256:
        raise ValueError(f"{ref}: this is a reading of other bytes")
    rows = {row.ref: row for row in present.whole(by, document.asks.select_for_update(of=("self",)))}
    clauses = proposals.clauses(found)
    compared = rereading.compared(
        present.held(by, document, rows.values()), proposals.proposals(found), clauses
    )
    changes = queries.changes(by, document, found, compared)
    refuse_if(rules.obstacles_to_rereading(Status(document.status), changes=changes))
    _describe(document, found)
    document.revision += 1
    document.save()
    reading, keys = keeping.reading(document, found, by=by, at=at)
    act = keeping.Act("reread", reading.pk, by, at)
    hashes = {label: name for label, (name, _) in clauses.items()}
    for one in compared:
        if one.held is not None:
            keeping.take_over(rows[one.held.ref], one, keys, hashes, act)
    new = [one.after for one in compared if one.held is None and one.after is not None]
    followed = document.status == Status.ACCEPTED
    keeping.new_asks(document, new, keys, act, followed=followed)
    counts = Counter(one.kind.value for one in compared)
    details = {"grammar": reading.grammar, "reading": reading.number, **counts}
    ledger.record(by=by, at=at, verb="conclusions.reread", about=ref, details=details)


@transaction.atomic
def witness(*, ref: str, other: str, revision: int | None = None, by: Viewer, at: datetime) -> int:
    """Keep a received document as a witness of another that is followed; return how many of its clauses say an ask of it.

    No ask is made: what the witness says is followed where it was first asked.
    """
    document = _found(ref, "conclusions.witness", revision, by)
    whole = scope.documents(by).defer("data").filter(ref=other).exclude(ref=ref).first()
    clauses = witnessing.directives(by, document)
    aligned = witnessing.alignment(by, clauses, whole)
    stands = Status(whole.status) if whole else None
    same = whole is not None and whole.situation == document.situation
    refuse_if(witnesses.obstacles(Status(document.status), other=stands, same_situation=same, found=aligned))
    keys = dict(scope.asks(by).filter(document=whole).values_list("ref", "pk"))
    models.Witnessed.objects.bulk_create(
        models.Witnessed(
            document=document,
            other=whole,
            clause=clause,
            ask_id=keys.get(one.ask),
            relation=one.relation,
            likeness=one.likeness,
        )
        for clause, one in zip(clauses, aligned, strict=True)
    )
    _stand(document, Status.WITNESS, by=by, at=at)
    details = {"other": other, **Counter(one.relation.value for one in aligned)}
    ledger.record(by=by, at=at, verb="conclusions.witness", about=ref, details=details)
    return sum(bool(one.ask) for one in aligned)


def _found(ref: str, permission: str, revision: int | None, by: Viewer) -> models.Document:
    """Return the locked document: in scope, open to the permission, and unchanged since `revision` was seen."""
    document = scope.documents(by).select_for_update().filter(ref=ref).first()
    if document is None or not by.may(permission, situation=document.situation):
        raise Absent
    if revision is not None and revision != document.revision:
        raise Stale(theirs=_stands(document), yours={_("Version"): str(revision)})
    return document


def _stands(document: models.Document) -> Mapping[str, str]:
    said = {Status.ACCEPTED: _("Followed"), Status.WITNESS: _("Witness of another document")}
    status = said.get(Status(document.status), _("Waiting for acceptance"))
    return {_("Status"): status, _("Version"): str(document.revision)}


def _move(document: models.Document, to: Status, *, by: Viewer, at: datetime) -> None:
    asks, being_followed = queries.work(by, document)
    refuse_if(rules.obstacles(Status(document.status), to=to, asks=asks, being_followed=being_followed))
    _stand(document, to, by=by, at=at)


def _stand(document: models.Document, to: Status, *, by: Viewer, at: datetime) -> None:
    document.status = to
    document.revision += 1
    document.save(update_fields=["status", "revision"])
    _enter(document, to, by=by, at=at)


def _enter(document: models.Document, status: Status, *, by: Viewer, at: datetime) -> None:
    models.DocumentState.objects.create(document=document, status=status, by=by.person, at=at)
