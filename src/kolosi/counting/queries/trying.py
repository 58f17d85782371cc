"""What a release would tell, tried before it is written: what is hidden, and what an attacker would learn beside older ones."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from kolosi.counting import models, rules
from kolosi.counting.gateways import protection
from kolosi.counting.queries.cells import cells
from kolosi.counting.queries.told import shown_cells
from kolosi.counting.rules.disclosure_audiences import Grain, quarters
from kolosi.counting.rules.disclosure_cube import Counted, Mark, Name, Shown, advice, hidden_share
from kolosi.counting.rules.disclosure_draft import Draft, drafted
from kolosi.counting.rules.disclosure_knowledge import Told, concerned
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.places import queries as places

RELEASE = "counting.release"


@dataclass(frozen=True)
class Exposed:
    """A small number that an attacker would know better: between `low` and `high`, by the older releases named."""

    name: Name
    low: int
    high: int
    older: tuple[str, ...]


@dataclass(frozen=True)
class Exposure:
    """A release as it would be told. `so_far` counts the situation's releases it was tried against, of all audiences.

    `share` is how much of it is hidden, `small` how much would be if nothing but small numbers were. Of `silent` types
    nothing is told of what is hidden. `advice` names dimensions that could be added up.
    """

    draft: Draft
    told: Told
    so_far: int
    exposed: tuple[Exposed, ...]
    share: float
    small: float
    silent: tuple[str, ...]
    advice: tuple[str, ...]


def counted(viewer: Viewer, wanted: rules.Wanted) -> tuple[Counted, ...]:
    """Return the cells counted from the records, and a zero for each region of the situation where nothing was counted."""
    found = cells(viewer, wanted.period, at=wanted.as_of, situation=wanted.situation)
    if not found:
        return ()
    known = {one.code for one in places.regions(viewer, wanted.situation, on=wanted.period.last)}
    missing = sorted(known - {one.region for one in found})
    return (*found, *(found[0]._replace(region=one, number=0) for one in missing))


def exposure(viewer: Viewer, wanted: rules.Wanted, counted: Collection[Counted]) -> Exposure:
    """Return what a release of these cells would tell, and what it would disclose; nothing is written.

    The numbers behind older releases are read for the attacker only, and for whoever may release.
    """
    if not viewer.may(RELEASE, situation=wanted.situation):
        raise Absent
    draft = drafted(counted, wanted.profile, wanted.period, as_of=wanted.as_of, known=wanted.known)
    so_far = models.Release.objects.filter(situation=wanted.situation).count()
    bare = draft.told()
    if not wanted.profile.protected or not draft.cells:
        return Exposure(draft, bare, so_far, (), 0.0, 0.0, (), ())
    older = _older(viewer, bare, wanted.situation)
    told = protection.shield(draft, older if wanted.hide_more else ())
    exposed = tuple(
        Exposed(one.secret.name, one.low, one.high, protection.blamed(draft, told, older, one))
        for one in protection.unsafe(draft, told, older)
    )
    silent = {one.name.type for one in told.cells if one.mark is Mark.HIDDEN and not one.limit}
    return Exposure(
        draft,
        told,
        so_far,
        exposed,
        hidden_share(told.cells),
        hidden_share(bare.cells),
        tuple(sorted(silent)),
        advice(told.cells, wanted.profile),
    )


def _older(viewer: Viewer, new: Told, situation: str) -> tuple[Told, ...]:
    """Return the protected releases of the situation that can be set against the new one, with what stands behind them."""
    rows = {one.ref: one for one in models.Release.objects.filter(situation=situation, protected=True)}
    near = [one.ref for one in concerned(new, [_head(one) for one in rows.values()])]
    told: dict[str, list[Shown]] = {one: [] for one in near}
    behind: dict[str, list[Counted]] = {one: [] for one in near}
    for ref, shown in shown_cells(viewer, near):
        told[ref].append(shown)
    known = models.CountedCell.objects.filter(release__ref__in=near)
    for ref, *values in known.values_list("release__ref", *Counted._fields):
        behind[ref].append(Counted(*values))
    return tuple(
        replace(_head(rows[one]), cells=tuple(told[one]), counted=tuple(behind[one])) for one in near
    )


def _head(row: models.Release) -> Told:
    return Told(row.ref, row.as_of, Grain(row.grain), (), (), quarters(Period(row.first, row.last)))
