"""What is asked for a release: whose figures, told to whom, of which time; and which table of a release is looked at."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.counting import rules
from kolosi.counting.forms.figures import UNTOLD, PeriodField, end_of, situations
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list


class ReleaseForm(forms.Form):
    """A release to try, and to write."""

    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, widget=forms.TextInput(UNTOLD),
        help_text=_("What will quote these figures, such as a report or a reply."),
    )  # fmt: skip
    situation = forms.ChoiceField(label=_("Situation"))
    audience = forms.ChoiceField(label=_("Audience"), widget=forms.RadioSelect)
    period = PeriodField(
        label=_("Period"),
        max_length=30,
        help_text=_(
            "Whole quarters, half-years or years, as the audience is told: 2017, 2017-01-01..2017-06-30."
        ),
        widget=forms.TextInput(UNTOLD),
    )
    as_of = forms.DateField(
        label=_("As known on"),
        required=False,
        help_text=_("Leave empty for what is known now."),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    known = forms.MultipleChoiceField(
        label=_("National totals that are public already"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Of these types an official report prints the total: it is told as it is, and an attacker knows it."
        ),
    )
    hide_more = forms.BooleanField(
        label=_("Hide more, so that earlier releases together with this one disclose nothing"),
        required=False,
        help_text=_("Without it, a release that would disclose something beside an earlier one is refused."),
    )

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        may = [one for one in situations(viewer) if viewer.may("counting.release", situation=one[0])]
        self.fields["situation"].choices = may  # type: ignore[attr-defined]
        for name, codes in (("audience", "audiences"), ("known", "violation_types")):
            labelled = [(code, one.labelled(viewer.language)) for code, one in code_list(codes).items()]
            self.fields[name].choices = labelled  # type: ignore[attr-defined]

    def wanted(self, *, now: datetime) -> rules.Wanted:
        """Return what is asked for."""
        told: dict[str, Any] = self.cleaned_data
        return rules.Wanted(
            situation=told["situation"],
            audience=told["audience"],
            period=told["period"],
            as_of=end_of(told["as_of"], now=now),
            known=frozenset(told["known"]),
            hide_more=told["hide_more"],
        )


class TableForm(forms.Form):
    """Which table of a release is looked at."""

    type = forms.ChoiceField(label=_("Type"), required=False)
    time = forms.ChoiceField(label=_("Stretch of time"), required=False)

    def __init__(self, *args: object, types: Any, times: Any, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["type"].choices = types  # type: ignore[attr-defined]
        self.fields["time"].choices = times  # type: ignore[attr-defined]
