"""The list of incidents, page by page, from the one reported last: what is sought, and the rows that fit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db.models import Exists, OuterRef, Q, QuerySet

from kolosi.incidents import models, rules
from kolosi.incidents.queries.scope import scope
from kolosi.incidents.queries.searching import fitting
from kolosi.incidents.queries.shapes import Kind, label, party_names
from kolosi.kernel.viewer import Viewer
from kolosi.parties.queries import PartyRef

A_PAGE = 50
COUNTED = 1000  # beyond that many, a list says "more than"


@dataclass(frozen=True)
class Sought:
    """Which incidents are sought; what is empty narrows nothing. `duplicate`: `no`, `yes`, or `has` some."""

    q: str = ""
    situation: str = ""
    type: str = ""
    party: str = ""
    region: str = ""
    standing: str = ""
    follow_up: str = ""
    duplicate: str = ""
    organisation: str = ""
    sex: str = ""
    weapon: str = ""
    location_type: str = ""
    since: date | None = None
    until: date | None = None
    reported_since: date | None = None
    reported_until: date | None = None


@dataclass(frozen=True)
class Row:
    """One incident in the list, in its last state."""

    ref: str
    title: str
    situation_label: str
    begins: str
    ends: str
    ongoing: bool
    place: str
    kinds: tuple[Kind, ...]
    parties: tuple[PartyRef, ...]
    standing: str
    follow_up: str
    duplicate_of: str
    simulated: bool
    number: int


@dataclass(frozen=True)
class Found:
    """One page of rows. `count` stops at `COUNTED`; `later` and `earlier` lead on, naught where nothing is there."""

    rows: tuple[Row, ...]
    count: int
    later: int = 0  # those reported before the last row shown
    earlier: int = 0  # those reported after the first row shown

    @property
    def many(self) -> bool:
        """Whether there are more than are counted."""
        return self.count > COUNTED


EVERY = Sought()


def incidents(
    viewer: Viewer,
    sought: Sought = EVERY,
    *,
    after: int = 0,
    before: int = 0,
    among: Collection[str] | None = None,
) -> Found:
    """Return a page of the incidents that fit: those reported before the one numbered `after`, or after `before`.

    `among` is for rooms above, which know more of violations: only incidents of these references.
    """
    fitting = _fitting(viewer, sought, among)
    count = fitting.values("pk")[: COUNTED + 1].count()
    if before:
        rows = list(reversed(fitting.filter(pk__gt=before).order_by("pk")[: A_PAGE + 1]))
        more_before, more_after = len(rows) > A_PAGE, True
        rows = rows[-A_PAGE:]
    else:
        onward = fitting.filter(pk__lt=after) if after else fitting
        rows = list(onward.order_by("-pk")[: A_PAGE + 1])
        more_before, more_after = bool(after), len(rows) > A_PAGE
        rows = rows[:A_PAGE]
    return Found(
        rows=_rows(viewer, rows),
        count=count,
        later=rows[-1].pk if rows and more_after else 0,
        earlier=rows[0].pk if rows and more_before else 0,
    )


def _fitting(viewer: Viewer, sought: Sought, among: Collection[str] | None) -> QuerySet[models.Incident]:
    marks = {name: getattr(sought, name) for name in rules.MARKS}
    chosen = scope(viewer).filter(_of_the_incident(sought), _of_days(sought))
    if sought.q or any(marks.values()):
        chosen = chosen.filter(fitting(viewer, sought.q, marks))
    if among is not None:
        chosen = chosen.filter(ref__in=among)
    return chosen.select_related("latest__state", "latest__duplicate_of")


def _of_the_incident(sought: Sought) -> Q:
    wanted = {
        "situation": sought.situation,
        "organisation": sought.organisation,
        "at__date__gte": sought.reported_since,
        "at__date__lte": sought.reported_until,
    }
    others = models.Latest.objects.filter(duplicate_of=OuterRef("pk"))
    told_again: dict[str, Q] = {
        "yes": Q(latest__duplicate_of__isnull=False),
        "no": Q(latest__duplicate_of__isnull=True),
        "has": Q(Exists(others)),
    }
    return _all(wanted) & told_again.get(sought.duplicate, Q())


def _of_days(sought: Sought) -> Q:
    """A stretch of days fits where it touches the days that are sought."""
    fits = _all({"latest__state__first__lte": sought.until})
    if sought.since:
        going_on = Q(latest__state__last__isnull=True, latest__state__first__isnull=False)
        fits &= Q(latest__state__last__gte=sought.since) | going_on
    return fits


def _all(wanted: Mapping[str, object]) -> Q:
    return Q(**{name: value for name, value in wanted.items() if value})


def _rows(viewer: Viewer, incidents: list[models.Incident]) -> tuple[Row, ...]:
    states = [incident.latest.state_id for incident in incidents]
    kinds, told_by, known = _kinds(viewer, states), _parties(states), party_names(viewer)
    rows = []
    for incident in incidents:
        state, original = incident.latest.state, incident.latest.duplicate_of
        rows.append(
            Row(
                ref=incident.ref,
                title=state.title,
                situation_label=label(viewer, "situations", incident.situation),
                begins=state.begins,
                ends=state.ends,
                ongoing=state.ongoing,
                place=state.place_told or state.place,
                kinds=kinds.get(state.pk, ()),
                parties=tuple(known.get(code) or PartyRef(code, code) for code in told_by.get(state.pk, ())),
                standing=state.standing,
                follow_up=state.follow_up,
                duplicate_of=original.ref if original else "",
                simulated=incident.simulated,
                number=state.number,
            )
        )
    return tuple(rows)


def _kinds(viewer: Viewer, states: list[int]) -> dict[int, tuple[Kind, ...]]:
    rows = models.ViolationState.objects.filter(state__in=states).order_by("state_id", "pk").values_list(
        "state_id", "violation__ref", "violation__type", "boys", "girls", "unknown", "at_least"
    )  # fmt: skip
    return {
        state: tuple(_kind(viewer, ref, code, tally, at_least) for _, ref, code, *tally, at_least in group)
        for state, group in groupby(rows, key=itemgetter(0))
    }


def _kind(viewer: Viewer, ref: str, code: str, tally: Sequence[int | None], at_least: bool) -> Kind:
    known = [number for number in tally if number is not None]
    return Kind(ref, code, label(viewer, "violation_types", code), sum(known) if known else None, at_least)


def _parties(states: list[int]) -> dict[int, tuple[str, ...]]:
    rows = models.Perpetrator.objects.filter(state__in=states).exclude(party="").order_by("state_id", "pk")
    told = groupby(rows.values_list("state_id", "party"), key=itemgetter(0))
    return {state: tuple(dict.fromkeys(party for _, party in group)) for state, group in told}
