"""What a task force looks for in the list of incidents."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access import queries as access
from kolosi.incidents import queries, questions
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.reference.rules import code_list

Choices = list[tuple[str, Any]]
ANY = ("", _("Any"))
FIRST = ("q", "situation", "type", "party", "since", "until")


def coded(name: str, viewer: Viewer) -> Choices:
    """Return the codes of a list as choices in the viewer's language, any of them first."""
    return [ANY, *((code, one.labelled(viewer.language)) for code, one in code_list(name).items())]


def chosen(label: Any, choices: Iterable[tuple[str, Any]] = ()) -> forms.ChoiceField:
    """Return a field in which nothing need be chosen."""
    return forms.ChoiceField(label=label, required=False, choices=[ANY, *choices])


def day(label: Any) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


def line(label: Any, help_text: Any = "") -> forms.CharField:
    """Return a field of one line."""
    widget = forms.TextInput({"autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=80, help_text=help_text, widget=widget)


class SoughtForm(forms.Form):
    """Narrow the list; everything fits while nothing is chosen."""

    q = line(_("Words"), _("Of the title, the account, places, parties, codes of victims and sources."))
    situation = chosen(_("Situation"))
    type = chosen(_("Violation"))
    party = chosen(_("Party"))
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
    region = line(_("Region"), _("Its P-code, such as ML07."))
    reported_since = day(_("Reported on or after"))
    reported_until = day(_("Reported on or before"))
    organisation = chosen(_("Reported by"))
    sex = chosen(
        _("Sex of a victim"),
        [("boy", _("Boy")), ("girl", _("Girl")), ("mixed", _("Boys and girls")), ("unknown", _("Unknown"))],
    )
    weapon = chosen(_("Category of weapon"))
    location_type = chosen(_("Kind of place"))

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [(one.code, one.name) for one in access.organisations(viewer)]
        known = [(one.code, one.name) for one in parties.choices(viewer)]
        offered: dict[str, Choices] = {
            "situation": coded("situations", viewer),
            "type": coded("violation_types", viewer),
            "party": [ANY, *known],
            "organisation": [ANY, *named],
            "weapon": [ANY, *questions.every_choice("weapon_category", viewer.language)],
            "location_type": [ANY, *questions.every_choice("place_type", viewer.language)],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def sought(self) -> queries.Sought:
        """Return what could be read; a field that cannot be read narrows nothing, and says so beside itself."""
        self.is_valid()
        typed = getattr(self, "cleaned_data", {})
        names = {one.name for one in fields(queries.Sought)}
        return queries.Sought(**{name: value for name, value in typed.items() if value and name in names})

    @property
    def chosen(self) -> bool:
        """Whether anything narrows the list beyond what stands in the first row."""
        return any(self.data.get(name) for name in self.fields if name not in FIRST)
