"""An archive of simulated violations, written as columns at once: fast, and of no country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from kolosi.counting.gateways import columns, extract

TYPES = "['RU','RU','K','M','M','SV','AB','AS','AH','DHA','DHA','MU','DL']"
SIMULATED = """
CREATE TABLE raw AS
WITH drawn AS (
    SELECT i AS number, i * 5 // 8 AS incident, DATE '{first}' + CAST(hash(i * 5 // 8) % {days} AS INTEGER) AS first,
        CAST(hash(i, 1) >> 2 AS BIGINT) AS a, CAST(hash(i, 2) >> 2 AS BIGINT) AS b, CAST(hash(i, 3) >> 2 AS BIGINT) AS c,
        CAST(hash(i, 4) >> 2 AS BIGINT) AS d
    FROM range({violations}) AS t(i)
)
SELECT *, 'ML-' || incident || '/' || number AS ref, {types}[1 + a % 13] AS type,
    CAST(first + CAST(b % 500 AS INTEGER) AS DATE) AS decided
FROM drawn
"""
STATES = """
INSERT INTO violation BY NAME
WITH spans AS (
    SELECT *, step,
        epoch_us(CAST(first AS TIMESTAMP)) + [0, 30, 500][step + 1] * 86400000000 + number % 1000 AS known_from,
        CASE WHEN step = 2 THEN {forever}
            ELSE epoch_us(CAST(first AS TIMESTAMP)) + [30, 500][step + 1] * 86400000000 + number % 1000 END AS known_until
    FROM raw, range(3) AS s(step)
)
SELECT row_number() OVER () - 1 AS state, ref, 'ML-' || incident AS incident, type, 'ML' AS scope,
    CAST(first AS DATE) AS first, CASE WHEN b % 50 > 0 THEN CAST(first + CAST(c % 9 AS INTEGER) AS DATE) END AS last,
    CASE WHEN step > 0 AND d % 10 > 2 THEN decided END AS verified_on, known_from, known_until,
    CASE d % 7 WHEN 0 THEN 'unidentified' WHEN 1 THEN 'Alpha x Beta' ELSE 'Party ' || (c % 20) END AS party,
    'ML' || (incident % 11) AS region, ['yes', 'no', 'unknown'][1 + b % 3] AS explosive,
    c % 2 AS boys, (c + 1) % 2 AS girls, CASE WHEN step = 2 THEN d % 2 ELSE 0 END AS unknown, c % 40 = 0 AS at_least,
    substr(sha256(ref), 1, 2) AS leaf,
    ref || '@' || strftime(make_timestamp(known_from), '%Y-%m-%dT%H:%M:%S.%f') || '+00:00' AS mark
FROM spans
"""
CHILDREN = """
INSERT INTO child
SELECT state, verified_on, CASE WHEN hash(ref) % 10 = 0 THEN 'p-' || hash(ref) % ({violations} // 20) ELSE 'p-' || ref END,
    false, CASE WHEN boys = 1 THEN 'boy' ELSE 'girl' END, CASE WHEN hash(ref, 5) % 5 > 0 THEN hash(ref, 6) % 18 END
FROM violation WHERE hash(ref, 7) % 10 < 8 AND type NOT IN ('AS', 'AH', 'DHA', 'MU')
"""


@dataclass(frozen=True)
class Archive:
    """How much: incidents (with 1.6 violations each, three states each) over some years up to the end of 2024."""

    incidents: int
    years: int

    @property
    def violations(self) -> int:
        """8 violations in 5 incidents."""
        return self.incidents * 8 // 5


def written(folder: Path, archive: Archive) -> None:
    """Write the archive as an extract."""
    with extract._writing(folder, fresh=True) as connection:
        for statement in _statements(archive):
            connection.execute(statement)
        extract._put_in_order(connection)
        extract._mark(connection, {"state": 3 * archive.violations})


def _statements(archive: Archive) -> Iterator[str]:
    filled = {
        "first": date(2025 - archive.years, 1, 1),
        "days": archive.years * 365,
        "violations": archive.violations,
        "types": TYPES,
        "forever": columns.FOREVER,
    }
    for name in columns.SCHEMAS:
        yield f"DROP TABLE IF EXISTS {name}"
    yield from extract._tables()
    for statement in (SIMULATED, STATES, CHILDREN):
        yield statement.format(**filled)
    yield "DROP TABLE raw"


def connection_of(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open the written archive for reading."""
    return duckdb.connect(str((folder / extract.NAME).resolve()), read_only=True)
