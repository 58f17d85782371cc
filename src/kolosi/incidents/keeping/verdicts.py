"""Verdicts beside violations: pending when a violation is first told, and what the room above says of it from then on."""

from collections.abc import Iterable, Mapping, Sequence

from kolosi.incidents import models, rules
from kolosi.incidents.keeping.kept import Kept
from kolosi.kernel.periods import Period

BATCH = 500


def keep_told(many: Sequence[Kept], violations: Mapping[tuple[int, str], models.Violation]) -> None:
    """Say of every violation that these incidents ever held whether the last state tells it, and what it tells anew."""
    told = {(one.incident.pk, violation.key) for one in many for violation in one.told.violations}
    rows = [
        models.Verdict(violation=violation, incident_id=owner, told=(owner, key) in told)
        for (owner, key), violation in violations.items()
    ]
    models.Verdict.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["violation"], update_fields=["told"]
    )
    again = [one.incident for one in many if one.number > 1]
    decided = models.Verdict.objects.filter(incident__in=again, status="verified")
    decided.filter(awaits=rules.Awaits.NOTHING).update(awaits=rules.Awaits.ANEW)


def keep_verdicts(told: Iterable[rules.Verdict], violations: Mapping[str, models.Violation]) -> None:
    """Write what was decided of each violation (by its reference) in place of what stood there."""
    rows = [
        models.Verdict(
            violation=violations[one.violation],
            incident_id=violations[one.violation].incident_id,
            status=one.status,
            on=one.on,
            quarter=one.on and Period.quarter_of(one.on).first,
            awaits=one.awaits,
        )
        for one in told
    ]
    models.Verdict.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["violation"],
        update_fields=["status", "on", "quarter", "awaits"],
    )
