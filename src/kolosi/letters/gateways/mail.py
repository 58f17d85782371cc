"""Mail, off until an installation names a server: it says only that letters wait, never whose or what they say."""

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.core import mail
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Message(NamedTuple):
    """One plain-text message."""

    to: str
    subject: str
    text: str


def is_on() -> bool:
    """Say whether this installation sends mail at all."""
    return bool(settings.MAIL_IS_ON)


def message(to: str, language: str, letters: int) -> Message:
    """Return what a person is told, in their language: how many letters wait, and nothing else."""
    with translation.override(language):
        waits = ngettext(
            "%(count)s letter waits for a reply that is due or late.",
            "%(count)s letters wait for replies that are due or late.",
            letters,
        )
        hint = _("Open Kolosi and look under Letters. This message says no more on purpose.")
        return Message(to, _("Kolosi: letters wait for you"), f"{waits % {'count': letters}}\n\n{hint}\n")


def sent(messages: Mapping[str, Message]) -> tuple[str, ...]:
    """Send the messages over one connection, and return the keys of those that the server took."""
    taken: list[str] = []
    for key, one in messages.items():
        try:
            mail.EmailMessage(one.subject, one.text, to=[one.to]).send()
        except OSError:  # smtplib's errors are OSErrors: what was not taken waits for the next time
            continue
        taken.append(key)
    return tuple(taken)
