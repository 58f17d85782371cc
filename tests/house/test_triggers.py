"""The emptying of tables between browser tests leaves the triggers of append-only tables standing."""

import pytest
from django.db import DatabaseError, connection

REFUSING = "CREATE TRIGGER probe_no_delete BEFORE DELETE ON django_session BEGIN SELECT RAISE(ABORT, 'rows are added'); END"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the probe is written for SQLite")
def test_emptying_passes_and_the_trigger_stays() -> None:
    with connection.cursor() as cursor:
        cursor.execute(REFUSING)
        cursor.execute("INSERT INTO django_session VALUES ('k', 'd', '2026-01-01')")
    connection.ops.execute_sql_flush(["DELETE FROM django_session"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
        cursor.execute("INSERT INTO django_session VALUES ('k', 'd', '2026-01-01')")
        with pytest.raises(DatabaseError, match="rows are added"):
            cursor.execute("DELETE FROM django_session")
