"""Tables, pictures and windows of products: rows add up, what is withheld stays so, words tell every number."""

import dataclasses
from datetime import date

import pytest

from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period
from kolosi.reference import rules as reference
from kolosi.reports.rules import building, figures, outlines, windows
from kolosi.reports.rules.content import Chart, Grid, Map, Product
from kolosi.reports.rules.windows import Obstacle
from tests.rules.reports import told as facts


def _grid(product: Product, key: str) -> Grid:
    return next(grid for grid in product.grids() if grid.key == key)


@pytest.mark.parametrize("key", ["by_party_in_period", "by_region_in_period"])
def test_rows_add_up_to_the_total(key: str) -> None:
    *rows, total = _grid(facts.product(), key).lines
    for at, cell in enumerate(total.cells):
        assert sum(row.cells[at].number or 0 for row in rows) == cell.number


def test_each_caption_says_unit_and_basis() -> None:
    for grid in facts.product("fr").grids():
        assert grid.basis in grid.caption
        assert grid.unit


def test_sexes_add_up_in_each_line_of_children() -> None:
    for line in _grid(facts.product(), "by_type_in_period").lines:
        boys, girls, unknown, whole = (cell.number for cell in line.cells)
        if boys is not None and girls is not None and unknown is not None:
            assert boys + girls + unknown == whole, line.label


def test_a_number_withheld_withholds_every_sum_that_holds_it() -> None:
    product = facts.product(
        withheld=frozenset({"in_period/type/RU/", "in_period/party/RU/beta"}), audience="public"
    )
    lines = {line.label: line for line in _grid(product, "by_type_in_period").lines}
    assert lines["Recruitment and use"].cells[-1].hidden
    assert lines["All grave violations"].cells[-1].hidden
    beta = next(line for line in _grid(product, "by_party_in_period").lines if line.label == "Group Beta")
    assert beta.cells[-1].hidden
    kept = [one for one in product.tidy if one.hidden]
    assert {(one.kind, one.row) for one in kept} == {("type", ""), ("party", "beta")}
    assert all(one.number is None and one.proof == "" for one in kept)


def test_alternatives_tell_every_number() -> None:
    product = facts.product(outlines=facts.TENTS)
    pictures = [one for one in product.shown() if isinstance(one, Chart | Map)]
    assert {one.key for one in pictures} == {"chart_type", "chart_party", "map"}
    for one in pictures:
        if isinstance(one, Chart):
            numbers = [f"{label}: {number}" for series in one.series for label, number in series.values]
        else:
            least = {True: "at least ", False: ""}
            numbers = [f"{area.label}: {least[area.at_least]}{area.number}" for area in one.areas]
        assert [number for number in numbers if number not in one.alternative] == []


def test_the_proof_changes_with_a_number() -> None:
    changed = (dataclasses.replace(facts.FACTS[0], tally=facts.FACTS[1].tally), *facts.FACTS[1:])
    assert facts.product().proof == facts.product("fr").proof != facts.product(facts=changed).proof


def test_simulated_figures_say_so_first() -> None:
    assert facts.product().footers[0].startswith("SIMULATED")
    assert "SIMULATED" not in " ".join(facts.product(simulated=False).footers)


@pytest.mark.parametrize("kind", list(reference.code_list("products")))
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("basis", [Basis.IN_PERIOD, Basis.TOTAL])
def test_every_product_can_be_written(kind: str, language: str, basis: Basis) -> None:
    product = building.content_of(facts.told(language, kind=kind, basis=basis))
    assert all(
        "{" not in text for section in product.sections for text in (section.heading, *section.paragraphs)
    )


LAST = Period(date(2014, 1, 1), date(2017, 6, 30))


@pytest.mark.parametrize(
    ("kind", "period", "standing"),
    [
        ("ghn", "2017Q2", set()),
        ("ghn", "2017", {Obstacle.NOT_A_QUARTER}),
        ("annual_input", "2017", set()),
        ("annual_input", "2017Q2", {Obstacle.NOT_A_YEAR}),
        ("country_report", "2017-07-01..2020-03-31", set()),
        ("country_report", "2017-08-01..2020-03-31", {Obstacle.GAP}),
        ("country_report", "2017-06-30..2020-03-31", {Obstacle.OVERLAP}),
    ],
)
def test_a_window_follows_the_last_one(kind: str, period: str, standing: set[Obstacle]) -> None:
    """Country reports are contiguous: no day is told twice, none is left out."""
    assert windows.obstacles(kind, Period.parse(period), LAST) == standing


def test_a_first_country_report_may_begin_anywhere() -> None:
    assert windows.obstacles("country_report", LAST, None) == set()


def test_regions_without_borders_of_their_own_share_a_shape() -> None:
    shape = figures.Shape(("R1", "R2"), facts.TENT)
    drawn = next(one for one in facts.product(outlines=(shape,)).shown() if isinstance(one, Map))
    whole = (
        next(line for line in _grid(facts.product(), "by_region_in_period").lines if line.total)
        .cells[-1]
        .number
    )
    outside = 1  # one incident of no known region
    assert [(one.label, one.number) for one in drawn.areas] == [("North / South", (whole or 0) - outside)]


def test_a_hole_stays_with_the_ring_around_it() -> None:
    outer, hole, island = ([(a, a), (b, a), (b, b), (a, b)] for a, b in ((0, 9), (2, 5), (20, 22)))
    made = outlines.geometry([hole, island, outer])
    assert [len(part) for part in made["coordinates"]] == [1, 2]
    assert all(ring[0] == ring[-1] for part in made["coordinates"] for ring in part)
