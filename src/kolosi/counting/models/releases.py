"""What left the task force: releases and their cells as they were told. Rows are added, never changed (decision 0013)."""

from django.db import models
from django.db.models import F, Q

from kolosi.counting.rules.disclosure_cube import Mark


class Release(models.Model):
    """A cube told to an audience. `number` counts the releases of a situation, so that no two are tried without the other.

    `known` are the types whose national totals official reports print, separated by blanks.
    """

    ref = models.CharField(max_length=20, unique=True)
    number = models.PositiveIntegerField()
    situation = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=40)
    protected = models.BooleanField()
    grain = models.CharField(max_length=12)
    first = models.DateField()
    last = models.DateField()
    as_of = models.DateTimeField()
    known = models.CharField(max_length=60, default="")
    simulated = models.BooleanField(default=False)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["situation", "number"], name="counting_release_in_turn"),
            models.CheckConstraint(condition=~Q(by=""), name="counting_release_by_someone"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="counting_release_period"),
            models.CheckConstraint(condition=Q(as_of__lte=F("at")), name="counting_release_not_ahead"),
        ]

    def __str__(self) -> str:
        return self.ref


class ReleasedCell(models.Model):
    """A cell or total as it was told; a hidden one keeps no number. `*` in a dimension is its total."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="cells")
    type = models.CharField(max_length=4)
    time = models.CharField(max_length=10)
    region = models.CharField(max_length=60)
    party_kind = models.CharField(max_length=20)
    sex = models.CharField(max_length=10)
    age_band = models.CharField(max_length=10)
    mark = models.CharField(max_length=10)
    number = models.PositiveIntegerField(null=True)
    limit = models.PositiveIntegerField()
    lowest = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "type", "time", "region", "party_kind", "sex", "age_band"],
                name="counting_told_once",
            ),
            models.CheckConstraint(
                condition=Q(mark=str(Mark.NUMBER), number__isnull=False)
                | Q(mark__in=[str(Mark.FEW), str(Mark.HIDDEN)], number__isnull=True),
                name="counting_hidden_without_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.time}: {self.mark}"


class CountedCell(models.Model):
    """What was counted behind a release, for the attacker that tries the next ones. No page and no file shows it."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="counted")
    type = models.CharField(max_length=4)
    quarter = models.CharField(max_length=6)
    region = models.CharField(max_length=60)
    party_kind = models.CharField(max_length=20)
    sex = models.CharField(max_length=10)
    age_band = models.CharField(max_length=10)
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "type", "quarter", "region", "party_kind", "sex", "age_band"],
                name="counting_counted_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.quarter}"
