"""What was chosen for entries, and the violations that they belong to."""

import django.db.models.deletion
from django.db import migrations, models

from kolosi.ledger.guard import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0005_entries'),
    ]

    operations = [
        migrations.CreateModel(
            name='PerpetratorAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(max_length=60)),
                ('code', models.CharField(max_length=80)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='incidents.perpetrator')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ResponseAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(max_length=60)),
                ('code', models.CharField(max_length=80)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='incidents.response')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SourceAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(max_length=60)),
                ('code', models.CharField(max_length=80)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='incidents.source')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VictimAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(max_length=60)),
                ('code', models.CharField(max_length=80)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chosen', to='incidents.victim')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EvidenceTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='incidents.evidence')),
                ('violation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='incidents.violationstate')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('entry', 'violation'), name='incidents_evidencetie_once')],
            },
        ),
        migrations.CreateModel(
            name='PerpetratorTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='incidents.perpetrator')),
                ('violation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='perpetrators', to='incidents.violationstate')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('entry', 'violation'), name='incidents_perpetratortie_once')],
            },
        ),
        migrations.CreateModel(
            name='ResponseTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='incidents.response')),
                ('violation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='incidents.violationstate')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('entry', 'violation'), name='incidents_responsetie_once')],
            },
        ),
        migrations.CreateModel(
            name='SourceTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='incidents.source')),
                ('violation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='incidents.violationstate')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('entry', 'violation'), name='incidents_sourcetie_once')],
            },
        ),
        migrations.CreateModel(
            name='VictimTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='incidents.victim')),
                ('violation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='victims', to='incidents.violationstate')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('entry', 'violation'), name='incidents_victimtie_once')],
            },
        ),
        *append_only("incidents_perpetratoranswer"),
        *append_only("incidents_responseanswer"),
        *append_only("incidents_sourceanswer"),
        *append_only("incidents_victimanswer"),
        *append_only("incidents_victimtie"),
        *append_only("incidents_evidencetie"),
        *append_only("incidents_perpetratortie"),
        *append_only("incidents_responsetie"),
        *append_only("incidents_sourcetie"),
    ]
