"""Forms of files that come in and go out: where, which file, and how it is to be read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.incidents.operations import File
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

FORMS = [("xlsx", _("Workbook (.xlsx)")), ("csv", _("CSV, one file a sheet (.zip)"))]
LAYOUTS = [
    ("ours", _("Our workbook, or CSV of its sheets")),
    ("primero", _("The workbook of violations that Primero exports")),
    ("mapped", _("Another sheet, read in a way that was saved")),
]


def situations(viewer: Viewer, permission: str) -> list[tuple[str, str]]:
    """Return the situations in which the viewer may do that, with their names."""
    return [
        (code, one.labelled(viewer.language))
        for code, one in code_list("situations").items()
        if viewer.may(permission, situation=code)
    ]


class SubmitForm(forms.Form):
    """A file with incidents, and how it is to be read."""

    situation = forms.ChoiceField(label=_("Situation"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("A workbook (.xlsx), a CSV file, or a zip of CSV files. It is kept as it is."),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,.zip"}),
    )
    layout = forms.ChoiceField(label=_("What it is"), choices=LAYOUTS)
    mapping = forms.ChoiceField(label=_("Saved way of reading"), required=False)
    origin = forms.SlugField(
        label=_("Whose numbers those of the file are"),
        required=False,
        max_length=60,
        help_text=_(
            "One word, such as primero-mali. By it the same incident is recognised when it comes again."
        ),
    )
    simulated = forms.BooleanField(label=_("All of it is simulated"), required=False)
    revising = forms.BooleanField(
        label=_("Where the file tells a known incident otherwise, take that as its new state"), required=False
    )

    def __init__(self, *args: Any, viewer: Viewer, mappings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["situation"].choices = situations(viewer, "incidents.submit")  # type: ignore[attr-defined]
        self.fields["mapping"].choices = [("", "–"), *mappings]  # type: ignore[attr-defined]

    def submitted(self) -> File:
        """Return the file as `submit` takes it."""
        told = self.cleaned_data
        name, data = told["file"].name, told["file"].read()
        return File(
            name, data, told["layout"], told["mapping"], told["origin"] or "workbook", told["simulated"], told["revising"]
        )  # fmt: skip


class HandOutForm(forms.Form):
    """Of which situation incidents leave, and in which form."""

    situation = forms.ChoiceField(label=_("Situation"))
    form = forms.ChoiceField(label=_("Form"), choices=FORMS)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["situation"].choices = situations(viewer, "incidents.hand_out")  # type: ignore[attr-defined]
