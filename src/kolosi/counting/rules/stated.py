"""What a published set states, read without pretending: parts that it does not give are `None`, never zero (R18)."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from kolosi.counting.rules.basis import Basis

Published: TypeAlias = Mapping[str, Any]
CHILDREN_TYPES = ("RU", "K", "M", "SV", "AB")
INCIDENT_TYPES = ("AS", "AH", "DHA")
BESIDE = ("MU", "DL")
PAIRS = {"KM": ("K", "M"), "attacks": ("AS", "AH")}
PAIR_OF = {code: pair for pair, codes in PAIRS.items() for code in codes}
GROUPS = ("RU", "KM", "SV", "AB", "attacks", "DHA")  # the six grave violations, as published
TOTALS = ("total", "in_period", "late", "multi_violation_children", "residual")
BREAKDOWNS = ("children", *GROUPS, *PAIR_OF, *BESIDE)
NAMES = (*TOTALS, *BREAKDOWNS)


def number(value: Any) -> int | None:
    """Return a stated number, or the total of a stated breakdown; `None` where there is none."""
    found = value.get("total") if isinstance(value, Mapping) else value
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def part(value: Any, name: str) -> int | None:
    """Return a number inside a stated breakdown; `None` where there is no breakdown, or it lacks that number."""
    return number(value.get(name)) if isinstance(value, Mapping) else None


def field(published: Published, code: str, name: str) -> tuple[str, Any]:
    """Return what a set says of a type under that name, or of the pair the type belongs to, and where it says so."""
    for place in (code, PAIR_OF.get(code, code)):
        value = published.get(place)
        if isinstance(value, Mapping) and value.get(name) is not None:
            return place, value[name]
    return code, None


def total_of(published: Published, group: str) -> int | None:
    """Return the number of a type or pair: as stated, or as its two types make."""
    found = number(published.get(group))
    if found is None and group in PAIRS:
        parts = [number(published.get(code)) for code in PAIRS[group]]
        return None if None in parts else sum(part or 0 for part in parts)
    return found


def basis_of(published: Published) -> Basis:
    """Return the basis of a set's parts; a set that states none is read as a total."""
    told = str(published.get("basis", "")).upper()
    for basis in (Basis.IN_PERIOD, Basis.LATE):
        if told.startswith(basis.name) or f"CATEGORIES {basis.name}" in told:
            return basis
    return Basis.TOTAL


def totals_of(published: Published) -> dict[Basis, int]:
    """Return the stated totals by basis; the total of a set whose parts are IN_PERIOD may still hold late ones."""
    total, inside, late = (number(published.get(name)) for name in ("total", "in_period", "late"))
    found = {Basis.IN_PERIOD: inside, Basis.LATE: late}
    both = inside is not None and late is not None and total == inside + late
    whole = Basis.TOTAL if both else basis_of(published)
    return {basis: one for basis, one in {**found, whole: total}.items() if one is not None}


def whole_of(published: Published) -> int | None:
    """Return the total that the parts of a set make up, as stated or as its two bases make it."""
    found = totals_of(published)
    if (basis := basis_of(published)) in found:
        return found[basis]
    both = (found.get(Basis.IN_PERIOD), found.get(Basis.LATE))
    return None if basis is not Basis.TOTAL or None in both else sum(part or 0 for part in both)


def rest_of(published: Published) -> tuple[int, list[str]]:
    """Return what the total holds beyond the parts that are given, and the groups that are not given."""
    parts = {group: total_of(published, group) for group in GROUPS}
    missing = [group for group, part in parts.items() if part is None]
    total = whole_of(published)
    given = sum(part for part in parts.values() if part is not None)
    return (0 if total is None else max(0, total - given)), missing
