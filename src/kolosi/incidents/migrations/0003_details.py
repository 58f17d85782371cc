"""Details of killing, maiming, recruitment, sexual violence, abduction and attacks on facilities."""

import django.db.models.deletion
from django.db import migrations, models

from kolosi.ledger.guard import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0002_violations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Abduction',
            fields=[
                ('violation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='%(class)s', serialize=False, to='incidents.violationstate')),
                ('abduction_purpose_single', models.CharField(default='', max_length=80)),
                ('abduction_purpose_other', models.TextField(default='')),
                ('abduction_held_location_text', models.TextField(default='')),
                ('abduction_held_location_list_other', models.TextField(default='')),
                ('abduction_regained_freedom', models.CharField(default='', max_length=80)),
                ('abduction_regained_freedom_how_other', models.TextField(default='')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FacilityAttack',
            fields=[
                ('violation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='%(class)s', serialize=False, to='incidents.violationstate')),
                ('attack_type', models.CharField(default='', max_length=80)),
                ('weapon_category', models.CharField(default='', max_length=80)),
                ('weapon_type', models.CharField(default='', max_length=80)),
                ('weapon_type_other', models.TextField(default='')),
                ('explosive_ordnance', models.CharField(default='', max_length=80)),
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
                ('recurrent_attack', models.CharField(default='', max_length=80)),
                ('facility_attack_targeting_personnel', models.CharField(default='', max_length=80)),
                ('facility_attack_objective', models.TextField(default='')),
                ('violation_killed_tally_boys', models.PositiveIntegerField(null=True)),
                ('violation_killed_tally_girls', models.PositiveIntegerField(null=True)),
                ('violation_killed_tally_unknown', models.PositiveIntegerField(null=True)),
                ('violation_injured_tally_boys', models.PositiveIntegerField(null=True)),
                ('violation_injured_tally_girls', models.PositiveIntegerField(null=True)),
                ('violation_injured_tally_unknown', models.PositiveIntegerField(null=True)),
                ('facility_staff_killed_attack_men', models.PositiveIntegerField(null=True)),
                ('facility_staff_killed_attack_women', models.PositiveIntegerField(null=True)),
                ('facility_staff_killed_attack_unknown', models.PositiveIntegerField(null=True)),
                ('facility_staff_injured_attack_men', models.PositiveIntegerField(null=True)),
                ('facility_staff_injured_attack_women', models.PositiveIntegerField(null=True)),
                ('facility_staff_injured_attack_unknown', models.PositiveIntegerField(null=True)),
                ('attack_on_facility_notes', models.TextField(default='')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Harm',
            fields=[
                ('violation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='%(class)s', serialize=False, to='incidents.violationstate')),
                ('attack_type', models.CharField(default='', max_length=80)),
                ('weapon_category', models.CharField(default='', max_length=80)),
                ('weapon_type', models.CharField(default='', max_length=80)),
                ('weapon_type_other', models.TextField(default='')),
                ('explosive_ordnance', models.CharField(default='', max_length=80)),
                ('context_km', models.CharField(default='', max_length=80)),
                ('injury_severity', models.CharField(default='', max_length=80)),
                ('consequences_other', models.TextField(default='')),
                ('victim_targeted', models.CharField(default='', max_length=80)),
                ('victim_a_participant', models.CharField(default='', max_length=80)),
                ('indiscriminate_nature', models.CharField(default='', max_length=80)),
                ('indiscriminate_nature_yes', models.TextField(default='')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recruitment',
            fields=[
                ('violation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='%(class)s', serialize=False, to='incidents.violationstate')),
                ('recruitment_or_use', models.CharField(default='', max_length=80)),
                ('factors_of_recruitment_other', models.TextField(default='')),
                ('recruitment_campaign_details', models.CharField(default='', max_length=80)),
                ('recruitment_campaign', models.TextField(default='')),
                ('re_recruitment', models.CharField(default='', max_length=80)),
                ('re_recruitment_details', models.TextField(default='')),
                ('child_role', models.CharField(default='', max_length=80)),
                ('child_role_combatant_other', models.TextField(default='')),
                ('child_role_noncombatant_other', models.TextField(default='')),
                ('child_owned_weapon', models.CharField(default='', max_length=80)),
                ('child_military_type_training', models.CharField(default='', max_length=80)),
                ('recruited_child_witness', models.CharField(default='', max_length=80)),
                ('recruited_child_recruitment_number', models.PositiveIntegerField(null=True)),
                ('released_indicator', models.CharField(default='', max_length=80)),
                ('released_number', models.PositiveIntegerField(null=True)),
                ('released_number_estimated', models.BooleanField(null=True)),
                ('date_child_leave', models.CharField(default='', max_length=10)),
                ('estimated_date', models.BooleanField(null=True)),
                ('how_did_child_leave_armed_group', models.CharField(default='', max_length=80)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SexualViolence',
            fields=[
                ('violation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='%(class)s', serialize=False, to='incidents.violationstate')),
                ('sexual_violence_military_operations', models.CharField(default='', max_length=80)),
            ],
            options={
                'abstract': False,
            },
        ),
        *append_only("incidents_abduction"),
        *append_only("incidents_facilityattack"),
        *append_only("incidents_harm"),
        *append_only("incidents_recruitment"),
        *append_only("incidents_sexualviolence"),
    ]
