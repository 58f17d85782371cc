"""Asks: what is asked now, of whom, through which channels; and every version of it there ever was."""

from django.db import models
from django.db.models import Q

from kolosi.conclusions.models.documents import Clause, Document, Reading
from kolosi.conclusions.rules.progress import SCORES, Status
from kolosi.conclusions.rules.witnesses import Relation


class Ask(models.Model):
    """One thing asked, as it stands now. `edited` names the fields that a person set and no reading overwrites."""

    ref = models.CharField(max_length=20, unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="asks")
    number = models.PositiveIntegerField()  # order in the document
    label = models.CharField(max_length=60)  # of the clause that makes it, such as 5(a)/2
    situation = models.CharField(max_length=20)
    asked_on = models.DateField(
        null=True
    )  # the first day the document's adoption can mean; unknown stays unknown
    followed = models.BooleanField(default=False)  # the document is accepted and the ask was not merged away
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    summary = models.CharField(max_length=300)
    verb = models.CharField(max_length=40)
    pressure = models.PositiveSmallIntegerField()
    urgency = models.JSONField(default=list)
    deadline = models.CharField(max_length=10, default="")  # only a day the text itself sets
    confidential = models.BooleanField(default=False)
    reported = models.BooleanField(default=False)
    edited = models.JSONField(default=list)
    search = models.TextField(default="")  # folded words: rules.searching.folded
    revision = models.PositiveIntegerField(default=1)  # rises with every change; an edit names the one it saw
    version = models.PositiveIntegerField(default=1)
    # What follows is the present of tables in `following`, kept here for lists.
    status = models.CharField(max_length=20, default=Status.NOT_ASSESSED.value)
    score = models.PositiveSmallIntegerField(null=True)
    assessed_at = models.DateTimeField(null=True)
    owner = models.CharField(max_length=40, default="")
    review_on = models.DateField(null=True)  # our policy's day, never the text's (decision 0005)
    due_on = models.DateField(null=True)  # the earliest last day of a milestone not done
    milestones = models.PositiveSmallIntegerField(default=0)
    milestones_done = models.PositiveSmallIntegerField(default=0)
    conveyed_on = models.DateField(
        null=True
    )  # first handed to the addressee by us; silence is counted from here
    answered_on = models.DateField(null=True)
    declined = models.BooleanField(default=False)  # the last answer declines
    touched_at = models.DateTimeField()

    class Meta:
        ordering = ["document_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="conclusions_ask_number"),
            models.CheckConstraint(
                condition=Q(status__in=[one.value for one in Status]), name="conclusions_ask_status"
            ),
            models.CheckConstraint(condition=Q(pressure__lte=6), name="conclusions_ask_pressure"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__lte=4), name="conclusions_ask_score"
            ),
            *(
                models.CheckConstraint(
                    condition=~Q(status=status.value)
                    | (Q(score__isnull=True) if score is None else Q(score=score)),
                    name=f"conclusions_score_{status.value}",
                )
                for status, score in SCORES.items()
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(followed=False), name="conclusions_merged_rests"
            ),
        ]
        indexes = [
            models.Index(fields=["followed", "situation", "status"], name="conclusions_ask_place"),
            models.Index(fields=["followed", "due_on"], name="conclusions_ask_due"),
            models.Index(fields=["owner"], name="conclusions_ask_owner"),
        ]

    def __str__(self) -> str:
        return self.ref


class AskAddressee(models.Model):
    """A body that an ask addresses (`asked`), or that its words need without addressing it (not `asked`)."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="addressees")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=120)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=40)
    asked = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["ask", "code"], name="conclusions_addressee_once")]
        indexes = [models.Index(fields=["code", "asked"], name="conclusions_addressee_code")]

    def __str__(self) -> str:
        return self.code


class AskTheme(models.Model):
    """What an ask is about: a code of `themes`."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="themes")
    code = models.CharField(max_length=60)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["ask", "code"], name="conclusions_theme_once")]
        indexes = [models.Index(fields=["code"], name="conclusions_theme_code")]

    def __str__(self) -> str:
        return self.code


class AskChannel(models.Model):
    """A way in which an ask travels: a code of `channels`."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="channels")
    code = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["ask", "code"], name="conclusions_channel_once")]

    def __str__(self) -> str:
        return self.code


class AskClause(models.Model):
    """A clause that makes the ask, or stands beside it as its context (concern, praise, norm)."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="clauses")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="asks")
    makes = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["ask", "clause"], name="conclusions_clause_once")]

    def __str__(self) -> str:
        return f"{self.ask_id}: {self.clause_id}"


class AskVersion(models.Model):
    """What an ask said at one time, and the act that made it say so; rows are only added.

    `values`: summary, verb, pressure, urgency, deadline, confidential, addressees (codes), names, themes, channels, clauses
    (labels), hashes, merged_into (a reference or "").
    """

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT)
    act = models.CharField(max_length=20)  # receive, reread, split, merge, readdress, retheme
    values = models.JSONField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["ask", "number"], name="conclusions_version_number"),
            models.CheckConstraint(condition=~Q(by=""), name="conclusions_version_by_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.ask_id}/{self.number}"


class Witnessed(models.Model):
    """A clause of a document kept as a witness, beside the ask that it says again, or alone. Rows are added, never changed."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="witnessed")
    other = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="witnessed_by")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, null=True, related_name="witnesses")
    relation = models.CharField(max_length=10)
    likeness = models.FloatField()  # 0 to 1

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "clause"], name="conclusions_witnessed_once"),
            models.CheckConstraint(
                condition=Q(relation=Relation.ALONE.value, ask__isnull=True)
                | Q(relation__in=[Relation.IDENTICAL.value, Relation.VARIANT.value], ask__isnull=False),
                name="conclusions_witnessed_relation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.relation}"
