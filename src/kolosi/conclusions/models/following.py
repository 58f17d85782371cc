"""What is done about an ask: who follows it, the plan, what happened, what shows it, what was answered, how it stands.

All of these only grow: the present is the last row.
"""

from django.db import models
from django.db.models import Q

from kolosi.conclusions.models.asks import Ask
from kolosi.conclusions.rules.progress import SCORES, Status


class _Fact(models.Model):
    """A fact about an ask that someone recorded; never changed afterwards."""

    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="%(app_label)s_%(class)s_by_someone")]


class Assignment(_Fact):
    """Who follows the ask here (`owner`), and who answers for it at the addressee (`focal_points`: references of people)."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="assignments")
    owner = models.CharField(max_length=40, default="")
    focal_points = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.ask_id}: {self.owner}"


class Plan(_Fact):
    """What is planned about the ask, and by what one would know that it is done; each change is a whole new plan."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="plans")
    text = models.TextField(default="")
    indicator = models.TextField(default="")
    responsible = models.CharField(max_length=200, default="")

    def __str__(self) -> str:
        return f"{self.ask_id}"


class Milestone(models.Model):
    """A step of a plan. `due` is ISO text known to year, month or day; `due_last` the last day it can mean."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    due = models.CharField(max_length=10)
    due_last = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="conclusions_milestone_position")
        ]

    def __str__(self) -> str:
        return self.text


class Update(_Fact):
    """What happened, in a sentence or two. `source` says who told: `own` or `workbook` (a focal point's return)."""

    ref = models.CharField(max_length=20, unique=True)
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="updates")
    on = models.CharField(max_length=10)  # when it happened, as far as known; "" unknown
    text = models.TextField()
    source = models.CharField(max_length=20, default="own")

    def __str__(self) -> str:
        return self.ref


class Evidence(_Fact):
    """Something that shows what was done. `source_kind` is a code of `source_kinds`; `origin` who produced it."""

    ref = models.CharField(max_length=20, unique=True)
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=300)
    reference = models.CharField(max_length=300, default="")  # a symbol or an address
    source_kind = models.CharField(max_length=40)
    origin = models.CharField(max_length=200)
    dated = models.CharField(max_length=10, default="")  # ISO text, as far as known
    note = models.TextField(default="")

    def __str__(self) -> str:
        return self.ref


class Answer(_Fact):
    """What an addressee answered; `kind` is a code of `answer_kinds`. Declining is an answer, silence is none."""

    ref = models.CharField(max_length=20, unique=True)
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="answers")
    addressee = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    on = models.DateField()
    text = models.TextField(default="")
    reference = models.CharField(max_length=300, default="")

    def __str__(self) -> str:
        return self.ref


class Assessment(_Fact):
    """How the ask stands on a day, and why. `pace` is computed from milestones, never typed."""

    ref = models.CharField(max_length=20, unique=True)
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="assessments")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=20)
    score = models.PositiveSmallIntegerField(null=True)
    pace = models.CharField(max_length=10, default="")  # on, off or "" (no milestones)
    on = models.DateField()
    reason = models.TextField()
    corrects = models.BooleanField(default=False)  # the one before was a mistake, not a state of the world
    evidence = models.ManyToManyField(Evidence, related_name="assessments")

    class Meta(_Fact.Meta):
        constraints = [
            *_Fact.Meta.constraints,
            models.UniqueConstraint(fields=["ask", "number"], name="conclusions_assessment_number"),
            models.CheckConstraint(
                condition=Q(status__in=[one.value for one in Status]), name="conclusions_assessment_status"
            ),
            *(
                models.CheckConstraint(
                    condition=~Q(status=status.value)
                    | (Q(score__isnull=True) if score is None else Q(score=score)),
                    name=f"conclusions_assessed_{status.value}",
                )
                for status, score in SCORES.items()
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Succession(_Fact):
    """A later ask, or a later text named by its symbol, took the place of this ask."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="successions")
    later = models.ForeignKey(Ask, on_delete=models.PROTECT, null=True, related_name="predecessors")
    reference = models.CharField(max_length=200, default="")
    reason = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.ask_id} → {self.later_id or self.reference}"
