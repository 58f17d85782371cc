"""Forms of files that come in and go out: where, which file, and how it is to be read."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import situations
from kolosi.incidents.gateways import mapping
from kolosi.incidents.gateways.days import Order
from kolosi.incidents.gateways.sample import Seen
from kolosi.incidents.operations import File
from kolosi.kernel.viewer import Viewer

FORMS = [("xlsx", _("Workbook (.xlsx)")), ("csv", _("CSV, one file a sheet (.zip)"))]
ORDERS = [
    ("", _("Refuse what can be two days")),
    (Order.DAY, _("The day stands first: 31/12/2017")),
    (Order.MONTH, _("The month stands first: 12/31/2017")),
]
LAYOUTS = [
    ("ours", _("Our workbook, or CSV of its sheets")),
    ("primero", _("The workbook of violations that Primero exports")),
    ("mapped", _("Another sheet, read in a way that was saved")),
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


class MapSheetForm(forms.Form):
    """For which situation a sheet is read so, and under which name that is saved."""

    situation = forms.ChoiceField(label=_("Situation"))
    name = forms.CharField(label=_("Name"), max_length=80)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["situation"].choices = situations(viewer, "incidents.map_sheet")  # type: ignore[attr-defined]


class MappedColumnForm(forms.Form):
    """What one heading of the sheet is, or what is said of every row."""

    heading = forms.CharField(label=_("Their heading"), max_length=200, required=False)
    column = forms.ChoiceField(label=_("Our column"), required=False)
    constant = forms.CharField(
        label=_("Always this"), max_length=300, required=False, help_text=_("Where no heading says it.")
    )
    order = forms.ChoiceField(label=_("Days in figures"), choices=ORDERS, required=False)
    words = forms.CharField(
        label=_("Their words and ours"),
        required=False,
        help_text=_("One pair a line: their word > ours, or nothing where theirs says nothing."),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for entry, column, label in mapping.choices(language):
            groups.setdefault(entry, []).append((f"{entry}.{column}", label))
        only = (f"{mapping.ROWS}.only", _("Only rows that say what stands under “Always this”"))
        self.fields["column"].choices = [("", "–"), only, *groups.items()]  # type: ignore[attr-defined]
        if self.initial.get("below"):
            self.fields["heading"].help_text = _("Below it stands: %(words)s") % {
                "words": self.initial["below"]
            }

    def clean(self) -> dict[str, Any]:
        """Say which words our column cannot take, where they stand."""
        mapped = self.mapped()
        wrong = mapping.unreadable(mapped) if mapped else ()
        if wrong:
            said = _("Our column cannot take this: %(words)s") % {"words": ", ".join(dict.fromkeys(wrong))}
            self.add_error("constant" if mapped and mapped.constant in wrong else "words", said)
        return self.cleaned_data

    def mapped(self) -> mapping.MappedColumn | None:
        """Return the column as `map_sheet` takes it; nothing where the row was left empty."""
        told = self.cleaned_data
        if not told.get("column"):
            return None
        entry, _dot, column = told["column"].partition(".")
        pairs = (line.partition(">") for line in told.get("words", "").splitlines() if ">" in line)
        words = {word.strip()[:200]: code.strip()[:80] for word, _mark, code in pairs if word.strip()}
        ordered = told["heading"] and mapping.is_day(entry, column)
        constant = told["order"] if ordered else told["constant"]
        return mapping.MappedColumn(told["heading"], entry, column, constant, words)


MOST_COLUMNS = 60
MappedColumns = forms.formset_factory(
    MappedColumnForm, extra=12, max_num=MOST_COLUMNS, absolute_max=MOST_COLUMNS
)
_AfterLooking = forms.formset_factory(
    MappedColumnForm, extra=4, max_num=MOST_COLUMNS, absolute_max=MOST_COLUMNS
)


class SampleForm(forms.Form):
    """A file whose headings are to be mapped; it is looked at and not kept."""

    sample = forms.FileField(
        label=_("A file of that kind"),
        help_text=_("Its headings are taken from it. It is looked at and not kept."),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,.zip"}),
    )


def looked_at(found: Sequence[Seen], *, language: str) -> forms.BaseFormSet:  # type: ignore[type-arg]
    """Return the rows in which those headings are mapped, and some for what is said of every row."""
    initial = [{"heading": one.heading, "below": "; ".join(one.words)} for one in found[:MOST_COLUMNS]]
    return _AfterLooking(prefix="columns", initial=initial, form_kwargs={"language": language})
