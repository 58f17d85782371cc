"""Entries stand and fall with the act they tell, and nobody can change or remove one."""

import pytest
from django.db import DatabaseError, connection, transaction

from kolosi.kernel.viewer import NOBODY, Viewer
from kolosi.ledger import operations, queries
from tests import cast

DOER = Viewer(person="p-1")
ACT = {"by": DOER, "at": cast.AT, "verb": "tests.act", "about": "thing-1"}


def _record(**changed: object) -> str:
    return operations.record(**{**ACT, "details": {"code": "a", "n": 1}, **changed})


@pytest.mark.django_db
def test_an_entry_tells_who_when_what() -> None:
    ref = _record()
    (entry,) = queries.entries(DOER, about="thing-1")
    assert (entry.ref, entry.by, entry.at, entry.verb) == (ref, "p-1", cast.AT, "tests.act")
    assert entry.details == {"code": "a", "n": 1}


@pytest.mark.django_db(transaction=True)
def test_an_entry_vanishes_with_the_act() -> None:
    def act() -> None:
        with transaction.atomic():
            _record()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert queries.entries(DOER, about="thing-1") == ()


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_a_bug() -> None:
    with pytest.raises(RuntimeError, match=r"tests\.act"):
        _record()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        {"by": NOBODY},
        {"verb": "act"},
        {"details": {"note": "x" * 201}},
        {"details": {"note": "two\nlines"}},
        {"details": {"rows": [{"deep": object()}]}},
    ],
)
def test_an_entry_holds_only_codes_and_names_its_doer(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"entry|ledger"):
        _record(**changed)


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["UPDATE ledger_entry SET verb = 'tests.other'", "DELETE FROM ledger_entry"])
def test_the_database_refuses_to_change_the_past(act: str) -> None:
    _record()
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        connection.cursor().execute(act)
    assert [entry.verb for entry in queries.entries(DOER, about="thing-1")] == ["tests.act"]


@pytest.mark.django_db
def test_postgresql_refuses_to_empty_the_ledger() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE; its DELETE is refused above")
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        connection.cursor().execute("TRUNCATE ledger_entry")
