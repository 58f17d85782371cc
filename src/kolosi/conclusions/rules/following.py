"""What stands in the way of following an ask: of giving it to someone, planning, telling, showing, answering, replacing.

How an ask stands is judged in `rules.progress`. Every function answers with all obstacles at once.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kolosi.conclusions.rules.progress import ROADS, Obstacle, Status, Step
from kolosi.kernel.precision import HalfKnownDate
from kolosi.reference import rules as reference

LINE, TITLE, TEXT = 200, 300, 10_000  # characters at most: of a name or symbol, of a title, of a text
ACTS = ("assign", "schedule", "update", "attach", "answer", "assess", "supersede")  # in the order of the work


class Wanted(NamedTuple):
    """A milestone as someone writes it: `due` is ISO text known to year, month or day."""

    text: str
    due: str
    done_on: date | None = None


class Planned(NamedTuple):
    """A plan: what is to be done, by what one would know that it is done, who does it, in which steps."""

    text: str = ""
    indicator: str = ""
    responsible: str = ""
    milestones: tuple[Wanted, ...] = ()


class Shown(NamedTuple):
    """A piece of evidence as someone writes it; `dated` is ISO text as far as known, or ""."""

    title: str
    source_kind: str
    origin: str  # who produced it
    reference: str = ""
    dated: str = ""
    note: str = ""


class Said(NamedTuple):
    """An answer as someone writes it; `conveyed_on` is when the ask was handed to the addressee, where that is told."""

    addressee: str
    kind: str
    on: date
    text: str = ""
    reference: str = ""
    conveyed_on: date | None = None


class Replaced(NamedTuple):
    """What is known when someone says that something later took the place of an ask."""

    status: Status
    followed: bool
    later_known: bool  # a later ask that the doer can see, or the symbol of a later text
    leads_back: bool  # the later ask is the ask itself, or was replaced by it
    body_ended: (
        bool  # every body asked has ended: nothing later need exist, a note on what became of it will do
    )
    reason: str
    reference: str = ""


def obstacles(act: str, *, followed: bool, status: Status) -> set[Obstacle]:
    """Return what forbids the act whatever is written in its form: what the button says."""
    standing = {
        Obstacle.NOT_FOLLOWED: not followed,
        Obstacle.NO_SUCH_ROAD: act == "supersede" and Status.SUPERSEDED not in ROADS[status],
    }
    return _standing(standing)


def obstacles_to_assigning(
    *,
    followed: bool,
    owner: str,
    owners: Collection[str],
    focal_points: Collection[str],
    answering: Collection[str],
    changed: bool,
) -> set[Obstacle]:
    """Return what forbids giving the ask to `owner`: it must be one of `owners`; focal points must be `answering`."""
    unknown = (bool(owner) and owner not in owners) or not set(focal_points) <= set(answering)
    return _standing(
        {
            Obstacle.NOT_FOLLOWED: not followed,
            Obstacle.NO_SUCH_PERSON: unknown,
            Obstacle.NOTHING_CHANGED: not changed,
        }
    )


def obstacles_to_scheduling(plan: Planned, *, followed: bool, changed: bool, on: date) -> set[Obstacle]:
    """Return what forbids the plan: it says something, and each milestone has words and a day, done not yet to come."""
    wordless = any(not step.text.strip() for step in plan.milestones)
    return _standing(
        {
            Obstacle.NOT_FOLLOWED: not followed,
            Obstacle.NO_TEXT: wordless or not (plan.text.strip() or plan.milestones),
            Obstacle.NO_SUCH_DATE: any(last_day(step.due) is None for step in plan.milestones),
            Obstacle.IN_THE_FUTURE: any(step.done_on and step.done_on > on for step in plan.milestones),
            Obstacle.TOO_LONG: _too_long((plan.text, TEXT), (plan.indicator, TEXT), (plan.responsible, LINE))
            or _too_long(*((step.text, TITLE) for step in plan.milestones)),
            Obstacle.NOTHING_CHANGED: not changed,
        }
    )


def obstacles_to_updating(*, followed: bool, text: str, told: str, on: date) -> set[Obstacle]:
    """Return what forbids the update; `told` is when it happened, as far as known, "" when unknown."""
    return _standing(
        {
            Obstacle.NOT_FOLLOWED: not followed,
            Obstacle.NO_TEXT: not text.strip(),
            Obstacle.TOO_LONG: _too_long((text, TEXT)),
            **_dated(told, on),
        }
    )


def obstacles_to_attaching(shown: Shown, *, followed: bool, on: date) -> set[Obstacle]:
    """Return what forbids the evidence: it says what it is, of which kind, and who produced it."""
    return _standing(
        {
            Obstacle.NOT_FOLLOWED: not followed,
            Obstacle.NO_TEXT: not shown.title.strip(),
            Obstacle.NO_SUCH_KIND: shown.source_kind not in reference.code_list("source_kinds"),
            Obstacle.NO_ORIGIN: not shown.origin.strip(),
            Obstacle.TOO_LONG: _too_long(
                (shown.title, TITLE), (shown.origin, LINE), (shown.reference, TITLE), (shown.note, TEXT)
            ),
            **_dated(shown.dated, on),
        }
    )


def obstacles_to_answering(said: Said, *, followed: bool, asked: Collection[str], on: date) -> set[Obstacle]:
    """Return what forbids the answer: it is of a body that is `asked`, of a known kind, with words or a reference."""
    return _standing(
        {
            Obstacle.NOT_FOLLOWED: not followed,
            Obstacle.NO_SUCH_ADDRESSEE: said.addressee not in asked,
            Obstacle.NO_SUCH_KIND: said.kind not in reference.code_list("answer_kinds"),
            Obstacle.NO_TEXT: not (said.text.strip() or said.reference.strip()),
            Obstacle.TOO_LONG: _too_long((said.text, TEXT), (said.reference, TITLE)),
            Obstacle.IN_THE_FUTURE: said.on > on,
            Obstacle.ANSWERED_BEFORE: said.conveyed_on is not None and said.conveyed_on > said.on,
        }
    )


def obstacles_to_replacing(replaced: Replaced) -> set[Obstacle]:
    """Return what forbids saying that something later took the place of the ask."""
    return _standing(
        {
            Obstacle.NOT_FOLLOWED: not replaced.followed,
            Obstacle.NO_SUCH_ROAD: Status.SUPERSEDED not in ROADS[replaced.status],
            Obstacle.NO_LATER_TEXT: not replaced.later_known and not replaced.body_ended,
            Obstacle.LATER_IS_ITSELF: replaced.leads_back,
            Obstacle.NO_REASON: not replaced.reason.strip(),
            Obstacle.TOO_LONG: _too_long((replaced.reason, TEXT), (replaced.reference, LINE)),
        }
    )


def trimmed(plan: Planned) -> Planned:
    """Return the plan without blanks around its words: what is compared and kept."""
    steps = tuple(step._replace(text=step.text.strip(), due=step.due.strip()) for step in plan.milestones)
    return Planned(plan.text.strip(), plan.indicator.strip(), plan.responsible.strip(), steps)


def declines(kind: str) -> bool:
    """Say whether an answer of that kind declines. Declining is an answer; silence is none."""
    known = reference.code_list("answer_kinds").get(kind)
    return bool(known and known.more.get("declines"))


def is_verified(source_kind: str) -> bool:
    """Say whether evidence of that kind counts as UN-verified or of a third party."""
    known = reference.code_list("source_kinds").get(source_kind)
    return bool(known and known.more["verified"])


def last_day(half_known: str) -> date | None:
    """Return the last day that ISO text known to year, month or day can mean; nothing when it is no such text."""
    try:
        return HalfKnownDate.parse(half_known).last
    except ValueError:
        return None


def steps(plan: Planned) -> list[Step]:
    """Return the milestones of a plan as the reckoning of pace takes them."""
    days = [(last_day(milestone.due), milestone.done_on) for milestone in plan.milestones]
    return [Step(last, done_on) for last, done_on in days if last]


def next_due(milestones: Sequence[Wanted]) -> date | None:
    """Return the earliest last day of a milestone that is not done."""
    open_days = [last_day(milestone.due) for milestone in milestones if milestone.done_on is None]
    return min((day for day in open_days if day is not None), default=None)


def _dated(half_known: str, on: date) -> dict[Obstacle, object]:
    """A day that cannot be read, or that has not begun: a month still running is not in the future."""
    last = last_day(half_known) if half_known else on
    return {
        Obstacle.NO_SUCH_DATE: last is None,
        Obstacle.IN_THE_FUTURE: last is not None
        and bool(half_known)
        and HalfKnownDate.parse(half_known).first > on,
    }


def _too_long(*told: tuple[str, int]) -> bool:
    return any(len(words) > most for words, most in told)


def _standing(standing: Mapping[Obstacle, object]) -> set[Obstacle]:
    return {obstacle for obstacle, stands in standing.items() if stands}
