"""Facts told by mistake can be struck, and told again: what was unique among all rows is unique among those that stand."""

import django.db.models.deletion
from django.db import migrations, models

from kolosi.ledger.guard import append_only, kept


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=20, unique=True)),
                ('by', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('struck', models.BooleanField()),
                ('reason', models.TextField(default='')),
                ('wished_by', models.CharField(max_length=40)),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Strike',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=20, unique=True)),
                ('by', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('fact', models.CharField(max_length=20)),
                ('reason', models.TextField()),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
            },
        ),
        *kept("parties_crosswalk"),
        *kept("parties_partyname"),
        *kept("parties_succession"),
        migrations.RemoveConstraint(
            model_name='crosswalk',
            name='parties_crossed_once',
        ),
        migrations.RemoveConstraint(
            model_name='partyname',
            name='parties_named_once',
        ),
        migrations.RemoveConstraint(
            model_name='succession',
            name='parties_succeeded_once',
        ),
        *kept("parties_crosswalk"),
        *kept("parties_partyname"),
        *kept("parties_succession"),
        migrations.AddField(
            model_name='strike',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strikes', to='parties.party'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='strike',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='settlement', to='parties.strike'),
        ),
        migrations.AddConstraint(
            model_name='strike',
            constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='parties_strike_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='strike',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='parties_struck_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='parties_settlement_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('by', models.F('wished_by')), _negated=True), name='parties_settled_by_another'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('struck', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='parties_kept_with_reason'),
        ),
        *append_only("parties_strike"),
        *append_only("parties_settlement"),
    ]
