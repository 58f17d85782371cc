"""Published tables of persons as Parquet files: the columns that the layout names, row by row."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from kolosi.counting.rules import persons
from kolosi.counting.rules.persons import Layout, Person

BATCH = 50_000


class Unreadable(Exception):
    """The file is no table of persons that is known: the reason, as a sentence."""


def layout_of(path: Path) -> Layout:
    """Return the known layout whose columns the file has; `Unreadable` names what is missing."""
    try:
        held = set(parquet.read_schema(path).names)
    except (OSError, pa.ArrowInvalid) as error:
        raise Unreadable(f"{path.name} is not a Parquet file that can be read.") from error
    lacking = {one.code: sorted(set(one.wanted()) - held) for one in persons.layouts()}
    for one in persons.layouts():
        if not lacking[one.code]:
            return one
    told = "; ".join(f"{code}: {', '.join(names)}" for code, names in lacking.items())
    raise Unreadable(f"{path.name} has no known layout. Columns missing for {told}.")


def read(path: Path, layout: Layout) -> Iterator[Person]:
    """Yield the persons of the file; a person that stands in it twice is refused."""
    seen: set[str] = set()
    for row in _rows(path, layout):
        key = row[layout.person]
        if key is None or key in seen:
            raise Unreadable(f"Column {layout.person} tells no single person: {key!r}.")
        seen.add(key)
        yield persons.person(row, layout)


def _rows(path: Path, layout: Layout) -> Iterator[dict[str, Any]]:
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(BATCH, columns=layout.wanted()):
                yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise Unreadable(f"{path.name} is damaged, and was not counted: {error}") from error
