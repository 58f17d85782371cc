"""What people write about commitments, turned into plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import HalfKnownField, coded, day, line, situations
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.parties.forms.telling import source
from kolosi.plans.rules.facts import Plan, Signed, Terms
from kolosi.plans.rules.progress import origins


def _words(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea({"rows": 4, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=4000, required=required, widget=area, help_text=help_text)


def _known(label: Any) -> HalfKnownField:
    hint = _("As far as known: 2018, 2018-06 or 2018-06-20.")
    return HalfKnownField(label=label, required=True, help_text=hint)


class SoughtForm(forms.Form):
    """Narrow the list."""

    situation = forms.ChoiceField(label=_("Situation"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["situation"].choices = situations(viewer, first=[("", _("All"))])  # type: ignore[attr-defined]
        self.fields["kind"].choices = coded("plan_kinds", viewer, first=[("", _("Any"))])  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Return what could be read; a field that cannot be read narrows nothing."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class AmendForm(forms.Form):
    """A commitment as it was signed."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = line(_("Title"), help_text=_("As the document calls itself, or as it is commonly called."))
    signed = _known(_("Signed on"))
    parties = forms.MultipleChoiceField(
        label=_("Parties that sign"),
        required=False,
        help_text=_("As the register names them. Several can be chosen."),
        widget=forms.SelectMultiple({"size": 6}),
    )
    others = line(
        _("Others who sign"), required=False, help_text=_("A government, for a handover protocol or a law.")
    )
    un_signatory = line(
        _("Signs for the United Nations"),
        required=False,
        help_text=_("Leave empty for what is one-sided: an order, a communiqué."),
    )
    covers = forms.MultipleChoiceField(
        label=_("Violations covered"), required=False, widget=forms.CheckboxSelectMultiple
    )
    hours = forms.IntegerField(
        label=_("Hours until a child is handed over"),
        required=False,
        min_value=1,
        max_value=8760,
        help_text=_("Only where a handover protocol says so."),
    )
    source = source()
    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [
            (one.code, f"{one.acronym} – {one.name}" if one.acronym else one.name)
            for one in parties.choices(viewer)
        ]
        self.fields["kind"].choices = coded("plan_kinds", viewer)  # type: ignore[attr-defined]
        self.fields["parties"].choices = named  # type: ignore[attr-defined]
        self.fields["covers"].choices = coded("violation_types", viewer)  # type: ignore[attr-defined]

    def told(self) -> Signed:
        """Return the commitment as it was typed."""
        typed = self.cleaned_data
        names = ("kind", "title", "signed", "others", "un_signatory", "hours", "source")
        return Signed(
            **{name: typed[name] for name in names},
            parties=tuple(typed["parties"]),
            covers=tuple(typed["covers"]),
        )


class SignForm(AmendForm):
    """A commitment that is not on record yet."""

    situation = forms.ChoiceField(label=_("Situation"))
    field_order = ["situation"]

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        held = viewer.situations("plans.sign")
        every = situations(viewer)
        own = [one for one in every if held is None or one[0] in held]
        self.fields["situation"].choices = own  # type: ignore[attr-defined]
        del self.fields["number"]


class EndForm(forms.Form):
    """How a commitment ended."""

    end = forms.ChoiceField(label=_("How it ended"), widget=forms.RadioSelect)
    ended = _known(_("Ended on"))
    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].choices = coded("plan_ends", viewer)  # type: ignore[attr-defined]


class UndertakeForm(forms.Form):
    """What a benchmark asks."""

    activity = forms.ChoiceField(label=_("Activity"))
    text = _words(_("What is undertaken"))
    concerns = forms.ChoiceField(label=_("About"), required=False)
    responsible = line(_("Who is responsible"), required=False)
    due = HalfKnownField(label=_("Due"))
    indicator = line(_("Shown by"), length=300, required=False, help_text=_("What tells that it is done."))

    def __init__(self, *args: Any, viewer: Viewer, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = dict(coded("violation_types", viewer))
        own = [(code, types[code]) for code in plan.signed.covers if code in types]
        self.fields["activity"].choices = coded("plan_activities", viewer)  # type: ignore[attr-defined]
        self.fields["concerns"].choices = [("", _("All violations that it covers")), *own]  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        """Return the terms as they were typed."""
        names = ("activity", "text", "concerns", "responsible", "due", "indicator")
        return Terms(**{name: self.cleaned_data[name] for name in names})


class RewordForm(UndertakeForm):
    """Another wording of a benchmark."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class BeginForm(forms.Form):
    """A step, the day on which it was made, and the last one that the page has shown."""

    on = day(_("On"), required=True)
    said = _words(_("What was done or seen"))
    number = forms.IntegerField(widget=forms.HiddenInput)

    def typed(self) -> dict[str, Any]:
        """Return the arguments of the act."""
        return self.cleaned_data


class VerifyForm(BeginForm):
    """What the United Nations saw, and what shows it."""

    evidence = _words(
        _("What shows it"), help_text=_("One document, visit or record per line, with its symbol or day.")
    )

    def typed(self) -> dict[str, Any]:
        lines = tuple(one.strip() for one in self.cleaned_data["evidence"].splitlines() if one.strip())
        return {**self.cleaned_data, "evidence": lines}


class ClaimForm(VerifyForm):
    """What is claimed, by whom, and what is said to show it."""

    origin = forms.ChoiceField(label=_("Where it comes from"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = origins(verifies=False)
        self.fields["origin"].choices = [one for one in coded("plan_origins", viewer) if one[0] in known]  # type: ignore[attr-defined]
        self.fields["evidence"].required = False


class ReviewForm(forms.Form):
    """Whether a flagged party is bound."""

    binds = forms.TypedChoiceField(
        label=_("Does it bind this party?"),
        choices=[("yes", _("Yes, it binds the party")), ("no", _("No, it does not bind the party"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = _words(_("Why"))


class AnswerForm(forms.Form):
    """What somebody makes of a breach signal."""

    note = _words(
        _("What was considered and done"),
        help_text=_("The signal stays in sight as long as the facts do; this note stands beside it."),
    )
