"""Whoever took a step with a letter hears that its reply is due soon, and that its addressee is silent: once each."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from kolosi.kernel.refusals import Absent, Refused
from kolosi.ledger import models as ledger
from kolosi.letters import models, operations
from kolosi.letters.queries import outbox
from kolosi.letters.rules.life import LifeObstacle, Reason, Status, reason_to_notify
from tests import cast
from tests.domain.letters.posting import AT, DAY, STATEMENT, Post, browser

pytestmark = pytest.mark.django_db
SOON = date(2018, 9, 20)  # sent on 2 July, silent after 90 days
LATE = datetime(2018, 12, 3, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2018, 9, 15), None),
        (date(2018, 9, 16), Reason.SOON),
        (date(2018, 9, 29), Reason.SOON),
        (date(2018, 9, 30), Reason.SILENT),
    ],
)
def test_fourteen_days_before_silence_and_from_its_first_day(day, reason):
    assert reason_to_notify(Status.SENT, DAY, statement=False, on=day) is reason
    assert reason_to_notify(Status.SENT, DAY, statement=True, on=day) is None
    assert reason_to_notify(Status.ANSWERED, DAY, statement=False, on=day) is None


def test_everybody_who_took_a_step_hears_once_of_each():
    post = Post()
    ref = post.sent()
    assert operations.notify(on=SOON, by=post.officer, at=AT) == 2
    with pytest.raises(Refused) as refused:
        operations.notify(on=SOON, by=post.officer, at=AT)
    assert refused.value.obstacles == {LifeObstacle.NOTHING_TO_NOTIFY}
    assert operations.notify(on=LATE.date(), by=post.officer, at=LATE) == 2
    rows = models.Notice.objects.values_list("letter__ref", "person", "reason")
    people = {post.officer.person, post.second.person}
    assert set(rows) == {(ref, one, reason) for one in people for reason in ("soon", "silent")}
    assert ledger.Entry.objects.filter(verb="letters.notify", about=ref).count() == 4


def test_a_statement_an_answered_letter_and_someone_who_left_are_left_in_peace():
    post = Post()
    post.sent(STATEMENT, form="statement")
    answered = post.sent()
    operations.decline(ref=answered, number=3, on=DAY, said="No.", by=post.officer, at=AT)
    assert list(outbox.due(post.officer, on=LATE.date())) == []


def test_nobody_else_notifies_and_no_notice_is_changed():
    post = Post()
    post.sent()
    with pytest.raises(Absent):
        operations.notify(on=SOON, by=cast.working_group_expert(), at=AT)
    operations.notify(on=SOON, by=post.officer, at=AT)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Notice.objects.update(reason="silent")


def test_the_page_shows_who_is_to_hear_and_notes_it():
    post = Post()
    post.sent()
    window = browser(post.officer)
    page = window.get("/letters/outbox/notify/").content.decode()
    assert post.officer.name in page
    assert window.post("/letters/outbox/notify/").status_code == 302
    assert models.Notice.objects.count() == 2
    assert window.post("/letters/outbox/notify/").status_code == 422
