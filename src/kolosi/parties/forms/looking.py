"""How the register is narrowed, as of which day it is shown, and as which file it leaves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import coded, day, line, situations
from kolosi.kernel.viewer import Viewer


class SoughtForm(forms.Form):
    """Narrow the register, and choose the day as of which it is shown."""

    q = line(_("Name"), required=False, help_text=_("Any name, acronym or spelling, in any script."))
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    situation = forms.ChoiceField(label=_("Situation"), required=False)
    on = day(_("As of"))
    existing = forms.BooleanField(label=_("Only those that existed then"), required=False)

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = coded("party_kinds", viewer, first=[("", _("Any"))])  # type: ignore[attr-defined]
        self.fields["situation"].choices = situations(viewer, first=[("", _("All"))])  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Return what could be read; a field that cannot be read narrows nothing, and says so beside itself."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class DayForm(forms.Form):
    """The day as of which a party is shown."""

    on = day(_("As of"))


class ExportForm(forms.Form):
    """As which file the register leaves."""

    form = forms.ChoiceField(
        label=_("File"),
        choices=[("xlsx", _("Workbook (XLSX)")), ("zip", _("CSV files with HXL tags, in a zip"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )
    situation = forms.ChoiceField(label=_("Situation"), required=False)

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["situation"].choices = situations(viewer, first=[("", _("All"))])  # type: ignore[attr-defined]
