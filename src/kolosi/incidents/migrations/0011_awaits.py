"""What violations await, beside their verdicts; the room that judges tells it in a migration of its own."""

from django.db import migrations, models

from kolosi.ledger.guard import kept

GUARDS = ("DELETE",)


class Migration(migrations.Migration):
    dependencies = [("incidents", "0010_days")]

    operations = [
        *kept("incidents_verdict", GUARDS),
        migrations.AddField(
            model_name="verdict",
            name="awaits",
            field=models.CharField(default="first", max_length=10),
        ),
        migrations.AddIndex(
            model_name="verdict",
            index=models.Index(fields=["awaits", "violation"], name="incidents_verdict_awaits"),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(awaits__in=["first", "later", "nothing", "anew"]),
                name="incidents_verdict_known_awaits",
            ),
        ),
        *kept("incidents_verdict", GUARDS),
    ]
