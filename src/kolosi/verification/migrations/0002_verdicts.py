"""Let lists of incidents know what was decided before they could be narrowed by it."""

from itertools import islice
from typing import Any

from django.db import migrations

from kolosi.kernel.periods import Period

BATCH = 5000
COLUMNS = ["status", "on", "quarter"]


def tell(apps: Any, schema_editor: Any) -> None:
    """Write each final decision beside its violation."""
    verdict = apps.get_model("incidents", "Verdict")
    rows = apps.get_model("verification", "Present").objects.exclude(final="pending")
    told = rows.values_list("violation_id", "violation__incident_id", "final", "final_on").iterator()
    while chunk := list(islice(told, BATCH)):
        verdict.objects.bulk_create(
            [
                verdict(
                    violation_id=pk,
                    incident_id=owner,
                    status=status,
                    on=on,
                    quarter=on and Period.quarter_of(on).first,
                )
                for pk, owner, status, on in chunk
            ],
            update_conflicts=True,
            unique_fields=["violation"],
            update_fields=COLUMNS,
        )


class Migration(migrations.Migration):
    dependencies = [("verification", "0001_initial"), ("incidents", "0009_verdicts")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
