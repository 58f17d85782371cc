"""Who suffered, who did it, who tells of it, what supports it, what was done: entries of one state of an incident.

No name of any person stands here: `person`, `code` and `monitor` are pseudonyms; identities live in the vault.
"""

from django.db import models
from django.db.models import F, Q

from kolosi.incidents.models.incidents import State
from kolosi.incidents.models.violations import ViolationState


class _Entry(models.Model):
    """An entry of one state; `key` tells it from its like, and stays the same from state to state."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="%(class)ss")
    key = models.CharField(max_length=60)

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["state", "key"], name="%(app_label)s_%(class)s_told_once")
        ]

    def __str__(self) -> str:
        return self.key


class Victim(_Entry):
    """A child told from others, or a group of `low` to `high` children; `person` is the same in every incident."""

    person = models.CharField(max_length=60, default="", db_index=True)
    group = models.BooleanField(default=False)
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    sex = models.CharField(max_length=10, default="unknown")
    age = models.PositiveSmallIntegerField(null=True)
    age_to = models.PositiveSmallIntegerField(null=True)
    age_estimated = models.BooleanField(default=False)
    individual_age_months = models.PositiveSmallIntegerField(null=True)
    born = models.CharField(max_length=10, default="")
    group_description = models.CharField(max_length=300, default="")
    group_number_estimated = models.BooleanField(null=True)
    ethnicity = models.CharField(max_length=60, default="")
    religion = models.CharField(max_length=60, default="")
    child_consent_follow_up = models.BooleanField(null=True)
    child_consent_for_reporting = models.BooleanField(null=True)
    child_consent_data_sharing_yes_no = models.BooleanField(null=True)
    child_consent_data_sharing_other = models.TextField(default="")
    victim_disability_type = models.CharField(max_length=60, default="")
    group_adult_number = models.PositiveIntegerField(null=True)
    group_adult_number_estimated = models.BooleanField(null=True)
    group_adult_gender = models.CharField(max_length=10, default="")
    individual_additional_details = models.TextField(default="")

    class Meta(_Entry.Meta):
        abstract = False
        constraints = [
            *_Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(high__isnull=True) | Q(low__isnull=True) | Q(high__gte=F("low")),
                name="incidents_victims_low_to_high",
            ),
        ]


class Perpetrator(_Entry):
    """A party to which violations are attributed: `party` is its code in the register, empty while unidentified."""

    party = models.CharField(max_length=60, default="", db_index=True)
    category = models.CharField(max_length=40, default="unknown")
    attribution_verified = models.BooleanField(null=True)
    perpetrator_category_crossfire = models.TextField(default="")
    perpetrator_number = models.PositiveIntegerField(null=True)
    perpetrator_number_estimate = models.BooleanField(null=True)
    perpetrator_children = models.CharField(max_length=10, default="")
    perpetrator_children_number = models.PositiveIntegerField(null=True)
    perpetrator_children_number_estimate = models.BooleanField(null=True)
    perpetrator_sex = models.CharField(max_length=10, default="")
    perpetrator_arrest = models.CharField(max_length=10, default="")
    arrest_details = models.TextField(default="")
    perpetrator_detention = models.CharField(max_length=10, default="")
    details_detention = models.TextField(default="")
    perpetrator_conviction = models.CharField(max_length=10, default="")
    details_conviction = models.TextField(default="")
    perpetrator_additional_details = models.TextField(default="")


class Source(_Entry):
    """Somebody or something that tells of violations; reliability of the source apart from credibility of what it says."""

    category = models.CharField(max_length=40, default="")
    kind = models.CharField(max_length=80, default="")
    organisation = models.CharField(max_length=60, default="")
    monitor = models.CharField(max_length=60, default="")
    met = models.CharField(max_length=10, default="")
    source_description = models.TextField(default="")
    primary_reporting_organization_other = models.TextField(default="")
    source_type_other = models.CharField(max_length=300, default="")
    source_gender = models.CharField(max_length=10, default="")
    source_age = models.CharField(max_length=10, default="")
    source_reliability = models.CharField(max_length=10, default="")
    source_reliability_reason = models.TextField(default="")
    source_credibility = models.CharField(max_length=10, default="")
    source_credibility_details = models.TextField(default="")
    source_consent_data_sharing = models.BooleanField(null=True)
    source_requires_services = models.BooleanField(null=True)
    source_consent_with_whom_other = models.TextField(default="")
    source_consent_follow_up = models.BooleanField(null=True)
    source_additional_details = models.TextField(default="")


class Evidence(_Entry):
    """A reference to what supports violations: its title, kind and hash; the thing itself is not here."""

    title = models.CharField(max_length=300, default="")
    kind = models.CharField(max_length=80, default="")
    sha256 = models.CharField(max_length=64, default="")


class Response(_Entry):
    """What the task force did, or will do."""

    on = models.CharField(max_length=10, default="")
    addressed = models.CharField(max_length=300, default="")
    follow_up = models.CharField(max_length=20, default="")
    due = models.CharField(max_length=10, default="")
    intervention_task_force_type_other = models.TextField(default="")
    intervention_action_notes = models.TextField(default="")
    intervention_follow_up_notes = models.TextField(default="")


class _Answer(models.Model):
    """One of several codes chosen for a fact of an entry."""

    fact = models.CharField(max_length=60)
    code = models.CharField(max_length=80)

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.fact}: {self.code}"


class VictimAnswer(_Answer):
    """A code chosen for a fact of a victim."""

    entry = models.ForeignKey(Victim, on_delete=models.PROTECT, related_name="chosen")


class PerpetratorAnswer(_Answer):
    """A code chosen for a fact of a perpetrator."""

    entry = models.ForeignKey(Perpetrator, on_delete=models.PROTECT, related_name="chosen")


class SourceAnswer(_Answer):
    """A code chosen for a fact of a source."""

    entry = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="chosen")


class ResponseAnswer(_Answer):
    """A code chosen for a fact of a response."""

    entry = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="chosen")


class _Tie(models.Model):
    """Which violation of the same state an entry belongs to: explicit, never all by itself."""

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "violation"], name="%(app_label)s_%(class)s_once")
        ]

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class VictimTie(_Tie):
    """A victim of a violation."""

    entry = models.ForeignKey(Victim, on_delete=models.PROTECT, related_name="ties")
    violation = models.ForeignKey(ViolationState, on_delete=models.PROTECT, related_name="victims")


class PerpetratorTie(_Tie):
    """A perpetrator of a violation."""

    entry = models.ForeignKey(Perpetrator, on_delete=models.PROTECT, related_name="ties")
    violation = models.ForeignKey(ViolationState, on_delete=models.PROTECT, related_name="perpetrators")


class SourceTie(_Tie):
    """A source of a violation."""

    entry = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="ties")
    violation = models.ForeignKey(ViolationState, on_delete=models.PROTECT, related_name="sources")


class EvidenceTie(_Tie):
    """Evidence of a violation."""

    entry = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="ties")
    violation = models.ForeignKey(ViolationState, on_delete=models.PROTECT, related_name="evidence")


class ResponseTie(_Tie):
    """A response to a violation."""

    entry = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="ties")
    violation = models.ForeignKey(ViolationState, on_delete=models.PROTECT, related_name="responses")
