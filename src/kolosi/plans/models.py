"""Commitments in their states, benchmarks in their wordings and steps, decisions and answers. Rows are added, never changed.

Days are ISO text known to a year, a month or a day, empty where unknown.
"""

from django.db import models
from django.db.models import Q

from kolosi.plans.rules.binding import Flag
from kolosi.plans.rules.facts import Status


class Numbering(models.Model):
    """The last number given to a commitment of a situation; the one table here whose rows change."""

    situation = models.CharField(max_length=20, unique=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.situation}-PLAN-{self.last:04d}"


class _Told(models.Model):
    """Something that a person put on record at a moment."""

    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="%(app_label)s_%(class)s_by_someone")]

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


class Plan(_Told):
    """A commitment: what it is about lies in its states, the last of which holds."""

    ref = models.CharField(max_length=40, unique=True)
    situation = models.CharField(max_length=20)
    simulated = models.BooleanField(default=False)

    class Meta(_Told.Meta):
        abstract = False
        indexes = [models.Index(fields=["situation"], name="plans_place")]


class State(_Told):
    """A commitment as told once: a correction or its end is a further state."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="states")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    signed = models.CharField(max_length=10)
    others = models.CharField(max_length=200, default="")
    un_signatory = models.CharField(max_length=200, default="")
    hours = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=300)
    ended = models.CharField(max_length=10, default="")
    end = models.CharField(max_length=20, default="")

    class Meta(_Told.Meta):
        abstract = False
        ordering = ["number"]
        constraints = [
            *_Told.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "number"], name="plans_state_number"),
            models.CheckConstraint(condition=~Q(signed=""), name="plans_signed_on_a_day"),
            models.CheckConstraint(
                condition=Q(ended="", end="") | (~Q(ended="") & ~Q(end="")), name="plans_ended_somehow"
            ),
        ]


class Signatory(models.Model):
    """A party that signed, as one state says."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="signatories")
    party = models.ForeignKey("parties.Party", to_field="code", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["state", "party"], name="plans_signs_once")]

    def __str__(self) -> str:
        return str(self.party_id)


class Covered(models.Model):
    """A type of violation that the commitment is about, as one state says."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="covered")
    type = models.CharField(max_length=4)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["state", "type"], name="plans_covers_once")]

    def __str__(self) -> str:
        return self.type


class Benchmark(_Told):
    """Something undertaken: what it asks lies in its wordings, how it stands in its steps."""

    ref = models.CharField(max_length=20, unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="benchmarks")
    position = models.PositiveSmallIntegerField()

    class Meta(_Told.Meta):
        abstract = False
        ordering = ["position"]
        constraints = [
            *_Told.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "position"], name="plans_position_once"),
        ]


class Wording(_Told):
    """What a benchmark asks, as worded once; the last wording holds."""

    benchmark = models.ForeignKey(Benchmark, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    activity = models.CharField(max_length=30)
    text = models.TextField()
    concerns = models.CharField(max_length=4, default="")
    responsible = models.CharField(max_length=200, default="")
    due = models.CharField(max_length=10, default="")
    indicator = models.CharField(max_length=300, default="")

    class Meta(_Told.Meta):
        abstract = False
        ordering = ["number"]
        constraints = [
            *_Told.Meta.constraints,
            models.UniqueConstraint(fields=["benchmark", "number"], name="plans_wording_number"),
        ]


class Step(_Told):
    """How a benchmark came to stand, on a day, and what was said of it."""

    benchmark = models.ForeignKey(Benchmark, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20)
    on = models.DateField()
    said = models.TextField()
    origin = models.CharField(max_length=20, default="")

    class Meta(_Told.Meta):
        abstract = False
        ordering = ["number"]
        constraints = [
            *_Told.Meta.constraints,
            models.UniqueConstraint(fields=["benchmark", "number"], name="plans_step_number"),
            models.CheckConstraint(
                condition=Q(status__in=[one.value for one in Status]), name="plans_step_status"
            ),
        ]


class Evidence(models.Model):
    """A document, visit or record that shows what a step says."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="evidence")
    text = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class Review(_Told):
    """What somebody decided about a flagged party; `since` is the day of the change behind the flag."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    party = models.ForeignKey("parties.Party", to_field="code", on_delete=models.PROTECT, related_name="+")
    flag = models.CharField(max_length=20)
    since = models.CharField(max_length=10, default="")
    binds = models.BooleanField()
    reason = models.TextField()

    class Meta(_Told.Meta):
        abstract = False
        constraints = [
            *_Told.Meta.constraints,
            models.CheckConstraint(
                condition=Q(flag__in=[one.value for one in Flag if one]), name="plans_review_flag"
            ),
        ]


class Answer(_Told):
    """What somebody noted about a breach signal of the commitment."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="answers")
    violation = models.ForeignKey(
        "incidents.Violation", to_field="ref", on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField()
