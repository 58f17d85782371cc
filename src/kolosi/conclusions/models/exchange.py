"""Workbooks that travel to focal points and come back: what was handed out, what returned, what was taken over."""

from django.db import models
from django.db.models import Q

from kolosi.conclusions.models.asks import Ask


class HandOut(models.Model):
    """A workbook made for one addressee (a code), or for all asks of a situation when `addressee` is empty."""

    ref = models.CharField(max_length=20, unique=True)
    addressee = models.CharField(max_length=120)
    situation = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="conclusions_handed_out_by_someone")]

    def __str__(self) -> str:
        return self.ref


class HandOutRow(models.Model):
    """An ask in a workbook, and the revision it had then: what a returned row is compared with."""

    hand_out = models.ForeignKey(HandOut, on_delete=models.PROTECT, related_name="rows")
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT)
    revision = models.PositiveIntegerField()
    shown = models.JSONField(default=dict)  # the editable cells as they were handed out, column to text

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["hand_out", "ask"], name="conclusions_handed_out_once")
        ]

    def __str__(self) -> str:
        return f"{self.hand_out_id}: {self.ask_id}"


class Return(models.Model):
    """A workbook that came back, kept byte for byte; nothing in it counts until it is settled."""

    ref = models.CharField(max_length=20, unique=True)
    hand_out = models.ForeignKey(HandOut, on_delete=models.PROTECT, related_name="returns")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="conclusions_returned_by_someone")]

    def __str__(self) -> str:
        return self.ref


class Settlement(models.Model):
    """One row of a return that was taken over (`taken`) or refused, with the cells it held."""

    returned = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="settlements")
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT)
    taken = models.BooleanField()
    cells = models.JSONField(default=dict)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["returned", "ask"], name="conclusions_settled_once"),
            models.CheckConstraint(condition=~Q(by=""), name="conclusions_settled_by_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.returned_id}: {self.ask_id}"
