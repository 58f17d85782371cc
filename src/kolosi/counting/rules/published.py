"""Published figures held against their own parts: what adds up, and what is left over, which is reported, never forced."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from kolosi.reference import rules as reference


class Reconciled(NamedTuple):
    """One check of a published set: what was stated, what its parts make, and the difference."""

    what: str
    stated: int
    parts: int

    @property
    def residual(self) -> int:
        """R17: what the stated number holds beyond its parts; reported as it is."""
        return self.stated - self.parts


def _number(value: Any) -> int | None:
    found = value.get("total") if isinstance(value, Mapping) else value
    return found if isinstance(found, int) else None


def _sexes(value: Mapping[str, Any]) -> int | None:
    known = [value[sex] for sex in ("boys", "girls", "unknown") if isinstance(value.get(sex), int)]
    return sum(known) if "boys" in value and "girls" in value else None


def reconciled(published: Mapping[str, Any]) -> list[Reconciled]:
    """Return every check that a published set allows: its total, K and M, sexes, parties, in period and late.

    R18: a part that the source does not give is unknown, not zero: a check that would need it is left out.
    """
    checks = [_total(published), _pair(published, "KM", "K", "M"), _pair(published, "attacks", "AS", "AH")]
    if all(isinstance(published.get(part), int) for part in ("total", "in_period", "late")):
        checks.append(
            Reconciled("in period and late", published["total"], published["in_period"] + published["late"])
        )
    for code, value in published.items():
        if isinstance(value, Mapping) and isinstance(value.get("total"), int):
            checks += _inside(code, value)
    return [check for check in checks if check is not None]


def _total(published: Mapping[str, Any]) -> Reconciled | None:
    groups = (("RU",), ("KM", "K+M"), ("SV",), ("AB",), ("attacks", "AS+AH"), ("DHA",))
    parts = [_part(published, group) for group in groups]
    total = _number(published.get("total"))
    if total is None or any(part is None for part in parts):
        return None
    return Reconciled("total", total, sum(part for part in parts if part is not None))


def _part(published: Mapping[str, Any], names: tuple[str, ...]) -> int | None:
    for name in names:
        found = [_number(published.get(one)) for one in name.split("+")]
        if all(number is not None for number in found):
            return sum(number for number in found if number is not None)
    return None


def _pair(published: Mapping[str, Any], whole: str, one: str, other: str) -> Reconciled | None:
    stated, parts = _number(published.get(whole)), _part(published, (f"{one}+{other}",))
    return None if stated is None or parts is None else Reconciled(whole, stated, parts)


def _inside(code: str, value: Mapping[str, Any]) -> list[Reconciled]:
    found = []
    sexes = _sexes(value)
    if sexes is not None:
        found.append(Reconciled(f"{code} by sex", value["total"], sexes))
    if parties := value.get("by_party"):
        found.append(Reconciled(f"{code} by party", value["total"], sum(parties.values())))
    return found


def never_in_total() -> frozenset[str]:
    """Return the codes that no total of grave violations holds (R02)."""
    return frozenset(
        code.code for code in reference.code_list("violation_types").values() if not code.more["grave"]
    )
