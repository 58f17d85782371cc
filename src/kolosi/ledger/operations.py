"""The one way into the ledger: told by every operation, inside the transaction of the act."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import models, rules


def record(*, by: Viewer, at: datetime, verb: str, about: str, details: Mapping[str, object]) -> str:
    """Add an entry and return its reference.

    `details` holds codes, references and numbers, never what a person wrote. Outside a transaction, without a doer,
    or with details that do not fit, this is a bug and says so.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{verb} is recorded outside the transaction of the act")
    if not by.person or not rules.is_verb(verb):
        raise ValueError(
            f"an entry names its doer and a verb of the form package.verb: {by.person!r}, {verb!r}"
        )
    if unfit := rules.unfit(details):
        raise ValueError(f"{verb}: the ledger holds codes, references and numbers, not {', '.join(unfit)}")
    entry = models.Entry.objects.create(
        ref=random_ref("e"), at=at, by=by.person, verb=verb, about=about, details=dict(details)
    )
    return entry.ref
