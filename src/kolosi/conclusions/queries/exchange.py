"""Workbooks that travel, as pages show them: to whom asks can be handed, what was handed out, what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import scope, words
from kolosi.conclusions.rules import looking
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Recipient:
    """An addressee in a situation to whom open asks can be handed."""

    addressee: str
    name: str
    situation: str
    situation_label: str
    asks: int


@dataclass(frozen=True)
class Came:
    """A workbook that came back, in a list."""

    ref: str
    name: str
    by: str
    at: datetime
    settled: int


@dataclass(frozen=True)
class Sent:
    """A workbook that was handed out, with what came back of it."""

    ref: str
    addressee: str
    situation: str
    language: str
    by: str
    at: datetime
    asks: int
    returns: tuple[Came, ...]


def sent(viewer: Viewer) -> "QuerySet[models.HandOut]":
    """Return the workbooks handed out in situations where the viewer may hand out."""
    held = viewer.situations("conclusions.hand_out")
    rows = models.HandOut.objects.all()
    return rows if held is None else rows.filter(situation__in=sorted(held))


def to_hand_out(viewer: Viewer, *, addressee: str, situation: str) -> "QuerySet[models.Ask]":
    """Return the open asks of that addressee; what only a letter says never travels in a workbook (decision 0003)."""
    if not viewer.may("conclusions.hand_out", situation=situation):
        return models.Ask.objects.none()
    rows = scope.asks(viewer).filter(situation=situation, confidential=False)
    asked = models.AskAddressee.objects.filter(code=addressee, asked=True)
    return rows.exclude(status__in=sorted(looking.CLOSED)).filter(pk__in=asked.values("ask"))


def recipients(viewer: Viewer) -> tuple[Recipient, ...]:
    """Return to whom asks can be handed, and how many; one query."""
    held = viewer.situations("conclusions.hand_out")
    within = Q() if held is None else Q(situation__in=sorted(held))
    open_asks = (
        scope.asks(viewer).filter(within, confidential=False).exclude(status__in=sorted(looking.CLOSED))
    )
    bodies = models.AskAddressee.objects.filter(asked=True, ask__in=open_asks).order_by()
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for one in bodies.values("code", "name", "ask__situation").annotate(asks=Count("ask")):
        key = one["ask__situation"], one["code"]
        name, asks = found.get(key, (one["name"], 0))
        found[key] = name, asks + one["asks"]
    told = (
        Recipient(
            code,
            words.label(viewer, "addressees", code, otherwise=name),
            place,
            words.label(viewer, "situations", place),
            asks,
        )
        for (place, code), (name, asks) in found.items()
    )
    return tuple(sorted(told, key=lambda one: (one.situation_label, -one.asks, one.name)))


def hand_outs(viewer: Viewer) -> tuple[Sent, ...]:
    """Return the workbooks handed out, the last first, with what came back; a constant number of queries."""
    rows = list(sent(viewer).annotate(asks=Count("rows")).order_by("-id"))
    came = (
        models.Return.objects.filter(hand_out__in=rows).defer("data").annotate(settled=Count("settlements"))
    )
    back: dict[int, list[models.Return]] = {}
    for one in came.order_by("id"):
        back.setdefault(one.hand_out_id, []).append(one)
    doers = {row.by for row in rows} | {one.by for group in back.values() for one in group}
    names = access.person_names(viewer, doers)
    bodies = addressee_names(viewer, [row.addressee for row in rows])
    return tuple(
        Sent(
            ref=row.ref,
            addressee=bodies[row.addressee],
            situation=words.label(viewer, "situations", row.situation),
            language=row.language,
            by=names.get(row.by, row.by),
            at=row.at,
            asks=row.asks,
            returns=tuple(
                Came(one.ref, one.name, names.get(one.by, one.by), one.at, one.settled)  # type: ignore[attr-defined]
                for one in back.get(row.pk, ())
            ),
        )
        for row in rows
    )


def addressee_names(viewer: Viewer, codes: Sequence[str]) -> dict[str, str]:
    """Return what addressees are called, for whoever was shown a record that names them."""
    named = models.AskAddressee.objects.filter(code__in=set(codes)).order_by("id").values_list("code", "name")
    told = dict(named)
    return {code: words.label(viewer, "addressees", code, otherwise=told.get(code, code)) for code in codes}
