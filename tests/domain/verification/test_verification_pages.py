"""The pages: from report to final decision as two co-chairs walk it, refusals beside the form, doors that stay shut."""

from typing import Any

import pytest
from django.test import Client

from kolosi.kernel.viewer import Viewer
from kolosi.verification import operations, queries
from kolosi.verification.rules import Status
from tests import cast
from tests.domain.verification import builders

pytestmark = pytest.mark.django_db
CRITERIA = {"credible": "on", "confirmed_by_un": "on"}
SAID = {"state": "1", "status": "verified", "on": "2017-07-02", "reason": "", "words": ""}


def browser(viewer: Viewer) -> Client:
    return cast.sign_in(Client(), viewer)


def posted(viewer: Viewer, address: str, told: dict[str, str]) -> Any:
    return browser(viewer).post(address, told)


def test_a_violation_is_verified_page_by_page() -> None:
    who = builders.force()
    ref = builders.violation(who)
    page = f"/verification/{ref}/"
    assert f'href="{page}"' in browser(who.manager).get("/verification/?part=judge").text
    assert posted(who.manager, f"{page}judge/", SAID | CRITERIA).status_code == 302
    assert posted(who.manager, f"{page}review/", SAID | CRITERIA).status_code == 302
    assert posted(who.first, f"{page}propose/", SAID).status_code == 302
    assert f'href="{page}"' in browser(who.second).get("/verification/?part=sign").text
    (proposal,) = queries.story(who.second, ref, on=builders.DAY).proposals
    early = browser(who.first).get(f"{page}{proposal.ref}/sign/")
    assert (early.status_code, "A second, different co-chair must sign" in early.text) == (422, True)
    assert 'disabled aria-describedby="why"' in early.text
    again = posted(who.first, f"{page}{proposal.ref}/sign/", {})
    assert (again.status_code, "A second, different co-chair must sign" in again.text) == (422, True)
    assert "Agree and sign" in browser(who.second).get(f"{page}{proposal.ref}/sign/").text
    assert posted(who.second, f"{page}{proposal.ref}/sign/", {}).status_code == 302
    assert queries.statuses(who.manager, [ref])[ref].status is Status.VERIFIED
    shown = browser(who.second).get(page).text
    assert "The task force has decided." in shown
    assert who.first.name in shown


def test_a_refusal_stands_beside_what_was_typed() -> None:
    who = builders.force()
    ref = builders.violation(who)
    answer = posted(who.manager, f"/verification/{ref}/judge/", SAID | {"words": "Kept words."})
    assert answer.status_code == 422
    assert "has not judged the information credible" in answer.text
    assert "Kept words." in answer.text


def test_an_act_that_cannot_be_done_yet_is_shown_with_its_reason_and_not_offered() -> None:
    who = builders.force()
    ref = builders.violation(who)
    page = f"/verification/{ref}/"
    shown = browser(who.manager).get(page).text
    assert 'disabled aria-describedby="why-review"' in shown
    assert f'href="{page}review/"' not in shown
    assert f'href="{page}judge/"' in shown
    answer = browser(who.manager).get(f"{page}review/")
    assert (answer.status_code, "The level below has not judged yet" in answer.text) == (422, True)
    assert 'disabled aria-describedby="why"' in answer.text
    assert posted(who.manager, f"{page}judge/", SAID | CRITERIA).status_code == 302
    assert f'href="{page}review/"' in browser(who.manager).get(page).text
    assert browser(who.manager).get(f"{page}propose/").status_code == 404  # not theirs, whatever was said


def test_a_closed_proposal_cannot_be_signed_and_the_page_says_so() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    operations.decline(
        ref=ref, proposal=proposal, words="Two accounts differ.", by=who.second, at=builders.AT
    )
    answer = browser(who.third).get(f"/verification/{ref}/{proposal}/sign/")
    assert (answer.status_code, "The proposal is closed" in answer.text) == (422, True)


