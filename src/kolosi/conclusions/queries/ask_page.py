"""Everything about one ask, as its page shows it; the number of queries does not depend on how much that is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import asks, documents, finding, scope, story, versions, witnesses, words
from kolosi.conclusions.rules import bodies, contrast, following, looking, progress
from kolosi.conclusions.rules.progress import Status
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import queries as ledger
from kolosi.reference import rules as reference

HISTORY = 40  # entries of the ledger
SCALES = ("pam", "paimt", "carter", "registry_2006", "impact", "coe", "un80")


@dataclass(frozen=True)
class Body:
    """A body that the ask addresses, or that it needs without addressing it; `successors` are proposals."""

    code: str
    name: str
    kind_label: str
    asked: bool
    ended_on: date | None
    ended_by: str
    successors: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """The ask in the words of one clause; `stretches` mark what differs from the first wording."""

    label: str
    item: str
    channel: str
    text: str
    same: bool
    stretches: tuple[contrast.Stretch, ...]


@dataclass(frozen=True)
class Context:
    """What the text says beside the ask: concern, praise, or a norm it recalls."""

    label: str
    kind: str  # concern, praise or norm
    text: str


@dataclass(frozen=True)
class Step:
    """A milestone; `state` is done, late or open on the day one looks."""

    text: str
    due: str
    done_on: date | None
    state: str


@dataclass(frozen=True)
class Act:
    """Something the viewer may do here, and what stands in its way."""

    verb: str
    obstacles: tuple[str, ...]


@dataclass(frozen=True)
class Modifiers:
    """What the words add to the ask: how urgent, how hedged, by which means, on which conditions, through whose hands."""

    urgency: tuple[str, ...]
    hedge: tuple[str, ...]
    aspect: tuple[str, ...]
    means: tuple[str, ...]
    conditions: tuple[str, ...]
    chain: tuple[str, ...]
    ambiguities: tuple[str, ...]
    repeats: bool
    reported_by: str
    reported_in: str


@dataclass(frozen=True)
class Dates:
    """The day that the text sets, if any; those of our policy; and since when the addressee is silent."""

    deadline: str
    review_on: date | None
    review_days: int
    conveyed_on: date | None
    silent_since: date | None
    silence_days: int


@dataclass(frozen=True)
class AskPage:
    """One ask with all that is known of it. `inside` says whether the viewer reads the whole situation."""

    row: asks.Row
    revision: int
    inside: bool
    followed: bool
    document_status: str
    adopted_on: str
    simulated: bool
    own_words: bool  # the document is facts in our words: its text is not carried
    merged_into: str
    bodies: tuple[Body, ...]
    wordings: tuple[Wording, ...]
    witnesses: tuple[witnesses.Witness, ...]  # documents that say it again
    withheld: int  # wordings that only a letter has, left out for this viewer
    context: tuple[Context, ...]
    modifiers: Modifiers
    dates: Dates
    focal_points: tuple[str, ...]
    plan: following.Planned
    steps: tuple[Step, ...]
    pace: str  # on that day, by the milestones: on, off or ""
    story: tuple[story.Event, ...]
    earlier: tuple[tuple[str, str], ...]  # asks that this one took the place of: reference and summary
    crosswalk: tuple[tuple[str, str], ...]
    versions: tuple[versions.Version, ...]
    history: tuple[access.Told, ...]
    acts: tuple[Act, ...]


def ask(viewer: Viewer, ref: str, *, on: date) -> AskPage | None:
    """Return one ask in reach as it stands on that day, previewed and merged ones too, or nothing."""
    row = asks.whole(viewer, scope.asks(viewer, resting=True)).filter(ref=ref).first()
    if row is None:
        return None
    inside = viewer.may("conclusions.read", situation=row.situation)
    seen, hidden = _clauses(viewer, row)
    making = [link.clause for link in seen if link.makes]
    names, focal_points = _people(viewer, row) if inside else ({}, ())
    plan = finding.planned(viewer, row)
    return AskPage(
        row=asks.row_of(viewer, row, names, on=on),
        revision=row.revision,
        inside=inside,
        followed=row.followed,
        document_status=row.document.status,
        adopted_on=row.document.adopted_on,
        simulated=row.document.simulated,
        own_words=row.document.format == "facts",
        merged_into=_merged_into(viewer, row),
        bodies=tuple(_bodies(viewer, row, on)),
        wordings=tuple(_wordings(viewer, making)),
        witnesses=witnesses.of_ask(viewer, row),
        withheld=hidden,
        context=tuple(_context(link.clause for link in seen if not link.makes)),
        modifiers=_modifiers(viewer, row, making),
        dates=_dates(row, on),
        focal_points=focal_points,
        plan=plan,
        steps=tuple(_step(step, on) for step in plan.milestones),
        pace=progress.pace(following.steps(plan), on=on),
        story=story.story(viewer, row),
        earlier=_earlier(viewer, row) if inside else (),
        crosswalk=_crosswalk(row.status),
        versions=versions.versions(viewer, row) if inside else (),
        history=access.told(viewer, ledger.entries(viewer, about=ref, limit=HISTORY)) if inside else (),
        acts=_acts(viewer, row),
    )


def _dates(row: models.Ask, on: date) -> Dates:
    return Dates(
        deadline=row.deadline,
        review_on=row.review_on,
        review_days=looking.review_days(row.urgency, row.pressure),
        conveyed_on=row.conveyed_on,
        silent_since=looking.silent_since(row.conveyed_on, row.answered_on, on=on),
        silence_days=looking.silence_days(),
    )


def _acts(viewer: Viewer, row: models.Ask) -> tuple[Act, ...]:
    status = Status(row.status)
    return tuple(
        Act(verb, tuple(sorted(following.obstacles(verb, followed=row.followed, status=status))))
        for verb in following.ACTS
        if viewer.may(f"conclusions.{verb}", situation=row.situation)
    )


def _clauses(viewer: Viewer, row: models.Ask) -> tuple[list[models.AskClause], int]:
    """Return the clauses that the viewer may read, and how many wordings of the ask are left out (decision 0003)."""
    links = list(row.clauses.select_related("clause__item"))
    if not links or scope.sees_confidential(viewer, row.situation):
        return links, 0
    reading = models.Reading.objects.only("id").get(pk=links[0].clause.item.reading_id)
    guarded = documents.hidden(viewer, row.document, reading)
    seen = [link for link in links if link.clause.item.label not in guarded]
    hidden = [link for link in links if link.makes and link.clause.item.label in guarded]
    return seen, len(hidden)


def _people(viewer: Viewer, row: models.Ask) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return the name of the owner by their reference, and the names of the focal points."""
    last = row.assignments.last()
    refs = [last.owner, *last.focal_points] if last else []
    names = access.person_names(viewer, refs)
    return names, tuple(names.get(ref, ref) for ref in (last.focal_points if last else ()))


