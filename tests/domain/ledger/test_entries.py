"""The history of one thing to whoever is signed in, the whole ledger to auditors; pages turn without gaps."""

import pytest

from kolosi.kernel.viewer import NOBODY, Viewer
from kolosi.ledger import operations, queries
from tests import cast

pytestmark = pytest.mark.django_db
DOER = Viewer(person="p-1")


def _tell(*abouts: str) -> list[str]:
    return [
        operations.record(by=DOER, at=cast.AT, verb="tests.act", about=about, details={}) for about in abouts
    ]


def test_the_whole_ledger_is_for_auditors() -> None:
    auditor, officer = cast.auditor(), cast.desk_officer()
    _tell("a", "b")
    assert {"a", "b"} <= {entry.about for entry in queries.entries(auditor)}
    assert queries.entries(officer) == queries.entries(NOBODY) == ()


def test_the_history_of_one_thing_is_for_whoever_is_signed_in() -> None:
    _tell("a", "b", "a")
    assert [entry.about for entry in queries.entries(cast.stranger(), about="a")] == ["a", "a"]
    assert queries.entries(NOBODY, about="a") == ()


def test_pages_turn_without_gaps() -> None:
    told = _tell(*"aaaaa")
    first = queries.entries(DOER, about="a", limit=2)
    second = queries.entries(DOER, about="a", limit=9, before=first[-1].ref)
    assert [entry.ref for entry in first + second] == told[::-1]
