"""Figures of made-up violations, as products are written from them."""

from datetime import UTC, date, datetime
from typing import Any

from kolosi.counting.rules import tables
from kolosi.counting.rules.facts import Attribution, Child, Sex, Status, Tally, Violation
from kolosi.kernel.periods import Period
from kolosi.reports.rules import building, figures
from kolosi.reports.rules.content import Product

YEAR = Period.parse("2024")
AT = datetime(2025, 3, 1, tzinfo=UTC)
TENT = {"type": "Polygon", "coordinates": [[[0, 14], [2, 14], [2, 16], [0, 16], [0, 14]]]}
TENTS = (figures.Shape(("R1",), TENT), figures.Shape(("R2",), TENT))


def violation(
    ref: str, type_code: str, boys: int = 0, girls: int = 0, unknown: int = 0, **more: Any
) -> Violation:
    """Return a verified violation of 2024 by `alpha`, in the region `R1`, unless told otherwise."""
    given: dict[str, Any] = {
        "incident": f"i-{ref}", "status": Status.VERIFIED, "first": date(2024, 3, 5), "last": date(2024, 3, 5),
        "verified_on": date(2024, 4, 20), "recorded_at": datetime(2024, 5, 1, tzinfo=UTC), "region": "R1",
        "attribution": Attribution.SINGLE, "parties": ("alpha",), **more,
    }  # fmt: skip
    return Violation(ref=ref, type=type_code, tally=Tally(boys, girls, unknown), **given)


EARLIER: dict[str, Any] = {"first": date(2023, 11, 1), "last": date(2023, 11, 1)}
NOBODY: dict[str, Any] = {"attribution": Attribution.UNIDENTIFIED, "parties": ()}
FACTS = (
    violation("v1", "RU", boys=3, girls=1, children=(Child("a", Sex.BOY, 12), Child("b", Sex.BOY, 16))),
    violation("v2", "RU", boys=1, parties=("beta",), at_least=True),
    violation("v3", "RU", boys=5, **NOBODY),
    violation("v4", "RU", boys=2, **EARLIER),
    violation("v5", "K", girls=2, explosive_ordnance=True, region="R2"),
    violation("v6", "M", unknown=1, parties=("alpha", "beta"), attribution=Attribution.CROSSFIRE),
    violation("v7", "AS", parties=("alpha", "beta"), attribution=Attribution.JOINT),
    violation("v8", "MU"),
    violation("v9", "DL", boys=4),
    violation("v10", "AB", girls=1, status=Status.PENDING, verified_on=None),
    violation("v11", "DHA", region=""),
)


def told(language: str = "en", *, facts: tuple[Violation, ...] = FACTS, **more: Any) -> figures.Told:
    """Return what a product is made from."""
    found = tables.complete(facts, tables.asked(YEAR, at=AT))
    given: dict[str, Any] = {
        "kind": "ghn", "situation": "ML", "simulated": True,
        "names": {"alpha": "Group Alpha", "beta": "Group Beta", "R1": "North", "R2": "South"}, **more,
    }  # fmt: skip
    return figures.Told(tables=found, language=language, **given)


def product(language: str = "en", **more: Any) -> Product:
    """Return a whole product."""
    return building.content_of(told(language, **more))


def prose(made: Product) -> list[str]:
    """Return all paragraphs of a product."""
    return [text for section in made.sections for text in section.paragraphs]
