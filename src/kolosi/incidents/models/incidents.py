"""Incidents and their states: an incident is a name, each state a whole telling of it; rows are added, never changed.

Days are kept twice: as somebody knows them (ISO text to a year, a month or a day) and as the first and last day they
can be, which is what selections compare.
"""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from kolosi.incidents.rules import Standing


def codes(kinds: type[StrEnum]) -> list[str]:
    """Return the codes as plain words, so that a migration names no module."""
    return [str(kind) for kind in kinds]


class Numbering(models.Model):
    """The last number given to an incident of a situation and a year; the one table here whose rows change."""

    situation = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["situation", "year"], name="incidents_one_numbering")]

    def __str__(self) -> str:
        return f"{self.situation}-{self.year}-{self.last:05d}"


class Incident(models.Model):
    """One event that somebody reported. `origin` and `origin_id` say under which name another system knows it."""

    ref = models.CharField(max_length=30, unique=True)
    situation = models.CharField(max_length=20)
    organisation = models.CharField(max_length=60, default="")
    origin = models.CharField(max_length=60, default="")
    origin_id = models.CharField(max_length=120, default="")
    simulated = models.BooleanField(default=False)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["situation", "id"], name="incidents_by_situation"),
            models.Index(fields=["organisation", "id"], name="incidents_by_organisation"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="incidents_reported_by_someone"),
            models.UniqueConstraint(
                fields=["situation", "origin", "origin_id"],
                condition=~Q(origin=""),
                name="incidents_known_once_elsewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class State(models.Model):
    """The incident as told at one moment; `number` counts from 1, so that of two writers one is stale."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="states")
    number = models.PositiveIntegerField()
    standing = models.CharField(max_length=10)
    reason = models.TextField(default="")
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    title = models.CharField(max_length=300, default="")
    account = models.TextField(default="")
    account_public = models.TextField(default="")
    update = models.TextField(default="")
    notes = models.TextField(default="")
    begins = models.CharField(max_length=10, default="")
    ends = models.CharField(max_length=10, default="")
    ongoing = models.BooleanField(default=False)
    estimated = models.BooleanField(default=False)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    date_description = models.TextField(default="")
    reported_on = models.CharField(max_length=10, default="")
    place = models.CharField(max_length=40, default="")
    edition = models.CharField(max_length=40, default="")
    precision = models.CharField(max_length=20, default="")
    place_told = models.CharField(max_length=200, default="")
    place_note = models.CharField(max_length=500, default="")
    region = models.CharField(max_length=40, default="")
    district = models.CharField(max_length=40, default="")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    incident_location_type = models.CharField(max_length=60, default="")
    incident_location_type_other = models.CharField(max_length=300, default="")
    number_of_individual_perpetrators = models.CharField(max_length=20, default="")
    follow_up = models.CharField(max_length=10, default="open")
    children = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["first", "last"], name="incidents_state_days"),
            models.Index(fields=["at"], name="incidents_state_at"),
            models.Index(fields=["region"], name="incidents_state_region"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="incidents_one_state_a_number"),
            models.CheckConstraint(condition=~Q(by=""), name="incidents_state_by_someone"),
            models.CheckConstraint(
                condition=Q(standing__in=codes(Standing)), name="incidents_known_standing"
            ),
            models.CheckConstraint(
                condition=~Q(standing="withdrawn") | ~Q(reason=""), name="incidents_withdrawn_with_reason"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="incidents_numbered_from_one"),
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(first__isnull=True) | Q(last__gte=F("first")),
                name="incidents_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=(Q(latitude__isnull=True) & Q(longitude__isnull=True))
                | (
                    Q(latitude__gte=-90)
                    & Q(latitude__lte=90)
                    & Q(longitude__gte=-180)
                    & Q(longitude__lte=180)
                ),
                name="incidents_point_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id}/{self.number}"


class Latest(models.Model):
    """Which state of an incident is the last: a shortcut for lists, written with the state and made again from them."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="latest")
    state = models.OneToOneField(State, on_delete=models.PROTECT, related_name="latest_of")
    duplicate_of = models.ForeignKey(
        Incident, on_delete=models.PROTECT, null=True, related_name="latest_duplicates"
    )

    def __str__(self) -> str:
        return f"{self.incident_id}: {self.state_id}"


class DuplicateLink(models.Model):
    """Somebody found that an incident tells again what another tells; `apart` rows take the finding back."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="duplicate_links")
    original = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="duplicates")
    apart = models.BooleanField(default=False)
    reason = models.TextField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="incidents_linked_by_someone"),
            models.CheckConstraint(
                condition=~Q(incident=F("original")), name="incidents_not_its_own_duplicate"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} = {self.original_id}"


class SavedView(models.Model):
    """Filters of the list that a person keeps under a name; `query` is the address's query string."""

    person = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000)
    at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="incidents_one_view_a_name")]

    def __str__(self) -> str:
        return self.name
