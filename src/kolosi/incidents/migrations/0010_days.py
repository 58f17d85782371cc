"""An index of both ends of each state's days, by which lists are narrowed to a month or a year."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0009_verdicts")]

    operations = [
        migrations.RemoveIndex(model_name="state", name="incidents_state_first"),
        migrations.AddIndex(
            model_name="state",
            index=models.Index(fields=["first", "last"], name="incidents_state_days"),
        ),
    ]
