"""Pages of documents and corrections as people meet them: what they show, to whom, and in how many questions to the tables."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from kolosi.conclusions import models
from kolosi.conclusions.operations import wording
from kolosi.kernel.viewer import Viewer
from tests import cast
from tests.conftest import SHARED
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db
SALT = "Salt House"  # what only the letter says


def signed(viewer: Viewer) -> Client:
    return cast.sign_in(Client(), viewer)


def told(answer: Any) -> str:
    return str(answer.content.decode())


def handed(text: str = builders.TEXT, name: str = "z.txt", **more: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, text.encode()), **more}


def test_a_file_is_received_and_shown_before_it_is_accepted() -> None:
    browser = signed(cast.desk_officer())
    answer = browser.post("/documents/receive/", handed(situation="ML"), follow=True)
    assert answer.status_code == 200
    assert "Received, not followed yet" in told(answer)
    assert models.Document.objects.get().status == "received"


def test_a_pasted_text_is_received() -> None:
    browser = signed(cast.desk_officer())
    pasted = {"text": builders.TEXT.replace("\n", "\r\n"), "situation": "ML"}
    assert browser.post("/documents/receive/", pasted).status_code == 302
    assert bytes(models.Document.objects.get().data).decode() == builders.TEXT


def test_the_day_of_adoption_is_told_by_who_hands_it_in_and_shown_as_told() -> None:
    browser = signed(cast.desk_officer())
    text = builders.TEXT.replace(" on 4 May 2017, pursuant", ", pursuant")
    assert (
        browser.post("/documents/receive/", handed(text, situation="ML", adopted_on="May")).status_code == 422
    )
    answer = browser.post(
        "/documents/receive/", handed(text, situation="ML", adopted_on="2017-05-04"), follow=True
    )
    assert "4 May 2017" in told(answer)
    assert "as told when it was received" in told(answer)
    assert "no review date can be reckoned" not in told(answer)


def test_the_situation_is_taken_from_the_text_or_asked_for() -> None:
    browser = signed(cast.desk_officer())
    answer = browser.post("/documents/receive/", handed())
    assert answer.status_code == 422
    assert "speaks about Zandia" in told(answer)
    assert (
        browser.post("/documents/receive/", handed(builders.TEXT.replace("Zandia", "Mali"))).status_code
        == 302
    )
    assert models.Document.objects.get().situation == "ML"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 400, "."),
        ("Les enfants à l’école".encode("latin-1", "replace"), "."),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_and_nothing_is_kept(data: bytes, sentence: str) -> None:
    browser = signed(cast.desk_officer())
    answer = browser.post(
        "/documents/receive/", {"file": SimpleUploadedFile("z.txt", data), "situation": "ML"}
    )
    assert answer.status_code == 422
    assert "Nothing was kept" in told(answer)
    assert sentence in told(answer)
    assert not models.Document.objects.exists()


def test_a_file_larger_than_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kolosi.conclusions.gateways.files.LARGEST", 500)
    answer = signed(cast.desk_officer()).post("/documents/receive/", handed(situation="ML"))
    assert answer.status_code == 422
    assert "The file is larger than" in told(answer)
    assert not models.Document.objects.exists()


def test_a_refusal_is_said_in_the_readers_language() -> None:
    browser = signed(cast.desk_officer(language="fr"))
    answer = browser.post("/documents/receive/", {**handed(""), "situation": "ML"})
    assert answer.status_code == 422
    assert '<html lang="fr"' in told(answer)


def test_neither_file_nor_text_or_both_is_asked_again() -> None:
    browser = signed(cast.desk_officer())
    assert browser.post("/documents/receive/", {"situation": "ML"}).status_code == 422
    assert browser.post("/documents/receive/", {**handed(situation="ML"), "text": "x"}).status_code == 422
    assert not models.Document.objects.exists()


def test_the_same_again_leads_to_what_is_kept() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    answer = signed(officer).post("/documents/receive/", handed(situation="ML"))
    assert answer.status_code == 422
    assert f"/documents/{ref}/" in told(answer)


def test_the_text_stands_beside_its_clauses_and_their_asks() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    page = told(signed(officer).get(f"/documents/{ref}/"))
    ask = models.Ask.objects.get(document__ref=ref, label="3(a)/2")
    assert f'href="/asks/{ask.ref}/"' in page
    assert '<span class="clause evaluative-plus">Welcoming the release of 41 boys' in page
    assert "identical with" in page
    assert escape(SALT) in page


def test_accepting_from_the_preview() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer, accepted=False)
    browser = signed(officer)
    assert "Accept" in told(browser.get(f"/documents/{ref}/accept/"))
    answer = browser.post(f"/documents/{ref}/accept/", {"revision": 1}, follow=True)
    assert "Its asks are followed from now on" in told(answer)
    assert browser.post(f"/documents/{ref}/accept/", {"revision": 1}).status_code == 409
    assert browser.post(f"/documents/{ref}/accept/", {"revision": 2}).status_code == 422


def test_withdrawing() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer, accepted=False)
    browser = signed(officer)
    assert browser.post(f"/documents/{ref}/withdraw/", {"revision": 1}).status_code == 302
    assert browser.get(f"/documents/{ref}/").status_code == 404


def test_the_three_texts() -> None:
    officer = cast.desk_officer()
    damaged = builders.TEXT.replace("immediately;", "imme diately;").replace("attacks on", "attacks\non")
    damaged += "\n\n8. The Working Group asks immediately that all is read immediately.\n"
    ref = builders.document(officer, text=damaged)
    browser = signed(officer)
    assert "<del>imme diately</del><ins>immediately</ins>" in told(
        browser.get(f"/documents/{ref}/?text=marked")
    )
    received = told(browser.get(f"/documents/{ref}/?text=received"))
    assert "imme diately" in received
    assert "attacks<br>on" in received
    assert "imme diately" not in told(browser.get(f"/documents/{ref}/")).split("What was repaired")[0]


@pytest.mark.parametrize("persona", ["information_manager", "field_monitor"])
def test_what_only_a_letter_says_is_left_out_for_others_and_said_to_be(persona: str) -> None:
    officer, reader = cast.desk_officer(), getattr(cast, persona)()
    ref = builders.document(officer)
    confidential = models.Ask.objects.get(document__ref=ref, confidential=True)
    browser = signed(reader)
    pages = [browser.get(f"/documents/{ref}/{query}") for query in ("", "?text=marked", "?text=received")]
    if reader.may("conclusions.reread"):
        pages.append(browser.get(f"/documents/{ref}/reread/"))
        found = models.Ask.objects.get(document__ref=ref, label="4(a)/1")
        pages += [
            browser.get(f"/asks/{found.ref}/{act}/") for act in ("merge", "split", "readdress", "retheme")
        ]
        assert browser.get(f"/asks/{confidential.ref}/split/").status_code == 404
    for page in pages:
        assert page.status_code == 200
        assert SALT not in told(page)
        assert confidential.ref not in told(page)
    assert "1 item that only a letter has is left out here" in told(pages[0])


def test_a_mark_taken_back_by_hand_shows_the_item_to_all() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    ask = models.Ask.objects.get(document__ref=ref, confidential=True)
    wording.retheme(
        ref=ask.ref, themes=["detention"], summary="let monitors in", confidential=False,
        revision=ask.revision, by=officer, at=builders.LATER,
    )  # fmt: skip
    assert SALT in told(signed(cast.information_manager()).get(f"/documents/{ref}/"))


def test_a_mark_set_by_hand_hides_an_item_of_a_letter() -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    ask = models.Ask.objects.get(document__ref=ref, label="6(a)/1")
    wording.retheme(
        ref=ask.ref, themes=[], summary="screen", confidential=True, revision=ask.revision, by=officer, at=builders.LATER
    )  # fmt: skip
    assert "in screening its forces" not in told(signed(cast.information_manager()).get(f"/documents/{ref}/"))


@pytest.mark.parametrize("persona", ["focal_point", "donor", "auditor", "administrator", "stranger"])
def test_documents_are_not_there_for_others(persona: str) -> None:
    ref = builders.document()
    browser = signed(getattr(cast, persona)())
    for page in ("", "accept/", "reread/", "withdraw/"):
        assert browser.get(f"/documents/{ref}/{page}").status_code == 404


def test_who_reads_everywhere_acts_only_where_the_role_holds() -> None:
    ref = builders.document(situation="ML", accepted=False)
    browser = signed(cast.someone(("working_group_expert", "ML"), ("desk_officer", "SO")))
    assert browser.get(f"/documents/{ref}/").status_code == 200
    for act in ("accept", "reread", "withdraw"):
        assert browser.get(f"/documents/{ref}/{act}/").status_code == 404
        assert browser.post(f"/documents/{ref}/{act}/", {"revision": 1}).status_code == 404


def test_a_role_elsewhere_does_not_see_it() -> None:
    ref = builders.document(situation="ML")
    browser = signed(cast.desk_officer("SO"))
    assert browser.get(f"/documents/{ref}/").status_code == 404
    assert ref not in told(browser.get("/documents/"))


def test_the_list_is_narrowed_and_counts_what_is_done() -> None:
    officer = cast.desk_officer()
    here, there = builders.document(officer), builders.document(officer, situation="SO")
    models.Ask.objects.filter(document__ref=here, label="4(a)/1").update(status="fully_implemented", score=4)
    page = told(signed(officer).get("/documents/?situation=ML"))
    assert here in page
    assert there not in page
    assert "1 of 7" in page
    manager = told(signed(cast.information_manager()).get("/documents/?situation=ML"))
    assert "1 of 6" in manager


def test_reading_again_shows_what_a_hand_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    officer = cast.desk_officer()
    ref = builders.document(officer)
    ask = models.Ask.objects.get(document__ref=ref, label="4(a)/1")
    wording.retheme(
        ref=ask.ref, themes=["training"], summary="our own words", revision=ask.revision, by=officer, at=builders.LATER
    )  # fmt: skip
    browser = signed(officer)
    page = told(browser.get(f"/documents/{ref}/reread/"))
    assert "our own words" in page
    assert "The grammar would say:" in page
    assert browser.post(f"/documents/{ref}/reread/", {"revision": 2}).status_code == 422
    monkeypatch.setattr("kolosi.conclusions.rules.reading.GRAMMAR", "next")
    assert browser.post(f"/documents/{ref}/reread/", {"revision": 2}).status_code == 302
    assert models.Ask.objects.get(ref=ask.ref).summary == "our own words"
    assert models.Reading.objects.count() == 2


@pytest.mark.parametrize(
    ("act", "typed", "status"),
    [
        ("split", {"clauses": ["5(a)/1"], "stays": "", "new": ""}, 302),
        ("split", {"stays": "one", "new": ""}, 422),
        ("readdress", {"addressees": ["world-bank"], "others": "srsg-caac", "names": "Elders\n"}, 302),
        ("readdress", {"names": ""}, 422),
        ("retheme", {"summary": "other words", "themes": ["mines"]}, 302),
        ("retheme", {"summary": "", "themes": ["mines"]}, 422),
    ],
)
def test_corrections_are_typed_and_refused_in_place(act: str, typed: dict[str, object], status: int) -> None:
    officer = cast.desk_officer()
    ask = models.Ask.objects.get(ref=builders.ask(officer, label="3(b)/1"))
    browser = signed(officer)
    assert browser.get(f"/asks/{ask.ref}/{act}/").status_code == 200
    answer = browser.post(f"/asks/{ask.ref}/{act}/", {**typed, "revision": ask.revision})
    assert answer.status_code == status
    if status == 422:
        assert "This cannot be done yet" in told(answer)
    else:
        assert models.AskVersion.objects.filter(ask=ask, act=act).exists()
        assert browser.post(f"/asks/{ask.ref}/{act}/", {**typed, "revision": ask.revision}).status_code == 409


def test_a_merge_leads_to_the_ask_that_holds_both() -> None:
    officer = cast.desk_officer()
    asks = builders.labels(builders.document(officer))
    one, other = asks["4(a)/1"], asks["3(a)/2"]
    browser = signed(officer)
    answer = browser.post(f"/asks/{one}/merge/", {"into": other, "revision": 2})
    assert answer["Location"] == f"/asks/{other}/"
    assert "is merged into another" in told(browser.get(f"/asks/{one}/split/")) or "merged" in told(
        browser.get(f"/asks/{one}/split/")
    )


def queries(browser: Client, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


def test_a_longer_document_asks_the_tables_no_more_often() -> None:
    officer = cast.desk_officer()
    longer = builders.TEXT + "".join(
        f"\n\n{number}. The Working Group agreed to address letters from the Chair of the Working Group to the World Bank:"
        f"\n\n(a) Inviting the World Bank to include registration number {number} in its programme for rural Zandia."
        for number in range(8, 50)
    )  # fmt: skip
    short, long = builders.document(officer), builders.document(officer, text=longer)
    browser = signed(officer)
    for page in ("", "?text=marked"):
        assert queries(browser, f"/documents/{long}/{page}") == queries(browser, f"/documents/{short}/{page}")
    assert queries(browser, f"/documents/{short}/") <= 25
    assert "Page 1 of 3" in told(browser.get(f"/documents/{long}/"))
    assert "number 49" in told(browser.get(f"/documents/{long}/?item=49(a)"))


def test_a_longer_list_asks_the_tables_no_more_often() -> None:
    officer = cast.desk_officer()
    builders.document(officer)
    browser = signed(officer)
    before = queries(browser, "/documents/")
    for number in range(4):
        builders.document(officer, text=builders.TEXT + f"\n\n8. Nothing number {number}.\n")
    assert queries(browser, "/documents/") == before


@pytest.mark.shared
def test_the_real_conclusions_open_page_by_page() -> None:
    officer = cast.desk_officer()
    data = (SHARED / "conclusions" / "mali-2018.txt").read_bytes()
    browser = signed(officer)
    answer = browser.post("/documents/receive/", {"file": SimpleUploadedFile("mali.txt", data)}, follow=True)
    ref = models.Document.objects.get().ref
    assert models.Document.objects.get().situation == "ML"
    assert "38 asks were found" in told(answer)
    assert "11(c)" in told(answer)
    assert "12(f)" in told(browser.get(f"/documents/{ref}/?page=2"))
    manager = signed(cast.information_manager())
    pages = told(manager.get(f"/documents/{ref}/")) + told(
        manager.get(f"/documents/{ref}/?page=2&text=received")
    )
    assert "2 items that only letters have are left out here" in pages
    assert 'id="item-7f"' not in pages
    assert 'id="item-7h"' in pages


VARIANT = builders.TEXT.replace(
    "(a) Encouraging the Government to endorse the Safe Schools Declaration;\n\n(b) Req",
    "(a) Encouraging the Government to endorse the Safe Schools Declaration in Zalem;\n\n(b) Req",
)


def test_what_differs_in_the_letters_wording_is_left_out_of_every_page_and_of_the_search() -> None:
    """Item 5(a) says in the letter a little more than 3(b) says in public: one ask, and words that are not public."""
    officer = cast.desk_officer()
    ref = builders.document(officer, text=VARIANT)
    ask = models.Ask.objects.get(document__ref=ref, label="3(b)/1")
    assert ask.clauses.filter(makes=True).count() == 2
    browser, manager = signed(officer), signed(cast.information_manager())
    pages = [f"/documents/{ref}/", f"/documents/{ref}/reread/", f"/asks/{ask.ref}/", "/asks/?q=zalem"]
    pages += [f"/asks/{ask.ref}/{act}/" for act in ("split", "merge", "readdress", "retheme")]
    assert "Zalem" in told(browser.get(pages[0]))
    assert "Zalem" in told(browser.get(f"/asks/{ask.ref}/split/"))
    for page in pages:
        answer = manager.get(page)
        assert answer.status_code == 200
        assert "Zalem" not in told(answer), page
    assert ask.ref not in told(manager.get("/asks/?q=zalem"))
