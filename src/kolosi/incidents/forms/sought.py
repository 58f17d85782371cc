"""What a task force looks for in the list of incidents."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access import queries as access
from kolosi.access.fields import Choices, coded, day, line, situations
from kolosi.incidents import queries, questions
from kolosi.incidents.forms.wording import STATUSES
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.places import queries as places

ANY = ("", _("Any"))
FIRST = ("q", "situation", "type", "party", "region", "status", "since", "until")
VERDICTS = ("status", "late", "verified_since", "verified_until")  # for those who read decisions
LISTS = {  # the list of options in which each field chooses
    "weapon": "weapon_category",
    "impact": "facility_impact",
    "role": "child_role",
    "purpose": "abduction_purpose",
    "aid": "aid_type",
    "detention": "reasons_deprivation_liberty",
    "location_type": "place_type",
}


def chosen(label: Any, choices: Iterable[tuple[str, Any]] = ()) -> forms.ChoiceField:
    """Return a field in which nothing need be chosen."""
    return forms.ChoiceField(label=label, required=False, choices=[ANY, *choices])


class SoughtForm(forms.Form):
    """Narrow the list; everything fits while nothing is chosen."""

    q = line(
        _("Words"),
        length=80,
        required=False,
        help_text=_("Of the title, the account, places, parties, codes of victims and sources."),
    )
    situation = chosen(_("Situation"))
    type = chosen(_("Violation"))
    party = chosen(_("Party"))
    region = chosen(_("Region or district"))
    status = chosen(_("Verification"), STATUSES.items())
    since = day(_("Happened on or after"))
    until = day(_("Happened on or before"))
    standing = chosen(
        _("Standing"),
        [("draft", _("draft")), ("complete", _("complete")), ("withdrawn", _("withdrawn"))],
    )
    follow_up = chosen(_("Follow-up"), [("open", _("open")), ("closed", _("closed"))])
    duplicate = chosen(
        _("Duplicates"),
        [("no", _("Left out")), ("yes", _("Only duplicates")), ("has", _("Only those told again"))],
    )
    late = chosen(
        _("Verified late"),
        [("yes", _("In a later quarter than it happened")), ("no", _("In the quarter in which it happened"))],
    )
    verified_since = day(_("Verified on or after"))
    verified_until = day(_("Verified on or before"))
    reported_since = day(_("First reported on or after"))
    reported_until = day(_("First reported on or before"))
    organisation = chosen(_("Reported by"))
    sex = chosen(
        _("Sex of a victim"),
        [("boy", _("Boy")), ("girl", _("Girl")), ("mixed", _("Boys and girls")), ("unknown", _("Unknown"))],
    )
    weapon = chosen(_("Category of weapon"))
    impact = chosen(_("Damage to a school or hospital"))
    role = chosen(_("Role of a recruited child"))
    purpose = chosen(_("Purpose of an abduction"))
    aid = chosen(_("Aid that was kept away"))
    detention = chosen(_("Reason given for a detention"))
    location_type = chosen(_("Kind of place"))

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [(one.code, one.name) for one in access.organisations(viewer)]
        known = [(one.code, one.name) for one in parties.choices(viewer)]
        offered: dict[str, Choices] = {
            "situation": situations(viewer, first=[ANY]),
            "type": coded("violation_types", viewer, first=[ANY]),
            "party": [ANY, *known],
            "organisation": [ANY, *named],
            "region": [ANY, *self._areas(viewer)],
        }
        for name, options in LISTS.items():
            offered[name] = [ANY, *questions.every_choice(options, viewer.language)]
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if not viewer.may("verification.read"):
            for name in VERDICTS:
                del self.fields[name]

    def _areas(self, viewer: Viewer) -> Choices:
        """Return regions with their districts by name, each under the first of its codes."""
        found = places.divisions(viewer, viewer.situations("incidents.read_own"))
        self.codes = {one.codes[0]: one.codes for one in found}
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in found:
            groups.setdefault(one.above or one.name, []).append((one.codes[0], one.name))
        return list(groups.items())

    def sought(self) -> queries.Sought:
        """Return what could be read; a field that cannot be read narrows nothing, and says so beside itself."""
        self.is_valid()
        typed = getattr(self, "cleaned_data", {})
        names = {one.name for one in fields(queries.Sought)}
        told = {name: value for name, value in typed.items() if value and name in names}
        if region := told.get("region"):
            told["region"] = self.codes[region]
        return queries.Sought(**told)

    @property
    def chosen(self) -> bool:
        """Whether anything narrows the list beyond what stands in the first row."""
        return any(self.data.get(name) for name in self.fields if name not in FIRST)
