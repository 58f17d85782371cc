"""A document is kept byte for byte with what was read in it; its asks wait until it is accepted."""

from dataclasses import replace

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.gateways import files
from kolosi.conclusions.operations import documents
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.conclusions.rules.progress import Obstacle as Following
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.conftest import SHARED
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db


def test_the_bytes_the_reading_and_the_asks_are_kept() -> None:
    officer = cast.desk_officer()
    data, found = builders.read()
    row = models.Document.objects.get(ref=builders.document(officer, accepted=False))
    assert bytes(row.data) == data
    assert (row.symbol, row.adopted_on, row.status) == ("S/AC.51/2017/77", "2017-05-04", "received")
    kept = row.readings.get()
    assert [item.label for item in kept.items.all()] == [item.id for item in found.items]
    clauses = models.Clause.objects.filter(item__reading=kept)
    assert {one.label: one.hash for one in clauses} == {
        c.id: c.hash for item in found.items for c in item.clauses
    }
    assert [ask.label for ask in row.asks.all()] == [ask.id for ask in found.asks]


def test_every_offset_slices_back_to_both_texts() -> None:
    row = models.Document.objects.get(ref=builders.document(accepted=False)).readings.get()
    for clause in models.Clause.objects.filter(item__reading=row):
        assert row.text[clause.start : clause.end] == clause.text
        assert clause.text.split()[-1] in row.original[clause.source_start : clause.source_end]


def test_an_ask_carries_what_was_read_and_its_first_version() -> None:
    ref = builders.document(accepted=False)
    ask = models.Ask.objects.get(document__ref=ref, label="3(b)/1")
    assert {one.code for one in ask.channels.all()} == {"public_statement", "letter_through_president"}
    assert [link.clause.label for link in ask.clauses.filter(makes=True)] == ["3(b)/1", "5(a)/1"]
    version = ask.versions.get()
    assert (version.act, version.number, version.values["clauses"]) == ("receive", 1, ["3(b)/1", "5(a)/1"])
    needed = models.Ask.objects.get(document__ref=ref, label="6(a)/1").addressees
    assert [one.code for one in needed.filter(asked=True)] == ["secretary-general"]
    assert {one.code for one in needed.filter(asked=False)} == {"unicef", "government-zandia"}


def test_no_ask_is_followed_before_the_document_is_accepted() -> None:
    officer = cast.desk_officer()
    builders.document(officer, accepted=False)
    assert not scope.asks(officer).exists()
    assert scope.asks(officer, resting=True).count() == 7


def test_a_review_day_comes_from_the_policy_and_a_deadline_from_the_text_alone() -> None:
    ref = builders.document(accepted=False)
    asks = {ask.label: ask for ask in models.Ask.objects.filter(document__ref=ref)}
    assert str(asks["3(a)/2"].review_on) == "2017-08-02"  # immediately: 90 days after 4 May
    assert {label: ask.deadline for label, ask in asks.items() if ask.deadline} == {"7(a)/1": "2018-06-30"}


def test_the_same_bytes_are_received_once_in_a_situation() -> None:
    officer = cast.desk_officer()
    builders.document(officer)
    with pytest.raises(Refused) as refused:
        builders.document(officer)
    assert refused.value.obstacles == {Obstacle.ALREADY_RECEIVED}
    assert builders.document(officer, situation="SO")


def test_of_two_at_the_same_moment_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and writing someone else kept the same bytes: the table refuses, and the person is told why."""
    officer = cast.desk_officer()
    builders.document(officer)
    nothing_there = models.Document.objects.none()
    monkeypatch.setattr(models.Document.objects, "filter", lambda **_: nothing_there)
    with pytest.raises(Refused) as refused:
        builders.document(officer)
    assert refused.value.obstacles == {Obstacle.ALREADY_RECEIVED}


def test_a_withdrawn_document_may_be_received_again() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    documents.withdraw(ref=ref, by=officer, at=builders.AT)
    assert builders.document(officer) != ref


@pytest.mark.parametrize("persona", ["working_group_expert", "focal_point", "auditor", "stranger"])
def test_nobody_else_may_receive(persona: str) -> None:
    with pytest.raises(Absent):
        builders.document(getattr(cast, persona)())


def test_a_role_in_one_situation_receives_only_there() -> None:
    officer = cast.desk_officer("ML")
    with pytest.raises(Absent):
        builders.document(officer, situation="SO")


def test_an_unknown_situation_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        builders.document(situation="Zandia")
    assert refused.value.obstacles == {Obstacle.NO_SUCH_SITUATION}


@pytest.mark.shared
def test_the_real_conclusions_become_thirty_eight_asks() -> None:
    officer = cast.desk_officer()
    data = (SHARED / "conclusions" / "mali-2018.txt").read_bytes()
    found = reading.read(files.opened(data, "mali-2018.txt"))
    ref = documents.receive(
        data=data, name="mali-2018.txt", found=found, situation="ML", by=officer, at=builders.AT
    )
    asks = models.Ask.objects.filter(document__ref=ref)
    assert asks.count() == 38
    assert sorted(asks.filter(confidential=True).values_list("label", flat=True)) == ["7(f)/1", "7(g)/1"]
    assert set(asks.values_list("deadline", flat=True)) == {""}
    assert models.Document.objects.get(ref=ref).front["withheld"] == ["7(f)", "7(g)"]


def _received(text: str, **told: str) -> models.Document:
    officer = cast.desk_officer()
    data, found = builders.read(text)
    ref = documents.receive(
        data=data, name="z.txt", found=found, situation="ML", by=officer, at=builders.LATER, **told
    )
    return models.Document.objects.get(ref=ref)


BARE = builders.TEXT.replace("S/AC.51/2017/77", "").replace(" on 4 May 2017, pursuant", ", pursuant")


def test_what_the_text_does_not_say_is_taken_from_who_hands_it_in() -> None:
    bare = _received(BARE)
    assert (bare.symbol, bare.adopted_on, bare.adopted_first) == ("", "", None)
    assert {ask.review_on for ask in bare.asks.all()} == {None}
    documents.withdraw(ref=bare.ref, by=cast.desk_officer(), at=builders.LATER)
    told = _received(BARE, symbol="S/AC.51/2017/78", adopted_on="2017-05")
    assert (told.symbol, told.adopted_on, str(told.adopted_first)) == (
        "S/AC.51/2017/78",
        "2017-05",
        "2017-05-01",
    )
    assert None not in {ask.review_on for ask in told.asks.all()}


def test_what_the_text_says_itself_stands() -> None:
    kept = _received(builders.TEXT, symbol="S/AC.51/2017/78", adopted_on="2016")
    assert (kept.symbol, kept.adopted_on) == ("S/AC.51/2017/77", "2017-05-04")


def test_a_new_reading_keeps_what_was_told() -> None:
    kept = _received(BARE, adopted_on="2017-05-04")
    found = reading.read(files.opened(bytes(kept.data), kept.name))
    other = replace(found, document={**found.document, "grammar": "another"})
    documents.reread(ref=kept.ref, found=other, by=cast.desk_officer(), at=builders.LATER)
    kept.refresh_from_db()
    assert (kept.adopted_on, kept.readings.count()) == ("2017-05-04", 2)


def test_a_day_of_adoption_has_come() -> None:
    with pytest.raises(Refused) as refused:
        _received(BARE, adopted_on="2018-08")
    assert refused.value.obstacles == {Following.IN_THE_FUTURE}
