"""An invented world is counted from its records, and the figures are those that its truth holds."""

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kolosi.counting import queries
from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period
from kolosi.site.command import simulate
from kolosi.site.simulation import truth, writing
from tests import cast

pytestmark = pytest.mark.django_db
WORLD = writing.World(seed=11, events=250, first=date(2015, 1, 1), last=date(2017, 12, 31))
AT = datetime(2019, 6, 1, tzinfo=UTC)
PERIODS = ["2015", "2016", "2017", "2016Q3", "2017Q2", "2015-01-01..2017-06-30"]


def test_counting_finds_what_is_true(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    file = io.StringIO()
    writing.write(WORLD, by=simulate.inventor(), at=AT, truth_file=file)
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
