"""How parties stand to one another: a member joins, a member leaves, one party becomes another."""

from datetime import datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.parties import keeping, models, queries, rules


@transaction.atomic
def ally(*, code: str, umbrella: str, spell: rules.Spell, source: str, by: Viewer, at: datetime) -> str:
    """Put the party under an umbrella since a day as far as known, and return the reference of the membership."""
    member, opened = keeping.found(code, "parties.ally", by=by)
    standing = _unfit(opened, code, umbrella, source)
    wanted = rules.Tie("", code, umbrella, spell, source)
    standing |= rules.obstacles_to_joining(wanted.membership, opened.memberships)
    if spell.is_backward():
        standing |= {rules.Obstacle.ENDS_BEFORE}
    refuse_if(standing | _not_there(opened, (code, umbrella), spell.first or spell.attested))
    row = models.Membership.objects.create(
        ref=random_ref("pm"),
        member=member,
        umbrella=queries.scope(by).get(code=umbrella),
        first=str(spell.first or ""),
        attested=str(spell.attested or ""),
        source=source.strip(),
        by=by.person,
        at=at,
    )
    if spell.last:
        _depart(row, spell.last, source, by=by, at=at)
    details = {"membership": row.ref, "umbrella": umbrella, "first": row.first, "attested": row.attested}
    ledger.record(by=by, at=at, verb="parties.ally", about=code, details=details)
    return row.ref


@transaction.atomic
def part(*, code: str, ref: str, last: HalfKnownDate | None, source: str, by: Viewer, at: datetime) -> None:
    """Note the last day of a membership, as far as known; told again, the later word stands."""
    _, opened = keeping.found(code, "parties.part", by=by)
    tie = next((one for one in opened.ties if one.ref == ref and one.member == code), None)
    if tie is None:
        raise Absent
    refuse_if(rules.obstacles_to_parting(tie, last, source))
    if last is not None:
        _depart(models.Membership.objects.get(ref=ref), last, source, by=by, at=at)
    details = {"membership": ref, "umbrella": tie.umbrella, "last": str(last)}
    ledger.record(by=by, at=at, verb="parties.part", about=code, details=details)


@transaction.atomic
def succeed(
    *,
    code: str,
    later: str,
    change: str,
    on: HalfKnownDate | None,
    source: str,
    by: Viewer,
    at: datetime,
) -> str:
    """Note that the party was renamed to, split into or merged into another; return the reference of the succession."""
    earlier, opened = keeping.found(code, "parties.succeed", by=by)
    standing = _unfit(opened, code, later, source)
    if change not in set(rules.Change):
        refuse_if(standing | {rules.Obstacle.NO_SUCH_KIND})
    wanted = rules.Became("", code, later, rules.Change(change), on, source)
    refuse_if(standing | rules.obstacles_to_succeeding(wanted, opened.became))
    row = models.Succession.objects.create(
        ref=random_ref("ps"),
        earlier=earlier,
        later=queries.scope(by).get(code=later),
        change=change,
        on=str(on or ""),
        source=source.strip(),
        by=by.person,
        at=at,
    )
    details = {"succession": row.ref, "later": later, "change": change, "on": row.on}
    ledger.record(by=by, at=at, verb="parties.succeed", about=code, details=details)
    return row.ref


def _unfit(opened: queries.Book, code: str, other: str, source: str) -> set[rules.Obstacle]:
    """Return what is wrong with the two parties, or with the source, of any tie between them."""
    standing = {
        rules.Obstacle.NOT_APPROVED: code not in opened.approved,
        rules.Obstacle.NO_SUCH_PARTY: other not in opened.approved,
        rules.Obstacle.NO_SOURCE: not source.strip(),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def _not_there(opened: queries.Book, codes: tuple[str, ...], on: HalfKnownDate | None) -> set[rules.Obstacle]:
    """Return whether one of the parties surely did not exist when the membership is said to begin."""
    there = [opened.entries[code] for code in codes if code in opened.entries]
    missing = on is not None and any(not (one.existed(on.first) or one.existed(on.last)) for one in there)
    return {rules.Obstacle.NOT_THERE_THEN} if missing else set()


def _depart(
    membership: models.Membership, last: HalfKnownDate, source: str, *, by: Viewer, at: datetime
) -> None:
    models.Departure.objects.create(
        ref=random_ref("pe"),
        membership=membership,
        last=str(last),
        source=source.strip(),
        by=by.person,
        at=at,
    )
