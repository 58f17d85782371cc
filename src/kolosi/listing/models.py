"""Annexes as they were recorded, and the Council's list as it was held against the register. Rows are added, never changed."""

from django.db import models
from django.db.models import Q


class Report(models.Model):
    """The annual report of a year: what its annexes say stands in its last state."""

    year = models.PositiveSmallIntegerField(unique=True)
    simulated = models.BooleanField(default=False)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["year"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="listing_report_by_someone")]

    def __str__(self) -> str:
        return str(self.year)


class State(models.Model):
    """The annexes of a report, whole, as recorded at a moment; `reason` says why they were told anew."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="states")
    number = models.PositiveSmallIntegerField()
    data_year = models.PositiveSmallIntegerField()
    symbol = models.CharField(max_length=60)
    source = models.CharField(max_length=300)
    reason = models.TextField(default="")
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="listing_state_number"),
            models.CheckConstraint(condition=~Q(by=""), name="listing_state_by_someone"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="listing_corrected_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.number}"


class Covered(models.Model):
    """A situation for which a state tells all that the annexes say, be it nothing."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="covered")
    situation = models.CharField(max_length=20)

    class Meta:
        ordering = ["situation"]
        constraints = [models.UniqueConstraint(fields=["state", "situation"], name="listing_covered_once")]

    def __str__(self) -> str:
        return self.situation


class Entry(models.Model):
    """A party in an annex, named as the annex names it."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveSmallIntegerField()
    annex = models.CharField(max_length=2)
    section = models.CharField(max_length=10)
    situation = models.CharField(max_length=20)
    party = models.ForeignKey("parties.Party", to_field="code", on_delete=models.PROTECT, related_name="+")
    named = models.CharField(max_length=300)
    affiliates = models.BooleanField(default=False)
    plan = models.BooleanField(default=False)
    note = models.TextField(default="")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["state", "situation", "party"], name="listing_entry_once"),
            models.CheckConstraint(condition=Q(annex__in=["I", "II"]), name="listing_annex"),
            models.CheckConstraint(
                condition=Q(section__in=["A", "B", "none", "unknown"]), name="listing_section"
            ),
        ]

    def __str__(self) -> str:
        return self.named


class EntryTrigger(models.Model):
    """A violation for which the entry is listed (`listing_triggers`), with the resolution that made it a trigger."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="triggers")
    trigger = models.CharField(max_length=20)
    resolution = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["entry", "trigger"], name="listing_trigger_once")]

    def __str__(self) -> str:
        return self.trigger


class Screening(models.Model):
    """The register held against one edition of the Security Council's consolidated list."""

    ref = models.CharField(max_length=20, unique=True)
    edition = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    organisations = models.PositiveIntegerField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="listing_screened_by_someone")]

    def __str__(self) -> str:
        return self.edition


class Candidate(models.Model):
    """A party and an entry of the list with the same name, as one screening found them."""

    ref = models.CharField(max_length=20, unique=True)
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="candidates")
    party = models.ForeignKey("parties.Party", to_field="code", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20)
    regime = models.CharField(max_length=60)
    listed_on = models.CharField(max_length=10)
    ours = models.CharField(max_length=200)
    theirs = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["screening", "party", "reference"], name="listing_candidate_once")
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.reference}"


class Verdict(models.Model):
    """Whether a party is the entry of that reference, as someone decided; of several the last stands, for every edition."""

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="verdicts")
    same = models.BooleanField()
    reason = models.TextField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="listing_decided_by_someone"),
            models.CheckConstraint(condition=~Q(reason=""), name="listing_decided_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id}: {self.same}"
