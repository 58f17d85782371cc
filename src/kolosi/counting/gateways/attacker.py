"""An attacker who puts together everything told so far: the range in which each secret must lie, in whole numbers.

Integer programmes (HiGHS, through scipy). A secret is *safe* when two ways to fill in all unknowns are found, both in
accord with everything told, that differ in it by the width asked for: that is a proof. For a secret that is not, least and
most are worked out exactly.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from kolosi.counting.rules.disclosure_knowledge import Problem, Secret

Numbers = NDArray[np.float64]
REACH = 60  # how far above the truth an attacker is followed: far beyond every width
DIRECTIONS = 12  # tries that settle many secrets at once, before one is looked at alone
SEED = 1612
WHOLE = 1e-6  # so near to a whole number is one


@dataclass(frozen=True)
class Range:
    """The least and the most a secret can be, as far as it was looked for: `exact` where no wider range exists."""

    secret: Secret
    low: int
    high: int

    @property
    def width(self) -> int:
        """How many numbers it could be, less one: 0 is a number found out."""
        return self.high - self.low

    @property
    def is_safe(self) -> bool:
        """Whether the range is as wide as it is to be."""
        return self.width >= self.secret.need


@dataclass
class Piece:
    """A part of the problem that hangs together: matrices over its own unknowns."""

    truth: Numbers
    floors: Numbers
    known: csr_array
    low: Numbers
    high: Numbers
    choices: csr_array
    chosen: tuple[int, ...]  # their numbers in the problem
    told: Numbers  # the choices' numbers in truth
    limits: Numbers
    weights: Numbers
    secrets: csr_array
    asked: tuple[int, ...]  # the secrets' numbers in the problem
    needs: Numbers  # how wide the range of each secret is to be
    hidden: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))
    ways: list[Numbers] = field(
        default_factory=list
    )  # found ways to fill in the unknowns, as they make secrets
    fillings: list[Numbers] = field(default_factory=list)

    def found(self, filling: Numbers) -> None:
        """Note a way to fill in the unknowns, if it truly accords with all that is known."""
        if self.accords(filling):
            self.fillings.append(filling)
            self.ways.append(self.secrets @ filling)

    def accords(self, filling: Numbers) -> bool:
        """Say whether whole numbers accord with what is known and with what is told: no rounding is trusted."""
        known, told = self.known @ filling, self.choices @ filling
        fits = (self.low <= known) & (known <= self.high)
        kept = np.where(self.hidden, told >= self.limits, told == self.told)
        return bool(fits.all() and kept.all() and (filling >= self.floors).all())

    def ranges(self) -> tuple[Numbers, Numbers]:
        """Return the least and the most of each secret over the ways found so far."""
        ways = np.array(self.ways)
        return ways.min(axis=0), ways.max(axis=0)

    def open(self) -> NDArray[np.intp]:
        """Return which secrets are not shown to be safe yet."""
        low, high = self.ranges()
        return np.flatnonzero(high - low < self.needs)

    def solve(self, objective: Numbers) -> Numbers | None:
        """Return the way to fill in the unknowns that makes the objective least, with what is hidden now."""
        least = np.where(self.hidden, self.limits, self.told)
        most = np.where(self.hidden, np.inf, self.told)
        matrix = vstack([self.known, self.choices], format="csr")
        within = [
            LinearConstraint(matrix, np.concatenate([self.low, least]), np.concatenate([self.high, most]))
        ]
        bounds, whole = Bounds(self.floors, self.truth + REACH), np.ones(len(self.truth))
        # Tables are nearly networks: the linear programme, far quicker, mostly answers in whole numbers by itself.
        answer = solved(objective, within, bounds, 0 * whole)
        if answer is not None and np.abs(answer - np.round(answer)).max() > WHOLE:
            answer = solved(objective, within, bounds, whole)
        return None if answer is None else np.round(answer)


def solved(
    objective: Numbers,
    within: list[LinearConstraint],
    bounds: Bounds,
    whole: Numbers,
    *,
    gap: float = 0.0,
    nodes: int = 20_000,
) -> Numbers | None:
    """Solve an integer programme; nothing where no solution was found. The same input gives the same answer."""
    options = {"node_limit": nodes, "mip_rel_gap": gap}
    answer = milp(objective, constraints=within, bounds=bounds, integrality=whole, options=options)
    return None if answer.x is None else np.asarray(answer.x)


def attack(problem: Problem) -> tuple[Range, ...]:
    """Return the range of every secret, in its order; those narrower than they are to be are exact."""
    found: dict[int, Range] = {}
    for piece in pieces(problem):
        settle(piece)
        for one in piece.open():
            sharpen(piece, int(one))
        low, high = piece.ranges()
        for at, secret in enumerate(piece.asked):
            found[secret] = Range(problem.secrets[secret], int(low[at]), int(high[at]))
    return tuple(found[at] for at in sorted(found))


def settle(piece: Piece, tries: int = DIRECTIONS) -> None:
    """Show as many secrets as possible to be safe, many at once: push them up and down in random directions."""
    random = np.random.default_rng(SEED)
    idle = 0
    for _ in range(tries):
        left = piece.open()
        if not len(left) or idle > 2:
            return
        push = np.zeros(len(piece.asked))
        push[left] = random.choice((-1.0, 1.0), len(left))
        if (filling := piece.solve(piece.secrets.T @ push)) is None:
            return
        piece.found(filling)
        idle = 0 if len(piece.open()) < len(left) else idle + 1


def sharpen(piece: Piece, secret: int) -> None:
    """Work out the least and the most of one secret, unless it is shown to be safe before."""
    row = piece.secrets[[secret], :].toarray().ravel()
    for sign in (1.0, -1.0):
        if secret not in piece.open():
            return
        if (filling := piece.solve(sign * row)) is not None:
            piece.found(filling)


def pieces(problem: Problem) -> Iterator[Piece]:
    """Yield the parts of the problem that share no unknown, those with secrets only."""
    roots = _roots(problem)
    for root in sorted({roots[one.members[0]] for one in problem.secrets}):
        yield _piece(problem, roots, root)


def _piece(problem: Problem, roots: Sequence[int], root: int) -> Piece:
    at = {one: place for place, one in enumerate(one for one, its in enumerate(roots) if its == root)}
    rows = [one for one in problem.rows if _first(one.plus, one.minus) in at]
    choices = [number for number, one in enumerate(problem.choices) if _first(one.members) in at]
    secrets = [number for number, one in enumerate(problem.secrets) if one.members[0] in at]
    chosen = [problem.choices[one] for one in choices]
    piece = Piece(
        truth=np.array([problem.truth[one] for one in at], float),
        floors=np.array([problem.floors[one] for one in at], float),
        known=_matrix([(one.plus, one.minus) for one in rows], at),
        low=np.array([-np.inf if one.low is None else one.low for one in rows], float),
        high=np.array([np.inf if one.high is None else one.high for one in rows], float),
        choices=_matrix([(one.members, ()) for one in chosen], at),
        chosen=tuple(choices),
        told=np.array([one.truth for one in chosen], float),
        limits=np.array([one.limit for one in chosen], float),
        weights=np.array([one.weight for one in chosen], float),
        secrets=_matrix([(problem.secrets[one].members, ()) for one in secrets], at),
        asked=tuple(secrets),
        needs=np.array([problem.secrets[one].need for one in secrets], float),
        hidden=np.zeros(len(chosen), bool),
    )
    if not piece.accords(piece.truth):
        raise ValueError("what was told is not what was counted")
    piece.found(piece.truth)
    return piece


def _matrix(sums: Collection[tuple[tuple[int, ...], tuple[int, ...]]], at: dict[int, int]) -> csr_array:
    cells = [
        (row, at[one], sign)
        for row, (plus, minus) in enumerate(sums)
        for sign, members in ((1.0, plus), (-1.0, minus))
        for one in members
    ]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_array((values, (rows, columns)), shape=(len(sums), len(at)), dtype=float)


def _first(*members: tuple[int, ...]) -> int:
    return next((one for those in members for one in those), -1)


def _roots(problem: Problem) -> list[int]:
    """Return for each unknown the least unknown that hangs together with it."""
    above = list(range(len(problem.truth)))

    def root(one: int) -> int:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for those in _sums(problem):
        for one in those[1:]:
            low, high = sorted((root(those[0]), root(one)))
            above[high] = low
    return [root(one) for one in range(len(above))]


def _sums(problem: Problem) -> Iterable[tuple[int, ...]]:
    yield from ((*one.plus, *one.minus) for one in problem.rows)
    yield from (one.members for one in problem.choices)
    yield from (one.members for one in problem.secrets)
