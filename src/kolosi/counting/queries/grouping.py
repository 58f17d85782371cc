"""In whose row a violation stands: the party as told, the party of its day, or the umbrella it stood under that day."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache, reduce

from kolosi.counting.gateways.behind import Behind
from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis, bases_of
from kolosi.counting.rules.facts import Tally
from kolosi.counting.rules.proof import fingerprint, together
from kolosi.counting.rules.tables import CROSSFIRE, JOINT, UNIDENTIFIED, Asked, Counted, Figure, parties_in
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties


class Rows(StrEnum):
    """Which rows a table of parties has."""

    TOLD = "told"
    OF_ITS_DAY = "of_its_day"
    UMBRELLA = "umbrella"


def party_rows(viewer: Viewer, rows: Rows) -> Callable[[str, date], str]:
    """Return what gives the row of a violation of a day: several parties keep one row together (R13).

    Renamings, mergers and memberships are followed as they held on that day; a party that the register does not hold
    stands for itself. Two members of one umbrella make one row of it.
    """

    @cache
    def opened() -> parties.Book:
        return parties.book(viewer)  # once: a table may ask of thousands of days

    @lru_cache(maxsize=4096)
    def party(code: str, day: date) -> str:
        return opened().row(code, on=day, by_umbrella=rows is Rows.UMBRELLA)

    def row(told: str, day: date) -> str:
        if rows is Rows.TOLD or told == UNIDENTIFIED:
            return told
        mark = CROSSFIRE if CROSSFIRE in told else JOINT
        return mark.join(sorted({party(code, day) for code in parties_in(told)}))

    return row


def party_figures(
    viewer: Viewer, ask: Asked, basis: Basis, rows: Rows, *, behind: Collection[Behind]
) -> Mapping[tuple[str, str], Figure]:
    """Return the figures of those rows by type and row, put together from the violations of the set, each with its proof.

    Rows as told have the very figures of the table (R13).
    """
    row = party_rows(viewer, rows)
    parts = {part: defaultdict[tuple[str, str], list[Behind]](list) for part in _parts(basis)}
    for one in behind:
        if one.basis in parts:
            parts[one.basis][one.type, row(one.party, one.occurred)].append(one)
    cells = {name for part in parts.values() for name in part}
    return {
        name: tables.proven(
            reduce(tables.added, (_counted(part[name]) for part in parts.values() if name in part)),
            basis,
            ask,
        )
        for name in cells
    }


def _parts(basis: Basis) -> list[str]:
    """Return the bases that add up to it (R07), that of the period first."""
    return [str(one) for one in Basis if one in bases_of(basis)]


def _counted(found: Collection[Behind]) -> Counted:
    return Counted(
        next(iter(found)).type,
        sum(one.units for one in found),
        sum((one.tally for one in found), Tally()),
        any(one.at_least for one in found),
        tuple(sorted(one.violation for one in found)),
        together([fingerprint((one.leaf, one.mark) for one in found)]),
    )
