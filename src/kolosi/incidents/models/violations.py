"""Violations: a violation is a name that never changes; each state of its incident tells it anew."""

from django.db import models
from django.db.models import Q

from kolosi.incidents.models.incidents import Incident, State, codes
from kolosi.incidents.rules import Attribution


class Violation(models.Model):
    """One violation of one incident: what judgements, figures and letters hang on."""

    ref = models.CharField(max_length=40, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="violations")
    type = models.CharField(max_length=4)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.ref


class ViolationState(models.Model):
    """The violation as told in one state of the incident. Numbers that nobody gave stay empty."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="violation_states")
    violation = models.ForeignKey(Violation, on_delete=models.PROTECT, related_name="states")
    boys = models.PositiveIntegerField(null=True)
    girls = models.PositiveIntegerField(null=True)
    unknown = models.PositiveIntegerField(null=True)
    at_least = models.BooleanField(default=False)
    attribution = models.CharField(max_length=12, default="unidentified")
    in_conflict = models.BooleanField(null=True)
    by_party = models.BooleanField(null=True)
    crossborder = models.CharField(max_length=10, default="")
    associated_violation_status = models.CharField(max_length=10, default="")
    additional_notes = models.TextField(default="")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["state", "violation"], name="incidents_violation_told_once"),
            models.CheckConstraint(
                condition=Q(attribution__in=codes(Attribution)), name="incidents_known_attribution"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.violation_id}@{self.state_id}"


class Chosen(models.Model):
    """One of several codes chosen for a fact of a violation."""

    violation = models.ForeignKey(ViolationState, on_delete=models.PROTECT, related_name="chosen")
    fact = models.CharField(max_length=60)
    code = models.CharField(max_length=80)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["violation", "fact", "code"], name="incidents_chosen_once")
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.code}"
