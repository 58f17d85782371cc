"""What several operations do: find a party whose row is held until the act is done, write a description or a name.

Called inside the transaction of an operation, which records the act.
"""

from datetime import datetime

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.parties import models, queries, rules


def found(code: str, permission: str, *, by: Viewer) -> tuple[models.Party, queries.Book]:
    """Return the party's row, locked, and the register as it is then; absent where the right does not reach."""
    row = queries.scope(by).select_for_update().filter(code=code).first()
    opened = queries.book(by)
    if row is None or not rules.in_reach(by, permission, opened.entries[code].described.situations):
        raise Absent
    return row, opened


def described_row(party: models.Party, told: rules.Described, *, by: Viewer, at: datetime) -> None:
    """Write what the party is from now on."""
    row = models.Description.objects.create(
        ref=random_ref("pt"),
        party=party,
        kind=told.kind,
        side=told.side,
        legal_minimum_age=told.legal_minimum_age,
        first=str(told.spell.first or ""),
        last=str(told.spell.last or ""),
        source=told.source.strip(),
        by=by.person,
        at=at,
    )
    models.PartySituation.objects.bulk_create(
        models.PartySituation(description=row, situation=one) for one in sorted(set(told.situations))
    )


def name_row(party: models.Party, told: rules.NewName, *, by: Viewer, at: datetime) -> str:
    """Write a name as it is told, and as it is searched; return its reference."""
    text = " ".join(told.text.split())
    row = models.PartyName.objects.create(
        ref=random_ref("pn"),
        party=party,
        text=text,
        folded=rules.folded(text),
        language=told.language,
        script=rules.script_of(text),
        kind=told.kind,
        first=str(told.spell.first or ""),
        last=str(told.spell.last or ""),
        source=told.source.strip(),
        by=by.person,
        at=at,
    )
    return row.ref
