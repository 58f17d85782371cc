"""Commitments that pages are looked at with: that of the demo, which waits for decisions, with two benchmarks of it."""

from types import ModuleType, SimpleNamespace

from kolosi.plans import queries


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Name what addresses hold."""
    plan = next(one for one in queries.plans(demo.officer) if one.benchmarks)
    demo.plan = plan.ref
    demo.claimed = next(one.ref for one in plan.benchmarks if one.steps and one.steps[-1].status == "claimed")
    demo.untouched = next(one.ref for one in plan.benchmarks if not one.steps)
