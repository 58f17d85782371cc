"""What another system had decided of violations that came from it: what of a file can be taken over, and why the rest cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kolosi.incidents.queries import decided_there as incidents
from kolosi.incidents.queries.bringing import Handle
from kolosi.incidents.rules.coming import SheetObstacle
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.verification import models, rules

TAKE_OVER = "verification.take_over"
CHUNK = 400


class Takeable(NamedTuple):
    """A decision that can be taken over."""

    violation: str
    status: str
    on: date | None


@dataclass(frozen=True)
class Left:
    """A decision that stays in the file: where it stands, what it says, and why."""

    sheet: str
    row: int
    violation: str
    verdict: str
    day: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DecidedInFile:
    """A file that tells decisions: those to take over, how many are on record already, and those that are left."""

    ref: str
    name: str
    situation: str
    origin: str
    simulated: bool
    takeable: tuple[Takeable, ...]
    held: int
    left: tuple[Left, ...]


def files_decided_elsewhere(viewer: Viewer) -> tuple[Handle, ...]:
    """Return the files whose decisions the viewer may take over, the last first."""
    found = incidents.files_with_decisions(viewer)
    return tuple(one for one in found if viewer.may(TAKE_OVER, situation=one.situation))


def decided_in_file(viewer: Viewer, ref: str, *, on: date) -> DecidedInFile:
    """Return what becomes of each decision that a file tells; nothing is written."""
    handle, told = incidents.decided_elsewhere(viewer, ref)
    if not viewer.may(TAKE_OVER, situation=handle.situation):
        raise Absent
    there = _Standing(handle.origin, sorted({one.violation for one in told if one.violation}))
    takeable, left, held = list[Takeable](), list[Left](), 0
    for one in told:
        day, reasons = _day(one.told.day)
        if not one.violation or one.told.status is None:
            reasons.add(SheetObstacle.NO_SUCH_CODE if one.violation else SheetObstacle.NO_SUCH_VIOLATION)
        elif there.holds(one.violation, one.told.status, day):
            held += 1
            continue
        elif not reasons:
            reasons |= there.obstacles(one, day, on)
        if reasons:
            left.append(_left(one, reasons))
        else:
            takeable.append(Takeable(one.violation, str(one.told.status), day))
    return DecidedInFile(
        handle.ref, handle.name, handle.situation, handle.origin, handle.simulated, tuple(takeable), held, tuple(left)
    )  # fmt: skip


class _Standing:
    """What is on record of these violations: the last final decision, and proposals that wait for signatures."""

    def __init__(self, origin: str, refs: Sequence[str]) -> None:
        self.origin = origin
        self.last: Mapping[str, models.Final] = {}
        self.waiting: set[str] = set()
        for start in range(0, len(refs), CHUNK):
            some = refs[start : start + CHUNK]
            finals = models.Final.objects.filter(violation__ref__in=some).select_related(
                "proposal", "violation"
            )
            self.last = {**self.last, **{row.violation.ref: row for row in finals.order_by("number")}}
            open_ones = models.Present.objects.filter(violation__ref__in=some, proposal__isnull=False)
            self.waiting |= set(open_ones.values_list("violation__ref", flat=True))

    def holds(self, ref: str, status: str, on: date | None) -> bool:
        """Say whether the last decision on the violation is this very one."""
        row = self.last.get(ref)
        return row is not None and (row.proposal.origin, row.status, row.on) == (self.origin, status, on)

    def obstacles(self, one: incidents.DecidedElsewhere, on: date | None, today: date) -> set[str]:
        """Return what stands in the way of taking the decision over."""
        row = self.last.get(one.violation)
        here = row is not None and row.proposal.origin != self.origin
        waiting = {rules.Obstacle.OPEN_PROPOSAL} if one.violation in self.waiting else set()
        standing = rules.obstacles_to_taking_over(
            str(one.told.status), on, occurred_first=one.first, today=today, decided_here=here
        )
        return {*standing, *waiting}


def _day(text: str) -> tuple[date | None, set[str]]:
    """Return the day of a cell; a month or a year alone is none."""
    if not text:
        return None, set()
    try:
        day = HalfKnownDate.parse(text[:10])
    except ValueError:
        return None, {SheetObstacle.NOT_A_DAY}
    return (day.first, set()) if day.day else (None, {SheetObstacle.NOT_A_DAY})


def _left(one: incidents.DecidedElsewhere, reasons: set[str]) -> Left:
    told = one.told
    violation = one.violation or f"{told.incident}/{told.violation}"
    return Left(told.sheet, told.row, violation, told.verdict, told.day, tuple(sorted(reasons)))
