"""Frozen sets as pages show them: with labels, beside what counts differently today."""

from dataclasses import dataclass
from datetime import datetime

from kolosi.counting.queries.frozen import (
    FrozenCount,
    FrozenNumber,
    FrozenSet,
    frozen,
    frozen_sets,
    restatements,
)
from kolosi.counting.queries.pages import type_name
from kolosi.counting.rules.tables import Restated
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class FrozenRow:
    """One frozen set in a list: its head and all grave violations it counted."""

    head: FrozenSet
    situations: tuple[str, ...]


@dataclass(frozen=True)
class FrozenShown:
    """A frozen set with labels, and what counts differently today."""

    head: FrozenSet
    situations: tuple[str, ...]
    numbers: tuple[tuple[str, FrozenNumber], ...]  # of kind type, with the type's name
    children: tuple[FrozenCount, ...]
    restated: tuple[tuple[str, tuple[Restated, ...]], ...]


def frozen_rows(viewer: Viewer) -> tuple[FrozenRow, ...]:
    """Return the frozen sets that the viewer may see."""
    return tuple(FrozenRow(head, _situations(viewer, head)) for head in frozen_sets(viewer))


def frozen_page(viewer: Viewer, ref: str, *, at: datetime) -> FrozenShown:
    """Return one frozen set as it was, beside what differs today."""
    page = frozen(viewer, ref)
    numbers = tuple((type_name(viewer, one.type), one) for one in page.numbers if one.kind == "type")
    restated = tuple(restatements(viewer, ref, at=at).items())
    return FrozenShown(page.head, _situations(viewer, page.head), numbers, page.children, restated)


def _situations(viewer: Viewer, head: FrozenSet) -> tuple[str, ...]:
    return tuple(code_list("situations")[code].labelled(viewer.language) for code in head.situations)
