"""The question put to figures: a situation, a period, as known on a day, on a basis; and the title of a frozen set."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import UNTOLD, PeriodField, day, situations
from kolosi.counting.queries.grouping import Rows
from kolosi.counting.rules.basis import Basis
from kolosi.kernel.viewer import Viewer

BASES = (
    (Basis.TOTAL, _("Verified in the period: all")),
    (Basis.IN_PERIOD, _("Occurred and verified in the period")),
    (Basis.LATE, _("Occurred earlier, verified in the period")),
    (Basis.UNVERIFIED, _("Not verified: pending, or could not be verified")),
)
ROWS = (
    (Rows.TOLD, _("Party as reported")),
    (Rows.OF_ITS_DAY, _("Party of the day of the violation")),
    (Rows.UMBRELLA, _("Umbrella of that day")),
)


class QuestionForm(forms.Form):
    """Which figures are asked for."""

    situation = forms.ChoiceField(label=_("Situation"))
    period = PeriodField()
    as_of = day(_("As known on"), help_text=_("Leave empty for what is known now."))
    basis = forms.ChoiceField(label=_("Basis"), choices=BASES, required=False)
    rows = forms.ChoiceField(label=_("Rows of parties"), choices=ROWS, required=False)

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["situation"].choices = situations(viewer, "counting.read")  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Return what could be read."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class FreezeForm(QuestionForm):
    """The set to freeze, and the title it gets."""

    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, widget=forms.TextInput(UNTOLD),
        help_text=_("The product that will quote these figures."),
    )  # fmt: skip

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        del self.fields["basis"], self.fields["rows"]
        self.order_fields(["title", "situation", "period", "as_of"])
