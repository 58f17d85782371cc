"""The pages of files: submitting shows what would become of it and writes no incident; bringing in does."""

import os
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kolosi.incidents import operations, queries
from kolosi.incidents.queries import bringing as reads
from kolosi.kernel.refusals import Absent
from tests import cast
from tests.domain.incidents import builders
from tests.domain.incidents.test_bring_in import exported, file_of
from tests.domain.parties.builders import party

pytestmark = pytest.mark.django_db


def test_a_file_is_seen_before_it_is_brought_in(client: Client, settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    party("gatia")
    manager = cast.information_manager("ML")
    cast.sign_in(client, manager)
    told = exported(builders.told(), builders.told(account=""), standing="complete")
    sent = {"situation": "ML", "layout": "ours", "file": SimpleUploadedFile("a.xlsx", file_of(told).data)}
    page = client.post("/incidents/submit/", sent, follow=True)
    assert page.status_code == 200
    assert "1 new" in page.text
    with pytest.raises(Absent):
        queries.telling(manager, "ML-2017-00001")
    page = client.post(page.redirect_chain[-1][0], follow=True)
    assert "What was not taken, and why" in page.text
    assert queries.telling(manager, "ML-2017-00001").standing == "complete"
    assert reads.bringings(manager)[0].done
    assert client.post(page.redirect_chain[-1][0]).status_code == 422
    assert client.get(page.redirect_chain[-1][0]).status_code == 200
    assert not list((tmp_path / "staged").iterdir()), (
        "what was laid out of a file that is done is left behind"
    )


def test_the_list_leads_to_both_ways_for_those_who_may(client: Client) -> None:
    for viewer, may in ((cast.information_manager("ML"), True), (cast.field_monitor("ML"), False)):
        page = cast.sign_in(client, viewer).get("/incidents/").text
        assert ("/incidents/submit/" in page, "/incidents/hand_out/" in page) == (may, may)


def test_what_cannot_be_read_is_refused_with_the_reason(client: Client) -> None:
    cast.sign_in(client, cast.information_manager("ML"))
    sent = {"situation": "ML", "layout": "ours", "file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 nothing")}
    page = client.post("/incidents/submit/", sent)
    assert page.status_code == 422
    assert "damaged" in page.text


def test_what_was_laid_out_and_never_brought_in_is_dropped_after_some_days(
    settings: Any, tmp_path: Any
) -> None:
    settings.DATA, settings.STAGED_DAYS = tmp_path, 10
    party("gatia")
    manager = cast.information_manager("ML")
    told = file_of(exported(builders.told(), standing="complete"))
    now = datetime.now(UTC)
    old, fresh = (operations.submit(situation="ML", file=told, by=manager, at=now) for _ in range(2))
    for ref, days in ((old, 11), (fresh, 9)):
        reads.staged(manager, ref)
        left = (now - timedelta(days=days)).timestamp()
        os.utime(reads.path_of(manager, ref), (left, left))
    operations.submit(situation="ML", file=told, by=manager, at=now)
    assert [path.stem for path in (tmp_path / "staged").iterdir()] == [fresh]
    assert reads.staged(manager, old).incidents == 1  # made again from the file as received
