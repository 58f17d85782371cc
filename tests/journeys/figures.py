"""Figures while pages are looked at: a set of the demo's invented world, frozen, and one violation taken back afterwards."""

from datetime import UTC, datetime, timedelta
from types import ModuleType, SimpleNamespace

from kolosi.counting import operations, queries
from kolosi.kernel.periods import Period
from kolosi.site.command import simulate
from kolosi.verification import operations as verification

AS_OF = datetime(2017, 7, 15, 12, tzinfo=UTC)
QUARTER = Period.parse("2017Q1")


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Freeze and correct through operations."""
    manager = cast.information_manager("ML")
    frozen = {"situation": "ML", "period": QUARTER, "as_of": AS_OF, "simulated": True}
    demo.frozen = operations.freeze(title="Quarterly note (simulated)", **frozen, by=manager, at=AS_OF)
    later = AS_OF + timedelta(days=30)
    counted = queries.figures(manager, QUARTER, at=AS_OF, situations=["ML"])["total"]
    gone = next(figure.records[0] for figure in counted.by_type.values())
    taken_back = verification.Invented(gone, "did_not_occur", later.date(), later)
    verification.simulate(situation="ML", invented=[taken_back], by=simulate.inventor(), at=later)
    kind = next(iter(counted.by_type))
    demo.cell = f"situation=ML&period=2017Q1&as_of=2017-07-15&basis=total&kind=type&type={kind}"
