"""What became of violations, told by the room that judges them: a shortcut by which lists are narrowed."""

from django.db import models
from django.db.models import Q

from kolosi.incidents.models.incidents import Incident
from kolosi.incidents.models.violations import Violation
from kolosi.incidents.rules import Awaits

AWAITS = [str(one) for one in Awaits]  # plain words, so that a migration names no module


class Verdict(models.Model):
    """The last decision on a violation: written with it, pending until then, and told again at any time.

    `told` is false while the last state of the incident does not hold the violation; `quarter` is the first day of the
    quarter in which the decision holds (`on`). `awaits` is told by the room that judges; only that something verified
    is told anew is known here first.
    """

    violation = models.OneToOneField(
        Violation, on_delete=models.PROTECT, primary_key=True, related_name="verdict"
    )
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="verdicts")
    told = models.BooleanField(default=True)
    status = models.CharField(max_length=20, default="pending")
    on = models.DateField(null=True)
    quarter = models.DateField(null=True)
    awaits = models.CharField(max_length=10, default=str(Awaits.FIRST))

    class Meta:
        ordering = ["violation"]
        indexes = [
            models.Index(fields=["status", "incident"], name="incidents_verdict_status"),
            models.Index(fields=["on", "incident"], name="incidents_verdict_on"),
            models.Index(fields=["awaits", "violation"], name="incidents_verdict_awaits"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(awaits__in=AWAITS), name="incidents_verdict_known_awaits"),
            models.CheckConstraint(
                condition=Q(on__isnull=True, quarter__isnull=True)
                | Q(on__isnull=False, quarter__isnull=False, quarter__lte=models.F("on")),
                name="incidents_verdict_in_its_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.violation_id}: {self.status}"
