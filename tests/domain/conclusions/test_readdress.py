"""Whom an ask addresses can be corrected: bodies of the list, of the document, or named by hand."""

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import wording
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db


def readdress(ref: str, officer: object, *codes: str, **options: object) -> None:
    revision = models.Ask.objects.get(ref=ref).revision
    given = {"revision": revision, "by": officer, "at": builders.LATER, **options}
    wording.readdress(ref=ref, addressees=list(codes), **given)


def asked(ref: str, *, asked: bool = True) -> list[str]:
    return [one.code for one in models.Ask.objects.get(ref=ref).addressees.filter(asked=asked)]


def test_bodies_of_the_list_and_of_the_document() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="6(a)/1")
    readdress(ref, officer, "unicef", "government-zandia")
    assert asked(ref) == ["unicef", "government-zandia"]
    assert asked(ref, asked=False) == []
    row = models.Ask.objects.get(ref=ref)
    assert row.edited == ["addressees"]
    assert row.versions.last().values["addressees"] == ["unicef", "government-zandia"]
    assert "united nations children's fund" in row.search


def test_a_name_that_nobody_listed() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="4(a)/1")
    readdress(ref, officer, names=["Council of  Elders of Port Amber"])
    body = models.Ask.objects.get(ref=ref).addressees.get(asked=True)
    assert (body.code, body.name, body.kind) == (
        "named-council-of-elders-of-port-amber",
        "Council of Elders of Port Amber",
        "other",
    )


def test_a_focal_point_sees_what_is_now_addressed_to_them() -> None:
    officer, focal = cast.desk_officer(), cast.focal_point(["unicef"])
    ref = builders.ask(officer, label="6(a)/1")
    assert not scope.asks(focal).exists()
    readdress(ref, officer, "unicef")
    assert [ask.ref for ask in scope.asks(focal)] == [ref]


@pytest.mark.parametrize(
    ("codes", "obstacle"),
    [
        ([], Obstacle.NO_ADDRESSEE),
        (["no-such-body"], Obstacle.NO_SUCH_ADDRESSEE),
        (["named-nobody"], Obstacle.NO_SUCH_ADDRESSEE),
        (["community-religious-leaders"], Obstacle.NOTHING_CHANGED),
    ],
)
def test_what_stands_in_the_way(codes: list[str], obstacle: Obstacle) -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="4(a)/1")
    with pytest.raises(Refused) as refused:
        readdress(ref, officer, *codes)
    assert refused.value.obstacles == {obstacle}


def test_an_edit_of_an_older_state_is_stale_and_shows_both() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="4(a)/1")
    with pytest.raises(Stale) as stale:
        readdress(ref, officer, "unicef", revision=1)
    assert stale.value.theirs["addressees"] == ["Community and religious leaders"]
    assert stale.value.yours["addressees"] == ["unicef"]


@pytest.mark.parametrize("persona", ["working_group_expert", "co_chair", "focal_point", "field_monitor"])
def test_nobody_else_may_readdress(persona: str) -> None:
    ref = builders.ask(label="4(a)/1")
    with pytest.raises(Absent):
        readdress(ref, getattr(cast, persona)(), "unicef")


def test_a_merged_ask_is_left_alone() -> None:
    officer = cast.desk_officer()
    asks = builders.labels(builders.document(officer))
    wording.merge(ref=asks["4(a)/1"], into=asks["3(a)/2"], revision=2, by=officer, at=builders.AT)
    with pytest.raises(Refused) as refused:
        readdress(asks["4(a)/1"], officer, "unicef")
    assert refused.value.obstacles == {Obstacle.ALREADY_MERGED}
