"""What a release tells of the days of a product, for audiences that are told no small number."""

from dataclasses import dataclass, replace

from kolosi.counting import queries as counting
from kolosi.counting.rules import disclosure_audiences as audiences
from kolosi.counting.rules.tables import Table
from kolosi.kernel.viewer import Viewer
from kolosi.reports.queries.asking import Asked
from kolosi.reports.queries.products import last_window
from kolosi.reports.rules import released, windows


@dataclass(frozen=True)
class Covering:
    """A release that tells the days of a product, in which stretch of its time, and as known when."""

    ref: str
    time: str
    asked: Asked


def covering(viewer: Viewer, asked: Asked) -> Covering | None:
    """Return the last release to the audience, known by then, that tells exactly these days; nothing where none does."""
    grain = audiences.audience(asked.audience).time
    for one in counting.releases(viewer):
        time = released.time_of(asked.period, within=one.period, grain=grain)
        for_them = (one.situation, one.audience) == (asked.situation, asked.audience)
        if for_them and time and one.as_of <= asked.as_of:
            return Covering(one.ref, time, replace(asked, as_of=one.as_of, basis=released.BASIS))
    return None


def settled(viewer: Viewer, asked: Asked) -> tuple[Asked, set[windows.Obstacle]]:
    """Return what is wanted, as known when its release was made where it is drawn from one, and what forbids to issue it."""
    found = covering(viewer, asked) if audiences.audience(asked.audience).protected else None
    told = found.asked if found else asked
    last = last_window(viewer, asked.kind, asked.situation)
    standing = windows.obstacles_to_issuing(told.kind, told.period, last, as_of=told.as_of.date())
    return told, standing | windows.obstacles_to_telling(told.audience, told.period, released=bool(found))


def table(viewer: Viewer, found: Covering) -> released.Released:
    """Return the table that the release tells of those days."""
    cells = counting.cells_of(viewer, found.ref)
    return released.table(cells, found.time, found.asked.period, as_of=found.asked.as_of)


def names(viewer: Viewer, found: Table) -> dict[str, str]:
    """Return what the kinds of parties in the table are called in the viewer's language."""
    label = counting.labels(viewer, ())
    return {row: label("party_kind", row) for _, row in found.by_party}
