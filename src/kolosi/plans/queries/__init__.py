"""Reads of commitments: what was signed, whom it binds, how far it is kept, and what may breach it."""

from kolosi.plans.queries.book import plan_of, plans, scope
from kolosi.plans.queries.bound import Binds, binding, bound_by, fully_implemented, plans_of, pledges
from kolosi.plans.queries.compliance import Compliance, Under, compliance
from kolosi.plans.queries.kept import Breach, Kept, breaches_of, kept
from kolosi.plans.queries.pages import MOVES, Page, Row, ShownBenchmark, ShownBound, commitment, commitments

__all__ = [
    "MOVES", "Binds", "Breach", "Compliance", "Kept", "Page", "Row", "ShownBenchmark", "ShownBound", "Under", "binding",
    "bound_by", "breaches_of", "commitment", "commitments", "compliance", "fully_implemented", "kept", "plan_of", "plans", "plans_of",
    "pledges", "scope",
]  # fmt: skip
