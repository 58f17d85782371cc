"""What becomes known of a party: another description, another name, its identifier in another list."""

from datetime import datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.parties import keeping, models, rules


@transaction.atomic
def describe(*, code: str, described: rules.Described, revision: int, by: Viewer, at: datetime) -> None:
    """Describe the party anew; the description before stays on record. `revision` is the one that was seen."""
    party, opened = keeping.found(code, "parties.describe", by=by)
    entry = opened.entries[code]
    standing = rules.obstacles_to_describing(described)
    if entry.standing is not rules.Standing.APPROVED:
        standing = standing | {rules.Obstacle.NOT_APPROVED}
    if revision != entry.revision:
        raise Stale(theirs=rules.in_words(entry.described), yours=rules.in_words(described))
    if rules.in_words(described) == rules.in_words(entry.described):
        standing = standing | {rules.Obstacle.NOTHING_CHANGED}
    refuse_if(standing)
    keeping.described_row(party, described, by=by, at=at)
    details = {
        "kind": described.kind,
        "side": described.side,
        "legal_minimum_age": described.legal_minimum_age,
        "situations": sorted(described.situations),
    }
    ledger.record(by=by, at=at, verb="parties.describe", about=code, details=details)


@transaction.atomic
def name(*, code: str, named: rules.NewName, by: Viewer, at: datetime) -> str:
    """Add a name that the party bears or bore, and return its reference."""
    party, opened = keeping.found(code, "parties.name", by=by)
    refuse_if(rules.obstacles_to_naming(opened.entries[code], named, opened.entries.values()))
    ref = keeping.name_row(party, named, by=by, at=at)
    details = {"name": ref, "kind": named.kind, "language": named.language}
    ledger.record(by=by, at=at, verb="parties.name", about=code, details=details)
    return ref


@transaction.atomic
def cross(*, code: str, mark: rules.Mark, by: Viewer, at: datetime) -> str:
    """Add the party's identifier in another list, and return the reference of the row."""
    party, opened = keeping.found(code, "parties.cross", by=by)
    mark = rules.Mark(mark.scheme, mark.identifier.strip(), mark.version.strip())
    refuse_if(rules.obstacles_to_crossing(opened.entries[code], mark))
    row = models.Crosswalk.objects.create(
        ref=random_ref("px"),
        party=party,
        scheme=mark.scheme,
        identifier=mark.identifier,
        version=mark.version,
        by=by.person,
        at=at,
    )
    details = {"scheme": mark.scheme, "identifier": mark.identifier, "version": mark.version}
    ledger.record(by=by, at=at, verb="parties.cross", about=code, details=details)
    return row.ref
