"""Which children suffered which types, so that every number of a published set holds at once: an integer programme.

A pattern is a child's sex and what happened to it; some of its records may leave the sex untold. The programme (HiGHS,
by SciPy) chooses how many children have each pattern. Numbers that cannot all hold are missed by as little as possible.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain, product, repeat
from typing import NamedTuple, TypeAlias

import numpy as np
from scipy import optimize, sparse

from kolosi.counting.rules import stated
from kolosi.counting.rules.facts import Sex
from kolosi.counting.rules.stated import CHILDREN_TYPES, GROUPS, PAIRS, Published

SEXES = {"boys": Sex.BOY, "girls": Sex.GIRL, "unknown": Sex.UNKNOWN}
INCIDENT_GROUPS = ("attacks", "DHA")
_MISSED, _UNIT, _HIDDEN, _SEVERAL, _KILLED_AND, _SEXED = 1000.0, 0.1, 0.2, 0.02, 0.05, 0.001
_ABSENT, _TOLD, _UNTOLD = range(3)


class Pattern(NamedTuple):
    """A child: its sex, the types it suffered, and those among them whose record does not tell the sex."""

    sex: Sex
    types: tuple[str, ...]
    untold: frozenset[str]

    def recorded(self, code: str) -> Sex:
        """Return the sex that the record of that type tells."""
        return Sex.UNKNOWN if code in self.untold else self.sex


class Fit(NamedTuple):
    """The chosen children, the incidents of each type, and by how much which stated number is missed."""

    children: tuple[Pattern, ...]
    incidents: Mapping[str, int]
    off: Mapping[str, int]


class _Row(NamedTuple):
    name: str
    weights: tuple[int, ...]  # how much one child of each pattern adds
    wanted: int
    incidents: int = 0  # 1: incidents may make it up as well


Patterns: TypeAlias = "tuple[Pattern, ...]"


def fitted(published: Published) -> Fit:
    """Return children and incidents that give the set's numbers, as nearly as they can all hold."""
    patterns = tuple(_patterns())
    rows = [*_of_types(published, patterns), *_of_children(published, patterns)]
    rest, missing = stated.rest_of(published)
    if missing and stated.whole_of(published) is not None:
        codes = [code for group in missing for code in _codes(group) if code in CHILDREN_TYPES]
        incidents = [group for group in missing if group in INCIDENT_GROUPS]
        told = sum(_told(published, group) for group in incidents)
        rows.append(_Row("not given", _having(patterns, codes), rest - told, incidents=int(bool(incidents))))
    numbers, standing_in, off = _solved(rows, patterns)
    children = tuple(
        chain.from_iterable(repeat(one, many) for one, many in zip(patterns, numbers, strict=True))
    )
    return Fit(children + _beside(published), _incidents(published, missing, standing_in), off)


def _told(published: Published, group: str) -> int:
    """Return what is given of a group that is not given as a whole."""
    return sum(stated.number(published.get(code)) or 0 for code in _codes(group))


def _codes(group: str) -> tuple[str, ...]:
    return PAIRS.get(group, (group,))


def _having(patterns: Patterns, codes: Collection[str]) -> tuple[int, ...]:
    return tuple(len(set(codes) & set(one.types)) for one in patterns)


def _patterns() -> Iterator[Pattern]:
    for sex in Sex:
        states = (_ABSENT, _TOLD) if sex is Sex.UNKNOWN else (_ABSENT, _TOLD, _UNTOLD)
        for drawn in product(states, repeat=len(CHILDREN_TYPES)):
            if _TOLD in drawn:
                said = dict(zip(CHILDREN_TYPES, drawn, strict=True))
                types = tuple(code for code, state in said.items() if state)
                yield Pattern(sex, types, frozenset(code for code in types if said[code] == _UNTOLD))


def _incidents(published: Published, missing: list[str], standing_in: int) -> dict[str, int]:
    """Return how many incidents of each type; those that stand in for parts not given are of a type not given."""
    wanted = {group: stated.total_of(published, group) for group in INCIDENT_GROUPS}
    first = next((group for group in INCIDENT_GROUPS if group in missing), "")
    attacks, denials = (
        _told(published, group) + (standing_in if group == first else 0) if number is None else number
        for group, number in wanted.items()
    )
    schools, hospitals = (stated.number(published.get(code)) for code in PAIRS["attacks"])
    if schools is None:
        schools = max(0, attacks - (hospitals or 0))
    made = {"AS": schools, "AH": max(0, attacks - schools), "DHA": denials}
    return {**made, "MU": stated.number(published.get("MU")) or 0}


