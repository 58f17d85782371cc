"""The extract: one DuckDB file that figures are counted from, made from recorded states and refreshed by reference.

Readers and writers never meet (decision 0012): a reader opens the file that `extract.duckdb` names at that moment,
read-only; a writer makes a new file beside it, alone by a lock, and then lets the name point there. Whoever began to
read an older file reads it to its end.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from kolosi.counting.gateways.columns import SCHEMAS, Stated, batches
from kolosi.counting.gateways.engine import Row

NAME = "extract.duckdb"
SETTINGS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_TYPES = {pa.int64(): "BIGINT", pa.string(): "VARCHAR", pa.date32(): "DATE", pa.bool_(): "BOOLEAN"}
# States of a day lie together, so that a period reads its own zone; what is not verified lies apart, by its last day.
ORDER = {"violation": "verified_on, last, state", "child": "verified_on, state"}
LOOSE = 0.1  # the share of rows out of order above which a refresh puts all in order again


class Runner:
    """Runs expressions on one connection; tables that it keeps are its own."""

    dialect = "duckdb"

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def keep(self, name: str, sql: str) -> None:
        """Make a table of the query, for this connection only."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")  # names are ours

    def rows(self, sql: str) -> list[Row]:
        """Return the rows of a query."""
        found: list[Row] = self.connection.sql(sql).to_arrow_table().to_pylist()
        return found


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Runner]:
    """Open the extract as it is now, to count; `FileNotFoundError` where none was made."""
    with _reading(folder) as connection:
        yield Runner(connection)


@contextlib.contextmanager
def in_memory(stated: Iterable[Stated]) -> Iterator[Runner]:
    """Hold an extract in memory: for files of states, and for tests."""
    with duckdb.connect(":memory:", config=dict(SETTINGS)) as connection:
        _make(connection)
        _add(connection, stated)
        yield Runner(connection)


def made(folder: Path, stated: Iterable[Stated], marks: Mapping[str, int]) -> None:
    """Make the extract anew from all states; `marks` say how far its source had come."""
    with _writing(folder, fresh=True) as connection:
        _make(connection)
        _add(connection, stated)
        _put_in_order(connection)
        _mark(connection, marks)


def refreshed(
    folder: Path, refs: Collection[str], stated: Iterable[Stated], marks: Mapping[str, int]
) -> None:
    """Replace all states of those violations by the given ones, and note how far the source has come."""
    with _writing(folder, fresh=False) as connection:
        connection.register("changed", pa.table({"ref": pa.array(sorted(refs), pa.string())}))
        gone = "SELECT state FROM violation SEMI JOIN changed USING (ref)"
        connection.execute(f"DELETE FROM child WHERE state IN ({gone})")  # noqa: S608  # names are ours
        connection.execute(f"DELETE FROM violation WHERE state IN ({gone})")  # noqa: S608  # names are ours
        added = _add(connection, stated)
        loose = (
            _number(connection, "SELECT coalesce(sum(number), 0) FROM watermark WHERE name = 'loose'") + added
        )
        if loose > LOOSE * _number(connection, "SELECT count(*) FROM violation"):
            _put_in_order(connection)
            loose = 0
        _mark(connection, {**marks, "loose": loose})


def marks(folder: Path) -> dict[str, int] | None:
    """Return how far the source had come when the extract was made or refreshed; `None` where there is none."""
    try:
        with _reading(folder) as connection:
            return dict(
                connection.execute("SELECT name, number FROM watermark WHERE name <> 'loose'").fetchall()
            )
    except FileNotFoundError:
        return None


def exported(folder: Path, to: Path) -> None:
    """Write the extract's tables as Parquet folders, for an engine elsewhere (Spark, a cluster)."""
    with _reading(folder) as connection:
        for name in SCHEMAS:
            (to / name).mkdir(parents=True, exist_ok=True)
            place = str(to / name / "part.parquet").replace("'", "''")
            connection.execute(f"COPY {name} TO '{place}' (FORMAT parquet)")  # names are ours


@contextlib.contextmanager
def _reading(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    for attempt in range(5):
        current = (folder / NAME).resolve(strict=True)
        try:
            connection = duckdb.connect(str(current), read_only=True, config=dict(SETTINGS))
        except duckdb.IOException:
            if attempt == 4 or current.exists():
                raise
            continue  # it was replaced twice between the two lines above
        break
    with connection:
        yield connection


@contextlib.contextmanager
def _writing(folder: Path, *, fresh: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "extract.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        new = folder / f"extract-{secrets.token_hex(6)}.duckdb"
        try:
            if not fresh:
                shutil.copyfile((folder / NAME).resolve(strict=True), new)
            with duckdb.connect(str(new), config=dict(SETTINGS)) as connection:
                yield connection
                connection.execute("CHECKPOINT")
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        _point(folder, new)


def _point(folder: Path, new: Path) -> None:
    """Let the name point to the new file, and forget all but the one it pointed to before."""
    name = folder / NAME
    before = name.resolve() if name.exists() else new
    link = folder / f"{new.stem}.link"
    link.symlink_to(new.name)
    os.replace(link, name)
    for old in folder.glob("extract-*.duckdb*"):
        if old.name.split(".")[0] not in {new.stem, before.stem}:
            old.unlink(missing_ok=True)


def _make(connection: duckdb.DuckDBPyConnection) -> None:
    for statement in _tables():
        connection.execute(statement)


def _tables() -> Iterator[str]:
    for name, schema in SCHEMAS.items():
        columns = ", ".join(f'"{field.name}" {_TYPES[field.type]}' for field in schema)
        yield f"CREATE TABLE {name} ({columns})"
    yield "CREATE TABLE watermark (name VARCHAR PRIMARY KEY, number BIGINT)"


def _add(connection: duckdb.DuckDBPyConnection, stated: Iterable[Stated]) -> int:
    before = _number(connection, "SELECT coalesce(max(state), -1) FROM violation") + 1
    added = 0
    for batch in batches(stated, first=before):
        for name, rows in batch.items():
            connection.register("batch", rows)
            connection.execute(f"INSERT INTO {name} SELECT * FROM batch")  # noqa: S608  # names are ours
            connection.unregister("batch")
        added += len(batch["violation"])
    return added


def _put_in_order(connection: duckdb.DuckDBPyConnection) -> None:
    for name, order in ORDER.items():
        connection.execute(f"CREATE TABLE ordered AS SELECT * FROM {name} ORDER BY {order}")  # noqa: S608  # names are ours
        connection.execute(f"DROP TABLE {name}")
        connection.execute(f"ALTER TABLE ordered RENAME TO {name}")


def _mark(connection: duckdb.DuckDBPyConnection, marks: Mapping[str, int]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO watermark VALUES (?, ?)", list(marks.items()) or [("loose", 0)]
    )


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.execute(sql).fetchall()[0][0])