def test_reasons_are_offered_by_judgement_and_another_one_is_refused() -> None:
    who = builders.force()
    ref = builders.violation(who)
    page = f"/verification/{ref}/judge/"
    form = browser(who.manager).get(page).text
    groups = [part.partition('"')[0] for part in form.split('<optgroup label="')[1:]]
    assert groups == [
        "Could not be verified",
        "Outside the mechanism",
        "Did not occur",
        "Not decided: back to the level below",
    ]
    answer = posted(who.manager, page, SAID | {"status": "not_mrm", "reason": "no_access"})
    assert (answer.status_code, "This reason is not one for that judgement" in answer.text) == (422, True)
    assert posted(who.manager, page, SAID | {"status": "not_mrm", "reason": "no_party"}).status_code == 302


def test_declining_policies_and_receipts_have_their_pages() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    page = f"/verification/{ref}/{proposal}/decline/"
    assert posted(who.second, page, {"words": ""}).status_code == 422
    assert posted(who.second, page, {"words": "Two accounts differ."}).status_code == 302
    assert "Two accounts differ." in browser(who.second).get(f"/verification/{ref}/").text
    told = {"primary_sources": "2", "co_chairs": "2", "since": "2017-07-01"}
    assert posted(who.first, "/verification/policies/ML/set_policy/", told).status_code == 302
    assert browser(who.first).get("/verification/policies/AF/set_policy/").status_code == 404
    assert "Set anew for Mali" in browser(who.first).get("/verification/policies/").text
    assert (
        "No report of your organisation yet"
        in browser(cast.field_monitor("ML")).get("/verification/receipts/").text
    )


def test_strangers_find_nothing() -> None:
    who = builders.force()
    ref, proposal = builders.proposed(who)
    for address in ("", "propose/", f"{proposal}/sign/"):
        assert browser(cast.co_chair("AF")).get(f"/verification/{ref}/{address}").status_code == 404
    assert browser(who.second).get(f"/verification/{ref}/vp-000000000000/sign/").status_code == 404


def test_decisions_taken_over_say_that_signatures_are_not_known_here() -> None:
    who = builders.force()
    ref = builders.violation(who)
    decided = [operations.Invented(ref, "did_not_occur", builders.DAY, builders.AT)]
    operations.simulate(situation="ML", invented=decided, **who.by)
    shown = browser(who.second).get(f"/verification/{ref}/").text
    assert "Who signed there is not known here" in shown
    assert "elsewhere/1" not in shown


def test_who_takes_back_a_verified_violation_is_told_that_figures_change() -> None:
    who = builders.force()
    ref = builders.verified(who)
    words = "every frozen set that quoted it gets a notice"
    assert words in browser(who.first).get(f"/verification/{ref}/propose/").text
    pending = builders.reviewed(who)
    assert words not in browser(who.first).get(f"/verification/{pending}/propose/").text


def test_what_no_level_below_judged_can_only_be_put_back_and_the_page_says_so_before_it_is_filled_in() -> (
    None
):
    """A decision taken over from elsewhere has no judgement under it here."""
    who = builders.force()
    ref, says = builders.violation(who), "can only put it back to the level below"
    taken = [operations.Invented(ref, "verified", builders.DAY, builders.AT)]
    operations.simulate(situation="ML", invented=taken, **who.by)
    page = f"/verification/{ref}/propose/"
    assert says in browser(who.first).get(page).content.decode()
    back = {"state": "1", "status": "pending", "on": "", "reason": "new_information", "words": ""}
    assert posted(who.first, page, {**back, "status": "did_not_occur", "on": "2017-07-02"}).status_code == 422
    assert posted(who.first, page, back).status_code == 302
    proposal = queries.story(who.second, ref, on=builders.DAY).open_proposal
    assert proposal is not None
    operations.sign(ref=ref, proposal=proposal.ref, by=who.second, at=builders.AT)
    assert [notice.violation for notice in queries.corrections(who.manager)] == [ref]
    reviewed = builders.reviewed(who)
    assert says not in browser(who.first).get(f"/verification/{reviewed}/propose/").content.decode()
