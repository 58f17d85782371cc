"""Counting at scale: 100,000 simulated incidents (160,000 violations, three states each), and archives of other ages.

KOLOSI_BENCH_INCIDENTS takes fewer; the same figures as statements over documents are measured first, for comparison.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from bench.figures import archive, incumbent
from bench.figures.archive import Archive
from bench.run import Subject
from bench.world import incidents
from kolosi.counting.gateways import behind, engine, extract, stretches
from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Child, Sex, Status, Tally, Violation
from kolosi.counting.rules.tables import Table
from kolosi.kernel.periods import Period

A_YEAR = incidents.how_many(incidents.TARGETED) // 10
WHOLE, YOUNG, OLD = Archive(10 * A_YEAR, 10), Archive(A_YEAR, 1), Archive(30 * A_YEAR, 30)
BY_STATEMENTS = "a quarter, as statements over documents"
NOW, LONG_AGO = datetime(2026, 6, 1, tzinfo=UTC), datetime(2024, 8, 1, tzinfo=UTC)
PLACE = Path(os.environ.get("KOLOSI_DATA", "build/bench")) / "counting"


def subjects() -> Iterator[Subject]:
    """Yield the complete set of tables for a quarter, a year and ten years; today and as of a past day; refreshes."""
    places = {made: PLACE / f"{made.incidents}-{made.years}" for made in (WHOLE, YOUNG, OLD)}
    for made, place in places.items():
        archive.written(place, made)
    quarter = lambda place: lambda: count(places[place], "2024Q2")  # noqa: E731
    incumbent.written(places[WHOLE], PLACE / "incumbent.sqlite")
    yield Subject(
        BY_STATEMENTS,
        12.6,
        lambda: incumbent.counted(PLACE / "incumbent.sqlite", "2024-04-01", "2024-06-30"),
        runs=3,
    )
    yield Subject("all tables of a quarter", 0.4, quarter(WHOLE), beside=BY_STATEMENTS)
    yield Subject(
        "all tables of a quarter, as of a past day", 1.0, lambda: count(places[WHOLE], "2024Q2", LONG_AGO)
    )
    yield Subject("all tables of a year", 0.4, lambda: count(places[WHOLE], "2024"))
    yield Subject(
        "all tables of a year, as of a past day", 1.0, lambda: count(places[WHOLE], "2024", LONG_AGO)
    )
    yield Subject(
        "all tables of all ten years at once",
        2.0,
        lambda: count(places[WHOLE], "2015-01-01..2024-12-31"),
        runs=3,
    )
    yield Subject("a quarter, archive of 1 year", 0.4, quarter(YOUNG))
    yield Subject("a quarter, archive of 30 years", 0.4, quarter(OLD))
    yield Subject("what is held against a commitment, all ten years", 0.7, lambda: against(places[WHOLE]))
    yield Subject("what stands beside listings, all ten years", 0.7, lambda: beside(places[WHOLE]))
    yield Subject("refresh after 100 edits", 2.0, lambda: edit(places[WHOLE]), runs=5)
    yield Subject("a quarter after those refreshes", 0.4, quarter(WHOLE))


def count(place: Path, period: str, at: datetime = NOW) -> dict[Basis, Table]:
    """Count the complete set with all proofs and records."""
    with extract.opened(place) as runner:
        return engine.counted(runner, tables.asked(Period.parse(period), at=at))


def against(place: Path) -> tuple[behind.Attributed, ...]:
    """Find the verified violations of two types by four parties, whenever they occurred."""
    parties = ("Party 1", "Party 2", "Party 3", "Alpha")
    with extract.opened(place) as runner:
        ask = tables.asked(Period.parse("1900-01-01..2026-06-01"), at=NOW)
        return behind.attributed(runner, ask, parties, ("RU", "SV"))


def beside(place: Path) -> tuple[stretches.Stretch, ...]:
    """Add up the verified violations of all types by those parties by year, cut where an alliance changes."""
    parties, types = ("Party 1", "Party 2", "Party 3", "Alpha"), ("RU", "K", "M", "SV", "AS", "AH", "AB")
    with extract.opened(place) as runner:
        ask = tables.asked(Period.parse("1900-01-01..2026-06-01"), at=NOW)
        return stretches.stretches(runner, ask, parties, types, [date(2017, 3, 1)])


def edit(place: Path) -> None:
    """Replace the three states of a hundred violations."""
    day = date(2024, 5, 5)
    stated = []
    for number in range(0, WHOLE.violations, WHOLE.violations // 100):
        name = f"ML-{number * 5 // 8}"
        first = Violation(
            ref=f"{name}/{number}", incident=name, type="RU", status=Status.PENDING, first=day, last=day, scope="ML",
            recorded_at=datetime(2024, 6, 1, tzinfo=UTC), tally=Tally(boys=1), children=(Child(f"p-{number}", Sex.BOY, 12),),
        )  # fmt: skip
        second = replace(
            first,
            status=Status.VERIFIED,
            verified_on=date(2024, 6, 20),
            recorded_at=datetime(2024, 6, 21, tzinfo=UTC),
        )
        third = replace(second, region="ML1", recorded_at=datetime(2024, 7, 1, tzinfo=UTC))
        stated += [(first, second.recorded_at), (second, third.recorded_at), (third, None)]
    extract.refreshed(place, {state.ref for state, _ in stated}, stated, {"state": 1})
