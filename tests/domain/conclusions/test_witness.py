"""A press release of the same statement, in other words and without numbers, joins the asks that stand and makes none."""

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import documents
from kolosi.conclusions.queries import ask_page, document_page, scope, witnesses
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db
PRESS = """Working Group issues statement on children in Zandia

The Working Group on Children and Armed Conflict agreed to address the following message through a public statement by its Chair:

Welcoming the release of 41 boys from the barracks of Port Amber, and urging the Government of Zandia to release immediately all other children.

Encouraging the Government to endorse the Safe Schools Declaration.

Expressing concern at attacks on vaccination teams, and demanding that armed groups let all vaccination teams pass.

Calling upon the neighbours of Zandia to open their markets to its weavers.
"""


def test_it_joins_the_asks_that_stand_and_makes_none() -> None:
    officer = cast.desk_officer()
    whole = builders.document(officer)
    before = set(scope.asks(officer).values_list("ref", flat=True))
    press = builders.document(officer, text=PRESS, accepted=False)
    assert documents.witness(ref=press, other=whole, by=officer, at=builders.LATER) == 3
    assert set(scope.asks(officer).values_list("ref", flat=True)) == before
    rows = models.Witnessed.objects.filter(document__ref=press)
    assert {(row.ask.label if row.ask else "", row.relation) for row in rows} == {
        ("3(a)/2", "variant"),
        ("3(b)/1", "identical"),
        ("3(c)/2", "variant"),
        ("", "alone"),
    }


def test_both_pages_show_the_other_words() -> None:
    officer = cast.desk_officer()
    whole = builders.document(officer)
    press = builders.document(officer, text=PRESS, accepted=False)
    documents.witness(ref=press, other=whole, by=officer, at=builders.LATER)
    ref = scope.asks(officer).get(label="3(c)/2").ref
    page = ask_page.ask(officer, ref, on=builders.LATER.date())
    assert page is not None
    (witness,) = page.witnesses
    assert witness.document == press
    assert ("new", "all") in witness.said.stretches
    told = document_page.document(officer, press, on=builders.LATER.date())
    assert told is not None
    assert told.status == "witness"
    assert told.witnessed is not None
    assert told.witnessed[0][0] == whole
    assert len(told.witnessed[1]) == 4


def test_a_witness_is_never_read_into_asks_of_its_own() -> None:
    officer = cast.desk_officer()
    whole = builders.document(officer)
    press = builders.document(officer, text=PRESS, accepted=False)
    documents.witness(ref=press, other=whole, by=officer, at=builders.LATER)
    for act in (
        lambda: documents.accept(ref=press, by=officer, at=builders.LATER),
        lambda: documents.witness(ref=press, other=whole, by=officer, at=builders.LATER),
        lambda: documents.reread(ref=press, found=builders.read(PRESS)[1], by=officer, at=builders.LATER),
    ):
        with pytest.raises(Refused):
            act()
    documents.withdraw(ref=press, by=officer, at=builders.LATER)
    assert witnesses.of_ask(officer, scope.asks(officer).get(label="3(b)/1")) == ()


@pytest.mark.parametrize("other", ["itself", "received", "", "d-none"])
def test_only_of_a_followed_document(other: str) -> None:
    officer = cast.desk_officer()
    press = builders.document(officer, text=PRESS, accepted=False)
    others = {"itself": press, "received": builders.document(officer, accepted=False)}
    with pytest.raises(Refused) as refused:
        documents.witness(ref=press, other=others.get(other, other), by=officer, at=builders.LATER)
    assert Obstacle.NOT_FOLLOWED in refused.value.obstacles
    assert models.Document.objects.get(ref=press).status == "received"


def test_what_says_nothing_of_it_is_refused() -> None:
    officer = cast.desk_officer()
    whole = builders.document(officer)
    stray = builders.document(
        officer,
        text="The Working Group agreed: Calling upon the neighbours of Zandia to open their markets.",
        accepted=False,
    )
    with pytest.raises(Refused) as refused:
        documents.witness(ref=stray, other=whole, by=officer, at=builders.LATER)
    assert refused.value.obstacles == {Obstacle.NOTHING_ALIGNED}
    assert not models.Witnessed.objects.exists()


def test_whoever_may_not_receive_may_not_keep_a_witness() -> None:
    whole = builders.document()
    press = builders.document(text=PRESS, accepted=False)
    with pytest.raises(Absent):
        documents.witness(ref=press, other=whole, by=cast.working_group_expert(), at=builders.LATER)
