"""Which numbers to hide beside the small ones, so that no attacker works these out: integer programmes (HiGHS).

For every secret that is not shown to be safe, the cheapest further numbers are found whose hiding lets all unknowns be
filled in twice, the secret differing as far as it is to. What turns out not to be needed is told after all.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import block_diag, csr_array, hstack, vstack

from kolosi.counting.gateways.attacker import Numbers, Piece, pieces, settle, sharpen, solved
from kolosi.counting.rules.disclosure_cube import Name
from kolosi.counting.rules.disclosure_knowledge import Problem

# How good a choice must be (within 30 % of the best), how long it is looked for, and how far (in widths) from the truth.
GAP, NODES, SPARE = 0.3, 5, 2


def protect(asked: Problem) -> tuple[frozenset[Name], bool]:
    """Return the names of the numbers to hide beside the small ones, and whether all secrets are safe then."""
    hidden: set[Name] = set()
    is_safe = True
    for piece in pieces(asked):
        _protect(piece)
        is_safe = is_safe and not len(piece.open())
        hidden |= {asked.choices[piece.chosen[at]].name for at in np.flatnonzero(piece.hidden)}
    return frozenset(hidden), is_safe


def _protect(piece: Piece) -> None:
    settle(piece)
    while len(left := piece.open()):
        secret = int(left[np.argmax((piece.secrets @ piece.truth)[left])])
        if not _hide_for(piece, secret) and not (_could(piece, secret) and _hide_more(piece)):
            return
        settle(piece, tries=2)
    _tell_again(piece)


def _hide_for(piece: Piece, secret: int) -> bool:
    """Hide the cheapest numbers that let the secret be filled in as far apart as needed; say whether there are any.

    One new way, far enough from those found already, is looked for first: above them, then below; else two new ways.
    """
    need, row = piece.needs[secret], piece.secrets[[secret], :]
    low, high = (one[secret] for one in piece.ranges())
    spare = SPARE * max(need, 1)  # less to search, and no less safe
    nothing = csr_array((1, len(piece.chosen)))
    goals = (
        LinearConstraint(hstack([row, nothing]), low + need, np.inf),
        LinearConstraint(hstack([row, nothing]), -np.inf, high - need),
        LinearConstraint(hstack([row, -row, nothing]), need, np.inf),
    )
    return any(_found(piece, secret, goal, ways, spare) for goal, ways in zip(goals, (1, 1, 2), strict=True))


def _found(piece: Piece, secret: int, goal: LinearConstraint, ways: int, spare: float) -> bool:
    """Look for so many ways to fill in the unknowns, for a last part that says which numbers they need hidden; hide these."""
    count, size = len(piece.truth), len(piece.chosen)
    cost = np.concatenate([np.zeros(ways * count), np.where(piece.hidden, 0.0, piece.weights)])
    bounds = Bounds(
        np.concatenate([np.tile(np.maximum(piece.floors, piece.truth - spare), ways), np.zeros(size)]),
        np.concatenate([np.tile(piece.truth + spare, ways), np.ones(size)]),
    )
    within = [*_accordance(piece, spare, ways), goal]
    answer = solved(cost, within, bounds, np.ones(ways * count + size), gap=GAP, nodes=NODES)
    if answer is None:
        return False
    fillings = np.round(answer[: ways * count]).reshape(ways, count)
    for filling in fillings:
        piece.hidden |= _moved(piece, filling)
    for filling in fillings:
        piece.found(filling)
    return secret not in piece.open()


def _accordance(piece: Piece, spare: float, ways: int) -> list[LinearConstraint]:
    """Return that each way accords with what is known, and moves a number only where it is hidden."""
    swing = np.where(piece.hidden, 0.0, spare)
    drop = np.where(piece.hidden, 0.0, np.minimum(spare, piece.told - piece.limits))
    most = np.where(piece.hidden, np.inf, piece.told)
    least = np.where(piece.hidden, piece.limits, piece.told)
    nothing = csr_array((len(piece.low), len(piece.chosen)))
    known = _beside(piece.known, nothing, ways)
    return [
        LinearConstraint(known, np.tile(piece.low, ways), np.tile(piece.high, ways)),
        LinearConstraint(_beside(piece.choices, -_diagonal(swing), ways), -np.inf, np.tile(most, ways)),
        LinearConstraint(_beside(piece.choices, _diagonal(drop), ways), np.tile(least, ways), np.inf),
    ]


def _beside(rows: csr_array, hiding: csr_array, ways: int) -> csr_array:
    """Return the same rows for every way, each with its part of what is hidden."""
    return hstack([block_diag([rows] * ways), vstack([hiding] * ways)], format="csr")


def _diagonal(values: Numbers) -> csr_array:
    places = np.arange(len(values))
    return csr_array((values, (places, places)), shape=(len(values), len(values)))


def _moved(piece: Piece, filling: Numbers) -> NDArray[np.bool_]:
    return np.asarray(np.abs(piece.choices @ filling - piece.told) > 0)


def _could(piece: Piece, secret: int) -> bool:
    """Say whether the secret would be safe if everything were hidden."""
    all_hidden = np.ones(len(piece.chosen), bool)
    trial = replace(piece, hidden=all_hidden, ways=list(piece.ways), fillings=list(piece.fillings))
    sharpen(trial, secret)
    return secret not in trial.open()


def _hide_more(piece: Piece) -> bool:
    """Hide a tenth of what is still told, the cheapest first; say whether anything was left to hide."""
    left = np.flatnonzero(~piece.hidden)
    if not len(left):
        return False
    cheapest = left[np.argsort(piece.weights[left], kind="stable")]
    piece.hidden[cheapest[: max(1, len(left) // 10)]] = True
    return True


def _tell_again(piece: Piece) -> None:
    """Tell what need not be hidden after all, the dearest first: all secrets stay safe by ways found already."""
    ways = np.array(piece.ways)
    moved = np.array([_moved(piece, filling) for filling in piece.fillings])
    kept = np.ones(len(ways), bool)
    for at in sorted(np.flatnonzero(piece.hidden), key=lambda one: -piece.weights[one]):
        rest = kept & ~moved[:, at]
        if rest.any() and (np.ptp(ways[rest], axis=0) >= piece.needs).all():
            kept, piece.hidden[at] = rest, False
