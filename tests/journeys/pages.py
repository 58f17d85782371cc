"""The pages that are looked at in every width, scheme and language. Add yours."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from tests.journeys import incidents, listing, releases, reports, verification


@dataclass(frozen=True)
class Page:
    """One page: a name for its screenshots, its address, and the persona (a function of `tests.cast`) who opens it.

    `url` may be a function of what `tests.journeys.demo.build` returned. `act` is done on the opened page to reach
    what is looked at, such as a refusal; `status` is that of the answer looked at.
    """

    name: str
    url: str | Callable[[SimpleNamespace], str]
    persona: str = ""
    status: int = 200
    act: Callable[[Any, SimpleNamespace], None] | None = None


def _grant_again(page: Any, demo: SimpleNamespace) -> None:
    page.locator("input[name=role][value=co_chair]").check()
    page.locator("select[name=situation]").select_option("ML")
    page.locator("main form button.button").click()
    page.locator("main .alert.wrong").wait_for()


def _assess_without_sources(page: Any, demo: SimpleNamespace) -> None:
    page.locator("input[name=level][value=fully_implemented]").check()
    page.locator("textarea[name=reason]").fill("Said to be done.")
    page.locator("main form button.button").click()
    page.locator("main .alert.wrong").wait_for()


def _receive_nothing(page: Any, demo: SimpleNamespace) -> None:
    page.locator("textarea[name=text]").fill("%%%")
    page.locator("main form button.button").click()
    page.locator("main .alert.wrong").wait_for()


def _split_without_words(page: Any, demo: SimpleNamespace) -> None:
    page.locator("textarea[name=stays]").fill("")
    page.locator("main form button.button").click()
    page.locator("main .alert.wrong").wait_for()


def _wrong_password(page: Any, demo: SimpleNamespace) -> None:
    page.locator("input[name=login]").fill("nobody@tests.example")
    page.locator("input[name=password]").fill("not the password of anyone")
    page.locator("main form button.button").first.click()
    page.locator("main .errorlist").wait_for()


def _right_password(page: Any, demo: SimpleNamespace) -> None:
    page.locator("input[name=login]").fill(demo.email)
    page.locator("input[name=password]").fill(demo.password)
    page.locator("main form button.button").first.click()
    page.locator("input[name=code]").wait_for()


def _no_workbook(page: Any, demo: SimpleNamespace) -> None:
    letter = {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"Dear colleagues"}
    page.locator("input[name=file]").set_input_files(letter)
    page.locator("main form button.button").click()
    page.locator("main .errorlist").wait_for()


def _open_tables(page: Any, demo: SimpleNamespace) -> None:
    for summary in page.locator("main summary").all():
        summary.click()


def _propose_again(page: Any, demo: SimpleNamespace) -> None:
    page.locator("input[name=code]").fill("roof")
    page.locator("input[name=names-0-text]").fill("Roof of Zandia")
    page.locator("input[name=kind][value=armed_group]").check()
    page.locator("input[name=side][value=non_state]").check()
    page.locator("select[name=situations]").select_option("XX")
    page.locator("input[name=source]").fill("S/0000/1")
    page.locator("textarea[name=reason]").fill("Seen.")
    page.locator("main form button.button").click()
    page.locator("main .alert.wrong").wait_for()


PAGES: list[Page] = [
    Page("sign-in", "/account/login/"),
    Page("sign-in-refused", "/account/login/", act=_wrong_password),
    Page("second-factor", "/account/login/", act=_right_password),
    Page("confirm-password", "/account/reauthenticate/", "desk_officer"),
    Page("confirm-code", "/account/factors/reauthenticate/", "desk_officer"),
    Page("sign-out", "/account/logout/", "desk_officer"),
    Page("look", "/look/"),
    Page("absent", "/no/such/page/", status=404),
    Page("account", "/account/", "desk_officer"),
    Page("account-without-role", "/account/", "stranger"),
    Page("without-role", "/", "stranger"),
    Page("password", "/account/password/", "desk_officer"),
    Page("factors", "/account/factors/", "desk_officer"),
    Page("passkeys", "/account/factors/passkeys/", "desk_officer"),
    Page("passkey-add", "/account/factors/passkeys/add/", "desk_officer"),
    Page("authenticator-off", "/account/factors/totp/deactivate/", "desk_officer"),
    Page("recovery-generate", "/account/factors/recovery-codes/generate/", "desk_officer"),
    Page("letters", "/letters/", "desk_officer"),
    Page("letter-pack", lambda demo: f"/letters/documents/{demo.document}/", "desk_officer"),
    Page("threads", "/thread/", "desk_officer"),
    Page("thread", lambda demo: "/thread/of/mnla/", "information_manager"),
    Page("rehearsal", lambda demo: f"/thread/without/{demo.incident}/", "information_manager"),
    Page("letter-notify", "/letters/outbox/notify/", "desk_officer"),
    Page("letter-mail", "/letters/outbox/mail/", "desk_officer"),
    Page("letter", lambda demo: f"/letters/{demo.letter}/", "desk_officer"),
    Page("letter-reply", lambda demo: f"/letters/{demo.letter}/reply/", "desk_officer"),
    Page("letter-clear", lambda demo: f"/letters/{demo.drafted_letter}/clear/", "desk_officer"),
    Page("listing", "/listing/", "desk_officer"),
    Page("listing-situation", "/listing/situations/ML/", "desk_officer"),
    Page("listing-party", "/listing/situations/ML/gatia/recruitment/", "desk_officer"),
    Page("listing-party-unseen", "/listing/situations/ML/mujao/sexual_violence/", "working_group_expert"),
    Page("annual-reports", "/listing/reports/", "desk_officer"),
    Page("annual-report", "/listing/reports/2017/", "desk_officer"),
    Page("annex-record", "/listing/reports/record/", "desk_officer"),
    Page(
        "annex-record-refused",
        "/listing/reports/record/",
        "desk_officer",
        status=422,
        act=listing.record_with_faults,
    ),
    Page("annex-correct", "/listing/reports/2017/correct/", "desk_officer"),
    Page("councils-list", "/listing/sanctions/", "desk_officer"),
    Page("councils-list-screen", "/listing/sanctions/screen/", "desk_officer"),
    Page("councils-list-match", lambda demo: f"/listing/sanctions/{demo.candidate}/match/", "desk_officer"),
    Page(
        "councils-list-unmatch", lambda demo: f"/listing/sanctions/{demo.candidate}/unmatch/", "desk_officer"
    ),
    Page("people", "/people/", "administrator"),
    Page("person", lambda demo: f"/people/{demo.person}/", "administrator"),
    Page("enrol", "/people/enrol/", "administrator"),
    Page("grant", lambda demo: f"/people/{demo.newcomer}/grant/", "administrator"),
    Page(
        "grant-refused",
        lambda demo: f"/people/{demo.person}/grant/",
        "administrator",
        status=422,
        act=_grant_again,
    ),
    Page("revoke", lambda demo: f"/people/{demo.person}/roles/{demo.grant}/revoke/", "administrator"),
    Page("renew", lambda demo: f"/people/{demo.person}/renew/", "administrator"),
    Page("close", lambda demo: f"/people/{demo.person}/close/", "administrator"),
    Page("reopen", lambda demo: f"/people/{demo.person}/reopen/", "administrator"),
    Page("organisations", "/organisations/", "administrator"),
    Page("admit", "/organisations/admit/", "administrator"),
    Page("ledger", "/ledger/", "auditor"),
    Page("ledger-narrowed", "/ledger/?verb=access.grant&on=1999-01-01", "auditor"),
    Page("asks", "/asks/", "desk_officer"),
    Page("asks-narrowed", "/asks/?q=schools&state=overdue&pressure=3&sort=pressure", "desk_officer"),
    Page("asks-none", "/asks/?q=nothing+of+the+kind", "desk_officer"),
    Page("asks-addressed", "/asks/", "donor"),
    Page("ask", lambda demo: f"/asks/{demo.ask}/", "desk_officer"),
    Page("ask-confidential", lambda demo: f"/asks/{demo.confidential_ask}/", "desk_officer"),
    Page("ask-preview", lambda demo: f"/asks/{demo.previewed_ask}/", "desk_officer"),
    Page("ask-addressed", lambda demo: f"/asks/{demo.addressed_ask}/", "donor"),
    Page("assign", lambda demo: f"/asks/{demo.ask}/assign/", "desk_officer"),
    Page("schedule", lambda demo: f"/asks/{demo.ask}/schedule/", "desk_officer"),
    Page("update", lambda demo: f"/asks/{demo.ask}/update/", "desk_officer"),
    Page("update-of-preview", lambda demo: f"/asks/{demo.previewed_ask}/update/", "desk_officer"),
    Page("attach", lambda demo: f"/asks/{demo.ask}/attach/", "desk_officer"),
    Page("answer", lambda demo: f"/asks/{demo.ask}/answer/", "desk_officer"),
    Page("assess", lambda demo: f"/asks/{demo.ask}/assess/", "desk_officer"),
    Page(
        "assess-refused",
        lambda demo: f"/asks/{demo.ask}/assess/",
        "desk_officer",
        status=422,
        act=_assess_without_sources,
    ),
    Page("supersede", lambda demo: f"/asks/{demo.ask}/supersede/", "desk_officer"),
    Page("workbooks", "/hand-outs/", "desk_officer"),
    Page("workbook-hand-out", "/hand-outs/hand_out/", "desk_officer"),
    Page("workbook-take-in", "/hand-outs/take_in/", "desk_officer"),
    Page("workbook-refused", "/hand-outs/take_in/", "desk_officer", status=422, act=_no_workbook),
    Page("workbook-settle", lambda demo: f"/returns/{demo.returned}/settle/", "desk_officer"),
    Page("export", "/export/?theme=recruitment", "desk_officer"),
    Page("documents", "/documents/", "desk_officer"),
    Page("documents-of-nowhere", "/documents/", "stranger", status=404),
    Page("receive", "/documents/receive/", "desk_officer"),
    Page("receive-refused", "/documents/receive/", "desk_officer", status=422, act=_receive_nothing),
    Page("document", lambda demo: f"/documents/{demo.document}/", "desk_officer"),
    Page("document-marked", lambda demo: f"/documents/{demo.document}/?text=marked", "desk_officer"),
    Page("document-received", lambda demo: f"/documents/{demo.document}/?text=received", "desk_officer"),
    Page("document-without-letters", lambda demo: f"/documents/{demo.document}/", "field_monitor"),
    Page("document-waiting", lambda demo: f"/documents/{demo.waiting}/", "desk_officer"),
    Page("accept", lambda demo: f"/documents/{demo.waiting}/accept/", "desk_officer"),
    Page("withdraw", lambda demo: f"/documents/{demo.waiting}/withdraw/", "desk_officer"),
    Page("witness", lambda demo: f"/documents/{demo.waiting}/witness/", "desk_officer"),
    Page("reread", lambda demo: f"/documents/{demo.document}/reread/", "desk_officer"),
    Page("split", lambda demo: f"/asks/{demo.corrected_ask}/split/", "desk_officer"),
    Page(
        "split-refused",
        lambda demo: f"/asks/{demo.corrected_ask}/split/",
        "desk_officer",
        status=422,
        act=_split_without_words,
    ),
    Page("merge", lambda demo: f"/asks/{demo.corrected_ask}/merge/", "desk_officer"),
    Page("readdress", lambda demo: f"/asks/{demo.corrected_ask}/readdress/", "desk_officer"),
    Page("retheme", lambda demo: f"/asks/{demo.corrected_ask}/retheme/", "desk_officer"),
    Page("incidents", "/incidents/?q=simulated&type=K&status=verified&late=no", "information_manager"),
    Page("incidents-none", "/incidents/?q=nothing+of+the+kind", "co_chair"),
    Page("incident", lambda demo: f"/incidents/{demo.incident}/", "information_manager"),
    Page("incident-duplicate", lambda demo: f"/incidents/{demo.incident_again}/", "co_chair"),
    Page("incident-report", "/incidents/report/", "field_monitor"),
    Page(
        "incident-revise",
        lambda demo: f"/incidents/{demo.incident}/revise/",
        "information_manager",
        act=incidents.open_a_victim,
    ),
    Page(
        "incident-refused",
        lambda demo: f"/incidents/{demo.incident_short}/revise/",
        "information_manager",
        status=422,
        act=incidents.complete_what_lacks_much,
    ),
    Page("incident-withdraw", lambda demo: f"/incidents/{demo.incident}/withdraw/", "information_manager"),
    Page("incidents-submit", "/incidents/submit/", "information_manager"),
    Page(
        "incidents-bring-in", lambda demo: f"/incidents/files/{demo.brought}/bring_in/", "information_manager"
    ),
    Page("incidents-hand-out", "/incidents/hand_out/", "information_manager"),
    Page("incident-keep-view", "/incidents/keep_view/?type=K", "information_manager"),
    Page("overview", "/", "desk_officer"),
    Page("overview-narrowed", "/?situation=XX", "working_group_expert"),
    Page("overview-of-nothing", "/?situation=AF", "desk_officer"),
    Page("overview-without-asks", "/", "administrator"),
    Page("overview-as-table", "/", "desk_officer", act=_open_tables),
    Page("addressee", "/addressees/government-mali/", "desk_officer"),
    Page("cycles", "/cycles/", "working_group_expert"),
    Page(
        "cycles-compared",
        lambda demo: f"/cycles/?earlier={demo.earlier}&later={demo.later}",
        "working_group_expert",
    ),
    Page("toolkit", lambda demo: f"/documents/{demo.document}/toolkit/", "desk_officer", act=_open_tables),
    Page("figures", "/figures/?situation=ML&period=2017Q1&basis=total", "information_manager"),
    Page("figures-unreadable", "/figures/?situation=ML&period=soon", "desk_officer"),
    Page("figures-records", lambda demo: f"/figures/records/?{demo.cell}", "desk_officer"),
    Page("trends", "/figures/trends/?situation=ML&period=2017Q1", "co_chair"),
    Page("freeze", "/figures/freeze/?situation=ML&period=2017Q1", "information_manager"),
    Page("frozen-sets", "/figures/frozen/", "co_chair"),
    Page("frozen", lambda demo: f"/figures/frozen/{demo.frozen}/", "information_manager"),
    Page("releases", "/figures/releases/", "co_chair"),
    Page("release-told", lambda demo: f"/figures/releases/{demo.released_public}/", "information_manager"),
    Page(
        "release-told-marked",
        lambda demo: f"/figures/releases/{demo.released_srsg_working_group}/",
        "co_chair",
    ),
    Page("release", "/figures/releases/release/", "co_chair"),
    Page("release-tried", "/figures/releases/release/", "co_chair", act=releases.try_it),
    Page("release-refused", "/figures/releases/release/", "co_chair", status=422, act=releases.try_too_fine),
    Page("products", "/reports/", "co_chair"),
    Page("product", lambda demo: f"/reports/{demo.product}/", "information_manager"),
    Page("draft", reports.DRAFT, "co_chair"),
    Page("draft-unasked", "/reports/draft/", "desk_officer"),
    Page("issue", "/reports/issue/?kind=ghn&situation=ML&period=2017Q1", "co_chair"),
    Page("issue-refused", "/reports/issue/", "co_chair", status=422, act=reports.issue_to_everyone),
    Page("places", "/places/?situation=ML&on=2018-05-04", "field_monitor"),
    Page("places-found", "/places/?q=menaka&situation=ML&on=2018-05-04", "field_monitor"),
    Page("places-none", "/places/?q=nowhere", "field_monitor"),
    Page("place", "/places/ML05/", "co_chair"),
    Page("place-after-reform", "/places/ML-P19/", "desk_officer"),
    Page("place-village", "/places/GN2453514/", "field_monitor"),
    Page("places-receive", "/places/receive/", "information_manager"),
    Page("places-load", lambda demo: f"/places/received/{demo.places}/load/", "information_manager"),
    Page("plans", "/plans/", "co_chair"),
    Page("plans-none", "/plans/?kind=road_map", "working_group_expert"),
    Page("plan", lambda demo: f"/plans/{demo.plan}/", "co_chair", act=_open_tables),
    Page("plan-numbers-only", lambda demo: f"/plans/{demo.plan}/", "desk_officer"),
    Page("plan-without-figures", lambda demo: f"/plans/{demo.plan}/", "working_group_expert"),
    Page("plan-one-sided", "/plans/ML-PLAN-0002/", "co_chair"),
    Page("plan-sign", "/plans/sign/", "desk_officer"),
    Page("plan-amend", lambda demo: f"/plans/{demo.plan}/amend/", "desk_officer"),
    Page("plan-end", lambda demo: f"/plans/{demo.plan}/end/", "desk_officer"),
    Page("plan-undertake", lambda demo: f"/plans/{demo.plan}/undertake/", "information_manager"),
    Page("plan-review", lambda demo: f"/plans/{demo.plan}/parties/hcua/review/", "co_chair"),
    Page("plan-claim", lambda demo: f"/plans/{demo.plan}/benchmarks/{demo.untouched}/claim/", "desk_officer"),
    Page("plan-verify", lambda demo: f"/plans/{demo.plan}/benchmarks/{demo.claimed}/verify/", "co_chair"),
    Page("plans-of-party", "/plans/parties/mnla/", "co_chair"),
    Page("plans-of-nobody", "/plans/parties/jnim/", "desk_officer"),
    Page("parties", "/parties/", "co_chair"),
    Page(
        "parties-narrowed", "/parties/?q=front&kind=armed_group&situation=XX&on=2014-01-01", "field_monitor"
    ),
    Page("parties-none", "/parties/?q=nobody", "field_monitor"),
    Page("alliances", "/parties/alliances/", "co_chair", act=_open_tables),
    Page("alliances-of-mali", "/parties/alliances/?situation=ML&on=2018-05-04", "desk_officer"),
    Page("proposals", "/parties/proposals/", "co_chair"),
    Page("propose", "/parties/propose/", "information_manager"),
    Page("propose-refused", "/parties/propose/", "information_manager", status=422, act=_propose_again),
    Page("party", "/parties/roof/?on=2014-01-01", "co_chair"),
    Page("party-of-mali", "/parties/mujao/?on=2015-01-01", "field_monitor"),
    Page("party-proposed", "/parties/waiting-front/", "co_chair"),
    Page("party-declined", "/parties/declined-front/", "co_chair"),
    Page("party-approve", "/parties/waiting-front/approve/", "co_chair"),
    Page("party-decline", "/parties/waiting-front/decline/", "co_chair"),
    Page("party-describe", "/parties/roof/describe/", "information_manager"),
    Page("party-name", "/parties/roof/name/", "information_manager"),
    Page("party-ally", "/parties/hill/ally/", "information_manager"),
    Page("party-part", lambda demo: f"/parties/hill/memberships/{demo.tie}/part/", "information_manager"),
    Page("party-succeed", "/parties/hill/succeed/", "information_manager"),
    Page("party-cross", "/parties/hill/cross/", "information_manager"),
    Page("party-strike", "/parties/hill/strike/", "information_manager"),
    Page("party-settle", lambda demo: f"/parties/hill/strikes/{demo.strike}/settle/", "co_chair"),
    Page("parties-export", "/parties/export/", "information_manager"),
    Page("verification-to-judge", "/verification/?part=judge", "information_manager"),
    Page("verification-to-sign", "/verification/?part=sign", "co_chair"),
    Page("verification-anew", "/verification/?part=anew", "co_chair"),
    Page("violation", lambda demo: f"/verification/{demo.taken_back}/", "co_chair"),
    Page("violation-elsewhere", lambda demo: f"/verification/{demo.elsewhere}/", "information_manager"),
    Page(
        "violation-judge",
        lambda demo: f"/verification/{demo.to_judge}/judge/",
        "information_manager",
        status=422,
        act=verification.judge_without_criteria,
    ),
    Page("violation-review", lambda demo: f"/verification/{demo.to_review}/review/", "information_manager"),
    Page("violation-propose", lambda demo: f"/verification/{demo.to_propose}/propose/", "co_chair"),
    Page("violation-sign", lambda demo: f"/verification/{demo.to_sign}/{demo.proposal}/sign/", "co_chair"),
    Page(
        "violation-decline", lambda demo: f"/verification/{demo.to_sign}/{demo.proposal}/decline/", "co_chair"
    ),
    Page("files-decided-elsewhere", "/verification/files/", "co_chair"),
    Page("take-over", lambda demo: f"/verification/files/{demo.decided_elsewhere}/take_over/", "co_chair"),
    Page("policies", "/verification/policies/", "information_manager"),
    Page("policy-set", "/verification/policies/ML/set_policy/", "co_chair"),
    Page("receipts", "/verification/receipts/", "field_monitor"),
]
