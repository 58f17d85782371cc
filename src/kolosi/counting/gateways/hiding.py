"""Which numbers to hide beside the small ones, so that no attacker works these out: integer programmes (HiGHS).

For every secret that is not shown to be safe, the cheapest further numbers are found whose hiding lets all unknowns be
filled in twice, the secret differing as far as it is to. What turns out not to be needed is told after all.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import csr_array, hstack, vstack

from kolosi.counting.gateways.attacker import Numbers, Piece, pieces, settle, sharpen, solved
from kolosi.counting.rules.disclosure_cube import Name
from kolosi.counting.rules.disclosure_knowledge import Problem

# How good a choice must be (within 60 % of the best), how long it is looked for, and how far (in widths) from the truth.
GAP, NODES, SPARE = 0.6, 5, 2


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
    """Hide the cheapest numbers that let the secret be filled in twice, as far apart as needed; say whether there are any.

    The unknowns stand twice, once for each way; a third part says which numbers are hidden.
    """
    count, size = len(piece.truth), len(piece.chosen)
    spare = SPARE * max(piece.needs[secret], 1)  # less to search, and no less safe
    cost = np.concatenate([np.zeros(2 * count), np.where(piece.hidden, 0.0, piece.weights)])
    bounds = Bounds(
        np.concatenate([np.tile(np.maximum(piece.floors, piece.truth - spare), 2), np.zeros(size)]),
        np.concatenate([np.tile(piece.truth + spare, 2), np.ones(size)]),
    )
    within = [*_twice(piece, spare), _apart(piece, secret)]
    answer = solved(cost, within, bounds, np.ones(2 * count + size), gap=GAP, nodes=NODES)
    if answer is None:
        return False
    answer = np.round(answer)
    ways = answer[:count], answer[count : 2 * count]
    for filling in ways:
        piece.hidden |= _moved(piece, filling)
    for filling in ways:
        piece.found(filling)
    return secret not in piece.open()


def _twice(piece: Piece, spare: float) -> list[LinearConstraint]:
    """Return that each of two ways accords with what is known, and moves a number only where it is hidden."""
    swing = np.where(piece.hidden, 0.0, spare)
    drop = np.where(piece.hidden, 0.0, np.minimum(spare, piece.told - piece.limits))
    most = np.where(piece.hidden, np.inf, piece.told)
    least = np.where(piece.hidden, piece.limits, piece.told)
    nothing = csr_array((len(piece.low), len(piece.chosen)))
    return [
        LinearConstraint(_beside(piece.known, nothing), np.tile(piece.low, 2), np.tile(piece.high, 2)),
        LinearConstraint(_beside(piece.choices, -_diagonal(swing)), -np.inf, np.tile(most, 2)),
        LinearConstraint(_beside(piece.choices, _diagonal(drop)), np.tile(least, 2), np.inf),
    ]


def _beside(rows: csr_array, hiding: csr_array) -> csr_array:
    """Return the same rows for both ways, each with its part of what is hidden."""
    none = csr_array(rows.shape)
    return vstack([hstack([rows, none, hiding]), hstack([none, rows, hiding])], format="csr")


def _apart(piece: Piece, secret: int) -> LinearConstraint:
    row = piece.secrets[[secret], :]
    return LinearConstraint(
        hstack([row, -row, csr_array((1, len(piece.chosen)))]), piece.needs[secret], np.inf
    )


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