def _of_types(published: Published, patterns: Patterns) -> Iterator[_Row]:
    """Yield what is stated of each type and pair; of those that are not given, any number may hold (R18)."""
    for group in GROUPS:
        codes = _codes(group)
        if not set(codes) <= set(CHILDREN_TYPES):
            continue
        if (total := stated.total_of(published, group)) is not None:
            yield _Row(group, _having(patterns, codes), total)
        for code in codes if group in PAIRS else ():
            if (told := stated.number(published.get(code))) is not None:
                yield _Row(code, _having(patterns, [code]), told)
        for place in dict.fromkeys((*codes, group)):
            yield from _by_sex(published, patterns, place)


def _of_children(published: Published, patterns: Patterns) -> Iterator[_Row]:
    children = published.get("children")
    if (total := stated.number(children)) is not None:
        yield _Row("children", tuple(1 for _ in patterns), total)
    for name, sex in SEXES.items():
        if (told := stated.part(children, name)) is not None:
            yield _Row(f"children {name}", tuple(int(one.sex is sex) for one in patterns), told)
    if (several := stated.number(published.get("multi_violation_children"))) is not None:
        yield _Row("with several", tuple(int(len(one.types) > 1) for one in patterns), several)


def _by_sex(published: Published, patterns: Patterns, place: str) -> Iterator[_Row]:
    value = published.get(place)
    for name, sex in SEXES.items():
        if (told := stated.part(value, name)) is not None:
            codes = _codes(place)
            weights = tuple(
                sum(one.recorded(code) is sex for code in codes if code in one.types) for one in patterns
            )
            yield _Row(f"{place} {name}", weights, told)


def _cost(pattern: Pattern) -> float:
    several = len(pattern.types) - 1
    killed = several if "K" in pattern.types else 0
    sexed = pattern.sex is not Sex.UNKNOWN
    return (
        _UNIT * len(pattern.types)
        + _SEVERAL * several
        + _KILLED_AND * killed
        + _HIDDEN * len(pattern.untold)
        + _SEXED * sexed
    )


def _solved(rows: list[_Row], patterns: Patterns) -> tuple[list[int], int, dict[str, int]]:
    """Return how many children have each pattern, incidents that stand in, and by how much each number is missed."""
    if not rows:  # nothing is stated of children
        return [0] * len(patterns), 0, {}
    weights = sparse.csr_array(np.array([(*row.weights, row.incidents) for row in rows], dtype=float))
    slack = sparse.eye_array(len(rows), format="csr")
    wanted = np.array([row.wanted for row in rows], dtype=float)
    found = optimize.milp(
        c=np.concatenate([[_cost(one) for one in patterns], [0.0], np.full(2 * len(rows), _MISSED)]),
        constraints=optimize.LinearConstraint(sparse.hstack([weights, slack, -slack]), wanted, wanted),
        integrality=np.ones(len(patterns) + 1 + 2 * len(rows)),
        options={"time_limit": 60.0},
    )
    if found.x is None:
        raise ValueError(found.message)
    numbers = [round(one) for one in found.x[: len(patterns) + 1]]
    counted = weights @ np.array(numbers)
    missed = {row.name: round(made) - row.wanted for row, made in zip(rows, counted, strict=True)}
    return numbers[:-1], numbers[-1], {name: by for name, by in missed.items() if by}


def _beside(published: Published) -> tuple[Pattern, ...]:
    """Return the children deprived of liberty, who are no part of the grave violations (R02)."""
    told = published.get("DL")
    total = stated.number(told) or 0
    sexes = [
        sex
        for name, sex in SEXES.items()
        if isinstance(told, Mapping)
        for _ in range(stated.number(told.get(name)) or 0)
    ][:total]
    sexes += [Sex.UNKNOWN] * (total - len(sexes))
    return tuple(Pattern(sex, ("DL",), frozenset()) for sex in sexes)
