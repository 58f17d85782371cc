"""Which incidents a list shows: what is sought, and the condition in which each wish ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kolosi.incidents import models, rules
from kolosi.incidents.queries.scope import READ_VERDICTS, scope, within
from kolosi.incidents.queries.searching import fitting
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Sought:
    """Which incidents are sought; what is empty narrows nothing. `duplicate`: `no`, `yes`, or `has` some.

    `region` are codes of regions or districts, one of which must fit. A violation is `late` (`yes` or `no`) when it
    happened before the days of verification that are sought, or else before the quarter in which it was verified (R06).
    """

    q: str = ""
    situation: str = ""
    type: str = ""
    party: str = ""
    region: tuple[str, ...] = ()
    status: str = ""
    late: str = ""
    verified_since: date | None = None
    verified_until: date | None = None
    standing: str = ""
    follow_up: str = ""
    duplicate: str = ""
    organisation: str = ""
    sex: str = ""
    weapon: str = ""
    impact: str = ""
    role: str = ""
    purpose: str = ""
    aid: str = ""
    detention: str = ""
    location_type: str = ""
    since: date | None = None
    until: date | None = None
    reported_since: date | None = None
    reported_until: date | None = None


EVERY = Sought()


def narrowed(viewer: Viewer, sought: Sought) -> QuerySet[models.Incident]:
    """Return the incidents that the viewer sees and that fit, with their last states at hand."""
    marks = {name: _codes(getattr(sought, name)) for name in rules.MARKS}
    by_words = bool(sought.q or any(marks.values()))
    days = _of_days(sought, alone=not by_words)
    chosen = scope(viewer).filter(_of_the_incident(sought), days, _of_reports(sought))
    if by_words:
        chosen = chosen.filter(fitting(viewer, sought.q, marks))
    if sought.status or sought.late or sought.verified_since or sought.verified_until:
        chosen = chosen.filter(within(viewer, READ_VERDICTS), _of_verdicts(sought))
    return chosen.select_related("latest__state", "latest__duplicate_of")


def _codes(wanted: str | tuple[str, ...]) -> tuple[str, ...]:
    return wanted if isinstance(wanted, tuple) else (wanted,) if wanted else ()


def _of_the_incident(sought: Sought) -> Q:
    others = models.Latest.objects.filter(duplicate_of=OuterRef("pk"))
    told_again: dict[str, Q] = {
        "yes": Q(latest__duplicate_of__isnull=False),
        "no": Q(latest__duplicate_of__isnull=True),
        "has": Q(Exists(others)),
    }
    wanted = {"situation": sought.situation, "organisation": sought.organisation}
    return _all(wanted) & told_again.get(sought.duplicate, Q())


def _of_days(sought: Sought, *, alone: bool) -> Q:
    """A stretch of days fits where it touches the days that are sought.

    Where nothing else narrows (`alone`), the states are found in an index of days: the few of a month among all. Where
    words do, those few are looked at one by one.
    """
    stem = "" if alone else "latest__state__"
    fits = _all({f"{stem}first__lte": sought.until})
    if sought.since:
        going_on = Q(**{f"{stem}last__isnull": True, f"{stem}first__isnull": False})
        fits &= Q(**{f"{stem}last__gte": sought.since}) | going_on
    if not (alone and fits):
        return fits
    return Q(latest__state__in=models.State.objects.filter(fits).order_by())


def _of_reports(sought: Sought) -> Q:
    """The day of the first report where somebody told it, perhaps only its month or year; else the day told here."""
    if not (sought.reported_since or sought.reported_until):
        return Q()
    told, here = ~Q(latest__state__reported_on=""), Q(latest__state__reported_on="")
    if since := sought.reported_since:
        text = since.isoformat()
        touching = Q(latest__state__reported_on__in=[text[:4], text[:7]])
        told &= Q(latest__state__reported_on__gte=text) | touching
        here &= Q(at__gte=_midnight(since))
    if until := sought.reported_until:
        told &= Q(latest__state__reported_on__lte=until.isoformat())
        here &= Q(at__lt=_midnight(until + timedelta(days=1)))
    return told | here


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _of_verdicts(sought: Sought) -> Q:
    rows = _verdicts(sought)
    if sought.verified_since or sought.verified_until:  # few, and found by their day
        return Q(pk__in=rows.order_by().values("incident"))
    return Q(Exists(rows.filter(incident=OuterRef("pk"))))  # many: a page is full before all are looked at


def _verdicts(sought: Sought) -> QuerySet[models.Verdict]:
    """Return the violations, as last told, of which all that is sought was decided."""
    wanted: dict[str, object] = {
        "status": sought.status,
        "violation__type": sought.type,
        "on__gte": sought.verified_since,
        "on__lte": sought.verified_until,
    }
    rows = models.Verdict.objects.filter(_all(wanted), told=True)
    if not sought.late:
        return rows
    bound = sought.verified_since or F("quarter")
    late = Q(incident__latest__state__last__lt=bound)
    never = Q(incident__latest__state__last__isnull=True)  # it goes on
    return rows.filter(late if sought.late == "yes" else ~late | never, status="verified")


def _all(wanted: Mapping[str, object]) -> Q:
    return Q(**{name: value for name, value in wanted.items() if value})
