"""Documents as received, byte for byte, and what each reading found in them."""

from django.db import models
from django.db.models import Q

from kolosi.conclusions.rules.documents import Status


class Document(models.Model):
    """A UN document, kept as it was received. `situation` is a code; dates are ISO text, known as far as the text says."""

    ref = models.CharField(max_length=20, unique=True)
    situation = models.CharField(max_length=20)
    genre = models.CharField(max_length=30)
    language = models.CharField(max_length=2)
    symbol = models.CharField(max_length=80, default="")
    title = models.CharField(max_length=400)
    adopted_on = models.CharField(max_length=10, default="")  # "", 2018, 2018-05 or 2018-05-04
    adopted_first = models.DateField(
        null=True
    )  # the first day `adopted_on` can mean: for sorting and periods
    front = models.JSONField(default=dict)  # the front matter as the last reading gave it
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=10)  # txt, pdf, docx, html, facts
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    simulated = models.BooleanField(default=False)
    status = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=1)
    received_by = models.CharField(max_length=40)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "situation"],
                condition=~Q(status=Status.WITHDRAWN.value),
                name="conclusions_document_once",
            ),
            models.CheckConstraint(condition=~Q(received_by=""), name="conclusions_received_by_someone"),
            models.CheckConstraint(
                condition=Q(status__in=[one.value for one in Status]), name="conclusions_document_status"
            ),
        ]
        indexes = [models.Index(fields=["situation", "status"], name="conclusions_doc_place")]

    def __str__(self) -> str:
        return self.ref


class DocumentState(models.Model):
    """One state of a document: received, accepted, a witness or withdrawn, by whom and when."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="states")
    status = models.CharField(max_length=20)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="conclusions_state_by_someone"),
            models.CheckConstraint(
                condition=Q(status__in=[one.value for one in Status]), name="conclusions_state_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.status}"


class Reading(models.Model):
    """One reading of a document by one edition of the grammar; the last one is the present."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    number = models.PositiveIntegerField()
    grammar = models.CharField(max_length=10)
    original = models.TextField()  # the text as received, before repair
    text = models.TextField()  # the repaired text; offsets `start`, `end` index it
    text_sha256 = models.CharField(max_length=64)
    repairs = models.JSONField(default=list)  # [{start, end, before, after, kind}]
    citations = models.JSONField(default=list)  # [{kind, symbol, count}]
    alignments = models.JSONField(default=list)  # [{item, other, relation}]
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="conclusions_reading_number"),
            models.CheckConstraint(condition=~Q(by=""), name="conclusions_read_by_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.number}"


class Item(models.Model):
    """A provision of a reading. `label` is the item's id in the text, such as 5(a)."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=40, default="")
    heading = models.TextField(default="")
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    source_start = models.PositiveIntegerField()
    source_end = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "position"], name="conclusions_item_position")
        ]

    def __str__(self) -> str:
        return self.label


class Clause(models.Model):
    """A speech act of an item. `details` holds what pages show but nothing searches (hedge, means, conditions, chain …)."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="clauses")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=60)
    verb = models.CharField(max_length=40)
    klass = models.CharField(max_length=20)
    pressure = models.PositiveSmallIntegerField()
    polarity = models.SmallIntegerField(default=0)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    source_start = models.PositiveIntegerField()
    source_end = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="conclusions_clause_position"),
            models.CheckConstraint(condition=Q(pressure__lte=6), name="conclusions_pressure_0_to_6"),
        ]
        indexes = [models.Index(fields=["hash"], name="conclusions_clause_hash")]

    def __str__(self) -> str:
        return self.label
