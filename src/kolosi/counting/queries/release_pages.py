"""A release that is only tried, as its page shows it: what would be hidden, and what an attacker would learn, in words."""

from collections.abc import Collection
from dataclasses import dataclass

from kolosi.counting import rules
from kolosi.counting.queries.releases import Grid, Labels, grids, labels, releases, time_label, type_label
from kolosi.counting.queries.trying import Exposed, exposure
from kolosi.counting.rules.disclosure_cube import ALL, DIMENSIONS, Counted, Mark, Shown
from kolosi.kernel.viewer import Viewer

SHOWN = 20  # exposed numbers that a page lists


@dataclass(frozen=True)
class Learnt:
    """A number that an attacker would learn: its type, where and when, the range, the older releases (reference, title)."""

    type_label: str
    place: tuple[str, ...]
    time: str
    low: int
    high: int
    older: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TriedType:
    """One type of the release: how many cells are told and how, and its first tables, over all of the time."""

    code: str
    label: str
    cells: int
    numbers: int
    few: int
    hidden: int
    silent: bool
    grids: tuple[Grid, ...]


@dataclass(frozen=True)
class Tried:
    """What a page shows of a release before it is written; `learnt_in_all` may be more than are listed."""

    watermark: bool
    protected: bool
    percent: int
    percent_small: int
    advice: tuple[str, ...]
    learnt: tuple[Learnt, ...]
    learnt_in_all: int
    types: tuple[TriedType, ...]
    by_older: bool


def tried(viewer: Viewer, wanted: rules.Wanted, counted: Collection[Counted]) -> Tried:
    """Return what the release would tell and disclose, in the viewer's language."""
    found = exposure(viewer, wanted, counted)
    label = labels(viewer, {one.region for one in found.draft.counted})
    listed = found.exposed[:SHOWN]
    titles = {one.ref: one.title for one in releases(viewer)} if listed else {}
    return Tried(
        watermark=wanted.profile.watermark,
        protected=wanted.profile.protected,
        percent=round(100 * found.share),
        percent_small=round(100 * found.small),
        advice=found.advice,
        learnt=tuple(_learnt(viewer, one, label, titles) for one in listed),
        learnt_in_all=len(found.exposed),
        types=_types(viewer, found.told.cells, found.silent),
        by_older=any(one.older for one in found.exposed),
    )


def _learnt(viewer: Viewer, one: Exposed, label: Labels, titles: dict[str, str]) -> Learnt:
    values = [(name, getattr(one.name, name)) for name in DIMENSIONS]
    place = tuple(label(name, value) for name, value in values if value != ALL)
    older = tuple((ref, titles.get(ref, ref)) for ref in one.older)
    time = time_label(viewer, one.name.time)
    return Learnt(type_label(viewer, one.name.type), place, time, one.low, one.high, older)


def _types(viewer: Viewer, cells: Collection[Shown], silent: Collection[str]) -> tuple[TriedType, ...]:
    found = []
    for code in sorted({one.name.type for one in cells}):
        those = [one for one in cells if one.name.type == code]
        marks = [one.mark for one in those]
        times = {one.name.time for one in those}
        time = ALL if ALL in times else min(times)
        whole = [one for one in those if one.name.time == time]
        numbers, few, hidden = (marks.count(one) for one in (Mark.NUMBER, Mark.FEW, Mark.HIDDEN))
        drawn = grids(viewer, whole)[:1]
        label = type_label(viewer, code)
        found.append(TriedType(code, label, len(those), numbers, few, hidden, code in silent, drawn))
    return tuple(found)
