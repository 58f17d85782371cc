"""The question put to figures: a situation, a period, as known on a day, on a basis; and the title of a frozen set."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.counting.queries.grouping import Rows
from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

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
UNTOLD = {"autocomplete": "off"}


class PeriodField(forms.CharField):
    """A period as people write it: a year, a quarter, a month or two days."""

    def clean(self, value: Any) -> Period | None:
        told = str(super().clean(value)).strip()
        if not told:
            return None
        try:
            return Period.parse(told)
        except ValueError:
            raise forms.ValidationError(
                _("Write a period such as 2017, 2017Q2, 2017-05 or 2014-01-01..2017-06-30.")
            ) from None


class QuestionForm(forms.Form):
    """Which figures are asked for."""

    situation = forms.ChoiceField(label=_("Situation"))
    period = PeriodField(
        label=_("Period"),
        max_length=30,
        help_text=_("A year, a quarter, a month or two days: 2017, 2017Q2, 2017-05, 2014-01-01..2017-06-30."),
        widget=forms.TextInput(UNTOLD),
    )
    as_of = forms.DateField(
        label=_("As known on"),
        required=False,
        help_text=_("Leave empty for what is known now."),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    basis = forms.ChoiceField(label=_("Basis"), choices=BASES, required=False)
    rows = forms.ChoiceField(label=_("Rows of parties"), choices=ROWS, required=False)

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["situation"].choices = situations(viewer)  # type: ignore[attr-defined]

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


def situations(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the situations whose figures the viewer may see, by name."""
    seen = viewer.situations("counting.read")
    known = code_list("situations").items()
    named = [(code, one.labelled(viewer.language)) for code, one in known if seen is None or code in seen]
    return sorted(named, key=lambda choice: choice[1].casefold())


def end_of(day: date | None, *, now: datetime) -> datetime:
    """Return the last moment of that day, or now, whichever is earlier."""
    if day is None:
        return now
    return min(now, datetime.combine(day, time.max, tzinfo=UTC))
