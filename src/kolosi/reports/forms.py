"""Which product is wanted: its kind, the situation, its days, as known on a day, on a basis, for whom."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list
from kolosi.reports import queries

BASES = (
    (Basis.IN_PERIOD, _("Occurred and verified in the period; late ones told apart")),
    (Basis.TOTAL, _("Verified in the period, whenever they occurred")),
)
UNTOLD = {"autocomplete": "off"}


class AskedForm(forms.Form):
    """A product, as one asks for it."""

    kind = forms.ChoiceField(label=_("Product"))
    situation = forms.ChoiceField(label=_("Situation"))
    period = forms.CharField(
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
    basis = forms.ChoiceField(label=_("Basis"), choices=BASES)
    audience = forms.ChoiceField(label=_("Audience"))
    symbol = forms.CharField(
        label=_("Symbol"),
        max_length=60,
        required=False,
        help_text=_("The document symbol, if it has one already."),
        widget=forms.TextInput(UNTOLD),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seen = viewer.situations("reports.read")
        choices: dict[str, list[tuple[str, str]]] = {
            "kind": _choices(viewer, "products"),
            "situation": sorted(
                (one for one in _choices(viewer, "situations") if seen is None or one[0] in seen),
                key=lambda one: one[1].casefold(),
            ),
            "audience": _choices(viewer, "audiences"),
        }
        for name, told in choices.items():
            self.fields[name].choices = told  # type: ignore[attr-defined]

    def clean_period(self) -> Period:
        try:
            return Period.parse(self.cleaned_data["period"])
        except ValueError:
            raise forms.ValidationError(
                _("Write a period such as 2017, 2017Q2, 2017-05 or 2014-01-01..2017-06-30.")
            ) from None

    def asked(self, *, now: datetime) -> queries.Asked:
        """Return what is wanted; a day means its last moment, or now where that is earlier."""
        told = dict(self.cleaned_data)
        return queries.Asked(
            **{**told, "as_of": end_of(told["as_of"], now=now), "basis": Basis(told["basis"])},
        )


def end_of(day: date | None, *, now: datetime) -> datetime:
    """Return the last moment of that day, or now, whichever is earlier."""
    return now if day is None else min(now, datetime.combine(day, time.max, tzinfo=UTC))


def _choices(viewer: Viewer, name: str) -> list[tuple[str, str]]:
    return [(code, one.labelled(viewer.language)) for code, one in code_list(name).items()]
