"""What Spark counts is what DuckDB counts, proofs included; on this machine only, on a small set."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kolosi.counting.gateways import extract, spark
from tests.domain.counting.states import drawn

# In a process of its own: Spark's Java machine ends with it.
CHILD = """
import sys
from pathlib import Path
from datetime import date
from kolosi.counting.gateways import behind, engine, engines, stretches
from kolosi.counting.rules import tables
from kolosi.kernel.periods import Period
from tests.domain.counting.states import MOMENTS
folder = Path(sys.argv[1])
ask = tables.asked(Period.parse("2024Q2"), at=MOMENTS[5], scope=["ML"])
added = ask, ["Alpha", "Beta"], ["K", "RU", "AS"], [date(2024, 5, 1)]
with engines.opened(folder) as runner:
    wanted = engine.counted(runner, ask), behind.settled(runner, on=ask.on), stretches.stretches(runner, *added)
with engines.opened(folder, engines.Cluster("local[2]", folder / "spark")) as runner:
    found = engine.counted(runner, ask), behind.settled(runner, on=ask.on), stretches.stretches(runner, *added)
assert found == wanted, (found, wanted)
assert wanted[1] and wanted[2]
print(*(table.grave for table in found[0].values()))
"""


@pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None,
    reason="pyspark, the optional extra `spark`, is not installed",
)
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not on this machine")
def test_spark_counts_what_duckdb_counts(tmp_path: Path, root: Path) -> None:
    extract.made(tmp_path, drawn(seed=7, number=90), {})
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path)], cwd=root, capture_output=True, text=True, timeout=400
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert len(done.stdout.split()) == 4
    assert "0" not in done.stdout.split()  # something was counted
    assert [path.name for path in (tmp_path / "spark").iterdir()] == [
        (tmp_path / extract.NAME).resolve().stem
    ]


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(spark.Missing, match="optional extra"), spark.opened("nowhere"):
        pass
