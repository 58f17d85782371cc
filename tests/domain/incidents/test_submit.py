"""The pages of files: submitting shows what would become of it and writes no incident; bringing in does."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kolosi.incidents import queries
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


def test_what_cannot_be_read_is_refused_with_the_reason(client: Client) -> None:
    cast.sign_in(client, cast.information_manager("ML"))
    sent = {"situation": "ML", "layout": "ours", "file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 nothing")}
    page = client.post("/incidents/submit/", sent)
    assert page.status_code == 422
    assert "damaged" in page.text
