"""Whom figures are told to, and how fine: the profiles of `audiences.toml` as values.

A protected audience is told no number that points at a child; the policy and its price are decision 0013.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from kolosi.counting.rules.units import counts_victims
from kolosi.kernel.periods import Period
from kolosi.reference.rules import Code, code_list

ABOUT_CHILDREN = frozenset({"sex", "age_band"})  # incidents have neither
_QUARTERS = {"quarter": 1, "half_year": 2, "year": 4}


class Grain(StrEnum):
    """How fine time is told."""

    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Zeros(StrEnum):
    """How a zero below the national total of a type is told."""

    SHOWN = "shown"
    AS_SMALL = "as_small"  # as "0 or fewer than N", like small numbers
    PROTECTED = "protected"  # so, and an attacker may not find out that it is zero


@dataclass(frozen=True)
class Audience:
    """One profile: the tables it is told, what is small in them, and how sure an attacker may become."""

    code: str
    tables: tuple[tuple[str, ...], ...]  # dimensions of each table, beside type and time
    time: Grain
    protected: bool
    watermark: bool = False
    threshold: int = 5
    thresholds: Mapping[str, int] = field(default_factory=dict)
    width: int = 3
    national_types: frozenset[str] = frozenset()
    zeros: Zeros = Zeros.AS_SMALL
    hidden_share: float = 0.4

    def __post_init__(self) -> None:
        if self.protected and min([self.threshold, *self.thresholds.values()]) <= self.width:
            raise ValueError(
                f"{self.code}: a threshold must be larger than the width of an attacker's interval"
            )

    def limit(self, type_code: str) -> int:
        """Return from which number on a figure of the type is told; 0 where nothing is hidden."""
        return self.thresholds.get(type_code, self.threshold) if self.protected else 0

    def tables_of(self, type_code: str) -> tuple[tuple[str, ...], ...]:
        """Return the dimensions of the tables of one type: no regions where they are not told, children only of children."""
        national = {"region"} if type_code in self.national_types else set()
        apart = set() if counts_victims(type_code) else ABOUT_CHILDREN
        kept = [tuple(one for one in table if one not in national | apart) for table in self.tables]
        return tuple(dict.fromkeys(kept))


def audience(code: str) -> Audience:
    """Return the profile of that code; `KeyError` where there is none."""
    return _audience(code_list("audiences")[code])


def audiences() -> tuple[Audience, ...]:
    """Return all profiles in the order of their file."""
    return tuple(_audience(one) for one in code_list("audiences").values())


def _audience(told: Code) -> Audience:
    more = dict(told.more)
    return Audience(
        code=told.code,
        tables=tuple(tuple(table) for table in more["tables"]),
        time=Grain(more["time"]),
        protected=more["protected"],
        watermark=more["watermark"],
        zeros=Zeros(more.get("zeros", Zeros.AS_SMALL)),
        national_types=frozenset(more.get("national_types", ())),
        **{name: more[name] for name in ("threshold", "thresholds", "width", "hidden_share") if name in more},
    )


def quarters(period: Period) -> tuple[str, ...]:
    """Return the quarters of a period, written as `2017Q1`; empty where it is not made of whole quarters."""
    found, at = [], period.first
    while at <= period.last:
        quarter = Period.quarter_of(at)
        if quarter.first != at or quarter.last > period.last:
            return ()
        found.append(str(quarter))
        at = quarter.last + timedelta(days=1)
    return tuple(found)


def bucket(quarter: str, grain: Grain) -> str:
    """Return in which stretch of time a quarter is told: `2017Q1`, `2017H1` or `2017`."""
    year, number = quarter.split("Q")
    return {Grain.QUARTER: quarter, Grain.HALF_YEAR: f"{year}H{(int(number) + 1) // 2}", Grain.YEAR: year}[
        grain
    ]


def is_whole(period: Period, grain: Grain) -> bool:
    """Say whether the period is made of whole stretches of that grain, so that no finer one can be told from it."""
    found = quarters(period)
    told = [bucket(one, grain) for one in found]
    return bool(found) and all(told.count(one) == _QUARTERS[grain] for one in set(told))
