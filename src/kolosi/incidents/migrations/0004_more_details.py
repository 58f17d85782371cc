"""Details of military use, denial of access and deprivation of liberty."""

import django.db.models.deletion
from django.db import migrations, models

from kolosi.ledger.guard import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0003_details'),
    ]

    operations = [
        migrations.CreateModel(
            name='Denial',
            fields=[
                ('violation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='%(class)s', serialize=False, to='incidents.violationstate')),
                ('denial_method_other', models.TextField(default='')),
                ('violation_tally_estimated', models.BooleanField(null=True)),
                ('denial_organizations_affected_other', models.TextField(default='')),
                ('denial_personnel_killed_men', models.PositiveIntegerField(null=True)),
                ('denial_personnel_killed_women', models.PositiveIntegerField(null=True)),
                ('denial_personnel_killed_unknown', models.PositiveIntegerField(null=True)),
                ('denial_personnel_killed_estimated', models.BooleanField(null=True)),
                ('denial_personnel_injured_men', models.PositiveIntegerField(null=True)),
                ('denial_personnel_injured_women', models.PositiveIntegerField(null=True)),
                ('denial_personnel_injured_unknown', models.PositiveIntegerField(null=True)),
                ('denial_personnel_injured_estimated', models.BooleanField(null=True)),
                ('denial_personnel_abducted_men', models.PositiveIntegerField(null=True)),
                ('denial_personnel_abducted_women', models.PositiveIntegerField(null=True)),
                ('denial_personnel_abducted_unknown', models.PositiveIntegerField(null=True)),
                ('denial_personnel_abducted_estimated', models.BooleanField(null=True)),
                ('denial_personnel_threatened_men', models.PositiveIntegerField(null=True)),
                ('denial_personnel_threatened_women', models.PositiveIntegerField(null=True)),
                ('denial_personnel_threatened_unknown', models.PositiveIntegerField(null=True)),
                ('denial_personnel_threatened_estimated', models.BooleanField(null=True)),
                ('denial_vehicles_hijacked', models.PositiveIntegerField(null=True)),
                ('denial_vehicles_hijacked_estimated', models.BooleanField(null=True)),
                ('denial_value_property_text', models.TextField(default='')),
                ('denial_total_affected_adults', models.PositiveIntegerField(null=True)),
                ('denial_total_affected_adults_estimated', models.BooleanField(null=True)),
                ('denial_population_affected', models.TextField(default='')),
                ('denial_notes', models.TextField(default='')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MilitaryUse',
            fields=[
                ('violation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='%(class)s', serialize=False, to='incidents.violationstate')),
                ('facility_operational_before', models.CharField(default='', max_length=80)),
                ('school_type_other', models.TextField(default='')),
                ('school_students_sex', models.CharField(default='', max_length=80)),
                ('school_type_details', models.TextField(default='')),
                ('health_type_other', models.TextField(default='')),
                ('health_type_details', models.TextField(default='')),
                ('number_children_service_disruption_boys', models.PositiveIntegerField(null=True)),
                ('number_children_service_disruption_girls', models.PositiveIntegerField(null=True)),
                ('number_children_service_disruption_unknown', models.PositiveIntegerField(null=True)),
                ('number_children_service_disruption_estimated', models.BooleanField(null=True)),
                ('facility_impact', models.CharField(default='', max_length=80)),
                ('facility_closed', models.CharField(default='', max_length=80)),
                ('facility_closed_duration', models.PositiveIntegerField(null=True)),
                ('military_use_type', models.CharField(default='', max_length=80)),
                ('military_use_duration', models.CharField(default='', max_length=10)),
                ('military_use_duration_end_date', models.CharField(default='', max_length=10)),
                ('military_use_duration_estimated', models.BooleanField(null=True)),
                ('military_use_purpose_other', models.TextField(default='')),
                ('vacated', models.CharField(default='', max_length=80)),
                ('military_use_facility_notes', models.TextField(default='')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Detention',
            fields=[
                ('violation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='%(class)s', serialize=False, to='incidents.violationstate')),
                ('deprivation_liberty_date', models.CharField(default='', max_length=10)),
                ('deprivation_liberty_end_date', models.CharField(default='', max_length=10)),
                ('still_detained', models.BooleanField(null=True)),
                ('reasons_deprivation_liberty', models.CharField(default='', max_length=80)),
                ('torture_punishment_while_deprivated_liberty', models.CharField(default='', max_length=80)),
                ('charged', models.CharField(default='', max_length=80)),
                ('referred_to_justice', models.CharField(default='', max_length=80)),
                ('task_force_access', models.CharField(default='', max_length=80)),
                ('details_reasons_deprivation_liberty', models.TextField(default='')),
                ('other_facilty_victims_held', models.TextField(default='')),
            ],
            options={
                'abstract': False,
            },
        ),
        *append_only("incidents_denial"),
        *append_only("incidents_detention"),
        *append_only("incidents_militaryuse"),
    ]
