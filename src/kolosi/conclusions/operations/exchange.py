"""Acts on workbooks that travel: hand asks out to an addressee, take in what comes back, settle it row by row."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext

from kolosi.conclusions import models
from kolosi.conclusions.gateways import returned as gateway
from kolosi.conclusions.gateways import workbook
from kolosi.conclusions.queries import exchange as queries
from kolosi.conclusions.rules import exchange as rules
from kolosi.conclusions.rules.exchange import Obstacle
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, Refused, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class HandedOut:
    """A workbook to send: its reference, a name for the file, and the bytes, which are kept nowhere here."""

    ref: str
    name: str
    data: bytes


@transaction.atomic
def hand_out(*, addressee: str, situation: str, language: str, by: Viewer, at: datetime) -> HandedOut:
    """Make the workbook of an addressee's open asks; from its first handing over on, silence is counted."""
    if not by.may("conclusions.hand_out", situation=situation):
        raise Absent
    open_asks = queries.to_hand_out(by, addressee=addressee, situation=situation)
    asks = list(
        open_asks.select_for_update(of=("self",)).select_related("document").order_by("document", "number")
    )
    refuse_if({Obstacle.NOTHING_TO_HAND_OUT} if not asks else set())
    out = models.HandOut.objects.create(
        ref=random_ref("h"), addressee=addressee, situation=situation, language=language, by=by.person, at=at
    )
    new = open_asks.filter(pk__in=[ask.pk for ask in asks], conveyed_on__isnull=True)
    new.update(conveyed_on=at.date(), revision=F("revision") + 1, touched_at=at)
    rows = _rows(out, asks)
    data = _workbook(out, asks, rows, by)
    details = {"addressee": addressee, "situation": situation, "asks": len(asks)}
    ledger.record(by=by, at=at, verb="conclusions.hand_out", about=out.ref, details=details)
    return HandedOut(out.ref, f"{addressee}-{at.date().isoformat()}.xlsx", data)


def _rows(out: models.HandOut, asks: list[models.Ask]) -> dict[int, Mapping[str, str]]:
    """Keep what each row shows: the last answer of the addressee, and the revision it was seen at."""
    keys = [ask.pk for ask in asks]
    revisions = dict(models.Ask.objects.filter(pk__in=keys).values_list("pk", "revision"))
    answers = models.Answer.objects.filter(ask__in=keys, addressee=out.addressee).order_by("on", "id")
    last = dict(answers.values_list("ask_id", "kind"))
    shown: dict[int, Mapping[str, str]] = {key: {"answer": last[key]} if key in last else {} for key in keys}
    models.HandOutRow.objects.bulk_create(
        models.HandOutRow(hand_out=out, ask_id=key, revision=revisions[key], shown=shown[key]) for key in keys
    )
    return shown


def _workbook(
    out: models.HandOut, asks: list[models.Ask], shown: Mapping[int, Mapping[str, str]], by: Viewer
) -> bytes:
    speaker = Viewer(person=by.person, language=out.language)
    lines = [
        workbook.Line(
            id=rules.row_id(out.ref, ask.ref),
            told={
                "item": ask.label,
                "document": ask.document.symbol or ask.document.title,
                "verb": code_list("verbs")[ask.verb].labelled(out.language),
                "summary": ask.summary,
            },
            shown=shown[ask.pk],
        )
        for ask in asks
    ]
    sent = workbook.Travelling(
        ref=out.ref,
        addressee=queries.addressee_names(speaker, [out.addressee])[out.addressee],
        situation=code_list("situations")[out.situation].labelled(out.language),
        language=out.language,
        on=out.at.date(),
        simulated=settings.DEMO or any(ask.document.simulated for ask in asks),
        lines=lines,
    )
    with translation.override(out.language):
        return workbook.written(sent, gettext)


@transaction.atomic
def take_in(*, data: bytes, name: str, by: Viewer, at: datetime) -> str:
    """Keep a workbook that came back, byte for byte, and return its reference; nothing in it counts yet.

    `Unreadable` is raised, and nothing kept, where the bytes are no harmless workbook.
    """
    rows, _ = rules.understood(gateway.sheets(data), on=at.date())
    out = _sent(by, rows)
    if out is None:
        raise Refused({Obstacle.NOT_OUR_WORKBOOK})
    if not by.may("conclusions.take_in", situation=out.situation):
        raise Absent
    digest = hashlib.sha256(data).hexdigest()
    refuse_if({Obstacle.ALREADY_TAKEN_IN} if out.returns.filter(sha256=digest).exists() else set())
    made = out.returns.create(
        ref=random_ref("r"), name=name[-200:], data=data, sha256=digest, by=by.person, at=at
    )
    details = {"hand_out": out.ref, "sha256": digest, "rows": len(rows)}
    ledger.record(by=by, at=at, verb="conclusions.take_in", about=made.ref, details=details)
    return made.ref


def _sent(by: Viewer, rows: Sequence[rules.Returned]) -> models.HandOut | None:
    """Return the hand-out that most rows name, among those in reach."""
    often = Counter(row.hand_out for row in rows if row.hand_out)
    known = {out.ref: out for out in queries.sent(by).filter(ref__in=often)}
    return known[max(known, key=lambda ref: often[ref])] if known else None
