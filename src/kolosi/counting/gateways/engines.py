"""Which engine counts: DuckDB on this machine, or Spark where the settings name one (`KOLOSI_SPARK_MASTER`).

For Spark, the extract's tables are written once for each of its generations into a folder that every worker sees.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kolosi.counting.gateways import extract, spark
from kolosi.counting.gateways.engine import Runner


class Cluster(NamedTuple):
    """Where Spark runs (`local[*]`, `spark://…`, `yarn`), and the folder that it reads."""

    master: str
    tables: Path


@contextlib.contextmanager
def opened(folder: Path, cluster: Cluster | None = None) -> Iterator[Runner]:
    """Open the extract as it is now, with the engine that is configured."""
    if cluster is None:
        with extract.opened(folder) as here:
            yield here
        return
    with spark.opened(str(_exported(folder, cluster.tables)), master=cluster.master) as there:
        yield there


def _exported(folder: Path, tables: Path) -> Path:
    current = (folder / extract.NAME).resolve(strict=True).stem
    place = tables / current
    if not place.exists():
        new = tables / f"{current}.new"
        shutil.rmtree(new, ignore_errors=True)
        extract.exported(folder, new)
        with contextlib.suppress(OSError):  # another process was first
            new.rename(place)
        for old in tables.glob("extract-*"):
            if old.name != current and not (folder / f"{old.name}.duckdb").exists():
                shutil.rmtree(old, ignore_errors=True)
    return place
