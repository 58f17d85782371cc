"""The extract as a file: made, refreshed by reference, read while it is replaced, and never made worse by a failure."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kolosi.counting.gateways import engine, extract
from kolosi.counting.gateways.columns import Stated
from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Child, Sex, Status, Tally, Violation
from kolosi.kernel.periods import Period

EARLY, LATER = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 6, 1, 8, 30, tzinfo=UTC)
YEAR = tables.asked(Period.parse("2024"), at=datetime(2025, 1, 1, tzinfo=UTC))


def verified(ref: str, boys: int, **more: object) -> Violation:
    return Violation(
        ref=ref, incident=ref, type="RU", status=Status.VERIFIED, first=date(2024, 1, 2), last=date(2024, 1, 2),
        verified_on=date(2024, 4, 1), recorded_at=EARLY, tally=Tally(boys=boys), children=(Child(ref, Sex.BOY, 12),), **more,  # type: ignore[arg-type]
    )  # fmt: skip


STATES: list[Stated] = [(verified(f"v-{number}", number), None) for number in range(1, 40)]


def total(folder: Path, ask: tables.Asked = YEAR) -> tuple[int, int]:
    with extract.opened(folder) as runner:
        made = engine.counted(runner, ask)[Basis.TOTAL]
    return made.grave, made.ages["RU"].oldest or 0


def test_a_refresh_replaces_every_state_of_those_violations_and_no_other(tmp_path: Path) -> None:
    extract.made(tmp_path, STATES, {"state": 39})
    assert (total(tmp_path), extract.marks(tmp_path)) == ((780, 12), {"state": 39})
    edited = replace(verified("v-7", 100), recorded_at=LATER, children=(Child("v-7", Sex.BOY, 17),))
    dismissed = replace(verified("v-9", 9), recorded_at=LATER, status=Status.DID_NOT_OCCUR, verified_on=None)
    states = [(verified("v-7", 7), LATER), (edited, None), (verified("v-9", 9), LATER), (dismissed, None)]
    extract.refreshed(
        tmp_path, {"v-7", "v-9", "v-new"}, [*states, (verified("v-new", 1), None)], {"state": 44}
    )
    assert (total(tmp_path), extract.marks(tmp_path)) == ((780 - 7 + 100 - 9 + 1, 17), {"state": 44})
    assert total(tmp_path, replace(YEAR, at=datetime(2024, 5, 9, tzinfo=UTC))) == (781, 12)
    anew = tmp_path / "anew"
    extract.made(
        anew,
        [*(one for one in STATES if one[0].ref not in {"v-7", "v-9"}), *states, (verified("v-new", 1), None)],
        {},
    )
    with extract.opened(anew) as one, extract.opened(tmp_path) as other:
        assert engine.counted(one, YEAR) == engine.counted(other, YEAR)


def test_many_refreshes_keep_a_period_in_its_zone(tmp_path: Path) -> None:
    extract.made(tmp_path, STATES, {})
    for _ in range(2):  # above a tenth of the rows, all are put in order
        extract.refreshed(
            tmp_path,
            {"v-1", "v-2"},
            [(replace(verified("v-1", 1), verified_on=date(2023, 1, 1)), None), (verified("v-2", 2), None)],
            {},
        )
    with extract.opened(tmp_path) as runner:
        days = [row["verified_on"] for row in runner.rows("SELECT verified_on FROM violation")]
        assert days == sorted(days)
    assert total(tmp_path)[0] == 779


def test_a_reader_finishes_with_what_it_opened_and_the_next_one_sees_the_new(tmp_path: Path) -> None:
    extract.made(tmp_path, STATES, {})
    with extract.opened(tmp_path) as runner:
        before = engine.counted(runner, YEAR)
        extract.refreshed(tmp_path, {"v-1"}, [], {})
        extract.refreshed(tmp_path, {"v-2"}, [], {})
        assert engine.counted(runner, YEAR) == before
        assert total(tmp_path)[0] == 777
    assert len(list(tmp_path.glob("extract-*.duckdb"))) == 2


WRITER = """
import sys
from pathlib import Path
from tests.domain.counting.test_engine_extract import extract, verified
for step in range(4):
    ref = f"w-{sys.argv[2]}-{step}"
    extract.refreshed(Path(sys.argv[1]), {ref}, [(verified(ref, 1000), None)], {ref: step})
"""


def test_two_processes_that_refresh_at_once_lose_nothing_while_others_read(
    tmp_path: Path, root: Path
) -> None:
    extract.made(tmp_path, STATES, {})
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], cwd=root) for name in "ab"
    ]
    seen = [780]
    while any(writer.poll() is None for writer in writers):
        seen.append(total(tmp_path)[0])
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen == sorted(seen)
    assert total(tmp_path)[0] == 780 + 8000
    assert len(extract.marks(tmp_path) or ()) == 8


def test_a_failed_refresh_leaves_the_extract_as_it_was(tmp_path: Path) -> None:
    extract.made(tmp_path, STATES, {"state": 1})
    broken = replace(verified("v-3", 3), verified_on=None)
    with pytest.raises(ValueError, match="v-3 is verified without a day"):
        extract.refreshed(tmp_path, {"v-3"}, [(broken, None)], {"state": 2})
    assert (total(tmp_path)[0], extract.marks(tmp_path)) == (780, {"state": 1})
    assert len(list(tmp_path.glob("extract-*.duckdb"))) == 1


def test_where_there_is_no_extract_it_is_said(tmp_path: Path) -> None:
    assert extract.marks(tmp_path) is None
    with pytest.raises(FileNotFoundError), extract.opened(tmp_path):
        pass
    with pytest.raises(FileNotFoundError):
        extract.refreshed(tmp_path, {"v-1"}, [], {})
