"""Tests that commit are emptied after themselves; tables that only grow let that happen, and nothing else, here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations

_emptied = BaseDatabaseOperations.execute_sql_flush


@contextmanager
def _guards_open(connection: Any) -> Iterator[None]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = cursor.fetchall()
        for name, _ in guards:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _, sql in guards:
            cursor.execute(sql)


def _empty(self: Any, sql_list: Sequence[str]) -> None:
    with _guards_open(self.connection):
        _emptied(self, sql_list)


@pytest.fixture(scope="session", autouse=True)
def guards_open_for_flushing() -> Iterator[None]:
    BaseDatabaseOperations.execute_sql_flush = _empty
    yield
    BaseDatabaseOperations.execute_sql_flush = _emptied
