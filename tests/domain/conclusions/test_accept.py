"""Accepting a document makes its asks followed, once."""

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import documents
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db


def test_its_asks_are_followed() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer, accepted=False)
    documents.accept(ref=ref, revision=1, by=officer, at=builders.LATER)
    assert scope.asks(officer).count() == 7
    assert set(scope.asks(officer).values_list("revision", flat=True)) == {2}
    states = models.DocumentState.objects.filter(document__ref=ref)
    assert [(state.status, state.by) for state in states] == [
        ("received", officer.person),
        ("accepted", officer.person),
    ]


def test_twice_is_refused() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    with pytest.raises(Refused) as refused:
        documents.accept(ref=ref, by=officer, at=builders.LATER)
    assert refused.value.obstacles == {Obstacle.NO_SUCH_ROAD}


def test_a_document_without_asks_is_refused() -> None:
    officer = cast.desk_officer()
    ref = builders.document(
        officer, text="Welcoming the readiness of all to listen to the children of Zandia.", accepted=False
    )
    with pytest.raises(Refused) as refused:
        documents.accept(ref=ref, by=officer, at=builders.LATER)
    assert refused.value.obstacles == {Obstacle.NO_ASKS}


def test_a_preview_that_changed_meanwhile_is_stale() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    with pytest.raises(Stale) as stale:
        documents.accept(ref=ref, revision=1, by=officer, at=builders.LATER)
    assert stale.value.theirs == {"Status": "Followed", "Version": "2"}  # words, not codes: a page shows them


@pytest.mark.parametrize("persona", ["working_group_expert", "co_chair", "focal_point", "field_monitor"])
def test_nobody_else_may_accept(persona: str) -> None:
    ref = builders.document(accepted=False)
    with pytest.raises(Absent):
        documents.accept(ref=ref, by=getattr(cast, persona)(), at=builders.LATER)
    assert models.Document.objects.get(ref=ref).status == "received"
