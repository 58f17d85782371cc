"""Verdicts beside violations, by which lists are narrowed: pending for those that are there already."""

from itertools import islice
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from kolosi.ledger.guard import never_deleted

BATCH = 5000


def fill(apps: Any, schema_editor: Any) -> None:
    """Give every violation its verdict; rooms above tell theirs in migrations of their own."""
    verdict, state = apps.get_model("incidents", "Verdict"), apps.get_model("incidents", "ViolationState")
    told = set(state.objects.filter(state__latest_of__isnull=False).values_list("violation_id", flat=True))
    rows = apps.get_model("incidents", "Violation").objects.values_list("pk", "incident_id").iterator()
    while chunk := list(islice(rows, BATCH)):
        verdict.objects.bulk_create(
            [verdict(violation_id=pk, incident_id=owner, told=pk in told) for pk, owner in chunk]
        )


class Migration(migrations.Migration):
    dependencies = [("incidents", "0008_search")]
    operations = [
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "violation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="verdict",
                        serialize=False,
                        to="incidents.violation",
                    ),
                ),
                ("told", models.BooleanField(default=True)),
                ("status", models.CharField(default="pending", max_length=20)),
                ("on", models.DateField(null=True)),
                ("quarter", models.DateField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["violation"],
                "indexes": [
                    models.Index(fields=["status", "incident"], name="incidents_verdict_status"),
                    models.Index(fields=["on", "incident"], name="incidents_verdict_on"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(on__isnull=True, quarter__isnull=True)
                        | models.Q(on__isnull=False, quarter__isnull=False, quarter__lte=models.F("on")),
                        name="incidents_verdict_in_its_quarter",
                    )
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        *never_deleted("incidents_verdict"),
    ]
