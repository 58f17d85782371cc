"""The same expressions on Spark: on this machine, or on a cluster that is named by configuration alone.

`pyspark` is an optional extra and needs Java. Tables are Parquet folders as `extract.exported` writes them, in whatever
storage the cluster reads; only finished figures come back.
"""

import contextlib
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kolosi.counting.gateways.columns import SCHEMAS
from kolosi.counting.gateways.engine import Row

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# Days and moments mean the same everywhere; nothing listens beyond this machine unless a cluster is configured.
ALWAYS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
HERE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
    "spark.driver.memory": "4g",
    "spark.log.level": "ERROR",
}
LOCAL = "local[*]"


class Missing(Exception):
    """Spark cannot run here: the reason, as a sentence."""


class Runner:
    """Runs expressions on one session; steps are kept as views in its memory, spilling to its disk."""

    dialect = "pyspark"

    def __init__(self, session: "SparkSession") -> None:
        self.session = session
        self._kept: dict[str, DataFrame] = {}

    def keep(self, name: str, sql: str) -> None:
        """Keep the query's rows under the name; what was kept under it before is let go."""
        self.let_go(name)
        self._kept[name] = self.session.sql(sql).persist()
        self._kept[name].createOrReplaceTempView(name)

    def let_go(self, *names: str) -> None:
        """Let go of kept rows; of all, where none are named."""
        for name in names or tuple(self._kept):
            if name in self._kept:
                self._kept.pop(name).unpersist()

    def rows(self, sql: str) -> list[Row]:
        """Return the rows of a query."""
        return [row.asDict() for row in self.session.sql(sql).collect()]


@contextlib.contextmanager
def opened(place: str, *, master: str = LOCAL, settings: Mapping[str, str] | None = None) -> Iterator[Runner]:
    """Open the tables in the folder `place` with Spark, to count; `Missing` says what is not there."""
    session = _session(master, settings or {}).newSession()  # names of its own, for threads beside each other
    for name in SCHEMAS:
        session.read.parquet(f"{place.rstrip('/')}/{name}").createOrReplaceTempView(name)
    runner = Runner(session)
    try:
        yield runner
    finally:
        runner.let_go()


def _session(master: str, settings: Mapping[str, str]) -> "SparkSession":
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise Missing("pyspark is not installed: it is the optional extra `spark`.") from error
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1") if master.startswith("local") else None
    builder = SparkSession.builder.appName("kolosi").master(master)
    for name, value in {**ALWAYS, **(HERE if master.startswith("local") else {}), **settings}.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkRuntimeError, OSError) as error:
        raise Missing(f"Spark does not start, is Java there? {error}") from error
