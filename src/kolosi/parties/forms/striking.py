"""Which fact was told by mistake and why, and the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries
from kolosi.parties.templatetags import days


class StrikeForm(forms.Form):
    """A fact told by mistake."""

    fact = forms.ChoiceField(label=_("What is wrong"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        help_text=_("What the source says, or why it was never meant for this party."),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: object, viewer: Viewer, code: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        told = [(one.ref, days.fact(one)) for one in queries.facts(viewer, code)]
        self.fields["fact"].choices = told  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """The answer to the wish to strike a fact."""

    struck = forms.TypedChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("Strike it: it was told by mistake")), ("no", _("Keep it: it stands"))],
        coerce=lambda told: told == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        required=False,
        help_text=_("Needed where the fact stays."),
        widget=forms.Textarea({"rows": 3}),
    )
