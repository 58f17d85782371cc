"""What people write when they say how an ask stands, turned into plain values."""

from collections.abc import Iterable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import day
from kolosi.conclusions.forms.following import Edit, area
from kolosi.conclusions.operations import assessing
from kolosi.conclusions.rules.progress import Level

LEVELS: dict[Level, Promise] = {
    Level.NOT_INITIATED: _("Not initiated: nothing has begun"),
    Level.INITIATED: _("Initiated: begun or planned"),
    Level.PARTIAL: _("Partial: some of it is done; whether on pace follows from the milestones"),
    Level.FULLY_IMPLEMENTED: _(
        "Fully implemented: needs two independent sources, one of them UN-verified or a third party"
    ),
    Level.REGRESSED: _("Regressed: what had been reached was lost"),
    Level.CONTINUOUS: _("Continuous: goes on without an end"),
    Level.UNVERIFIABLE: _("Cannot be verified: nobody can know"),
}


class AssessForm(Edit):
    """How the ask stands."""

    level = forms.ChoiceField(
        label=_("How it stands"), widget=forms.RadioSelect, choices=list(LEVELS.items())
    )
    on = day(_("On which day"), required=True)
    evidence = forms.MultipleChoiceField(
        label=_("Evidence that shows it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=4000,
        widget=area(4),
        help_text=_("Name no child, victim, witness or source."),
    )
    corrects = forms.BooleanField(
        label=_("The last assessment was a mistake; this one takes its place"), required=False
    )

    def __init__(self, *args: object, evidence: Iterable[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["evidence"].choices = list(evidence)  # type: ignore[attr-defined]
        if not self.fields["evidence"].choices:  # type: ignore[attr-defined]
            del self.fields["evidence"]

    def judged(self) -> assessing.Judged:
        """Return what was typed as `assess` takes it."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return assessing.Judged(**typed)


class SupersedeForm(Edit):
    """What took the place of the ask."""

    ask = forms.ChoiceField(
        label=_("Later ask"),
        required=False,
        help_text=_("Of a later document on the situation, to one of the same addressees; the likest first."),
    )
    reference = forms.CharField(
        label=_("Or the symbol of a later text"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Why, and what becomes of the ask"),
        max_length=4000,
        widget=area(4),
        help_text=_(
            "Where all bodies asked have ended and nothing took their place, this note alone is enough."
        ),
    )

    def __init__(self, *args: object, later: Iterable[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["ask"].choices = [("", _("None")), *later]  # type: ignore[attr-defined]

    def later(self) -> assessing.Later:
        """Return what was typed as `supersede` takes it."""
        typed = {name: value.strip() for name, value in self.cleaned_data.items() if name != "revision"}
        return assessing.Later(**typed)
