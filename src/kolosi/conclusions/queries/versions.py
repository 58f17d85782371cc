"""What an ask said at each time, and what each act changed in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import scope, words
from kolosi.kernel.viewer import Viewer

_LISTS = {"themes": "themes", "channels": "channels", "urgency": "modifiers", "verb": "verbs"}
_COMPARED = (
    "summary",
    "verb",
    "pressure",
    "names",
    "themes",
    "channels",
    "urgency",
    "deadline",
    "clauses",
    "confidential",
)


@dataclass(frozen=True)
class Version:
    """What the ask said once: which act made it say so, and what that act changed, field by field."""

    number: int
    act: str
    at: datetime
    by: str
    changes: tuple[tuple[str, str, str], ...]  # field, before, after
    withheld: bool


def versions(viewer: Viewer, row: models.Ask) -> tuple[Version, ...]:
    """Return every version, the latest first; what was confidential then stays so for whoever may not read such asks."""
    rows = list(row.versions.all())
    names = access.person_names(viewer, {one.by for one in rows})
    open_to = scope.sees_confidential(viewer, row.situation)
    made: list[Version] = []
    before: Mapping[str, Any] = {}
    for one in rows:
        values = one.values
        withheld = not open_to and bool(values.get("confidential") or before.get("confidential"))
        changes = () if withheld or not before else tuple(_changes(viewer, before, values))
        made.append(Version(one.number, one.act, one.at, names.get(one.by, one.by), changes, withheld))
        before = values
    return tuple(reversed(made))


def _changes(
    viewer: Viewer, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    for name in _COMPARED:
        if before.get(name) != after.get(name):
            yield name, _said(viewer, name, before.get(name)), _said(viewer, name, after.get(name))


def _said(viewer: Viewer, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    parts = value if isinstance(value, list) else [] if value in (None, "") else [value]
    if name in _LISTS:
        parts = [words.label(viewer, _LISTS[name], str(part)) for part in parts]
    return ", ".join(str(part) for part in parts)
