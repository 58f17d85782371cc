"""Asks in a state that depends on the day one looks: overdue, silent, orphaned and their kin.

The same states, on single values, are `rules.looking`; a test holds the two together.
"""

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kolosi.conclusions import models
from kolosi.conclusions.rules import looking
from kolosi.conclusions.rules.progress import Status
from kolosi.kernel.viewer import Viewer
from kolosi.reference import rules as reference

_OPEN = ~Q(status__in=sorted(looking.CLOSED))


def in_state(viewer: Viewer, rows: "QuerySet[models.Ask]", state: str, *, on: date) -> "QuerySet[models.Ask]":
    """Return those of the rows, from a scope of the viewer's, that are in the state (a key of `STATES`) on that day."""
    return rows.filter(STATES[state](on))


def _overdue(on: date) -> Q:
    return _OPEN & (Q(due_on__lt=on) | Q(due_on__isnull=True, review_on__lt=on))


def _silent(on: date) -> Q:
    unanswered = Q(answered_on__isnull=True) | Q(answered_on__lt=F("conveyed_on"))
    return Q(conveyed_on__lte=looking.silent_before(on=on)) & unanswered


def _orphaned(on: date) -> Q:
    ended = models.AskAddressee.objects.filter(
        ask=OuterRef("pk"), code__in=sorted(looking.ended_codes(on=on))
    )
    return _OPEN & Q(Exists(ended))


def _of_tone(tone: str) -> Q:
    codes = reference.code_list("statuses").values()
    return Q(status__in=sorted(one.code for one in codes if one.more["tone"] == tone))


STATES: dict[str, Callable[[date], Q]] = {
    "open": lambda on: _OPEN,
    "under_way": lambda on: _of_tone("going"),
    "no_progress": lambda on: _of_tone("idle"),
    "overdue": _overdue,
    "silent": _silent,
    "declined": lambda on: Q(declined=True),
    "orphaned": _orphaned,
    "regressed": lambda on: Q(status=Status.REGRESSED),
    "confidential": lambda on: Q(confidential=True),
}
