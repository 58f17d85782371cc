"""`kolosi outbox` is made for a daily run: it notes what is due once, and says that mail is off."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from kolosi.letters import models
from kolosi.site.command import application
from tests.domain.letters.posting import Post

pytestmark = pytest.mark.django_db


def test_it_notes_what_is_due_once_and_says_that_mail_is_off():
    Post().sent()
    day = date(2018, 12, 3).isoformat()
    told = [
        json.loads(CliRunner().invoke(application, ["outbox", "--on", day, "--json"]).stdout) for _ in "12"
    ]
    assert [one["noted"] for one in told] == [2, 0]
    assert told[0]["mailed"] == 0
    assert "Mail is off" in told[0]["why"]
    assert models.Notice.objects.count() == 2
