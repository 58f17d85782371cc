"""Ten million violations (three states each) counted on DuckDB and on Spark: equal to the last digit, or it fails.

Slow: some ten minutes and ten gigabytes of disk. `python -m bench.figures.on_spark 100000` takes fewer incidents.
"""

import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import archive
from bench.figures.archive import Archive
from kolosi.counting.gateways import engine, extract, spark
from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.tables import Table
from kolosi.kernel.periods import Period

PLACE = Path("build/bench/spark")


def main(incidents: int) -> None:
    """Write the archive, count a year and all years on both, and compare numbers and proofs."""
    made = Archive(incidents, 10)
    archive.written(PLACE, made)
    extract.exported(PLACE, PLACE / "tables")
    print(f"{made.violations} violations, {3 * made.violations} states")
    for text in ("2024", "2015-01-01..2024-12-31"):
        ask = tables.asked(Period.parse(text), at=datetime(2026, 6, 1, tzinfo=UTC))
        with extract.opened(PLACE) as runner:
            wanted = timed(f"{text} on DuckDB", lambda: engine.counted(runner, ask, records=False))  # noqa: B023
        with spark.opened(str(PLACE / "tables")) as cluster:
            found = timed(f"{text} on Spark", lambda: engine.counted(cluster, ask, records=False))  # noqa: B023
        assert found == wanted, f"{text}: Spark and DuckDB differ"
        print(
            f"{text}: equal; {found[Basis.TOTAL].grave} in total, {found[Basis.UNVERIFIED].grave} not verified"
        )
    shutil.rmtree(PLACE)


def timed(what: str, act: Callable[[], dict[Basis, Table]]) -> dict[Basis, Table]:
    """Run and print how long it took."""
    start = time.perf_counter()
    made = act()
    print(f"{what}: {time.perf_counter() - start:.1f} s", flush=True)
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6_250_000)
