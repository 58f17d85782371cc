"""What people write when they follow an ask, turned into plain values."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import HalfKnownField, day
from kolosi.conclusions.forms.asks import codes
from kolosi.conclusions.rules import following
from kolosi.kernel.viewer import Viewer

STEPS = 3  # empty milestones offered beside those that are planned


def area(rows: int) -> forms.Textarea:
    """Return a field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class HalfKnownText(HalfKnownField):
    """A day as far as known, kept as it is written."""

    def clean(self, value: Any) -> str:  # type: ignore[override]
        return str(super().clean(value) or "")


class Edit(forms.Form):
    """A form that changes the present: it carries the revision that its writer saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(Edit):
    """Who follows the ask, and who answers for it."""

    owner = forms.ChoiceField(
        label=_("Owner"), required=False, help_text=_("The person here who follows the ask until it is kept.")
    )
    focal_points = forms.MultipleChoiceField(
        label=_("Focal points"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The people who answer for it at the addressee."),
    )

    def __init__(
        self, *args: object, owners: Mapping[str, str], focal_points: Mapping[str, str], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["owner"].choices = [("", _("Nobody yet")), *_by_name(owners)]  # type: ignore[attr-defined]
        self.fields["focal_points"].choices = _by_name(focal_points)  # type: ignore[attr-defined]
        if not focal_points:
            del self.fields["focal_points"]

    def assigned(self) -> dict[str, Any]:
        """Return what was typed as `assign` takes it."""
        return {"focal_points": [], **self.cleaned_data}


def _by_name(people: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(people.items(), key=lambda pair: pair[1].casefold())


class PlanForm(Edit):
    """What is planned."""

    text = forms.CharField(label=_("What is planned"), required=False, max_length=4000, widget=area(4))
    indicator = forms.CharField(
        label=_("Indicator"),
        required=False,
        max_length=1000,
        widget=area(2),
        help_text=_("By what anyone could see that it is done."),
    )
    responsible = forms.CharField(
        label=_("Responsible"),
        required=False,
        max_length=200,
        help_text=_("The office that does it. Name no private person."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class MilestoneForm(forms.Form):
    """One step of a plan; a row left empty is no step."""

    text = forms.CharField(
        label=_("Step"), required=False, max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    due = HalfKnownText(label=_("Due"), help_text="")
    done_on = day(_("Done on"))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("text") and not typed.get("due") and "due" not in self.errors:
            self.add_error("due", _("Say by when: a year, a month or a day."))
        if not typed.get("text") and (typed.get("due") or typed.get("done_on")):
            self.add_error("text", _("Say what the step is."))
        return typed


MilestoneForms = forms.formset_factory(
    MilestoneForm, extra=STEPS, max_num=20, validate_max=True, absolute_max=40
)


def steps_of(plan: following.Planned) -> list[dict[str, Any]]:
    """Return the milestones of a plan as a formset begins with them."""
    return [step._asdict() for step in plan.milestones]


def plan_of(form: PlanForm, milestones: Iterable[Any]) -> following.Planned:
    """Return what was typed as a plan, its milestones in the order of their days."""
    typed = [step.cleaned_data for step in milestones if step.cleaned_data.get("text")]
    steps = [following.Wanted(one["text"], one["due"], one["done_on"]) for one in typed]
    steps.sort(key=lambda step: following.last_day(step.due) or date.max)
    told = {name: form.cleaned_data[name] for name in ("text", "indicator", "responsible")}
    return following.Planned(**told, milestones=tuple(steps))


class UpdateForm(forms.Form):
    """What happened."""

    text = forms.CharField(
        label=_("What happened"),
        max_length=4000,
        widget=area(4),
        help_text=_("A sentence or two. Name no child, victim, witness or source."),
    )
    on = HalfKnownText(label=_("When"))


class EvidenceForm(forms.Form):
    """What shows that something was done."""

    title = forms.CharField(label=_("What it is"), max_length=300)
    source_kind = forms.ChoiceField(label=_("Where it comes from"), widget=forms.RadioSelect)
    origin = forms.CharField(
        label=_("Who produced it"),
        max_length=200,
        help_text=_("The office or organisation. Two pieces of one origin count as one source."),
    )
    reference = forms.CharField(
        label=_("Symbol or address"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    dated = HalfKnownText(label=_("Dated"))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=area(3),
        help_text=_("Name no child, victim, witness or source."),
    )

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["source_kind"].choices = codes("source_kinds", viewer)  # type: ignore[attr-defined]

    def shown(self) -> following.Shown:
        """Return what was typed as `attach` takes it."""
        return following.Shown(**self.cleaned_data)


class AnswerForm(forms.Form):
    """What an addressee answered."""

    addressee = forms.ChoiceField(label=_("Who answered"))
    kind = forms.ChoiceField(
        label=_("What kind of answer"),
        widget=forms.RadioSelect,
        help_text=_(
            "Declining is an answer. Silence is not entered: it is seen when no answer comes in time."
        ),
    )
    on = day(_("Answered on"), required=True)
    text = forms.CharField(label=_("What they answered"), required=False, max_length=4000, widget=area(4))
    reference = forms.CharField(
        label=_("Symbol or address"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    conveyed_on = day(
        _("Handed to them on"),
        help_text=_("When they were given the ask, if that was earlier than is known here."),
    )

    def __init__(
        self, *args: object, viewer: Viewer, addressees: Iterable[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["addressee"].choices = list(addressees)  # type: ignore[attr-defined]
        self.fields["kind"].choices = codes("answer_kinds", viewer)  # type: ignore[attr-defined]

    def said(self) -> following.Said:
        """Return what was typed as `answer` takes it."""
        return following.Said(**self.cleaned_data)
