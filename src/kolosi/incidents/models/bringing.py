"""Files that brought incidents in: each as received, what became of it step by step, and ways of reading other people's sheets."""

from django.db import models
from django.db.models import Q

from kolosi.incidents.models.incidents import Incident
from kolosi.incidents.models.violations import Violation


class Mapping(models.Model):
    """A saved way of reading a sheet: which of its columns is what of ours. A better one is saved under the same name."""

    ref = models.CharField(max_length=20, unique=True)
    situation = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="incidents_mapping_by_someone"),
        ]

    def __str__(self) -> str:
        return self.name


class MappedColumn(models.Model):
    """What one heading holds: a column of one of our sheets. Without a heading, `constant` is said of every row."""

    mapping = models.ForeignKey(Mapping, on_delete=models.PROTECT, related_name="columns")
    heading = models.CharField(max_length=200, default="")
    entry = models.CharField(max_length=20)
    column = models.CharField(max_length=80)
    constant = models.CharField(max_length=300, default="")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.heading or self.constant} → {self.entry}.{self.column}"


class MappedValue(models.Model):
    """Which code of ours a word in their sheet stands for; an empty code says that it tells nothing."""

    column = models.ForeignKey(MappedColumn, on_delete=models.PROTECT, related_name="values")
    word = models.CharField(max_length=200)
    code = models.CharField(max_length=80, default="")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["column", "word"], name="incidents_word_mapped_once")]

    def __str__(self) -> str:
        return f"{self.word} → {self.code}"


class Bringing(models.Model):
    """A file with incidents, byte for byte as it was received, and how it is to be read."""

    ref = models.CharField(max_length=20, unique=True)
    situation = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()
    layout = models.CharField(max_length=10)
    mapping = models.ForeignKey(Mapping, on_delete=models.PROTECT, null=True, related_name="bringings")
    origin = models.CharField(max_length=60)
    simulated = models.BooleanField(default=False)
    revising = models.BooleanField(default=False)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="incidents_bringing_by_someone"),
            models.CheckConstraint(
                condition=Q(layout__in=["ours", "primero", "mapped"]), name="incidents_known_layout"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class BringingStep(models.Model):
    """How far a file was brought in: `position` is that of the last incident looked at, the numbers are this step's own."""

    bringing = models.ForeignKey(Bringing, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveIntegerField()
    incidents = models.PositiveIntegerField()
    brought = models.PositiveIntegerField()
    revised = models.PositiveIntegerField()
    known = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["bringing", "position"], name="incidents_one_step_a_position")
        ]

    def __str__(self) -> str:
        return f"{self.bringing_id}@{self.position}"


class Brought(models.Model):
    """An incident as one file told it: `digest` is of the telling, so that the same is recognised when it comes again."""

    bringing = models.ForeignKey(Bringing, on_delete=models.PROTECT, related_name="brought")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="brought")
    number = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="incidents_state_brought_once")
        ]

    def __str__(self) -> str:
        return f"{self.incident_id}/{self.number}"


class KeyElsewhere(models.Model):
    """The name by which files know a violation, where it is not its reference."""

    violation = models.OneToOneField(Violation, on_delete=models.PROTECT, related_name="elsewhere")
    key = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.key


class Unfit(models.Model):
    """One reason why an incident of a file was not taken: sheet, row, column, what stood there."""

    bringing = models.ForeignKey(Bringing, on_delete=models.PROTECT, related_name="unfit")
    sheet = models.CharField(max_length=100)
    row = models.PositiveIntegerField()
    field = models.CharField(max_length=200)
    value = models.CharField(max_length=100, default="")
    reason = models.CharField(max_length=60)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}: {self.reason}"
