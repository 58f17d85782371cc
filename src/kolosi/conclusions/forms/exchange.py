"""What people choose when workbooks travel and files are exported, turned into plain values."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kolosi.conclusions.gateways import returned as gateway
from kolosi.conclusions.operations.settling import Decision
from kolosi.conclusions.queries import exchange, returns
from kolosi.conclusions.rules.exchange import Choice

LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]
BETWEEN = "|"
CHOICES = {
    Choice.LATER: _("Decide later"),
    Choice.TAKE: _("Take over"),
    Choice.REFUSE: _("Do not take over"),
}
IN_CONFLICT = {**CHOICES, Choice.TAKE_DESPITE: _("Take over all the same")}


class HandOutForm(forms.Form):
    """To whom asks are handed, and in which language the workbook speaks."""

    whom = forms.ChoiceField(label=_("Addressee"))
    language = forms.ChoiceField(label=_("Language of the workbook"), choices=LANGUAGES)

    def __init__(self, *args: Any, recipients: Iterable[exchange.Recipient], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("language", get_language())
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in recipients:
            key = f"{one.situation}{BETWEEN}{one.addressee}"
            groups.setdefault(one.situation_label, []).append((key, f"{one.name} ({one.asks})"))
        self.fields["whom"].choices = list(groups.items())  # type: ignore[attr-defined]

    def handed(self) -> dict[str, str]:
        """Return the choice as `hand_out` takes it."""
        situation, addressee = self.cleaned_data["whom"].split(BETWEEN)
        return {"situation": situation, "addressee": addressee, "language": self.cleaned_data["language"]}


class TakeInForm(forms.Form):
    """A workbook that came back."""

    file = forms.FileField(
        label=_("Workbook"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = gettext("An .xlsx file of at most %(most)s MB, made by Kolosi and filled in by the addressee.")
        self.fields["file"].help_text = told % {"most": gateway.LARGEST // (1024 * 1024)}

    def taken(self) -> dict[str, Any]:
        """Return the file as `take_in` takes it; of a larger one just enough to be refused."""
        file = self.cleaned_data["file"]
        return {"data": file.read(gateway.LARGEST + 1), "name": file.name}


class RowForm(forms.Form):
    """What is decided about one returned row; without a decision it waits."""

    choice = forms.ChoiceField(label=_("What to do with this row"), widget=forms.RadioSelect)
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, row: returns.Row) -> None:
        begun = Choice.LATER if row.conflicts or row.faults else Choice.TAKE
        initial = {"choice": begun.value, "revision": row.revision}
        super().__init__(data, prefix=row.ask, initial=initial)
        self.row = row
        self.fields["choice"].choices = list(_choices(row))  # type: ignore[attr-defined]


def _choices(row: returns.Row) -> Iterable[tuple[str, Any]]:
    """A row with faults cannot be taken over; one in conflict only in so many words."""
    offered = IN_CONFLICT if row.conflicts else CHOICES
    for choice, words in offered.items():
        if choice is Choice.TAKE and (row.conflicts or row.faults):
            continue
        if choice is Choice.TAKE_DESPITE and row.faults:
            continue
        yield choice.value, words


def rows(page: returns.Page, data: Mapping[str, Any] | None) -> list[RowForm]:
    """Return a form for each row about which something is to be decided."""
    return [RowForm(data, row=row) for row in page.rows if row.open]


def decisions(decided: Iterable[RowForm]) -> dict[str, Decision]:
    """Return what was decided, by the reference of the ask."""
    return {
        form.row.ask: Decision(Choice(form.cleaned_data["choice"]), form.cleaned_data["revision"])
        for form in decided
    }


class ExportForm(forms.Form):
    """In which form asks leave, and whether for the public."""

    form = forms.ChoiceField(
        label=_("Form"),
        widget=forms.RadioSelect,
        initial="xlsx",
        choices=[
            ("xlsx", _("Excel workbook: asks, follow-up, and a sheet that says what it is")),
            ("csv", _("CSV with an HXL row: the asks")),
            ("json", _("JSON: asks and follow-up, for programs")),
        ],
    )
    public = forms.BooleanField(
        label=_("Public copy"),
        required=False,
        help_text=_("Leaves out confidential asks, people’s names and everything that people wrote."),
    )
