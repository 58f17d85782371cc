"""Let queues be looked up by what violations await, and by what was told anew since it was verified."""

from typing import Any

from django.db import migrations
from django.db.models import F


def tell(apps: Any, schema_editor: Any) -> None:
    """Write beside each violation what it awaits; those that nobody judged await the first level already."""
    verdict = apps.get_model("incidents", "Verdict").objects
    present = apps.get_model("verification", "Present").objects
    settled = present.filter(waits="nothing")
    anew = settled.filter(final="verified", violation__incident__states__number=F("seen") + 1)
    later = present.exclude(waits__in=["nothing", "judge"])
    for awaits, rows in (("later", later), ("nothing", settled), ("anew", anew)):
        verdict.filter(violation__in=rows.order_by().values("violation")).update(awaits=awaits)


class Migration(migrations.Migration):
    dependencies = [("verification", "0002_verdicts"), ("incidents", "0011_awaits")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
