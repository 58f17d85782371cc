"""An edit is a new state; of two who edit at once the later sees both versions and loses nothing."""

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.refusals import Refused, Stale
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def told_of(viewer, ref: str) -> rules.Told:
    return queries.telling(viewer, ref).told


def test_what_was_told_before_stays_on_record() -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager)
    before = told_of(manager, ref)
    anew = builders.told(title="Shelling of a school (simulated)", violations=before.violations,
        victims=before.victims, perpetrators=before.perpetrators, sources=before.sources)  # fmt: skip
    assert operations.revise(ref=ref, number=1, told=anew, by=manager, at=builders.AT) == 2
    assert told_of(manager, ref).title == "Shelling of a school (simulated)"
    assert queries.telling(manager, ref, number=1).told == before
    with pytest.raises(Refused) as refused:
        operations.revise(ref=ref, number=2, told=anew, by=manager, at=builders.AT)
    assert refused.value.obstacles == {rules.Obstacle.NOTHING_CHANGED}


def test_of_two_writers_one_is_stale() -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager)
    operations.revise(ref=ref, number=1, told=builders.told(title="One"), by=manager, at=builders.AT)
    with pytest.raises(Stale) as stale:
        operations.revise(ref=ref, number=1, told=builders.told(title="Two"), by=manager, at=builders.AT)
    assert stale.value.theirs.told.title == "One"


def test_the_page_saves_completes_and_says_what_changed_under_it() -> None:
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    ref = builders.reported(manager, complete=False)
    page = f"/incidents/{ref}/revise/"
    sent = windows.posted(told_of(manager, ref), number=1)
    saved = window.post(page, {**sent, "title": "Mine", "do": "complete"})
    assert saved["Location"] == f"/incidents/{ref}/"
    last = queries.telling(manager, ref)
    assert (last.told.title, last.standing, last.number) == ("Mine", "complete", 3)
    late = window.post(page, {**sent, "title": "Too late", "do": "save"})
    text = windows.text(late)
    assert late.status_code == 409
    assert "Someone else wrote first" in text
    assert '<td data-label="Yours">Too late</td><td data-label="Now on record">Mine</td>' in text
    assert 'name="number" value="3"' in text
    assert 'value="Too late"' in text
    again = window.post(page, {**sent, "number": 3, "title": "Too late", "do": "save"})
    assert again.status_code == 302
    assert told_of(manager, ref).title == "Too late"
    same = window.post(page, {**sent, "number": 4, "title": "Too late", "do": "save"})
    assert (same.status_code, "Nothing is different" in windows.text(same)) == (422, True)


def test_what_is_complete_cannot_be_left_short() -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager)
    sent = windows.posted(told_of(manager, ref), number=1, account="", do="save")
    answer = windows.of(manager).post(f"/incidents/{ref}/revise/", sent)
    assert answer.status_code == 422
    assert 'id="account_wrong"' in windows.text(answer)
    assert queries.telling(manager, ref).number == 1


def test_what_the_form_does_not_ask_is_kept() -> None:
    manager = cast.information_manager("ML")
    facts = {
        "individual_vulnerabilities": ("displaced",),
        "individual_additional_details": "Told by an aunt.",
    }
    victim = rules.ToldVictim("v1", ("k",), sex="boy", facts=facts)
    ref = builders.reported(manager, victims=(victim,))
    page = windows.text(windows.of(manager).get(f"/incidents/{ref}/revise/"))
    assert 'type="hidden" name="victims-0-individual_vulnerabilities" value="displaced"' in page
    sent = windows.posted(told_of(manager, ref), number=1, title="Other", do="save")
    assert windows.of(manager).post(f"/incidents/{ref}/revise/", sent).status_code == 302
    assert told_of(manager, ref).victims[0].facts == facts
