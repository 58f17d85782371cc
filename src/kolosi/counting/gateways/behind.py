"""What stands behind a set of figures that was just counted: each violation, on which basis, and what it adds."""

from typing import NamedTuple

from kolosi.counting.gateways.engine import Runner


class Behind(NamedTuple):
    """One violation of the set: its basis, its rows, and how many units it adds to the figure of its type."""

    basis: str
    violation: str
    incident: str
    type: str
    party: str
    region: str
    units: int


def settled(runner: Runner) -> tuple[Behind, ...]:
    """Return the violations of the last set that this runner counted, by basis and name."""
    columns = "basis, ref AS violation, incident, type, party, region, units"
    rows = runner.rows(f"SELECT {columns} FROM settled ORDER BY basis, ref")  # noqa: S608  # names are ours
    return tuple(Behind(**{**row, "units": int(row["units"])}) for row in rows)
