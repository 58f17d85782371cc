"""Frozen figures: what a product said, with all that proves it. Rows are added, never changed (R16)."""

from django.db import models
from django.db.models import F, Q


class Frozen(models.Model):
    """A whole set of figures as it was known at a moment; `scope` names its situations, separated by blanks."""

    ref = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    scope = models.CharField(max_length=200)
    first = models.DateField()
    last = models.DateField()
    on = models.DateField()
    as_of = models.DateTimeField()
    simulated = models.BooleanField(default=False)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="counting_frozen_by_someone"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="counting_frozen_period"),
            models.CheckConstraint(condition=Q(as_of__lte=F("at")), name="counting_frozen_not_ahead"),
        ]

    def __str__(self) -> str:
        return self.ref


class FrozenFigure(models.Model):
    """One number of a frozen set: `kind` is type, party, region or explosive; `row` is the row of that kind."""

    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="figures")
    basis = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    type = models.CharField(max_length=4)
    row = models.CharField(max_length=300, default="")
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=12)
    boys = models.PositiveIntegerField()
    girls = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()
    at_least = models.BooleanField()
    rules = models.CharField(max_length=120)
    proof = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["frozen", "basis", "kind", "type", "row"], name="counting_frozen_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.basis} {self.kind} {self.type} {self.row}: {self.number}"


class FrozenChildren(models.Model):
    """How many different children stand behind a basis of a frozen set (R09 to R11)."""

    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="children")
    basis = models.CharField(max_length=12)
    keyed = models.PositiveIntegerField()
    unkeyed = models.PositiveIntegerField()
    boys = models.PositiveIntegerField()
    girls = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()
    several = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["frozen", "basis"], name="counting_frozen_children_once")
        ]

    def __str__(self) -> str:
        return f"{self.basis}: {self.keyed}+{self.unkeyed}"


class FrozenRecord(models.Model):
    """A violation that a frozen set counted, on which basis, and what it added to the figure of its type."""

    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="records")
    basis = models.CharField(max_length=12)
    violation = models.CharField(max_length=40)
    type = models.CharField(max_length=4)
    units = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["violation"], name="counting_quoted_violation")]
        constraints = [
            models.UniqueConstraint(
                fields=["frozen", "basis", "violation"], name="counting_frozen_record_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.violation} ({self.basis}): {self.units}"
