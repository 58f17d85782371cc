"""Every guard that a migration puts up stands in the end: a later migration that rebuilds a table must put it up again."""

import re

import pytest
from django.db import connection

from tests.conftest import ROOT

pytestmark = pytest.mark.django_db
GUARD = re.compile(r"(append_only|never_deleted)\(['\"](\w+)['\"]\)")
ACTS = {"append_only": ("update", "delete"), "never_deleted": ("delete",)}
STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def test_every_guard_of_the_migrations_stands() -> None:
    told = [
        guard
        for path in (ROOT / "src" / "kolosi").glob("*/migrations/*.py")
        for guard in GUARD.findall(path.read_text())
    ]
    wanted = {f"{table}_no_{act}" for kind, table in told for act in ACTS[kind]}
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    assert len(wanted) > 100  # they are found at all
    assert sorted(wanted - standing) == []
