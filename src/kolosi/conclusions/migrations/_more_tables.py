"""The rest of the tables: versions, returns, replies, and what asks are tied to. Read by `0001_initial`; no migration of its own."""

import django.db.models.deletion
from django.db import migrations, models

OPERATIONS = [
    migrations.CreateModel(
        name='AskVersion',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('number', models.PositiveIntegerField()),
            ('act', models.CharField(max_length=20)),
            ('values', models.JSONField()),
            ('by', models.CharField(max_length=40)),
            ('at', models.DateTimeField()),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='conclusions.ask')),
            ('reading', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='conclusions.reading')),
        ],
        options={
            'ordering': ['number'],
        },
    ),
    migrations.CreateModel(
        name='Return',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(max_length=20, unique=True)),
            ('name', models.CharField(max_length=200)),
            ('data', models.BinaryField()),
            ('sha256', models.CharField(max_length=64)),
            ('by', models.CharField(max_length=40)),
            ('at', models.DateTimeField()),
            ('hand_out', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='conclusions.handout')),
        ],
        options={
            'ordering': ['-id'],
        },
    ),
    migrations.CreateModel(
        name='Settlement',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('taken', models.BooleanField()),
            ('cells', models.JSONField(default=dict)),
            ('by', models.CharField(max_length=40)),
            ('at', models.DateTimeField()),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='conclusions.ask')),
            ('returned', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settlements', to='conclusions.return')),
        ],
        options={
            'ordering': ['id'],
        },
    ),
    migrations.CreateModel(
        name='Succession',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('by', models.CharField(max_length=40)),
            ('at', models.DateTimeField()),
            ('reference', models.CharField(default='', max_length=200)),
            ('reason', models.TextField(default='')),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='conclusions.ask')),
            ('later', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='conclusions.ask')),
        ],
        options={
            'ordering': ['id'],
            'abstract': False,
        },
    ),
    migrations.CreateModel(
        name='Update',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('by', models.CharField(max_length=40)),
            ('at', models.DateTimeField()),
            ('ref', models.CharField(max_length=20, unique=True)),
            ('on', models.CharField(max_length=10)),
            ('text', models.TextField()),
            ('source', models.CharField(default='own', max_length=20)),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='conclusions.ask')),
        ],
        options={
            'ordering': ['id'],
            'abstract': False,
        },
    ),
    migrations.CreateModel(
        name='Answer',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('by', models.CharField(max_length=40)),
            ('at', models.DateTimeField()),
            ('ref', models.CharField(max_length=20, unique=True)),
            ('addressee', models.CharField(max_length=120)),
            ('kind', models.CharField(max_length=40)),
            ('on', models.DateField()),
            ('text', models.TextField(default='')),
            ('reference', models.CharField(default='', max_length=300)),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='conclusions.ask')),
        ],
        options={
            'ordering': ['id'],
            'abstract': False,
            'constraints': [models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_answer_by_someone')],
        },
    ),
    migrations.CreateModel(
        name='AskAddressee',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('position', models.PositiveSmallIntegerField()),
            ('code', models.CharField(max_length=120)),
            ('name', models.CharField(max_length=300)),
            ('kind', models.CharField(max_length=40)),
            ('asked', models.BooleanField(default=True)),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addressees', to='conclusions.ask')),
        ],
        options={
            'ordering': ['position'],
            'indexes': [models.Index(fields=['code', 'asked'], name='conclusions_addressee_code')],
            'constraints': [models.UniqueConstraint(fields=('ask', 'code'), name='conclusions_addressee_once')],
        },
    ),
    migrations.CreateModel(
        name='AskChannel',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('code', models.CharField(max_length=40)),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='channels', to='conclusions.ask')),
        ],
        options={
            'ordering': ['id'],
            'constraints': [models.UniqueConstraint(fields=('ask', 'code'), name='conclusions_channel_once')],
        },
    ),
    migrations.CreateModel(
        name='AskTheme',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('code', models.CharField(max_length=60)),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='conclusions.ask')),
        ],
        options={
            'ordering': ['id'],
            'indexes': [models.Index(fields=['code'], name='conclusions_theme_code')],
            'constraints': [models.UniqueConstraint(fields=('ask', 'code'), name='conclusions_theme_once')],
        },
    ),
    migrations.CreateModel(
        name='Assignment',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('by', models.CharField(max_length=40)),
            ('at', models.DateTimeField()),
            ('owner', models.CharField(default='', max_length=40)),
            ('focal_points', models.JSONField(default=list)),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='conclusions.ask')),
        ],
        options={
            'ordering': ['id'],
            'abstract': False,
            'constraints': [models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_assignment_by_someone')],
        },
    ),
    migrations.CreateModel(
        name='AskClause',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('makes', models.BooleanField(default=True)),
            ('position', models.PositiveSmallIntegerField()),
            ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clauses', to='conclusions.ask')),
            ('clause', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asks', to='conclusions.clause')),
        ],
        options={
            'ordering': ['position'],
            'constraints': [models.UniqueConstraint(fields=('ask', 'clause'), name='conclusions_clause_once')],
        },
    ),
]
