"""The table of entries: added to, never edited; the database itself refuses to change or remove one."""

from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One act: when, who (a reference kept even if it no longer leads to anyone), which verb, about what."""

    ref = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    about = models.CharField(max_length=80)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["about", "-id"], name="ledger_about"),
            models.Index(fields=["by", "-id"], name="ledger_by"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="ledger_entry_has_a_doer"),
            models.CheckConstraint(condition=Q(verb__contains="."), name="ledger_entry_has_a_verb"),
        ]

    def __str__(self) -> str:
        return self.ref
