"""Published figures held against their own parts: what adds up, and what is left over, which is reported, never forced."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from kolosi.counting.rules import stated
from kolosi.counting.rules.stated import Published
from kolosi.reference import rules as reference

_SEXES = ("boys", "girls", "unknown")
_ROWS = ("by_party", "by_region")


class Reconciled(NamedTuple):
    """One check of a published set: what was stated, what its parts make, and the difference."""

    what: str
    stated: int
    parts: int
    reads: tuple[str, ...] = ()  # the numbers of the set that it holds against each other

    @property
    def residual(self) -> int:
        """R17: what the stated number holds beyond its parts; reported as it is."""
        return self.stated - self.parts


class Bound(NamedTuple):
    """One check of a number that cannot be greater than another."""

    what: str
    stated: int
    at_most: int
    of: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether it is not greater."""
        return self.stated <= self.at_most


def reconciled(published: Published) -> list[Reconciled]:
    """Return every check that a published set allows: its total, K and M, sexes, parties, in period and late.

    R18: a part that the source does not give is unknown, not zero: a check that would need it is left out.
    """
    checks = [*_total(published), *_pairs(published)]
    total, inside, late = (stated.number(published.get(name)) for name in ("total", "in_period", "late"))
    if total is not None and inside is not None and late is not None:
        reads = ("total", "in_period", "late")
        checks.append(Reconciled("in period and late", total, inside + late, reads))
    for code, value in published.items():
        if isinstance(value, Mapping) and (whole := stated.number(value)) is not None:
            checks += _inside(code, whole, value)
    return checks


def _total(published: Published) -> Iterator[Reconciled]:
    parts = [stated.total_of(published, group) for group in stated.GROUPS]
    total = stated.whole_of(published)
    if total is not None and None not in parts:
        singly = (code for code, pair in stated.PAIR_OF.items() if pair not in published)
        reads = ("total", *stated.GROUPS, *singly)
        yield Reconciled("total", total, sum(part or 0 for part in parts), reads)


def _pairs(published: Published) -> Iterator[Reconciled]:
    for pair, codes in stated.PAIRS.items():
        whole = stated.number(published.get(pair))
        parts = [stated.number(published.get(code)) for code in codes]
        if whole is not None and None not in parts:
            yield Reconciled(pair, whole, sum(part or 0 for part in parts), (pair, *codes))


def _inside(code: str, whole: int, value: Mapping[str, Any]) -> Iterator[Reconciled]:
    sexes = [stated.number(value.get(sex)) for sex in _SEXES]
    if sexes[0] is not None and sexes[1] is not None:
        reads = (code, *(f"{code} {sex}" for sex in _SEXES))
        yield Reconciled(f"{code} by sex", whole, sum(number or 0 for number in sexes), reads)
    for name in _ROWS:
        if (rows := value.get(name)) and None not in rows.values():
            reads = (code, *(f"{code} {name} {row}" for row in rows))
            yield Reconciled(f"{code} {name.replace('_', ' ')}", whole, sum(rows.values()), reads)


def bounds(published: Published) -> list[Bound]:
    """Return every number of a set that another one limits: children by what was done to them, parts by their whole.

    A child that suffered two types is two units (R01) and one child (R09): children are never more than units.
    """
    found = [*_parts_of(published), *_ages_of(published)]
    given = [part for group in stated.GROUPS if (part := stated.total_of(published, group)) is not None]
    total = stated.whole_of(published)
    if total is not None and 0 < len(given) < len(stated.GROUPS):  # all of them are held to add up instead
        found.append(Bound("parts that are given", sum(given), total))
    children = stated.number(published.get("children"))
    units = [stated.total_of(published, group) for group in ("RU", "KM", "SV", "AB")]
    if children is not None and None not in units:
        found.append(Bound("children", children, sum(unit or 0 for unit in units), ("RU", "KM", "SV", "AB")))
    several = stated.number(published.get("multi_violation_children"))
    if several is not None and children is not None:
        found.append(Bound("multi_violation_children", several, children, ("children",)))
    return found


def _parts_of(published: Published) -> Iterator[Bound]:
    for code, value in published.items():
        whole = stated.number(value)
        if whole is None or not isinstance(value, Mapping):
            continue
        for name, part in value.items():
            if name not in {"total", "min_age", "max_age"} and (number := stated.number(part)) is not None:
                yield Bound(f"{code} {name}", number, whole, (code,))


def _ages_of(published: Published) -> Iterator[Bound]:
    for code, value in published.items():
        youngest, oldest = (stated.part(value, name) for name in ("min_age", "max_age"))
        if youngest is not None and oldest is not None:
            yield Bound(f"{code} min_age", youngest, oldest, (f"{code} max_age",))


def read(published: Published) -> set[str]:
    """Return the numbers of a set that some check reads, by name."""
    sums = {name for check in reconciled(published) for name in check.reads}
    return sums | {name for bound in bounds(published) for name in (bound.what, *bound.of)}


def unchecked(published: Published, read: Collection[str]) -> list[str]:
    """Return the numbers of a set that are not among those read: nobody should think they were held to anything."""
    return [name for name in numbers(published) if name not in read]


def numbers(published: Published) -> dict[str, int]:
    """Return every number that a set states under the name that checks give it."""
    found: dict[str, int] = {}
    for code, value in published.items():
        if isinstance(value, Mapping):
            for name, part in value.items():
                if isinstance(part, Mapping):
                    found |= {
                        f"{code} {name} {row}": one for row, one in part.items() if isinstance(one, int)
                    }
                elif stated.number(part) is not None:
                    found[code if name == "total" else f"{code} {name}"] = part
        elif stated.number(value) is not None:
            found[code] = value
    return found


def never_in_total() -> frozenset[str]:
    """Return the codes that no total of grave violations holds (R02)."""
    return frozenset(
        code.code for code in reference.code_list("violation_types").values() if not code.more["grave"]
    )
