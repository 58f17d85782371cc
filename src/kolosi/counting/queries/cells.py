"""The finest cells of a release, counted from the records: what disclosure control makes its one cube of."""

from collections import Counter
from datetime import datetime

from kolosi.counting.gateways import behind, engine
from kolosi.counting.queries.extracts import opened
from kolosi.counting.queries.figures import question
from kolosi.counting.rules.disclosure_cube import Counted
from kolosi.counting.rules.tables import UNIDENTIFIED
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties

SEVERAL = "several"
BANDS = ((5, "0_5"), (11, "6_11"), (14, "12_14"), (17, "15_17"))


def cells(viewer: Viewer, period: Period, *, at: datetime, situation: str) -> tuple[Counted, ...]:
    """Return the verified violations that occurred in the period, as known at a moment, in finest cells.

    A cell's quarter is that of the last day of the violation (R05), so that what is verified later adds to the cell
    that an earlier release told: the attacker knows both.
    """
    window = Period(period.first, max(at.date(), period.last))
    ask = question(viewer, window, at=at, situations=[situation])
    with opened(viewer) as runner:
        engine.counted(runner, ask, records=False)
        rows = behind.finest(runner, on=ask.on)
    kinds = _kinds(viewer)
    found: Counter[Counted] = Counter()
    for row in rows:
        if row.occurred in period:
            quarter = str(Period.quarter_of(row.occurred))
            band = _band(row.age) if row.sex else ""
            kind = UNIDENTIFIED if row.party == UNIDENTIFIED else kinds.get(row.party, SEVERAL)
            found[Counted(row.type, quarter, row.region, kind, row.sex, band)] += row.number
    return tuple(cell._replace(number=number) for cell, number in sorted(found.items()))


def _band(age: int | None) -> str:
    return "unknown" if age is None else next((band for last, band in BANDS if age <= last), "unknown")


def _kinds(viewer: Viewer) -> dict[str, str]:
    """Return the kind of each party of the register; a row of several parties has none."""
    if not viewer.may("parties.read"):
        return {}
    return {code: str(entry.described.kind) for code, entry in parties.book(viewer).entries.items()}
