"""Two versions of one record, field by field, for the page that says someone else wrote first."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Row:
    """One field in both versions, as words."""

    field: str
    yours: str
    theirs: str
    changed: bool


def rows(*, theirs: object, yours: object) -> tuple[Row, ...]:
    """Return the fields of both versions in their order; a version is a dataclass, a mapping or one value."""
    now, then = _fields(theirs), _fields(yours)
    names = [*now, *(name for name in then if name not in now)]
    return tuple(
        Row(
            field=_words(name),
            yours=_shown(then.get(name)),
            theirs=_shown(now.get(name)),
            changed=then.get(name) != now.get(name),
        )
        for name in names
    )


def _fields(version: object) -> Mapping[str, Any]:
    if version is None:
        return {}
    if is_dataclass(version) and not isinstance(version, type):
        return asdict(version)
    if isinstance(version, Mapping):
        return {str(name): value for name, value in version.items()}
    return {"version": version}


def _words(name: str) -> str:
    """Return a field's name for people. Whoever raises `Stale` may name fields in words already."""
    known = {
        "version": _("Version"),
        "status": _("Status"),
        "owner": _("Owner"),
        "summary": _("Summary"),
        "text": _("Text"),
        "note": _("Note"),
        "due": _("Due"),
        "addressees": _("Addressees"),
        "themes": _("Themes"),
    }
    return known.get(name, name.replace("_", " ").capitalize())


def _shown(value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(part) for part in value) or "–"
    return str(value)
