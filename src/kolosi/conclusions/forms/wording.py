"""What people type when they correct the wording of an ask, as plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.conclusions.forms.picking import Pick
from kolosi.conclusions.queries import wording as queries
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

_SUMMARY = 300


def _summary(label: Any, *, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=_SUMMARY,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Correction(forms.Form):
    """A correction carries the revision of the ask that its writer saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class SplitForm(Correction):
    """Which clauses become an ask of their own, and what each half asks."""

    clauses = forms.MultipleChoiceField(
        label=_("Clauses of the new ask"),
        required=False,
        help_text=_("Those not chosen stay. Choose none to tell two asks of the same words apart."),
        widget=forms.CheckboxSelectMultiple,
    )
    stays = _summary(_("Summary of this ask"))
    new = _summary(
        _("Summary of the new ask"),
        help_text=_("Needed when both come from the same words; else it is taken from the clauses chosen."),
    )

    def __init__(self, *args: Any, found: queries.Wording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        several = len(found.clauses) > 1
        if several:
            told = [(one.label, f"{one.label} · {one.channel} · {one.text}") for one in found.clauses]
            self.fields["clauses"].choices = told  # type: ignore[attr-defined]
        else:
            del self.fields["clauses"]

    def halves(self) -> dict[str, Any]:
        """Return what `split` takes."""
        typed = self.cleaned_data
        return {
            "clauses": typed.get("clauses", []),
            "summaries": [typed["stays"], typed["new"]],
            "revision": typed["revision"],
        }


class MergeForm(Correction):
    """The ask in which this one will rest."""

    into = forms.ChoiceField(label=_("Merge into"), widget=Pick)

    def __init__(self, *args: Any, others: tuple[queries.Other, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(one.ref, f"{one.label} · {one.summary}") for one in others]
        self.fields["into"].choices = [("", _("Choose an ask")), *told]  # type: ignore[attr-defined]


class ReaddressForm(Correction):
    """Whom the ask addresses."""

    addressees = forms.MultipleChoiceField(
        label=_("In this document"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.ChoiceField(label=_("From the list"), required=False, widget=Pick)
    names = forms.CharField(
        label=_("Not on the list"),
        required=False,
        max_length=1000,
        help_text=_("One name on each line, as it should be shown."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, near: dict[str, str], listed: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressees"].choices = list(near.items())  # type: ignore[attr-defined]
        self.fields["others"].choices = [("", _("Nobody else")), *listed.items()]  # type: ignore[attr-defined]

    def addressed(self) -> dict[str, Any]:
        """Return what `readdress` takes."""
        typed = self.cleaned_data
        more = [typed["others"]] if typed["others"] else []
        names = [line.strip() for line in typed["names"].splitlines() if line.strip()]
        return {
            "addressees": [*typed["addressees"], *more],
            "names": names,
            "revision": typed["revision"],
        }


class RethemeForm(Correction):
    """What the ask is about; whoever may read confidential asks also says whether it is one."""

    summary = _summary(_("Summary"), help_text=_("What is to be done, in one line."))
    themes = forms.MultipleChoiceField(label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple)
    confidential = forms.BooleanField(
        label=_("Confidential: only a letter says it"),
        required=False,
        help_text=_("A confidential ask is left out of public exports and hidden from most roles."),
    )

    def __init__(self, *args: Any, viewer: Viewer, marks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(code, entry.labelled(viewer.language)) for code, entry in code_list("themes").items()]
        self.fields["themes"].choices = sorted(told, key=lambda one: one[1].casefold())  # type: ignore[attr-defined]
        if not marks:
            del self.fields["confidential"]

    def about(self) -> dict[str, Any]:
        """Return what `retheme` takes."""
        typed = self.cleaned_data
        return {
            "summary": typed["summary"],
            "themes": typed["themes"],
            "confidential": typed.get("confidential"),
            "revision": typed["revision"],
        }
