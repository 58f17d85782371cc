"""How many children: each once across types and incidents, as far as they can be told apart."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from kolosi.counting.rules.facts import Sex, Violation
from kolosi.counting.rules.units import counts_victims, is_grave
from kolosi.kernel.precision import Count


class Ages(NamedTuple):
    """Ages at the time of the violation, of those whose age is known; `unknown` counts the others."""

    youngest: int | None
    oldest: int | None
    under_15: int
    unknown: int


class Children(NamedTuple):
    """Distinct children: those with a key, and the most that those without one can add.

    `unkeyed` children, those with a key of their incident only among them, are each taken for a different child
    across incidents: the stated assumption of published figures.
    """

    keyed: int
    unkeyed: int
    by_sex: dict[Sex, int]

    @property
    def published(self) -> int:
        """The number as published, under the assumption that no unkeyed child was met twice across incidents."""
        return self.keyed + self.unkeyed

    @property
    def known(self) -> Count:
        """What is certain: at least the keyed ones, at most with all others."""
        return Count(self.keyed, self.keyed + self.unkeyed)


class Repeated(NamedTuple):
    """A child, by its pseudonym, that suffered several types; `records` are the violations."""

    key: str
    types: tuple[str, ...]
    records: tuple[str, ...]


def _of_children(violations: Iterable[Violation]) -> list[Violation]:
    return [found for found in violations if is_grave(found.type) and counts_victims(found.type)]


def children(violations: Collection[Violation]) -> Children:
    """R09: a child with a key counts once, however many violations of however many types and incidents name it.

    R10: children without a key cannot be told apart. Within one incident they may be the same ones under several
    types, so an incident adds the largest remainder of its violations for each sex, not their sum.
    """
    told: dict[str, set[Sex]] = defaultdict(set)
    local: set[str] = set()
    remainders: dict[str, dict[Sex, int]] = defaultdict(lambda: defaultdict(int))
    for violation in _of_children(violations):
        for child in violation.children:
            told[child.key].add(child.sex)
            local.update({child.key} if child.local else ())
        rest = remainders[violation.incident]
        for sex, number in _remainder(violation).items():
            rest[sex] = max(rest[sex], number)
    by_sex = Counter(_agreed(sexes) for sexes in told.values())
    for rest in remainders.values():
        by_sex.update(rest)
    unkeyed = sum(sum(rest.values()) for rest in remainders.values()) + len(local)
    return Children(len(told) - len(local), unkeyed, {sex: by_sex[sex] for sex in Sex})


def _agreed(sexes: set[Sex]) -> Sex:
    """Return the one sex that records tell; unknown where none does, or where they contradict each other."""
    known = sexes - {Sex.UNKNOWN}
    return known.pop() if len(known) == 1 else Sex.UNKNOWN


def _remainder(violation: Violation) -> dict[Sex, int]:
    keyed = Counter(child.sex for child in violation.children)
    tally = violation.tally
    by_sex = {Sex.BOY: tally.boys, Sex.GIRL: tally.girls, Sex.UNKNOWN: tally.unknown}
    return {sex: max(0, number - keyed[sex]) for sex, number in by_sex.items()}


def with_several(violations: Iterable[Violation]) -> int:
    """R11: return how many keyed children suffered violations of at least two types, in whichever incidents."""
    return len(repeated(violations))


def repeated(violations: Iterable[Violation]) -> tuple[Repeated, ...]:
    """Return those children one by one, in the order of their keys."""
    found: dict[str, list[Violation]] = defaultdict(list)
    for violation in _of_children(violations):
        for child in violation.children:
            found[child.key].append(violation)
    told = [
        Repeated(key, tuple(sorted({one.type for one in those})), tuple(sorted({one.ref for one in those})))
        for key, those in sorted(found.items())
    ]
    return tuple(one for one in told if len(one.types) > 1)


def ages(violations: Iterable[Violation]) -> Ages:
    """R12: ages at the time of the violation; an unknown age is neither young nor old, and is counted apart."""
    found = [one for one in violations if counts_victims(one.type)]
    known = [child.age for violation in found for child in violation.children if child.age is not None]
    total = sum(violation.tally.total for violation in found)
    return Ages(
        min(known, default=None), max(known, default=None), sum(age < 15 for age in known), total - len(known)
    )
