"""The page of an incident warns where another incident tells one of its children otherwise."""

from datetime import timedelta

import pytest

from kolosi.incidents import operations, queries, rules
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def victim(**told) -> tuple[rules.ToldVictim]:
    return (rules.ToldVictim("v1", ("k",), person="p-1", **{"sex": "boy", "age": 12, **told}),)


def doubts(viewer, ref: str) -> list[tuple[str, str, bool, bool]]:
    found = queries.incident(viewer, ref, today=builders.TODAY).doubts
    return [(one.person, one.ref, one.sex, one.age) for one in found]


def test_another_sex_or_an_age_that_does_not_fit_is_told_on_both_pages() -> None:
    manager = cast.information_manager("ML")
    one = builders.reported(manager, victims=victim())
    other = builders.reported(manager, victims=victim(sex="girl", age=3))
    same = builders.reported(manager, victims=victim())
    assert doubts(manager, one) == doubts(manager, same) == [("p-1", other, True, True)]
    assert doubts(manager, other) == [("p-1", one, True, True), ("p-1", same, True, True)]
    page = windows.text(windows.of(manager).get(f"/incidents/{one}/"))
    assert "another sex, and an age that does not fit" in page
    assert f'href="/incidents/{other}/"' in page


def test_only_what_is_told_last_not_withdrawn_and_seen_is_compared() -> None:
    manager, monitor = cast.information_manager("ML"), cast.field_monitor("ML")
    one = builders.reported(monitor, victims=victim())
    other = builders.reported(manager, victims=victim(sex="girl"))
    assert doubts(monitor, one) == []  # another's incident: not even that it exists
    assert doubts(manager, one) == [("p-1", other, True, False)]
    later = builders.AT + timedelta(days=1)
    operations.withdraw(ref=other, number=1, reason="A mistake.", by=manager, at=later)
    assert doubts(manager, one) == []
