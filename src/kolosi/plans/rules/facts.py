"""Commitments as plain values: what was signed, its benchmarks with their steps, what people decided and answered."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from kolosi.kernel.precision import HalfKnownDate


class Status(StrEnum):
    """How a benchmark stands; only what the United Nations verified counts as done."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    CLAIMED = "claimed"
    VERIFIED = "verified"
    REGRESSED = "regressed"


class Signed(NamedTuple):
    """A commitment as told: who signed what, when as far as known, and how it ended if it did.

    `parties` are codes of the register; `others` names who signed beside them (a government). `hours` is the longest time
    until a child is handed over, where a handover protocol sets one.
    """

    kind: str
    title: str
    signed: HalfKnownDate | None
    parties: tuple[str, ...]
    covers: tuple[str, ...]
    others: str = ""
    un_signatory: str = ""
    hours: int | None = None
    source: str = ""
    ended: HalfKnownDate | None = None
    end: str = ""

    def stood(self, on: date) -> bool:
        """Say whether it may have been in force on that day: signed, and not surely at its end."""
        begun = self.signed is not None and self.signed.first <= on
        return begun and (self.ended is None or on <= self.ended.last)


class Terms(NamedTuple):
    """What a benchmark asks; `concerns` is one covered type of violation, empty where it serves all of them."""

    activity: str
    text: str
    concerns: str = ""
    responsible: str = ""
    due: HalfKnownDate | None = None
    indicator: str = ""


class Step(NamedTuple):
    """One step of a benchmark: what was said of it on a day, where that comes from, and what shows it."""

    status: Status
    on: date
    said: str
    origin: str  # a code of `plan_origins`, where it claims or verifies
    evidence: tuple[str, ...]
    by: str
    at: datetime


class Benchmark(NamedTuple):
    """One benchmark; `revision` counts how often it was worded."""

    ref: str
    position: int
    terms: Terms
    revision: int
    steps: tuple[Step, ...]

    def last(self, on: date) -> Step | None:
        """The last step that was made by that day, if any."""
        made = [step for step in self.steps if step.on <= on]
        return made[-1] if made else None

    def status(self, on: date) -> Status:
        """How it stood on that day."""
        step = self.last(on)
        return step.status if step else Status.NOT_STARTED

    def overdue(self, on: date) -> bool:
        """Say whether it is surely past its day without being verified."""
        due = self.terms.due
        return due is not None and due.last < on and self.status(on) is not Status.VERIFIED


class Decided(NamedTuple):
    """What a person decided about a flagged party: bound or not, from which change on, and why."""

    party: str
    flag: str
    since: str
    binds: bool
    reason: str
    by: str
    at: datetime


class Answer(NamedTuple):
    """What a person noted about a breach signal; the signal stays."""

    violation: str
    note: str
    by: str
    at: datetime


class Plan(NamedTuple):
    """A commitment with all that is known of it; `number` counts how often it was told."""

    ref: str
    situation: str
    simulated: bool
    number: int
    signed: Signed
    benchmarks: tuple[Benchmark, ...]
    decided: tuple[Decided, ...]
    answers: tuple[Answer, ...]
    by: str
    at: datetime

    def benchmark(self, ref: str) -> Benchmark | None:
        """The benchmark of that reference, if it is one of this plan."""
        return next((one for one in self.benchmarks if one.ref == ref), None)
