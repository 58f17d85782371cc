"""The list of incidents, page by page, from the one reported last: what is sought, and the rows that fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from kolosi.incidents import models
from kolosi.incidents.queries.scope import READ_VERDICTS
from kolosi.incidents.queries.shapes import Kind, label, party_names
from kolosi.incidents.queries.sought import EVERY, Sought, narrowed
from kolosi.kernel.viewer import Viewer
from kolosi.parties.queries import PartyRef
from kolosi.places import queries as places

A_PAGE = 50
COUNTED = 1000  # beyond that many, a list says "more than"


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


def incidents(viewer: Viewer, sought: Sought = EVERY, *, after: int = 0, before: int = 0) -> Found:
    """Return a page of the incidents that fit: those reported before the one numbered `after`, or after `before`."""
    fitting = narrowed(viewer, sought)
    newest = list(fitting.order_by("-pk").values_list("pk", flat=True)[: COUNTED + 1])
    count = len(newest)
    if before:
        rows = list(reversed(fitting.filter(pk__gt=before).order_by("pk")[: A_PAGE + 1]))
        more_before, more_after = len(rows) > A_PAGE, True
        rows = rows[-A_PAGE:]
    else:
        # The first page is among those counted: what is sought is looked up once, not twice.
        onward = (
            fitting.filter(pk__lt=after)
            if after
            else narrowed(viewer, EVERY).filter(pk__in=newest[: A_PAGE + 1])
        )
        rows = list(onward.order_by("-pk")[: A_PAGE + 1])
        more_before, more_after = bool(after), len(rows) > A_PAGE
        rows = rows[:A_PAGE]
    return Found(
        rows=_rows(viewer, rows),
        count=count,
        later=rows[-1].pk if rows and more_after else 0,
        earlier=rows[0].pk if rows and more_before else 0,
    )


def _rows(viewer: Viewer, incidents: list[models.Incident]) -> tuple[Row, ...]:
    states = [incident.latest.state_id for incident in incidents]
    kinds, told_by, known = _kinds(viewer, states), _parties(states), party_names(viewer)
    named = places.names(viewer, {incident.latest.state.place for incident in incidents})
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
                place=state.place_told or named.get(state.place, state.place),
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
    held = viewer.situations(READ_VERDICTS)
    rows = models.ViolationState.objects.filter(state__in=states).order_by("state_id", "pk").values_list(
        "state_id", "violation__incident__situation", "violation__verdict__status", "violation__ref", "violation__type",
        "at_least", "boys", "girls", "unknown",
    )  # fmt: skip
    return {
        state: tuple(
            _kind(viewer, status if held is None or place in held else "", ref, code, at_least, tally)
            for _, place, status, ref, code, at_least, *tally in group
        )
        for state, group in groupby(rows, key=itemgetter(0))
    }


def _kind(
    viewer: Viewer, status: str, ref: str, code: str, at_least: bool, tally: Sequence[int | None]
) -> Kind:
    known, named = [number for number in tally if number is not None], label(viewer, "violation_types", code)
    return Kind(ref, code, named, status, sum(known) if known else None, at_least)


def _parties(states: list[int]) -> dict[int, tuple[str, ...]]:
    rows = models.Perpetrator.objects.filter(state__in=states).exclude(party="").order_by("state_id", "pk")
    told = groupby(rows.values_list("state_id", "party"), key=itemgetter(0))
    return {state: tuple(dict.fromkeys(party for _, party in group)) for state, group in told}
