"""What is asked for a release: whose figures, told to whom, of which time; and which table of a release is looked at."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import UNTOLD, PeriodField, coded, day, situations
from kolosi.counting import rules
from kolosi.kernel.periods import end_of
from kolosi.kernel.viewer import Viewer


class ReleaseForm(forms.Form):
    """A release to try, and to write."""

    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, widget=forms.TextInput(UNTOLD),
        help_text=_("What will quote these figures, such as a report or a reply."),
    )  # fmt: skip
    situation = forms.ChoiceField(label=_("Situation"))
    audience = forms.ChoiceField(label=_("Audience"), widget=forms.RadioSelect)
    period = PeriodField(
        help_text=_(
            "Whole quarters, half-years or years, as the audience is told: 2017, 2017-01-01..2017-06-30."
        ),
    )
    as_of = day(_("As known on"), help_text=_("Leave empty for what is known now."))
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
        self.fields["situation"].choices = situations(viewer, "counting.release")  # type: ignore[attr-defined]
        for name, codes in (("audience", "audiences"), ("known", "violation_types")):
            self.fields[name].choices = coded(codes, viewer)  # type: ignore[attr-defined]

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
