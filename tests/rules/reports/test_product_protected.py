"""Products for the public: what a release hides is in no byte of them, and cannot be worked out from them either."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from types import ModuleType

import pytest

from kolosi.counting.gateways import protection
from kolosi.counting.gateways.attacker import attack
from kolosi.counting.rules.disclosure_audiences import Audience, Grain
from kolosi.counting.rules.disclosure_cube import ALL, Counted, Mark, Name
from kolosi.counting.rules.disclosure_draft import Draft, drafted
from kolosi.counting.rules.disclosure_knowledge import Told, problem
from kolosi.kernel.periods import Period
from kolosi.reports.gateways import as_csv, as_docx, as_json, as_xlsx, drawing
from kolosi.reports.rules import building, figures, released
from kolosi.reports.rules.content import Product
from kolosi.reports.rules.figures import Told as ToldIt
from tests.rules.reports import told as facts

YEAR = Period.parse("2017")
AT = datetime(2018, 2, 1, tzinfo=UTC)
# Small is below 900 here, so that a number that nobody may be told looks like no other number in a file.
WIDE = Audience(
    "public", (("region", "party_kind"), ("sex", "age_band")), Grain.HALF_YEAR, True, threshold=900, width=3,
    national_types=frozenset({"SV"}),
)  # fmt: skip
NUMBERS = {
    ("RU", "R1", "armed_group"): 8117, ("RU", "R1", "armed_force"): 613, ("RU", "R2", "armed_group"): 5227,
    ("RU", "R2", "armed_force"): 4339, ("RU", "R3", "armed_group"): 6551, ("RU", "R3", "armed_force"): 7333,
    ("SV", "R1", "armed_group"): 739, ("AS", "R1", "armed_group"): 1913, ("AS", "R2", "armed_force"): 2711,
}  # fmt: skip


@pytest.fixture(scope="module")
def draft() -> Draft:
    counted = [
        Counted(
            code,
            quarter,
            region,
            kind,
            "boy" if code != "AS" else "",
            "12_14" if code != "AS" else "",
            number,
        )
        for (code, region, kind), number in NUMBERS.items()
        for quarter in ("2017Q1",)
    ]
    return drafted(counted, WIDE, YEAR, as_of=AT)


@pytest.fixture(scope="module")
def release(draft: Draft) -> Told:
    return replace(protection.shield(draft), ref="rl-simulated")


def _product(release: Told, language: str = "en", time: str = ALL) -> Product:
    found = released.table(release.cells, time, YEAR, as_of=AT)
    return building.content_of(
        ToldIt(
            "country_report", "ML", {released.BASIS: found.table}, language=language, audience="public", simulated=True,
            names={"R1": "North", "R2": "South", "R3": "East", "armed_group": "Groups", "armed_force": "Forces"},
            withheld=found.withheld, outlines=facts.TENTS, release=release.ref,
        )
    )  # fmt: skip


def _bytes(product: Product, writer: ModuleType) -> Iterator[str]:
    """Yield all that a file says, its parts unpacked; pictures are looked at as they are drawn."""
    data = writer.written(product)
    if data[:2] != b"PK":
        yield data.decode()
        return
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        yield from (
            parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels"))
        )


def _hidden(draft: Draft, release: Told) -> set[int]:
    return {draft.cells[one.name] for one in release.cells if one.mark is not Mark.NUMBER} - {0}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("writer", [as_csv, as_docx, as_json, as_xlsx])
def test_a_hidden_number_is_in_no_byte(
    writer: ModuleType, language: str, draft: Draft, release: Told
) -> None:
    """Small numbers, those hidden beside them, and every sum that holds one of them."""
    product = _product(release, language)
    hidden = _hidden(draft, release)
    assert {613, 739} <= hidden
    said = re.sub(r"[0-9a-f]{64}", "", " ".join(_bytes(product, writer)))
    digits = {int(re.sub(r"\D", "", one)) for one in re.findall(r"\d[\d,\u00a0]*", said) if len(one) < 9}
    assert not digits & hidden
    whole = sum(number for (code, *_), number in NUMBERS.items())
    assert whole not in digits
    assert "rl-simulated" in said
    assert "by its proof" not in said
    assert "par sa preuve" not in said


def test_pictures_draw_no_hidden_number(draft: Draft, release: Told) -> None:
    product = _product(release)
    shown = [one for one in product.shown() if hasattr(one, "alternative")]
    assert {one.key for one in shown} >= {"chart_type", "map"}
    for one in shown:
        words = " ".join([*re.findall(r">([^<]+)<", drawing.svg(one)), one.alternative])
        numbers = {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", words)}
        assert not numbers & _hidden(draft, release)
        assert re.search("withheld|at least", one.alternative)
    drawn = next(one for one in shown if one.key == "map")
    assert "without sexual violence" in drawn.caption  # of which no region is ever told


def test_nobody_works_out_a_small_number_from_the_product(draft: Draft, release: Told) -> None:
    """The attacker is given every number that the product tells, in the place of what the release tells there."""
    told = {_name(one.kind, one.type, one.row, one.sex): one.number for one in _product(release).tidy}
    assert any(number is not None for number in told.values())
    seen = tuple(
        one._replace(mark=Mark.NUMBER, number=told[one.name], lowest=told[one.name] or 0)
        if told.get(one.name) is not None
        else one
        for one in release.cells
    )
    codes = sorted({one.name.type for one in seen})
    for code in codes:
        mine = replace(release, cells=tuple(one for one in seen if one.name.type == code),
                       counted=tuple(one for one in draft.counted if one.type == code))  # fmt: skip
        assert all(one.is_safe for one in attack(problem([mine], WIDE)))


def _name(kind: str, code: str, row: str, sex: str) -> Name:
    whole = Name(code, ALL)
    cut = {"party_kind": {"party_kind": row}, "region": {"region": row}}.get(kind, {})
    return whole._replace(**cut) if sex == "all" else whole._replace(sex=released.SEXES[sex])


def test_a_sum_says_where_it_leaves_withheld_numbers_out(release: Told) -> None:
    """It is made from numbers that the release tells, hence known to everybody already."""
    for grid in _product(release).grids():
        for line in grid.lines:
            *parts, whole = line.cells
            if grid.key.startswith("by_type"):
                continue
            apart = {"Sexual violence"} if "without" in grid.columns[-1] else set()
            summed = [one for name, one in zip(grid.columns[1:], parts, strict=False) if name not in apart]
            told = sum(one.number or 0 for one in summed)
            hidden = any(one.hidden for one in summed)
            assert (whole.number, whole.at_least) == ((told, hidden) if told else (None, False)), line.label


def test_what_a_release_does_not_tell_is_no_zero(release: Told) -> None:
    """Regions of sexual violence are never told: their cells are withheld, and so is what would hold them."""
    regions = next(one for one in _product(release).grids() if one.key.startswith("by_region"))
    at = regions.columns.index("Sexual violence") - 1
    assert all(line.cells[at].hidden for line in regions.lines)


def test_one_stretch_of_a_longer_release_is_a_period_of_its_own() -> None:
    half, quarter = Period.parse("2017-01-01..2017-06-30"), Period.parse("2017Q1")
    found = [
        released.time_of(one, within=YEAR, grain=Grain.HALF_YEAR)
        for one in (YEAR, half, quarter, Period.parse("2018"), Period.parse("2016-07-01..2017-06-30"))
    ]
    assert found == [ALL, "2017H1", "", "", ""]
    assert released.time_of(half, within=half, grain=Grain.HALF_YEAR) == "2017H1"


def test_marks_of_places_are_for_the_task_force_alone() -> None:
    spot = figures.Spot("Gao", 3, 0.5, 15.0, "exact_point")
    for audience, shown in (("task_force", 1), ("srsg_working_group", 0), ("public", 0)):
        product = facts.product(outlines=facts.TENTS[:1], spots=(spot,), audience=audience)
        drawn = next(one for one in product.shown() if one.key == "map")
        assert len(drawn.spots) == shown  # type: ignore[union-attr]
        assert ("Gao" in drawn.alternative) is bool(shown)  # type: ignore[union-attr]
