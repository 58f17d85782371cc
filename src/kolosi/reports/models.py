"""Products as they were issued: what each is about, the frozen set it quotes, its words. Rows are added, never changed."""

from django.db import models
from django.db.models import F, Q


class Product(models.Model):
    """A product that was issued; `frozen` is the set of figures it quotes, with all that proves them.

    One for an audience that is told no small number quotes a `release` instead; its set stays with the task force.
    """

    ref = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20)
    situation = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    basis = models.CharField(max_length=12)
    as_of = models.DateTimeField()
    audience = models.CharField(max_length=20)
    symbol = models.CharField(max_length=60, default="")
    simulated = models.BooleanField(default=False)
    frozen = models.ForeignKey("counting.Frozen", to_field="ref", on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey(
        "counting.Release", to_field="ref", null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="reports_issued_by_someone"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="reports_product_period"),
            models.CheckConstraint(condition=Q(as_of__lte=F("at")), name="reports_product_not_ahead"),
        ]

    def __str__(self) -> str:
        return self.ref


class Wording(models.Model):
    """All that a product says in one language, as JSON that every writer and the page read; `digest` is its SHA-256."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="wordings")
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=200)
    proof = models.CharField(max_length=64)
    content = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["product", "language"], name="reports_worded_once"),
            models.CheckConstraint(condition=~Q(content=""), name="reports_wording_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
