"""Facts and columns: which table keeps the facts of a violation type, and how a value is written and read back."""

from typing import Any

from django.db.models import Model

from kolosi.incidents import models
from kolosi.incidents.rules import Facts, Numbers
from kolosi.kernel.precision import HalfKnownDate

FAMILIES: dict[str, type[Model]] = {
    "RU": models.Recruitment,
    "K": models.Harm,
    "M": models.Harm,
    "SV": models.SexualViolence,
    "AB": models.Abduction,
    "AS": models.FacilityAttack,
    "AH": models.FacilityAttack,
    "DHA": models.Denial,
    "MU": models.MilitaryUse,
    "DL": models.Detention,
}
SHARED = ("crossborder", "associated_violation_status", "additional_notes")  # on the violation's own row
_SEXES = (("boys", "girls", "unknown"), ("men", "women", "unknown"))


def names(model: type[Model]) -> frozenset[str]:
    """Return the names of a table's columns."""
    return frozenset(field.name for field in model._meta.concrete_fields)


def written(facts: Facts, model: type[Model]) -> dict[str, Any]:
    """Return the columns that keep those facts; several codes have no column and are left out.

    A fact without a column is a `ValueError`: nothing told is dropped unseen.
    """
    known = names(model)
    found: dict[str, Any] = {}
    for fact, value in facts.items():
        if isinstance(value, tuple):
            continue
        if isinstance(value, Numbers):
            found.update(_tally(fact, value, known))
        elif fact in known:
            found[fact] = str(value) if isinstance(value, HalfKnownDate) else value
        else:
            raise ValueError(f"no column of {model._meta.label} keeps the fact {fact!r}")
    return found


def _tally(fact: str, value: Numbers, known: frozenset[str]) -> dict[str, int | None]:
    numbers = (value.boys, value.girls, value.unknown)
    for sexes in _SEXES:
        if f"{fact}_{sexes[0]}" in known:
            return {f"{fact}_{sex}": number for sex, number in zip(sexes, numbers, strict=True)}
    raise ValueError(f"no columns keep the tally {fact!r}")


def several(facts: Facts) -> list[tuple[str, str]]:
    """Return each code of facts that have several, with its fact."""
    return [(fact, code) for fact, value in facts.items() if isinstance(value, tuple) for code in value]


def read(row: Model, leave: frozenset[str]) -> dict[str, Any]:
    """Return the facts that a row keeps; what nobody said is left out, and so are the columns in `leave`."""
    found: dict[str, Any] = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if column.name not in leave and value is not None and value != "":
            found[column.name] = _value(column, value)
    return _with_tallies(found)


def half_known(text: str) -> HalfKnownDate | None:
    """Return the half-known day that a column keeps, or nothing."""
    return HalfKnownDate.parse(text) if text else None


def _value(column: Any, value: Any) -> Any:
    return (
        HalfKnownDate.parse(value)
        if getattr(column, "max_length", 0) == 10 and value[:1].isdigit()
        else value
    )


def _with_tallies(found: dict[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for name, value in found.items():
        stem, _, last = name.rpartition("_")
        place = next((sexes.index(last) for sexes in _SEXES if last in sexes), None)
        if place is None or not stem:
            facts[name] = value
            continue
        held: Numbers = facts.get(stem, Numbers())
        parts = [held.boys, held.girls, held.unknown]
        parts[place] = value
        facts[stem] = Numbers(*parts)
    return facts
