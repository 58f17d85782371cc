"""The same figures as the field's present tool makes them: documents in a database, one statement for each table.

Written anew from a description of what it counts, not from its code. Numbers differ where it is known to be wrong; only
the time is of interest.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bench.figures.archive import connection_of

BY_CHILDREN = "('RU', 'K', 'M', 'SV', 'AB')"
BY_EVENTS = "('AS', 'AH', 'DHA')"
LATE = "json_extract(v.data, '$.is_late_verification') = {late}"
VERIFIED = (
    "json_extract(v.data, '$.ctfmr_verified') = 'verified' AND EXISTS (SELECT 1 FROM json_each(json_array("
    "json_extract(v.data, '$.ctfmr_verified_date'))) d WHERE date(d.value) BETWEEN '{first}' AND '{last}')"
)
UNVERIFIED = (
    "json_extract(v.data, '$.ctfmr_verified') IN ('report_pending_verification', 'reported_not_verified') AND EXISTS "
    "(SELECT 1 FROM json_each(json_array(json_extract(i.data, '$.incident_date'))) d"
    " WHERE date(d.value) BETWEEN '{first}' AND '{last}')"
)
FROM = (
    "FROM violations v JOIN incidents i ON i.id = v.incident WHERE json_extract(i.data, '$.status') = 'open'"
    " AND json_extract(i.data, '$.record_state') = 1 AND {which} AND json_extract(v.data, '$.type') IN "
)
SEX = "SELECT json_extract(v.data, '$.type'), s.key, sum(s.value) " + FROM.replace(
    "WHERE", "JOIN json_each(json_extract(v.data, '$.violation_tally')) s WHERE", 1
)
NUMBER = "SELECT json_extract(v.data, '$.type'), count(*) " + FROM
UNITS = (
    "sum(CASE WHEN json_extract(v.data, '$.type') IN ('AS', 'AH', 'DHA') THEN 1 ELSE"
    " json_extract(v.data, '$.violation_tally.total') END)"
)
PARTY = (
    f"SELECT json_extract(p.data, '$.armed_force_group_party_name'), json_extract(v.data, '$.type'), {UNITS} "
    + (FROM.replace("WHERE", "JOIN perpetrators p ON p.violation = v.id WHERE", 1))
)
REGION = (
    f"SELECT json_extract(i.data, '$.reporting_location'), json_extract(v.data, '$.type'), {UNITS} " + FROM
)
SEVERAL = (
    "SELECT c.id, json_extract(c.data, '$.sex'), json_extract(c.data, '$.age'), group_concat(json_extract(v.data, '$.type'))"
    " FROM victims c JOIN ties t ON t.victim = c.id JOIN violations v ON v.id = t.violation JOIN incidents i"
    " ON i.id = v.incident WHERE json_extract(i.data, '$.status') = 'open' AND {which}"
    " AND json_extract(c.data, '$.individual_multiple_violations') = 'true' GROUP BY c.id HAVING count(*) > 1"
)


def written(archive: Path, to: Path) -> None:
    """Write the archive's last states as documents."""
    to.unlink(missing_ok=True)
    with sqlite3.connect(to) as tables, connection_of(archive) as source:
        for name, more in (
            ("incidents", ""),
            ("violations", ", incident INTEGER"),
            ("perpetrators", ", violation INTEGER"),
            ("victims", ", incident INTEGER"),
        ):
            tables.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, data TEXT{more})")
        tables.execute("CREATE TABLE ties (victim INTEGER, violation INTEGER)")
        rows = source.sql(
            "SELECT * EXCLUDE (mark, leaf, known_from, known_until, scope, explosive) FROM violation WHERE known_until > 4e18"
        ).to_arrow_table().to_pylist()  # fmt: skip
        _insert(tables, rows)
        children = source.execute(
            "SELECT c.state, c.sex, c.age FROM child c JOIN violation v USING (state) WHERE v.known_until > 4e18"
        ).fetchall()
        for number, (state, sex, age) in enumerate(children):
            told = {
                "sex": sex,
                "age": age,
                "individual_multiple_violations": "true" if number % 9 else "false",
            }
            tables.execute("INSERT INTO victims VALUES (?, ?, 0)", (number, json.dumps(told)))
            tables.execute("INSERT INTO ties VALUES (?, ?)", (number, state))
        for name in (
            "violations (incident)",
            "perpetrators (violation)",
            "ties (victim)",
            "ties (violation)",
        ):
            tables.execute(f"CREATE INDEX i{abs(hash(name))} ON {name}")


def _insert(tables: sqlite3.Connection, rows: list[dict[str, object]]) -> None:
    incidents: dict[object, int] = {}
    for row in rows:
        if row["incident"] not in incidents:
            incidents[row["incident"]] = len(incidents)
            told = {
                "status": "open",
                "record_state": True,
                "incident_date": str(row["first"]),
                "reporting_location": row["region"],
                "note": "x" * 400,
            }
            tables.execute(
                "INSERT INTO incidents VALUES (?, ?)", (incidents[row["incident"]], json.dumps(told))
            )
        tally = {name: row[name] for name in ("boys", "girls", "unknown")}
        late = row["verified_on"] is not None and str(row["verified_on"])[:4] != str(row["first"])[:4]
        data = {
            "type": row["type"], "violation_tally": {**tally, "total": sum(map(int, tally.values()))},  # type: ignore[call-overload]
            "ctfmr_verified": "verified" if row["verified_on"] else "report_pending_verification",
            "ctfmr_verified_date": str(row["verified_on"]) if row["verified_on"] else None,
            "is_late_verification": late, "note": "x" * 400,
        }  # fmt: skip
        tables.execute(
            "INSERT INTO violations VALUES (?, ?, ?)",
            (row["state"], json.dumps(data), incidents[row["incident"]]),
        )
        party = {"armed_force_group_party_name": row["party"]}
        tables.execute("INSERT INTO perpetrators VALUES (NULL, ?, ?)", (json.dumps(party), row["state"]))


def counted(place: Path, first: str, last: str) -> int:
    """Run the fourteen statements of the quarterly note; return how many rows they gave."""
    rows = 0
    with sqlite3.connect(place) as tables:
        for statement in _statements(first, last):
            rows += len(tables.execute(statement).fetchall())
    return rows


def _statements(first: str, last: str) -> Iterator[str]:
    verified = VERIFIED.format(first=first, last=last)
    kinds = [f"{verified} AND {LATE.format(late=late)}" for late in (0, 1)] + [
        UNVERIFIED.format(first=first, last=last)
    ]
    for which in kinds:
        yield SEX.format(which=which) + BY_CHILDREN + " GROUP BY 1, 2"
        yield NUMBER.format(which=which) + BY_EVENTS + " GROUP BY 1"
        for table in (PARTY, REGION):
            yield table.format(which=which) + BY_CHILDREN[:-1] + ", " + BY_EVENTS[1:] + " GROUP BY 1, 2"
    for _ in range(2):
        yield SEVERAL.format(which=verified)
