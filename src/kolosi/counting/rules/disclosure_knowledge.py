"""What an attacker can put together from everything told so far, as linear constraints over unknown whole numbers.

The unknowns are the finest cells that any release tells apart, in time as well: what is new in a quarter since an older
release is an unknown of its own, so that subtracting one release from the next (a late verification adds one child to an
old cell) is seen. The attacker knows all marks and limits, and that numbers are not negative.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, combinations, product
from typing import NamedTuple

from kolosi.counting.rules.disclosure_audiences import Audience, Grain, Zeros, bucket
from kolosi.counting.rules.disclosure_cube import ALL, DIMENSIONS, Counted, Mark, Name, Shown, weight

NEW = ""  # the reference of a release that is not written yet
Sums = Mapping[tuple[str, ...], int]  # (quarter, values of a table's dimensions): how many


@dataclass(frozen=True)
class Told:
    """One release: what was told, and the finest cells behind it, which only the task force knows."""

    ref: str
    as_of: datetime
    grain: Grain
    cells: tuple[Shown, ...]
    counted: tuple[Counted, ...]
    quarters: tuple[str, ...]


class Row(NamedTuple):
    """A constraint: the sum of `plus` less the sum of `minus` lies between `low` and `high` (nothing: no bound)."""

    plus: tuple[int, ...]
    minus: tuple[int, ...]
    low: int | None
    high: int | None


class Choice(NamedTuple):
    """A number of the new release that could be hidden instead; then it is `limit` or more."""

    name: Name
    members: tuple[int, ...]
    truth: int
    limit: int
    weight: int


class Secret(NamedTuple):
    """A small number that nobody may find out: of a release, or of what is left when another one is subtracted (`less`).

    An attacker's range of it is to be `need` wide: as the profile asks, or as narrow as it was before (`eased`).
    """

    name: Name
    ref: str
    less: str | None
    members: tuple[int, ...]
    truth: int
    need: int

    @property
    def key(self) -> tuple[Name, str, str | None]:
        """What tells it from other secrets, whatever is told."""
        return self.name, self.ref, self.less


@dataclass(frozen=True)
class Problem:
    """Unknowns with what they are in truth, what the attacker knows of them, what could be hidden, what is secret."""

    truth: tuple[int, ...]
    floors: tuple[int, ...]
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    secrets: tuple[Secret, ...]


class _Block(NamedTuple):
    """A table of unknowns of one type: its dimensions, and which unknowns each cell (without time) adds up in an atom."""

    dimensions: tuple[str, ...]
    cells: dict[tuple[Name, int], list[int]]


def concerned(new: Told, older: Iterable[Told]) -> tuple[Told, ...]:
    """Return the older releases that can be set against the new one, directly or through others: they share quarters."""
    left, near = list(older), [new]
    for at in near:
        touching = [one for one in left if set(one.quarters) & set(at.quarters)]
        near.extend(touching)
        left = [one for one in left if one not in touching]
    return tuple(one for one in near if one is not new)


def problem(
    releases: Collection[Told],
    audience: Audience,
    *,
    open_ref: str | None = None,
    official: Collection[Name] = (),
) -> Problem:
    """Return what is known after all these releases, and what must stay secret by the profile of the audience.

    Numbers of the release `open_ref` that are not `official` may still be hidden: they are choices.
    """
    telling = _Telling(tuple(sorted(releases, key=lambda one: (one.as_of, one.ref == NEW))))
    rows, choices, secrets = list(telling.links()), list[Choice](), dict[tuple[int, ...], Secret]()
    for release in telling.releases:
        for shown in release.cells:
            members = telling.members(shown.name, telling.stretch(release, shown.name.time))
            truth = telling.summed(members)
            if release.ref == open_ref and shown.name not in official and _may_hide(shown, truth):
                choices.append(Choice(shown.name, members, truth, shown.limit, weight(shown.name, truth)))
            else:
                rows.append(Row(members, (), shown.lowest, shown.highest))
            if shown.mark is not Mark.NUMBER and telling.is_secret(members, audience, shown.name):
                secret = Secret(shown.name, release.ref, None, members, truth, audience.width)
                secrets.setdefault(members, secret)
    for secret in telling.differences(audience):
        secrets.setdefault(secret.members, secret)
    floors = tuple(min(0, one) for one in telling.truth)
    return Problem(tuple(telling.truth), floors, tuple(rows), tuple(choices), tuple(secrets.values()))


def _may_hide(shown: Shown, truth: int) -> bool:
    return shown.mark is Mark.NUMBER and truth >= shown.limit


class _Telling:
    """The unknowns behind several releases, and which of them each cell adds up."""

    def __init__(self, releases: tuple[Told, ...]) -> None:
        self.releases = releases
        self.truth: list[int] = []
        self.atoms = _atoms(releases)
        self.names = {
            code: {cell.name for one in releases for cell in one.cells if cell.name.type == code}
            for code in sorted({cell.name.type for one in releases for cell in one.cells})
        }
        self.blocks = {
            code: [self._block(code, cut) for cut in _widest(self.names[code])] for code in self.names
        }

    def _block(self, code: str, cut: tuple[str, ...]) -> _Block:
        behind = [_projected(one.counted, code, cut) for one in self.releases]
        values = [
            sorted(
                {getattr(name, one) for name in self.names[code]} - {ALL}
                | {
                    getattr(row, one)
                    for release in self.releases
                    for row in release.counted
                    if row.type == code
                }
            )
            for one in cut
        ]
        cells: dict[tuple[Name, int], list[int]] = defaultdict(list)
        for key in product(*values):
            for number, parts in enumerate(self.atoms.values()):
                for kept in _subsets(cut):
                    told = {one: value for one, value in zip(cut, key, strict=True) if one in kept}
                    cells[Name(code, "")._replace(**told), number].append(len(self.truth))
                self.truth.append(sum(self._new(behind, key, quarter, at) for quarter, at in parts))
        return _Block(cut, cells)

    def _new(self, behind: list[Sums], key: tuple[str, ...], quarter: str, at: int) -> int:
        """Return what a release knows more of a quarter than the release before it that tells of the quarter."""
        before = [one for one in range(at) if quarter in self.releases[one].quarters]
        then = behind[before[-1]].get((quarter, *key), 0) if before else 0
        return behind[at].get((quarter, *key), 0) - then

    def stretch(self, release: Told, time: str) -> frozenset[int]:
        """Return the atoms that a release adds up in a stretch of time, or in all of its own."""
        return frozenset(
            number
            for number, tellers in enumerate(self.atoms)
            if any(ref == release.ref and time in {told, ALL} for ref, told in tellers)
        )

    def members(self, name: Name, atoms: Iterable[int]) -> tuple[int, ...]:
        """Return the unknowns that a cell adds up in these atoms."""
        block = next(one for one in self.blocks[name.type] if set(name.cut) <= set(one.dimensions))
        timeless = name._replace(time="")
        return tuple(chain.from_iterable(block.cells.get((timeless, one), ()) for one in sorted(atoms)))

    def summed(self, members: Iterable[int]) -> int:
        """Return what these unknowns are together, in truth."""
        return sum(self.truth[one] for one in members)

    def links(self) -> Iterator[Row]:
        """Yield that two tables of one type add up to the same, at each value they share and in each atom."""
        for blocks in self.blocks.values():
            for one, other in combinations(blocks, 2):
                shared = set(one.dimensions) & set(other.dimensions)
                for (name, atom), members in one.cells.items():
                    if set(name.cut) == shared:
                        yield Row(tuple(members), tuple(other.cells[name, atom]), 0, 0)

    def is_secret(self, members: Iterable[int], audience: Audience, name: Name) -> bool:
        """Say whether these unknowns together are so few that nobody may find out; a zero is where the profile says so."""
        number = abs(self.summed(members))
        if number == 0:
            whole = self.members(Name(name.type, ""), range(len(self.atoms)))
            return audience.zeros is Zeros.PROTECTED and self.summed(whole) > 0
        return number < audience.limit(name.type)

    def differences(self, audience: Audience) -> Iterator[Secret]:
        """Yield what is small when one release is subtracted from a stretch of another, in every cut that is told."""
        for release in self.releases:
            for other in self.releases:
                taken = self.stretch(other, ALL)
                for time in sorted({cell.name.time for cell in release.cells}):
                    whole = self.stretch(release, time)
                    if whole & taken and whole - taken:
                        yield from self._small(release, other, time, whole - taken, audience)

    def _small(
        self, release: Told, other: Told, time: str, atoms: frozenset[int], audience: Audience
    ) -> Iterator[Secret]:
        for name in (cell.name for cell in release.cells if cell.name.time == time):
            members = self.members(name, atoms)
            if self.summed(members) and self.is_secret(members, audience, name):
                yield Secret(name, release.ref, other.ref, members, self.summed(members), audience.width)


def eased(told: Problem, before: Mapping[tuple[Name, str, str | None], int]) -> Problem:
    """Ask for no secret to be safer than it was `before`: what others told already cannot be taken back."""
    secrets = tuple(one._replace(need=min(one.need, before.get(one.key, one.need))) for one in told.secrets)
    return replace(told, secrets=secrets)


def of_type(told: Told, code: str) -> Told:
    """Return what a release tells of one type; types share no constraint, so that each is looked at by itself."""
    cells = tuple(one for one in told.cells if one.name.type == code)
    return replace(told, cells=cells, counted=tuple(one for one in told.counted if one.type == code))


def _atoms(releases: tuple[Told, ...]) -> dict[frozenset[tuple[str, str]], list[tuple[str, int]]]:
    """Return the stretches of time and of knowledge that no two releases tell apart.

    Each is known by who tells it in which stretch, and made of pairs: a quarter, and the release that knows more of it.
    """
    found: dict[frozenset[tuple[str, str]], list[tuple[str, int]]] = defaultdict(list)
    for quarter in sorted({one for release in releases for one in release.quarters}):
        covering = [at for at, one in enumerate(releases) if quarter in one.quarters]
        for place, at in enumerate(covering):
            later = (releases[one] for one in covering[place:])
            found[frozenset((one.ref, bucket(quarter, one.grain)) for one in later)].append((quarter, at))
    return found


def _widest(names: Iterable[Name]) -> list[tuple[str, ...]]:
    """Return the widest cuts in which a type is told; more than two become one, so that nothing is lost between them."""
    cuts = {name.cut for name in names}
    widest = [one for one in sorted(cuts) if not any(set(one) < set(other) for other in cuts)]
    return widest if len(widest) <= 2 else [DIMENSIONS]


def _projected(counted: Iterable[Counted], code: str, cut: tuple[str, ...]) -> Sums:
    sums = Counter[tuple[str, ...]]()
    for row in counted:
        if row.type == code:
            sums[(row.quarter, *(getattr(row, one) for one in cut))] += row.number
    return sums


def _subsets(cut: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(cut, size) for size in range(len(cut) + 1))
