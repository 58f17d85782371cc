"""What people write when they judge, sign, decline or set a policy, turned into plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.kernel.viewer import Viewer
from kolosi.verification import rules

LONGEST = 4000
CHOICES = [
    (rules.Status.VERIFIED, _("Verified")),
    (rules.Status.COULD_NOT_VERIFY, _("Could not be verified")),
    (rules.Status.NOT_MRM, _("Outside the mechanism")),
    (rules.Status.DID_NOT_OCCUR, _("Did not occur")),
    (rules.Status.PENDING, _("Not decided: back to the level below")),
]


def _day(label: Any, help_text: Any = "", *, required: bool = False) -> forms.DateField:
    picker = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=picker)


def _reasons(status: rules.Status, language: str) -> list[tuple[str, str]]:
    return [(code, one.labelled(language)) for code, one in rules.reasons_for(status).items()]


class OpinionForm(forms.Form):
    """What somebody says of a violation; `state` is the state of the incident that the page showed."""

    state = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(label=_("Judgement"), choices=CHOICES, widget=forms.RadioSelect)
    on = _day(_("Day of the decision"), _("Not before the incident and not in the future."))
    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        help_text=_(
            "Needed where it could not be verified, and where a decision is corrected. Choose one of those for the judgement above."
        ),
    )
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("No names of victims, witnesses or monitors."),
    )

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offered = [(label, _reasons(status, viewer.language)) for status, label in CHOICES]
        self.fields["reason"].choices = [("", _("None")), *(one for one in offered if one[1])]  # type: ignore[attr-defined]

    def opinion(self) -> rules.Opinion:
        """Return what was written."""
        told = dict(self.cleaned_data)
        told.pop("state")
        return rules.Opinion(**{**told, "status": rules.Status(told["status"])})


class CriteriaForm(OpinionForm):
    """The same, with the criteria of the standard that only a person can say."""

    credible = forms.BooleanField(
        label=_("Credible"),
        required=False,
        help_text=_("A trained and reliable monitor judged the information credible."),
    )
    confirmed_by_un = forms.BooleanField(
        label=_("Confirmed by the United Nations"),
        required=False,
        help_text=_("The designated member confirms it, whoever did the interview."),
    )
    eyewitness = forms.BooleanField(label=_("A monitor of the United Nations saw it"), required=False)


class SignForm(forms.Form):
    """Agreement: nothing is written, the button says it."""


class DeclineForm(forms.Form):
    """Why a co-chair does not agree."""

    words = forms.CharField(
        label=_("Why"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4})
    )


class PolicyForm(forms.Form):
    """What a task force asks for from a day on."""

    primary_sources = forms.IntegerField(
        label=_("Primary sources"),
        min_value=1,
        max_value=9,
        help_text=_("How many first-hand sources a violation needs to be verified."),
    )
    co_chairs = forms.IntegerField(
        label=_("Co-chairs who sign"),
        min_value=2,
        max_value=9,
        help_text=_("Different people. Never fewer than two."),
    )
    since = _day(_("From"), required=True)
