"""A document is read again: what a person set stays, what nobody set follows, nothing is lost."""

from dataclasses import replace

import pytest

from kolosi.conclusions import models
from kolosi.conclusions.operations import documents, wording
from kolosi.conclusions.rules.documents import Obstacle
from kolosi.conclusions.rules.shapes import Ask, Reading
from kolosi.kernel.refusals import Absent, Refused, Stale
from tests import cast
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db


def another(found: Reading, **changed: dict[str, object] | None) -> Reading:
    """Return the reading of another grammar, in which asks (by their id, `_` for brackets and slash) say otherwise or are gone."""
    asks = [_changed(ask, changed) for ask in found.asks]
    return replace(
        found,
        asks=tuple(ask for ask in asks if ask is not None),
        document={**found.document, "grammar": "next"},
    )


def _changed(ask: Ask, changed: dict[str, dict[str, object] | None]) -> Ask | None:
    name = "a" + ask.id.replace("(", "_").replace(")/", "_")
    if name not in changed:
        return ask
    new = changed[name]
    return None if new is None else replace(ask, **new)


def reread(ref: str, officer: object, found: Reading) -> None:
    documents.reread(ref=ref, found=found, by=officer, at=builders.LATER)


def asks(ref: str) -> dict[str, models.Ask]:
    return {ask.label: ask for ask in models.Ask.objects.filter(document__ref=ref)}


def test_what_nobody_set_follows_and_a_version_is_added() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    before = asks(ref)["4(a)/1"]
    reread(ref, officer, another(builders.read()[1], a4_a_1={"pressure": 4, "summary": "speak up"}))
    after = asks(ref)["4(a)/1"]
    assert (after.ref, after.pressure, after.summary) == (before.ref, 4, "speak up")
    assert after.revision == before.revision + 1
    assert [(one.act, one.values["pressure"]) for one in after.versions.all()] == [
        ("receive", before.pressure),
        ("reread", 4),
    ]


def test_what_did_not_change_keeps_its_revision_and_stands_in_the_new_reading() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    before = asks(ref)["3(b)/1"]
    reread(ref, officer, another(builders.read()[1], a4_a_1={"pressure": 4}))
    after = asks(ref)["3(b)/1"]
    assert (after.revision, after.versions.count()) == (before.revision, 1)
    last = models.Reading.objects.filter(document__ref=ref).last()
    assert {link.clause.item.reading_id for link in after.clauses.all()} == {last.pk}
    assert last.number == 2


def test_a_persons_hand_is_never_overwritten() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    ask = asks(ref)["4(a)/1"]
    wording.retheme(
        ref=ask.ref,
        themes=["training"],
        summary="our own words",
        revision=ask.revision,
        by=officer,
        at=builders.AT,
    )
    reread(
        ref,
        officer,
        another(builders.read()[1], a4_a_1={"summary": "theirs", "themes": ("mines",), "pressure": 4}),
    )
    after = asks(ref)["4(a)/1"]
    assert (after.summary, [one.code for one in after.themes.all()], after.pressure) == (
        "our own words",
        ["training"],
        4,
    )


def test_an_ask_no_longer_found_is_kept_and_marked_once() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    found = another(builders.read()[1], a4_a_1=None, a3_a_2={"pressure": 1})
    reread(ref, officer, found)
    lost = asks(ref)["4(a)/1"]
    assert lost.followed
    assert [one.values["found"] for one in lost.versions.all()] == [True, False]
    reread(ref, officer, another(found, a3_a_2={"pressure": 2}))
    assert asks(ref)["4(a)/1"].versions.count() == 2


def test_a_new_ask_is_added_and_followed() -> None:
    officer = cast.desk_officer()
    data, found = builders.read()
    ref = documents.receive(
        data=data, name="z.txt", found=another(found, a4_a_1=None), situation="ML", by=officer, at=builders.AT
    )
    documents.accept(ref=ref, by=officer, at=builders.AT)
    reread(ref, officer, found)
    assert asks(ref)["4(a)/1"].followed
    assert asks(ref)["4(a)/1"].number == 7


def test_a_split_survives() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    ask = asks(ref)["3(b)/1"]
    other = wording.split(ref=ask.ref, clauses=["5(a)/1"], revision=ask.revision, by=officer, at=builders.AT)
    reread(ref, officer, another(builders.read()[1], a4_a_1={"pressure": 4}))
    rows = {row.ref: row for row in models.Ask.objects.filter(document__ref=ref)}
    assert len(rows) == 8
    clauses = {
        name: [link.clause.label for link in rows[name].clauses.filter(makes=True)]
        for name in (ask.ref, other)
    }
    assert clauses == {ask.ref: ["3(b)/1"], other: ["5(a)/1"]}


def test_the_same_again_is_refused() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    with pytest.raises(Refused) as refused:
        reread(ref, officer, builders.read()[1])
    assert refused.value.obstacles == {Obstacle.NOTHING_CHANGED}
    assert models.Reading.objects.count() == 1


def test_a_reading_of_other_bytes_is_a_bug() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    with pytest.raises(ValueError, match="other bytes"):
        reread(ref, officer, builders.read(builders.TEXT + "\n")[1])


def test_a_preview_that_changed_meanwhile_is_stale() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    with pytest.raises(Stale):
        documents.reread(ref=ref, found=builders.read()[1], revision=1, by=officer, at=builders.LATER)


@pytest.mark.parametrize("persona", ["working_group_expert", "co_chair", "focal_point"])
def test_nobody_else_may_reread(persona: str) -> None:
    ref = builders.document()
    with pytest.raises(Absent):
        reread(ref, getattr(cast, persona)(), another(builders.read()[1], a4_a_1=None))