def _merged_into(viewer: Viewer, row: models.Ask) -> str:
    if row.merged_into_id is None:
        return ""
    return (
        scope.asks(viewer, resting=True).filter(pk=row.merged_into_id).values_list("ref", flat=True).first()
        or ""
    )


def _bodies(viewer: Viewer, row: models.Ask, on: date) -> Iterator[Body]:
    for one in row.addressees.all():
        ended = bodies.ended(one.code, on=on.isoformat())
        known = reference.code_list("addressees").get(one.code)
        more: Mapping[str, Any] = known.more if known and ended else {}
        yield Body(
            code=one.code,
            name=words.label(viewer, "addressees", one.code, otherwise=one.name),
            kind_label=words.label(viewer, "addressee_kinds", one.kind),
            asked=one.asked,
            ended_on=date.fromisoformat(ended) if ended else None,
            ended_by=more.get("ended_by", ""),
            successors=tuple(words.label(viewer, "addressees", code) for code in more.get("successors", ())),
        )


def _wordings(viewer: Viewer, making: Iterable[models.Clause]) -> Iterator[Wording]:
    first = ""
    for clause in making:
        first = first or clause.text
        same = clause.text == first
        yield Wording(
            label=clause.label,
            item=clause.item.label,
            channel=words.label(viewer, "channels", clause.item.channel) if clause.item.channel else "",
            text=clause.text,
            same=same,
            stretches=() if same else contrast.contrasted(first, clause.text),
        )


def _context(beside: Iterable[models.Clause]) -> Iterator[Context]:
    """Yield what is said beside the ask, the same words once."""
    once: dict[str, models.Clause] = {}
    for clause in beside:
        once.setdefault(clause.hash, clause)
    for clause in once.values():
        graded = {-1: "concern", 1: "praise"}.get(clause.polarity, "norm")
        yield Context(clause.label, graded, clause.text)


def _modifiers(viewer: Viewer, row: models.Ask, making: Iterable[models.Clause]) -> Modifiers:
    """Return what the clauses that make the ask add to it, each thing once."""
    details = [clause.details for clause in making]
    told: Mapping[str, Any] = next((found for found in (one.get("reported") for one in details) if found), {})
    once = {
        name: tuple(dict.fromkeys(part for one in details for part in one.get(name, ())))
        for name in ("hedge", "aspect", "means", "conditions", "chain", "ambiguities")
    }
    for name in ("hedge", "aspect"):
        once[name] = tuple(words.label(viewer, "modifiers", code) for code in once[name])
    if len(once["chain"]) < 2:
        once["chain"] = ()
    return Modifiers(
        urgency=tuple(words.label(viewer, "modifiers", code) for code in row.urgency),
        repeats=any(one.get("repeat") for one in details),
        reported_by=told.get("speaker") or "",
        reported_in=told.get("origin") or "",
        **once,
    )


def _step(step: following.Wanted, on: date) -> Step:
    last = following.last_day(step.due)
    late = step.done_on is None and last is not None and last < on
    return Step(step.text, step.due, step.done_on, "done" if step.done_on else "late" if late else "open")


def _earlier(viewer: Viewer, row: models.Ask) -> tuple[tuple[str, str], ...]:
    before = models.Succession.objects.filter(later=row).values("ask")
    return tuple(scope.asks(viewer).filter(pk__in=before).values_list("ref", "summary"))


def _crosswalk(status: str) -> tuple[tuple[str, str], ...]:
    """Return what other systems call the status, in the order of `SCALES`; "" where they have no word for it."""
    told = reference.code_list("statuses")[status].more.get("crosswalk", {})
    return tuple((scale, str(told.get(scale, ""))) for scale in SCALES)
