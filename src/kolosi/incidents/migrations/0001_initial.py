"""Incidents and their states; numbers, duplicates, saved views."""

import django.db.models.deletion
from django.db import migrations, models

from kolosi.ledger.guard import append_only, never_deleted


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=30, unique=True)),
                ('situation', models.CharField(max_length=20)),
                ('organisation', models.CharField(default='', max_length=60)),
                ('origin', models.CharField(default='', max_length=60)),
                ('origin_id', models.CharField(default='', max_length=120)),
                ('simulated', models.BooleanField(default=False)),
                ('by', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['situation', 'id'], name='incidents_by_situation'), models.Index(fields=['organisation', 'id'], name='incidents_by_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='incidents_reported_by_someone'), models.UniqueConstraint(condition=models.Q(('origin', ''), _negated=True), fields=('situation', 'origin', 'origin_id'), name='incidents_known_once_elsewhere')],
            },
        ),
        migrations.CreateModel(
            name='Numbering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('situation', models.CharField(max_length=20)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('situation', 'year'), name='incidents_one_numbering')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=80)),
                ('query', models.CharField(max_length=2000)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('person', 'name'), name='incidents_one_view_a_name')],
            },
        ),
        migrations.CreateModel(
            name='State',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('standing', models.CharField(max_length=10)),
                ('reason', models.TextField(default='')),
                ('by', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('title', models.CharField(default='', max_length=300)),
                ('account', models.TextField(default='')),
                ('account_public', models.TextField(default='')),
                ('update', models.TextField(default='')),
                ('notes', models.TextField(default='')),
                ('begins', models.CharField(default='', max_length=10)),
                ('ends', models.CharField(default='', max_length=10)),
                ('ongoing', models.BooleanField(default=False)),
                ('estimated', models.BooleanField(default=False)),
                ('first', models.DateField(null=True)),
                ('last', models.DateField(null=True)),
                ('date_description', models.TextField(default='')),
                ('reported_on', models.CharField(default='', max_length=10)),
                ('place', models.CharField(default='', max_length=40)),
                ('edition', models.CharField(default='', max_length=40)),
                ('precision', models.CharField(default='', max_length=20)),
                ('place_told', models.CharField(default='', max_length=200)),
                ('place_note', models.CharField(default='', max_length=500)),
                ('region', models.CharField(default='', max_length=40)),
                ('district', models.CharField(default='', max_length=40)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('incident_location_type', models.CharField(default='', max_length=60)),
                ('incident_location_type_other', models.CharField(default='', max_length=300)),
                ('number_of_individual_perpetrators', models.CharField(default='', max_length=20)),
                ('follow_up', models.CharField(default='open', max_length=10)),
                ('children', models.PositiveIntegerField(null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='states', to='incidents.incident')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Latest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duplicate_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='latest_duplicates', to='incidents.incident')),
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='latest', to='incidents.incident')),
                ('state', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='latest_of', to='incidents.state')),
            ],
        ),
        migrations.CreateModel(
            name='DuplicateLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('apart', models.BooleanField(default=False)),
                ('reason', models.TextField()),
                ('by', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duplicate_links', to='incidents.incident')),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='incidents.incident')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='incidents_linked_by_someone'), models.CheckConstraint(condition=models.Q(('incident', models.F('original')), _negated=True), name='incidents_not_its_own_duplicate')],
            },
        ),
        migrations.AddIndex(
            model_name='state',
            index=models.Index(fields=['first'], name='incidents_state_first'),
        ),
        migrations.AddIndex(
            model_name='state',
            index=models.Index(fields=['at'], name='incidents_state_at'),
        ),
        migrations.AddIndex(
            model_name='state',
            index=models.Index(fields=['region'], name='incidents_state_region'),
        ),
        migrations.AddConstraint(
            model_name='state',
            constraint=models.UniqueConstraint(fields=('incident', 'number'), name='incidents_one_state_a_number'),
        ),
        migrations.AddConstraint(
            model_name='state',
            constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='incidents_state_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='state',
            constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['draft', 'complete', 'withdrawn'])), name='incidents_known_standing'),
        ),
        migrations.AddConstraint(
            model_name='state',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('standing', 'withdrawn'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='incidents_withdrawn_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='state',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='incidents_numbered_from_one'),
        ),
        migrations.AddConstraint(
            model_name='state',
            constraint=models.CheckConstraint(condition=models.Q(('last__isnull', True), ('first__isnull', True), ('last__gte', models.F('first')), _connector='OR'), name='incidents_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='state',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__gte', -90), ('latitude__lte', 90), ('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='incidents_point_on_earth'),
        ),
        *append_only("incidents_state"),
        *append_only("incidents_incident"),
        *append_only("incidents_duplicatelink"),
        *never_deleted("incidents_numbering"),
    ]
