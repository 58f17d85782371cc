"""The small forms of acts on an incident: a reason, another incident, and the state that was seen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.incidents import queries
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

UNTOLD = {"autocomplete": "off"}
LONGEST = 2000  # letters of an address


def reason(label: Any, help_text: Any = "") -> forms.CharField:
    """Return the field for a reason; a missing one is refused by the rules, not by the browser."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=2000,
        help_text=help_text,
        widget=forms.Textarea({"rows": 3}),
    )


class SeenForm(forms.Form):
    """The state of the incident that was seen: a later one makes the act stale."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class WithdrawForm(SeenForm):
    """Why a report is taken back."""

    reason = reason(_("Why the report is taken back"), _("Without names of people. It stays on record."))


class LinkForm(forms.Form):
    """Which incident is told again, and how one knows."""

    original = forms.CharField(
        label=_("The incident that it tells again"),
        max_length=30,
        help_text=_("Its reference, such as ML-2017-00042. That one keeps counting."),
        widget=forms.TextInput(UNTOLD),
    )
    reason = reason(_("How you know"), _("What both tell alike: day, place, children, party."))


class UnlinkForm(forms.Form):
    """Why the link is taken back."""

    reason = reason(_("Why they are two incidents after all"))


class WhereForm(forms.Form):
    """In which situation an incident is reported."""

    situation = forms.ChoiceField(label=_("Situation"))

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        held = viewer.situations("incidents.report")
        named = [
            (code, one.labelled(viewer.language))
            for code, one in code_list("situations").items()
            if held is None or code in held
        ]
        named.sort(key=lambda pair: pair[1].casefold())
        self.fields["situation"].choices = named  # type: ignore[attr-defined]


class KeepViewForm(forms.Form):
    """The name under which filters are kept."""

    name = forms.CharField(
        label=_("Name of the view"),
        max_length=80,
        required=False,
        help_text=_("Such as: Mopti, waiting for the technical level. Only you see it."),
        widget=forms.TextInput(UNTOLD),
    )
    query = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)


class DropViewForm(forms.Form):
    """Which filters are forgotten."""

    name = forms.ChoiceField(label=_("View"))

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        kept = [(one.name, one.name) for one in queries.kept_views(viewer)]
        self.fields["name"].choices = kept  # type: ignore[attr-defined]
