"""What each family of violations asks for, one typed column a fact; columns bear the reviewed list's own identifiers.

A tally takes three columns (`_boys`, `_girls`, `_unknown`, or `_men`, `_women`, `_unknown`). Facts with several answers
are rows of `Chosen`.
"""

from typing import Any

from django.db import models

from kolosi.incidents.models.violations import ViolationState


def _code() -> Any:
    return models.CharField(max_length=80, default="")


def _text() -> Any:
    return models.TextField(default="")


def _day() -> Any:
    return models.CharField(max_length=10, default="")


def _number() -> Any:
    return models.PositiveIntegerField(null=True)


def _yes() -> Any:
    return models.BooleanField(null=True)


class _Detail(models.Model):
    """Facts of one violation in one state."""

    violation = models.OneToOneField(
        ViolationState, on_delete=models.PROTECT, primary_key=True, related_name="%(class)s"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__.lower()} {self.pk}"


class _Means(_Detail):
    """How an attack was carried out."""

    attack_type = _code()
    weapon_category = _code()
    weapon_type = _code()
    weapon_type_other = _text()
    explosive_ordnance = _code()

    class Meta(_Detail.Meta):
        abstract = True


class _Facility(models.Model):
    """What the facility is, and what became of it."""

    facility_operational_before = _code()
    school_type_other = _text()
    school_students_sex = _code()
    school_type_details = _text()
    health_type_other = _text()
    health_type_details = _text()
    number_children_service_disruption_boys = _number()
    number_children_service_disruption_girls = _number()
    number_children_service_disruption_unknown = _number()
    number_children_service_disruption_estimated = _yes()
    facility_impact = _code()
    facility_closed = _code()
    facility_closed_duration = _number()

    class Meta:
        abstract = True


class Harm(_Means):
    """Killing and maiming."""

    context_km = _code()
    injury_severity = _code()
    consequences_other = _text()
    victim_targeted = _code()
    victim_a_participant = _code()
    indiscriminate_nature = _code()
    indiscriminate_nature_yes = _text()


class Recruitment(_Detail):
    """Recruitment and use."""

    recruitment_or_use = _code()
    factors_of_recruitment_other = _text()
    recruitment_campaign_details = _code()
    recruitment_campaign = _text()
    re_recruitment = _code()
    re_recruitment_details = _text()
    child_role = _code()
    child_role_combatant_other = _text()
    child_role_noncombatant_other = _text()
    child_owned_weapon = _code()
    child_military_type_training = _code()
    recruited_child_witness = _code()
    recruited_child_recruitment_number = _number()
    released_indicator = _code()
    released_number = _number()
    released_number_estimated = _yes()
    date_child_leave = _day()
    estimated_date = _yes()
    how_did_child_leave_armed_group = _code()


class SexualViolence(_Detail):
    """Rape and other forms of sexual violence."""

    sexual_violence_military_operations = _code()


class Abduction(_Detail):
    """Abduction."""

    abduction_purpose_single = _code()
    abduction_purpose_other = _text()
    abduction_held_location_text = _text()
    abduction_held_location_list_other = _text()
    abduction_regained_freedom = _code()
    abduction_regained_freedom_how_other = _text()


class FacilityAttack(_Facility, _Means):
    """Attacks on schools and hospitals; children killed or injured are also told under their own violations."""

    recurrent_attack = _code()
    facility_attack_targeting_personnel = _code()
    facility_attack_objective = _text()
    violation_killed_tally_boys = _number()
    violation_killed_tally_girls = _number()
    violation_killed_tally_unknown = _number()
    violation_injured_tally_boys = _number()
    violation_injured_tally_girls = _number()
    violation_injured_tally_unknown = _number()
    facility_staff_killed_attack_men = _number()
    facility_staff_killed_attack_women = _number()
    facility_staff_killed_attack_unknown = _number()
    facility_staff_injured_attack_men = _number()
    facility_staff_injured_attack_women = _number()
    facility_staff_injured_attack_unknown = _number()
    attack_on_facility_notes = _text()


class MilitaryUse(_Facility, _Detail):
    """Military use of schools and hospitals: never among the grave violations."""

    military_use_type = _code()
    military_use_duration = _day()
    military_use_duration_end_date = _day()
    military_use_duration_estimated = _yes()
    military_use_purpose_other = _text()
    vacated = _code()
    military_use_facility_notes = _text()


class Denial(_Detail):
    """Denial of humanitarian access."""

    denial_method_other = _text()
    violation_tally_estimated = _yes()
    denial_organizations_affected_other = _text()
    denial_personnel_killed_men = _number()
    denial_personnel_killed_women = _number()
    denial_personnel_killed_unknown = _number()
    denial_personnel_killed_estimated = _yes()
    denial_personnel_injured_men = _number()
    denial_personnel_injured_women = _number()
    denial_personnel_injured_unknown = _number()
    denial_personnel_injured_estimated = _yes()
    denial_personnel_abducted_men = _number()
    denial_personnel_abducted_women = _number()
    denial_personnel_abducted_unknown = _number()
    denial_personnel_abducted_estimated = _yes()
    denial_personnel_threatened_men = _number()
    denial_personnel_threatened_women = _number()
    denial_personnel_threatened_unknown = _number()
    denial_personnel_threatened_estimated = _yes()
    denial_vehicles_hijacked = _number()
    denial_vehicles_hijacked_estimated = _yes()
    denial_value_property_text = _text()
    denial_total_affected_adults = _number()
    denial_total_affected_adults_estimated = _yes()
    denial_population_affected = _text()
    denial_notes = _text()


class Detention(_Detail):
    """Deprivation of liberty for association or on security grounds: never among the grave violations."""

    deprivation_liberty_date = _day()
    deprivation_liberty_end_date = _day()
    still_detained = _yes()
    reasons_deprivation_liberty = _code()
    other_facilty_victims_held = _text()
    torture_punishment_while_deprivated_liberty = _code()
    charged = _code()
    referred_to_justice = _code()
    task_force_access = _code()
    details_reasons_deprivation_liberty = _text()
