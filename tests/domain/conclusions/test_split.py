"""One ask becomes two: by choosing clauses, or by telling in two summaries what one clause asks."""

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import wording
from kolosi.conclusions.queries import versions
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db
BOTH = "3(b)/1"  # made by a clause of the statement and the same one of the letter


def split(ref: str, officer: object, **options: object) -> str:
    revision = models.Ask.objects.get(ref=ref).revision
    given = {"revision": revision, "by": officer, "at": builders.LATER, **options}
    return wording.split(ref=ref, **given)


def labels(ref: str) -> list[str]:
    return [link.clause.label for link in models.Ask.objects.get(ref=ref).clauses.filter(makes=True)]


def test_chosen_clauses_go_to_the_new_ask() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label=BOTH)
    new = split(ref, officer, clauses=["5(a)/1"])
    assert (labels(ref), labels(new)) == (["3(b)/1"], ["5(a)/1"])
    rows = {row.ref: row for row in models.Ask.objects.filter(ref__in=[ref, new])}
    assert [one.code for one in rows[ref].channels.all()] == ["public_statement"]
    assert [one.code for one in rows[new].channels.all()] == ["letter_through_president"]
    assert rows[new].followed
    assert rows[new].edited == ["clauses", "summary"]
    assert [version.act for version in rows[ref].versions.all()] == ["receive", "split"]
    assert [version.act for version in rows[new].versions.all()] == ["split"]


def test_what_only_the_letter_says_then_is_confidential() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label=BOTH)
    new = split(ref, officer, clauses=["5(a)/1"])
    assert not models.Ask.objects.get(ref=ref).confidential
    assert models.Ask.objects.get(ref=new).confidential


def test_two_summaries_tell_two_asks_of_one_clause() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="7(a)/1")
    new = split(ref, officer, summaries=["include mobile civil registration", "report by June 2018"])
    assert labels(ref) == labels(new) == ["7(a)/1"]
    summaries = dict(models.Ask.objects.filter(ref__in=[ref, new]).values_list("ref", "summary"))
    assert summaries == {ref: "include mobile civil registration", new: "report by June 2018"}
    assert "report by june 2018" in models.Ask.objects.get(ref=new).search


def test_the_new_ask_begins_without_follow_up_and_the_old_one_keeps_its_own() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label=BOTH)
    models.Ask.objects.filter(ref=ref).update(owner=officer.person)
    new = models.Ask.objects.get(ref=split(ref, officer, clauses=["5(a)/1"]))
    assert (new.owner, new.status) == ("", "not_assessed")
    assert models.Ask.objects.get(ref=ref).owner == officer.person


@pytest.mark.parametrize(
    ("label", "options", "obstacle"),
    [
        (BOTH, {}, Obstacle.NOTHING_TO_SPLIT),
        (BOTH, {"clauses": ["3(b)/1", "5(a)/1"]}, Obstacle.NOTHING_LEFT),
        (BOTH, {"clauses": ["7(a)/1"]}, Obstacle.NOT_ITS_CLAUSES),
        ("7(a)/1", {"clauses": ["7(a)/1"]}, Obstacle.NOTHING_LEFT),
        ("7(a)/1", {"summaries": ["one", " "]}, Obstacle.NO_SUMMARY),
        ("7(a)/1", {"summaries": ["one", "one"]}, Obstacle.NOTHING_CHANGED),
    ],
)
def test_what_stands_in_the_way(label: str, options: dict[str, object], obstacle: Obstacle) -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label=label)
    with pytest.raises(Refused) as refused:
        split(ref, officer, **options)
    assert obstacle in refused.value.obstacles
    assert models.Ask.objects.count() == 7


def test_an_edit_of_an_older_state_is_stale() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label=BOTH)
    with pytest.raises(Stale):
        split(ref, officer, clauses=["5(a)/1"], revision=1)


def test_a_confidential_ask_is_not_there_for_those_who_may_not_read_it() -> None:
    ref = builders.ask(label=builders.CONFIDENTIAL)
    with pytest.raises(Absent):
        split(ref, cast.information_manager(), summaries=["one", "two"])


@pytest.mark.parametrize("persona", ["working_group_expert", "co_chair", "focal_point", "field_monitor"])
def test_nobody_else_may_split(persona: str) -> None:
    ref = builders.ask(label=BOTH)
    with pytest.raises(Absent):
        split(ref, getattr(cast, persona)(), clauses=["5(a)/1"])


def test_its_versions_tell_what_changed() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label=BOTH)
    split(ref, officer, clauses=["5(a)/1"])
    latest, first = versions.versions(officer, models.Ask.objects.get(ref=ref))
    assert (latest.number, latest.by, first.changes) == (2, officer.name, ())
    told = {field: (before, after) for field, before, after in latest.changes}
    assert told["clauses"] == ("3(b)/1, 5(a)/1", "3(b)/1")
    assert told["channels"][1] == "Public statement by the Chair"
