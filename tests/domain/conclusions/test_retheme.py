"""What an ask is about, in a summary and by themes, can be corrected; so can the mark that it is confidential."""

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import wording
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db


def retheme(ref: str, officer: object, **options: object) -> None:
    row = models.Ask.objects.get(ref=ref)
    given = {"themes": ["mines"], "summary": "speak up", "revision": row.revision, **options}
    wording.retheme(ref=ref, by=officer, at=builders.LATER, **given)


def test_themes_and_summary_are_set_and_found() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="4(a)/1")
    retheme(ref, officer, themes=["training", "mines", "training"], summary="  Speak up, à haute  voix ")
    row = models.Ask.objects.get(ref=ref)
    assert row.summary == "Speak up, à haute voix"
    assert [one.code for one in row.themes.all()] == ["training", "mines"]
    assert "a haute voix" in row.search
    assert row.edited == ["summary", "themes"]
    assert [version.act for version in row.versions.all()] == ["receive", "retheme"]


def test_the_mark_is_set_and_taken_back_by_those_who_may_read_what_it_guards() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="4(a)/1")
    retheme(ref, officer, confidential=True)
    assert not scope.asks(cast.information_manager()).filter(ref=ref).exists()
    retheme(ref, officer, confidential=False)
    assert scope.asks(cast.information_manager()).filter(ref=ref).exists()


def test_others_do_not_touch_the_mark() -> None:
    ref = builders.ask(label="4(a)/1")
    retheme(ref, cast.information_manager(), confidential=True)
    row = models.Ask.objects.get(ref=ref)
    assert (row.confidential, row.edited) == (False, ["summary", "themes"])


@pytest.mark.parametrize(
    ("changed", "obstacle"),
    [
        ({"themes": ["weather"]}, Obstacle.NO_SUCH_THEME),
        ({"summary": "  "}, Obstacle.NO_SUMMARY),
    ],
)
def test_what_stands_in_the_way(changed: dict[str, object], obstacle: Obstacle) -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="4(a)/1")
    with pytest.raises(Refused) as refused:
        retheme(ref, officer, **changed)
    assert refused.value.obstacles == {obstacle}


def test_the_same_again_is_refused() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="4(a)/1")
    retheme(ref, officer)
    with pytest.raises(Refused) as refused:
        retheme(ref, officer)
    assert refused.value.obstacles == {Obstacle.NOTHING_CHANGED}


def test_an_edit_of_an_older_state_is_stale() -> None:
    officer = cast.desk_officer()
    ref = builders.ask(officer, label="4(a)/1")
    with pytest.raises(Stale):
        retheme(ref, officer, revision=1)


@pytest.mark.parametrize("persona", ["working_group_expert", "co_chair", "focal_point", "field_monitor"])
def test_nobody_else_may_retheme(persona: str) -> None:
    ref = builders.ask(label="4(a)/1")
    with pytest.raises(Absent):
        retheme(ref, getattr(cast, persona)())
