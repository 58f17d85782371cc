"""Indexes and constraints of all these tables. Read by `0001_initial`; no migration of its own."""

from django.db import migrations, models

OPERATIONS = [
    migrations.AddIndex(
        model_name='ask',
        index=models.Index(fields=['followed', 'situation', 'status'], name='conclusions_ask_place'),
    ),
    migrations.AddIndex(
        model_name='ask',
        index=models.Index(fields=['followed', 'due_on'], name='conclusions_ask_due'),
    ),
    migrations.AddIndex(
        model_name='ask',
        index=models.Index(fields=['owner'], name='conclusions_ask_owner'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.UniqueConstraint(fields=('document', 'number'), name='conclusions_ask_number'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(('status__in', ['not_assessed', 'not_initiated', 'initiated', 'partial_off_pace', 'partial_on_pace', 'fully_implemented', 'regressed', 'continuous', 'unverifiable', 'superseded'])), name='conclusions_ask_status'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(('pressure__lte', 6)), name='conclusions_ask_pressure'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(('score__isnull', True), ('score__lte', 4), _connector='OR'), name='conclusions_ask_score'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'not_assessed'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_score_not_assessed'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'not_initiated'), _negated=True), ('score', 0), _connector='OR'), name='conclusions_score_not_initiated'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'initiated'), _negated=True), ('score', 1), _connector='OR'), name='conclusions_score_initiated'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'partial_off_pace'), _negated=True), ('score', 2), _connector='OR'), name='conclusions_score_partial_off_pace'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'partial_on_pace'), _negated=True), ('score', 3), _connector='OR'), name='conclusions_score_partial_on_pace'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'fully_implemented'), _negated=True), ('score', 4), _connector='OR'), name='conclusions_score_fully_implemented'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'regressed'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_score_regressed'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'continuous'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_score_continuous'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'unverifiable'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_score_unverifiable'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'superseded'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_score_superseded'),
    ),
    migrations.AddConstraint(
        model_name='ask',
        constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('followed', False), _connector='OR'), name='conclusions_merged_rests'),
    ),
    migrations.AddConstraint(
        model_name='documentstate',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_state_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='documentstate',
        constraint=models.CheckConstraint(condition=models.Q(('status__in', ['received', 'accepted', 'withdrawn'])), name='conclusions_state_status'),
    ),
    migrations.AddConstraint(
        model_name='evidence',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_evidence_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_assessment_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.UniqueConstraint(fields=('ask', 'number'), name='conclusions_assessment_number'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(('status__in', ['not_assessed', 'not_initiated', 'initiated', 'partial_off_pace', 'partial_on_pace', 'fully_implemented', 'regressed', 'continuous', 'unverifiable', 'superseded'])), name='conclusions_assessment_status'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'not_assessed'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_assessed_not_assessed'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'not_initiated'), _negated=True), ('score', 0), _connector='OR'), name='conclusions_assessed_not_initiated'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'initiated'), _negated=True), ('score', 1), _connector='OR'), name='conclusions_assessed_initiated'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'partial_off_pace'), _negated=True), ('score', 2), _connector='OR'), name='conclusions_assessed_partial_off_pace'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'partial_on_pace'), _negated=True), ('score', 3), _connector='OR'), name='conclusions_assessed_partial_on_pace'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'fully_implemented'), _negated=True), ('score', 4), _connector='OR'), name='conclusions_assessed_fully_implemented'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'regressed'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_assessed_regressed'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'continuous'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_assessed_continuous'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'unverifiable'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_assessed_unverifiable'),
    ),
    migrations.AddConstraint(
        model_name='assessment',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'superseded'), _negated=True), ('score__isnull', True), _connector='OR'), name='conclusions_assessed_superseded'),
    ),
    migrations.AddConstraint(
        model_name='handoutrow',
        constraint=models.UniqueConstraint(fields=('hand_out', 'ask'), name='conclusions_handed_out_once'),
    ),
    migrations.AddIndex(
        model_name='clause',
        index=models.Index(fields=['hash'], name='conclusions_clause_hash'),
    ),
    migrations.AddConstraint(
        model_name='clause',
        constraint=models.UniqueConstraint(fields=('item', 'position'), name='conclusions_clause_position'),
    ),
    migrations.AddConstraint(
        model_name='clause',
        constraint=models.CheckConstraint(condition=models.Q(('pressure__lte', 6)), name='conclusions_pressure_0_to_6'),
    ),
    migrations.AddConstraint(
        model_name='plan',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_plan_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='milestone',
        constraint=models.UniqueConstraint(fields=('plan', 'position'), name='conclusions_milestone_position'),
    ),
    migrations.AddConstraint(
        model_name='reading',
        constraint=models.UniqueConstraint(fields=('document', 'number'), name='conclusions_reading_number'),
    ),
    migrations.AddConstraint(
        model_name='reading',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_read_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='item',
        constraint=models.UniqueConstraint(fields=('reading', 'position'), name='conclusions_item_position'),
    ),
    migrations.AddConstraint(
        model_name='askversion',
        constraint=models.UniqueConstraint(fields=('ask', 'number'), name='conclusions_version_number'),
    ),
    migrations.AddConstraint(
        model_name='askversion',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_version_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='return',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_returned_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='settlement',
        constraint=models.UniqueConstraint(fields=('returned', 'ask'), name='conclusions_settled_once'),
    ),
    migrations.AddConstraint(
        model_name='settlement',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_settled_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='succession',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_succession_by_someone'),
    ),
    migrations.AddConstraint(
        model_name='update',
        constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='conclusions_update_by_someone'),
    ),
]
