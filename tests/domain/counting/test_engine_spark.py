"""What Spark counts is what DuckDB counts, proofs included; on this machine only, on a small set."""

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kolosi.counting.gateways import extract, spark
from kolosi.counting.gateways.columns import Stated
from tests.domain.counting.states import stated

# In a process of its own: Spark's Java machine ends with it.
CHILD = """
import sys
from pathlib import Path
from kolosi.counting.gateways import engine, extract, spark
from kolosi.counting.rules import tables
from kolosi.kernel.periods import Period
from tests.domain.counting.states import MOMENTS
folder = Path(sys.argv[1])
for text, scope in (("2024", None), ("2024Q2", ["ML"])):
    ask = tables.asked(Period.parse(text), at=MOMENTS[5], scope=scope)
    with extract.opened(folder) as runner:
        wanted = engine.counted(runner, ask)
    with spark.opened(str(folder / "tables"), master="local[2]") as runner:
        found = engine.counted(runner, ask)
    assert found == wanted, (found, wanted)
    print(sum(table.grave for table in found.values()), end=" ")
"""


def several(drawn: list[list[Stated]]) -> list[Stated]:
    """Join small sets into one, each with its own incidents; children are shared between them."""
    return [
        (replace(state, ref=f"{at}:{state.ref}", incident=f"{at}:{state.incident}"), end)
        for at, states in enumerate(drawn)
        for state, end in states
    ]


@pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None,
    reason="pyspark, the optional extra `spark`, is not installed",
)
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not on this machine")
@settings(
    max_examples=1,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(states=st.lists(stated(), min_size=8, max_size=8).map(several).filter(lambda states: len(states) > 60))
def test_spark_counts_what_duckdb_counts(states: list[Stated], tmp_path: Path, root: Path) -> None:
    extract.made(tmp_path, states, {})
    extract.exported(tmp_path, tmp_path / "tables")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path)], cwd=root, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert len(done.stdout.split()) == 2
    assert "0" not in done.stdout.split()  # something was counted


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(spark.Missing, match="optional extra"), spark.opened("nowhere"):
        pass
