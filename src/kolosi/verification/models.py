"""Tables of judgement. Rows are added, never changed; only `Present`, a shortcut for lists, is written again.

A final decision stands on a proposal that enough different co-chairs signed: the database itself counts them
(`guard.py`), so that no page, import or shell can go past it.
"""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from kolosi.verification.rules import Level, Status, Waits

VIOLATION = "incidents.Violation"
DECIDED = [str(status) for status in Status if status is not Status.PENDING]


def _codes(kinds: type[StrEnum]) -> list[str]:
    """Return the codes as plain words, so that a migration names no module."""
    return [str(kind) for kind in kinds]


def _day() -> Q:
    """A decision has its day, and no day lies after the moment at which it was written."""
    return Q(on__isnull=True, status="pending") | Q(on__lte=F("at"))


class _Fact(models.Model):
    """Something that someone said at a moment; never changed afterwards."""

    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="%(app_label)s_%(class)s_by_someone")]


class Policy(_Fact):
    """What the task force of a situation asks for from a day on; of several rows for a day the last one holds."""

    situation = models.CharField(max_length=20)
    primary_sources = models.PositiveSmallIntegerField()
    co_chairs = models.PositiveSmallIntegerField()
    since = models.DateField()

    class Meta(_Fact.Meta):
        abstract = False
        indexes = [models.Index(fields=["situation", "since"], name="verification_policy_of_a_day")]
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(primary_sources__gte=1), name="verification_one_source"),
            models.CheckConstraint(condition=Q(co_chairs__gte=2), name="verification_two_co_chairs"),
        ]

    def __str__(self) -> str:
        return f"{self.situation} since {self.since}"


class _Said(_Fact):
    """What is said of a violation: where it moves, on which day, why, and what was known then.

    `state` is the state of the incident that was looked at; `sources_needed` is the policy of that moment, `primary`
    and `secondary` how many sources there were.
    """

    number = models.PositiveIntegerField()
    status = models.CharField(max_length=20)
    on = models.DateField(null=True)
    reason = models.CharField(max_length=40, default="")
    words = models.TextField(default="")
    state = models.PositiveIntegerField()
    primary = models.PositiveSmallIntegerField()
    secondary = models.PositiveSmallIntegerField()
    sources_needed = models.PositiveSmallIntegerField()

    class Meta(_Fact.Meta):
        abstract = True
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=_codes(Status)), name="%(app_label)s_%(class)s_known_status"
            ),
            models.CheckConstraint(condition=_day(), name="%(app_label)s_%(class)s_on_a_day_that_came"),
            models.CheckConstraint(
                condition=~Q(status="could_not_verify") | ~Q(reason=""),
                name="%(app_label)s_%(class)s_not_verified_with_reason",
            ),
        ]


class Judgement(_Said):
    """What a focal point (level 1) or the technical level (2) judged. The task force is not bound by it."""

    violation = models.ForeignKey(VIOLATION, on_delete=models.PROTECT, related_name="judgements")
    level = models.PositiveSmallIntegerField()
    credible = models.BooleanField()
    confirmed_by_un = models.BooleanField()
    eyewitness = models.BooleanField()

    class Meta(_Said.Meta):
        abstract = False
        constraints = [
            *_Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["violation", "level", "number"], name="verification_one_judgement_a_number"
            ),
            models.CheckConstraint(
                condition=Q(level__in=[int(Level.FOCAL_POINT), int(Level.TECHNICAL)]),
                name="verification_known_level",
            ),
            models.CheckConstraint(
                condition=~Q(status="verified") | Q(credible=True, confirmed_by_un=True),
                name="verification_verified_is_credible_and_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.violation_id}: {self.status}"


class Proposal(_Said):
    """What a co-chair proposes that the task force decide; final once enough others have signed.

    `origin` names the system in which a decision of the past was made; who signed there is not known here.
    """

    ref = models.CharField(max_length=20, unique=True)
    violation = models.ForeignKey(VIOLATION, on_delete=models.PROTECT, related_name="proposals")
    co_chairs = models.PositiveSmallIntegerField()
    origin = models.CharField(max_length=60, default="")

    class Meta(_Said.Meta):
        abstract = False
        constraints = [
            *_Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["violation", "number"], name="verification_one_proposal_a_number"
            ),
            models.CheckConstraint(
                condition=Q(co_chairs__gte=2), name="verification_proposed_to_two_co_chairs"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Signature(models.Model):
    """A co-chair agrees with a proposal, once."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="signatures")
    person = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "person"], name="verification_signed_once"),
            models.CheckConstraint(condition=~Q(person=""), name="verification_signed_by_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.person}"


class Decline(_Fact):
    """A co-chair does not agree: the proposal is closed and decides nothing."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="decline")
    words = models.TextField()

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=~Q(words=""), name="verification_declined_with_reason"),
        ]

    def __str__(self) -> str:
        return str(self.proposal_id)


class Final(models.Model):
    """What the task force decided: the only level that counts. It repeats the proposal, and the database compares."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="final")
    violation = models.ForeignKey(VIOLATION, on_delete=models.PROTECT, related_name="finals")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=20)
    on = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["violation", "number"], name="verification_one_final_a_number"),
            models.CheckConstraint(condition=_day(), name="verification_final_on_a_day_that_came"),
        ]

    def __str__(self) -> str:
        return f"{self.violation_id}: {self.status}"


class Notice(models.Model):
    """A decision took back a verified violation: whatever quoted it must be corrected."""

    final = models.OneToOneField(Final, on_delete=models.PROTECT, related_name="notice")
    taken_back = models.ForeignKey(Final, on_delete=models.PROTECT, related_name="notices")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.final_id)


class Present(models.Model):
    """Where a violation stands at each level and for what it waits: a shortcut, made again from the rows above."""

    violation = models.OneToOneField(VIOLATION, on_delete=models.PROTECT, related_name="present")
    focal = models.CharField(max_length=20, default="pending")
    technical = models.CharField(max_length=20, default="pending")
    final = models.CharField(max_length=20, default="pending")
    final_on = models.DateField(null=True)
    waits = models.CharField(max_length=10)
    since = models.DateTimeField()
    seen = models.PositiveIntegerField(default=0)
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, null=True, related_name="waiting")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["waits", "since"], name="verification_waiting"),
            models.Index(fields=["final"], name="verification_final_status"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(waits__in=_codes(Waits)), name="verification_known_waits"),
        ]

    def __str__(self) -> str:
        return f"{self.violation_id}: {self.final}"
