"""Two asks become one: the merged one rests in the other, which takes its clauses; nothing of its past is lost."""

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import wording
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db


def merge(ref: str, into: str, officer: object, **options: object) -> None:
    revision = models.Ask.objects.get(ref=ref).revision
    given = {"revision": revision, "by": officer, "at": builders.LATER, **options}
    wording.merge(ref=ref, into=into, **given)


def two(officer: object, one: str = "3(a)/2", other: str = "4(a)/1") -> tuple[str, str]:
    asks = builders.labels(builders.document(officer))
    return asks[one], asks[other]


def test_the_other_takes_clauses_channels_and_addressees() -> None:
    officer = cast.desk_officer()
    into, ref = two(officer, "3(a)/2", "6(a)/1")
    merge(ref, into, officer)
    kept = models.Ask.objects.get(ref=into)
    assert [link.clause.label for link in kept.clauses.filter(makes=True)] == ["3(a)/2", "6(a)/1"]
    assert [one.code for one in kept.channels.all()] == ["public_statement", "letter_through_president"]
    assert [one.code for one in kept.addressees.filter(asked=True)] == [
        "government-zandia",
        "secretary-general",
    ]
    assert [one.code for one in kept.addressees.filter(asked=False)] == ["unicef"]
    assert "clauses" in kept.edited


def test_the_merged_one_rests_with_its_past() -> None:
    officer = cast.desk_officer()
    into, ref = two(officer)
    models.Assignment.objects.create(
        ask=models.Ask.objects.get(ref=ref), owner=officer.person, by=officer.person, at=builders.AT
    )
    merge(ref, into, officer)
    resting = models.Ask.objects.get(ref=ref)
    assert (resting.followed, resting.merged_into.ref) == (False, into)
    assert [link.clause.label for link in resting.clauses.filter(makes=True)] == ["4(a)/1"]
    assert resting.assignments.count() == 1
    assert [one.values["merged_into"] for one in resting.versions.all()] == ["", into]
    assert not scope.asks(officer).filter(ref=ref).exists()
    assert scope.asks(officer, resting=True).filter(ref=ref).exists()


def test_confidential_words_make_the_whole_confidential() -> None:
    officer = cast.desk_officer()
    into, ref = two(officer, "3(a)/2", builders.CONFIDENTIAL)
    merge(ref, into, officer)
    assert models.Ask.objects.get(ref=into).confidential
    assert not scope.asks(cast.information_manager()).filter(ref=into).exists()


def test_what_stands_in_the_way() -> None:
    officer = cast.desk_officer()
    into, ref = two(officer)
    elsewhere = builders.ask(officer, situation="SO")
    for one, other, obstacle in ((ref, ref, Obstacle.SAME_ASK), (ref, elsewhere, Obstacle.OTHER_DOCUMENT)):
        with pytest.raises(Refused) as refused:
            merge(one, other, officer)
        assert refused.value.obstacles == {obstacle}
    merge(ref, into, officer)
    for one, other in ((ref, into), (into, ref)):
        with pytest.raises(Refused) as refused:
            merge(one, other, officer)
        assert refused.value.obstacles == {Obstacle.ALREADY_MERGED}


def test_an_edit_of_an_older_state_is_stale() -> None:
    officer = cast.desk_officer()
    into, ref = two(officer)
    with pytest.raises(Stale):
        merge(ref, into, officer, revision=1)


@pytest.mark.parametrize("persona", ["working_group_expert", "co_chair", "focal_point", "field_monitor"])
def test_nobody_else_may_merge(persona: str) -> None:
    into, ref = two(cast.desk_officer())
    with pytest.raises(Absent):
        merge(ref, into, getattr(cast, persona)())


def test_what_one_may_not_read_one_cannot_merge() -> None:
    into, ref = two(cast.desk_officer(), "3(a)/2", builders.CONFIDENTIAL)
    manager = cast.information_manager()
    for one, other in ((ref, into), (into, ref)):
        with pytest.raises(Absent):
            merge(one, other, manager)
