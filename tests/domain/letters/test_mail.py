"""Mail is off until an installation turns it on; then one message a person, which gives nothing of a letter away."""

import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from kolosi.kernel.refusals import Absent, Refused
from kolosi.letters import models, operations
from kolosi.letters.queries import outbox
from kolosi.letters.rules.life import LifeObstacle
from tests import cast
from tests.domain.letters.posting import AT, Post, browser
from tests.domain.letters.test_notify import LATE

pytestmark = pytest.mark.django_db


def _noted() -> tuple[Post, str]:
    post = Post()
    ref = post.sent()
    operations.notify(on=LATE.date(), by=post.officer, at=LATE)
    return post, ref


def test_mail_is_off_by_default():
    post, _ = _noted()
    with pytest.raises(Refused) as refused:
        operations.mail(by=post.officer, at=LATE)
    assert refused.value.obstacles == {LifeObstacle.MAIL_IS_OFF}
    assert mail.outbox == []
    page = browser(post.officer).get("/letters/outbox/mail/").content.decode()
    assert "Mail is off" in page


def test_a_message_says_how_many_letters_wait_and_nothing_else(settings):
    settings.MAIL_IS_ON = True
    post, ref = _noted()
    assert operations.mail(by=post.officer, at=LATE) == 2
    assert models.Mailed.objects.count() == 2
    said = "\n".join(one.subject + one.body for one in mail.outbox)
    assert "1 letter waits" in said
    letter = models.Letter.objects.get(ref=ref)
    told = [ref, letter.title, letter.document_id, "Zandia", "Government", post.officer.name, "Mali"]
    assert [one for one in told if one in said] == []
    assert all(len(one.to) == 1 and not one.cc for one in mail.outbox)
    with pytest.raises(Refused) as refused:
        operations.mail(by=post.officer, at=AT)
    assert refused.value.obstacles == {LifeObstacle.NOTHING_WAITS}


def test_what_the_server_does_not_take_waits_for_the_next_time(settings, monkeypatch):
    settings.MAIL_IS_ON = True
    post, _ = _noted()
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", _full)
        assert operations.mail(by=post.officer, at=LATE) == 0
    assert outbox.waiting(post.officer).count() == 2
    assert operations.mail(by=post.officer, at=AT) == 2


def _full(*_: object) -> int:
    raise smtplib.SMTPServerDisconnected("the box is full")


def test_nobody_else_sends(settings):
    settings.MAIL_IS_ON = True
    _noted()
    with pytest.raises(Absent):
        operations.mail(by=cast.working_group_expert(), at=AT)
