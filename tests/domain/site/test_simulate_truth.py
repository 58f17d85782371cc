"""An invented world is counted from its records, and the figures are those that its truth holds; a dense one is dense."""

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kolosi.counting import queries
from kolosi.counting.rules.basis import Basis
from kolosi.incidents import models as incidents
from kolosi.kernel.periods import Period
from kolosi.site.command import simulate
from kolosi.site.simulation import truth, writing
from kolosi.verification import queries as verification
from tests import cast

pytestmark = pytest.mark.django_db
WORLD = writing.World(seed=11, events=250, first=date(2015, 1, 1), last=date(2017, 12, 31))
DENSE = replace(WORLD, events=150, dense=True)
AT = datetime(2019, 6, 1, tzinfo=UTC)
PERIODS = ["2015", "2016", "2017", "2016Q3", "2017Q2", "2015-01-01..2017-06-30"]


@pytest.mark.parametrize("world", [WORLD, DENSE], ids=["plain", "dense"])
def test_counting_finds_what_is_true(settings: Any, tmp_path: Path, world: writing.World) -> None:
    settings.DATA = tmp_path
    file = io.StringIO()
    writing.write(world, by=simulate.inventor(), at=AT, truth_file=file)
    lines = [json.loads(line) for line in file.getvalue().splitlines()]
    manager = cast.information_manager("ML")
    for written in PERIODS:
        period = Period.parse(written)
        expected = truth.expected(lines, period.first, period.last)
        found = queries.figures(manager, period, at=AT, situations=["ML"])
        for basis in (Basis.IN_PERIOD, Basis.LATE, Basis.TOTAL):
            counted = {code: figure.number for code, figure in found[basis].by_type.items()}
            assert counted == expected[str(basis)], (written, basis)
            by_party: dict[str, int] = {}
            for (code, _), figure in found[basis].by_party.items():
                by_party[code] = by_party.get(code, 0) + figure.number
            assert by_party == counted, "rows of parties add up to the total (R13)"


def test_a_dense_world_is_told_three_times_and_leaves_work_at_every_level() -> None:
    done = writing.write(DENSE, by=simulate.inventor(), at=AT)
    assert 1.5 <= done.violations / done.reports <= 1.75
    assert 2.8 <= incidents.State.objects.count() / done.reports <= 3.05
    assert incidents.Victim.objects.filter(state__latest_of__isnull=False).count() / done.reports >= 1.15
    chair, manager = cast.co_chair("ML"), cast.information_manager("ML")
    waiting = {**verification.parts(manager), **verification.parts(chair)}
    empty = {part for part, count in waiting.items() if not count}
    assert empty <= {verification.Part.ANEW}
    assert set(waiting) == set(verification.Part)
    for part in (verification.Part.PROPOSE, verification.Part.SIGN):
        row = verification.queue(chair, part, on=AT.date(), limit=1)[0]
        acts = verification.story(chair, row.ref, on=AT.date()).acts
        assert row.simulated
        assert part.value in acts
