"""Which product is wanted: its kind, the situation, its days, as known on a day, on a basis, for whom."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import UNTOLD, PeriodField, coded, day, situations
from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import end_of
from kolosi.kernel.viewer import Viewer
from kolosi.reports import queries

BASES = (
    (Basis.IN_PERIOD, _("Occurred and verified in the period; late ones told apart")),
    (Basis.TOTAL, _("Verified in the period, whenever they occurred")),
)


class AskedForm(forms.Form):
    """A product, as one asks for it."""

    kind = forms.ChoiceField(label=_("Product"))
    situation = forms.ChoiceField(label=_("Situation"))
    period = PeriodField()
    as_of = day(_("As known on"), help_text=_("Leave empty for what is known now."))
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
        choices: dict[str, list[tuple[str, str]]] = {
            "kind": coded("products", viewer),
            "situation": situations(viewer, "reports.read"),
            "audience": coded("audiences", viewer),
        }
        for name, told in choices.items():
            self.fields[name].choices = told  # type: ignore[attr-defined]

    def asked(self, *, now: datetime) -> queries.Asked:
        """Return what is wanted; a day means its last moment, or now where that is earlier."""
        told = dict(self.cleaned_data)
        return queries.Asked(
            **{**told, "as_of": end_of(told["as_of"], now=now), "basis": Basis(told["basis"])},
        )
