"""Letters as they were drafted, every step of their life, and who heard of a reply that is due. Rows are added, never changed."""

from django.db import models
from django.db.models import Q

from kolosi.letters.rules.address import Form
from kolosi.letters.rules.life import Reason, Status


class Letter(models.Model):
    """A letter with its words (`content`); `key` names it in the pack of its document, `round` counts its follow-ups."""

    ref = models.CharField(max_length=20, unique=True)
    document = models.ForeignKey(
        "conclusions.Document", to_field="ref", on_delete=models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=200)
    round = models.PositiveSmallIntegerField(default=1)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    situation = models.CharField(max_length=20)
    channel = models.CharField(max_length=40)
    paragraph = models.CharField(max_length=60)
    form = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=400)  # of the document
    content = models.JSONField()
    simulated = models.BooleanField(default=False)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "key", "round"], name="letters_letter_once"),
            models.CheckConstraint(condition=~Q(by=""), name="letters_drafted_by_someone"),
            models.CheckConstraint(condition=Q(form__in=[one.value for one in Form]), name="letters_form"),
            models.CheckConstraint(
                condition=Q(round=1, follows__isnull=True) | Q(round__gt=1, follows__isnull=False),
                name="letters_follow_up_follows",
            ),
        ]
        indexes = [models.Index(fields=["situation"], name="letters_place")]

    def __str__(self) -> str:
        return self.ref


class Recipient(models.Model):
    """An addressee of a letter."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="recipients")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=120)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=40)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["letter", "code"], name="letters_recipient_once")]

    def __str__(self) -> str:
        return self.code


class Carried(models.Model):
    """An ask that a letter carries."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="carried")
    ask = models.ForeignKey("conclusions.Ask", to_field="ref", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["letter", "ask"], name="letters_carried_once")]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.ask_id}"


class State(models.Model):
    """One step of a letter's life: what became of it on which day, who wrote it down."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="states")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20)
    on = models.DateField()
    said = models.TextField(default="")
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="letters_state_number"),
            models.CheckConstraint(condition=~Q(by=""), name="letters_state_by_someone"),
            models.CheckConstraint(
                condition=Q(status__in=[one.value for one in Status]), name="letters_state_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.status}"


class Answer(models.Model):
    """What a reply says to one of the asks that the letter carries; `kind` is a code of `answer_kinds`."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="answers")
    ask = models.ForeignKey("conclusions.Ask", to_field="ref", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["state", "ask"], name="letters_answered_once")]

    def __str__(self) -> str:
        return f"{self.state_id}: {self.ask_id}"


class Notice(models.Model):
    """One line of the outbox: a person is to hear that a reply is due soon, or that the addressee is silent."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="notices")
    person = models.CharField(max_length=40)
    reason = models.CharField(max_length=10)
    due = models.DateField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "person", "reason", "due"], name="letters_notice_once"),
            models.CheckConstraint(condition=~Q(by=""), name="letters_notice_by_someone"),
            models.CheckConstraint(
                condition=Q(reason__in=[one.value for one in Reason]), name="letters_notice_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.reason}"


class Mailed(models.Model):
    """A notice that left by mail."""

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="mailed")
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="letters_mailed_by_someone")]

    def __str__(self) -> str:
        return str(self.notice_id)
