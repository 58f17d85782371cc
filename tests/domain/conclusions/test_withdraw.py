"""A document is withdrawn only while nobody has worked on its asks; then it is out of sight, and still kept."""

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import documents
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("accepted", [True, False])
def test_it_is_out_of_sight_and_kept(accepted: bool) -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer, accepted=accepted)
    documents.withdraw(ref=ref, by=officer, at=builders.LATER)
    assert not scope.documents(officer).exists()
    assert not scope.asks(officer, resting=True).exists()
    assert models.Ask.objects.filter(document__ref=ref, followed=False).count() == 7


def test_work_on_one_of_its_asks_keeps_it() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    ask = models.Ask.objects.filter(document__ref=ref).last()
    models.Assignment.objects.create(ask=ask, owner=officer.person, by=officer.person, at=builders.AT)
    with pytest.raises(Refused) as refused:
        documents.withdraw(ref=ref, by=officer, at=builders.LATER)
    assert refused.value.obstacles == {Obstacle.BEING_FOLLOWED}
    assert scope.asks(officer).count() == 7


@pytest.mark.parametrize("persona", ["working_group_expert", "co_chair", "focal_point"])
def test_nobody_else_may_withdraw(persona: str) -> None:
    ref = builders.document()
    with pytest.raises(Absent):
        documents.withdraw(ref=ref, by=getattr(cast, persona)(), at=builders.LATER)
