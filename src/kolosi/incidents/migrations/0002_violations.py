"""Violations, and what each state tells of them."""

import django.db.models.deletion
from django.db import migrations, models

from kolosi.ledger.guard import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Violation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=40, unique=True)),
                ('type', models.CharField(max_length=4)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='violations', to='incidents.incident')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ViolationState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('boys', models.PositiveIntegerField(null=True)),
                ('girls', models.PositiveIntegerField(null=True)),
                ('unknown', models.PositiveIntegerField(null=True)),
                ('at_least', models.BooleanField(default=False)),
                ('attribution', models.CharField(default='unidentified', max_length=12)),
                ('in_conflict', models.BooleanField(null=True)),
                ('by_party', models.BooleanField(null=True)),
                ('crossborder', models.CharField(default='', max_length=10)),
                ('associated_violation_status', models.CharField(default='', max_length=10)),
                ('additional_notes', models.TextField(default='')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='violation_states', to='incidents.state')),
                ('violation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='states', to='incidents.violation')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Chosen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(max_length=60)),
                ('code', models.CharField(max_length=80)),
                ('violation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='incidents.violationstate')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('violation', 'fact', 'code'), name='incidents_chosen_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='violationstate',
            constraint=models.UniqueConstraint(fields=('state', 'violation'), name='incidents_violation_told_once'),
        ),
        migrations.AddConstraint(
            model_name='violationstate',
            constraint=models.CheckConstraint(condition=models.Q(('attribution__in', ['single', 'joint', 'crossfire', 'unidentified'])), name='incidents_known_attribution'),
        ),
        *append_only("incidents_violationstate"),
        *append_only("incidents_violation"),
        *append_only("incidents_chosen"),
    ]
