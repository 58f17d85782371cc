"""A published set beside a count: each stated number, and what was counted."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kolosi.counting.rules import stated
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Sex, Tally
from kolosi.counting.rules.stated import Published
from kolosi.counting.rules.tables import Figure, Table

_SEXES = {"boys": Sex.BOY, "girls": Sex.GIRL, "unknown": Sex.UNKNOWN}
_TOTALS = {Basis.TOTAL: "total", Basis.IN_PERIOD: "in_period", Basis.LATE: "late"}


class Compared(NamedTuple):
    """One stated number beside the counted one; `name` is its place in the set."""

    name: str
    stated: int
    counted: int

    @property
    def agrees(self) -> bool:
        """Say whether both are the same."""
        return self.stated == self.counted


def compared(published: Published, counted: Mapping[Basis, Table]) -> list[Compared]:
    """Return every stated number that tables can give, beside what they give."""
    table = counted[stated.basis_of(published)]
    found = [*_totals(published, counted), *_children(published, table)]
    for code in (*stated.GROUPS, *stated.PAIR_OF, *stated.BESIDE):
        value = published.get(code)
        codes = stated.PAIRS.get(code, (code,))
        if (number := stated.number(value)) is not None:
            found.append(Compared(code, number, sum(one.number for one in _figures(table, codes))))
        if isinstance(value, Mapping):
            found += _inside(code, codes, value, table)
    return found


def _totals(published: Published, counted: Mapping[Basis, Table]) -> Iterator[Compared]:
    for basis, number in stated.totals_of(published).items():
        name = "total" if published.get("total") == number else _TOTALS[basis]
        yield Compared(name, number, counted[basis].grave)


def _children(published: Published, table: Table) -> Iterator[Compared]:
    told = published.get("children")
    if (number := stated.number(told)) is not None:
        yield Compared("children", number, table.children.published)
    for name, sex in _SEXES.items():
        if (number := stated.part(told, name)) is not None:
            yield Compared(f"children {name}", number, table.children.by_sex[sex])
    if (number := stated.number(published.get("multi_violation_children"))) is not None:
        yield Compared("multi_violation_children", number, table.with_several)


def _figures(table: Table, codes: tuple[str, ...]) -> list[Figure]:
    return [table.by_type[code] for code in codes if code in table.by_type]


def _inside(code: str, codes: tuple[str, ...], value: Mapping[str, Any], table: Table) -> Iterator[Compared]:
    made = {
        **_by_sex(table, codes),
        **_ages(table, codes),
        "explosive_ordnance": _row(table.by_explosive, codes, "yes"),
    }
    for name, number in made.items():
        if (told := stated.number(value.get(name))) is not None and number is not None:
            yield Compared(f"{code} {name}", told, number)
    for row, told in (value.get("by_party") or {}).items():
        if told is not None:
            yield Compared(f"{code} by_party {row}", told, _row(table.by_party, codes, _composite(row)))
    for row, told in (value.get("by_region") or {}).items():
        if told is not None:
            yield Compared(f"{code} by_region {row}", told, _row(table.by_region, codes, row))


def _by_sex(table: Table, codes: tuple[str, ...]) -> dict[str, int]:
    tally = sum((one.tally for one in _figures(table, codes)), Tally())
    return {"boys": tally.boys, "girls": tally.girls, "unknown": tally.unknown}


def _ages(table: Table, codes: tuple[str, ...]) -> dict[str, int | None]:
    ages = [table.ages[code] for code in codes if code in table.ages]
    return {
        "under15": sum(one.under_15 for one in ages),
        "min_age": min((one.youngest for one in ages if one.youngest is not None), default=None),
        "max_age": max((one.oldest for one in ages if one.oldest is not None), default=None),
    }


def _row(figures: Mapping[tuple[str, str], Figure], codes: tuple[str, ...], row: str) -> int:
    return sum(figures[code, row].number for code in codes if (code, row) in figures)


def _composite(row: str) -> str:
    for mark in (" x ", " + "):
        if mark in row:
            return mark.join(sorted(set(row.split(mark))))  # R13
    return row
