"""What people write about listings, turned into plain values."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import coded, line, situations
from kolosi.kernel.viewer import Viewer
from kolosi.listing.rules.annexes import FIRST, Annex, Entry
from kolosi.parties import queries as parties
from kolosi.reference.rules import code_list

BLANK = 5  # rows for entries offered at once
LARGEST = 5_000_000  # bytes of a sheet


def _reason(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=2000, widget=forms.Textarea({"rows": 3, "autocomplete": "off"})
    )


class ReportForm(forms.Form):
    """The report itself, and for which situations its annexes are told: those in which the viewer may."""

    permission = "listing.record"

    year = forms.IntegerField(
        label=_("Report of"), min_value=FIRST, help_text=_("The year in which it was issued.")
    )
    data_year = forms.IntegerField(
        label=_("On the year"), min_value=FIRST - 2, help_text=_("The year on which it reports.")
    )
    symbol = line(_("Symbol"), length=60, help_text=_("As the report writes it, such as A/77/895."))
    source = line(_("Source"), length=300, help_text=_("Where you read the annexes."))
    situations = forms.MultipleChoiceField(
        label=_("Situations"),
        help_text=_("All those for which you record everything that the annexes say, be it nothing."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    file = forms.FileField(
        label=_("Sheet"),
        required=False,
        max_length=200,
        help_text=_("CSV or XLSX with the columns of the exported annex. It replaces the rows below."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = viewer.situations(self.permission)
        named = [one for one in situations(viewer) if held is None or one[0] in held]
        self.fields["situations"].choices = named  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """Refuse a sheet that no annex could need."""
        sent = self.cleaned_data["file"]
        if sent and sent.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than an annex can be."))
        return sent

    def annex(self, entries: Iterable[Entry], *, year: int = 0) -> Annex:
        """Return the annexes as they were typed."""
        told = self.cleaned_data
        return Annex(
            year or told["year"],
            told["data_year"],
            told["symbol"],
            told["source"],
            tuple(sorted(told["situations"])),
            tuple(entries),
        )


class CorrectForm(ReportForm):
    """The annexes told anew."""

    permission = "listing.correct"

    reason = _reason(_("Why it is told anew"))
    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        del self.fields["year"]


class EntryForm(forms.Form):
    """A party in an annex; a row without a party is none."""

    party = forms.ChoiceField(label=_("Party"), required=False)
    situation = forms.ChoiceField(label=_("Situation"), required=False)
    annex = forms.ChoiceField(label=_("Annex"), required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
    named = line(_("Named in the annex"), length=300, required=False)
    triggers = forms.MultipleChoiceField(
        label=_("Listed for"), required=False, widget=forms.CheckboxSelectMultiple
    )
    affiliates = forms.BooleanField(label=_("With the groups under it"), required=False)
    plan = forms.BooleanField(label=_("Marked as bound by an action plan"), required=False)
    note = line(_("Note"), length=1000, required=False)

    def __init__(self, *args: Any, chosen: dict[str, list[tuple[str, Any]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in chosen.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def entry(self) -> Entry:
        """Return the entry as it was typed."""
        told = self.cleaned_data
        return Entry(**{**told, "triggers": tuple(told["triggers"])})


Entries = forms.formset_factory(EntryForm, extra=BLANK, max_num=500, absolute_max=500)


def choices(viewer: Viewer) -> dict[str, list[tuple[str, Any]]]:
    """Return what the rows of entries choose from; looked up once for all rows."""
    none = [("", _("Choose"))]
    named = [
        (one.code, f"{one.acronym} – {one.name}" if one.acronym else one.name)
        for one in parties.choices(viewer)
    ]
    triggers = code_list("listing_triggers")
    return {
        "party": [*none, *named],
        "situation": situations(viewer, first=none),
        "annex": [*none, *((code, code) for code in code_list("listing_annexes"))],
        "section": coded("listing_sections", viewer, first=none),
        "triggers": [
            (code, f"{one.more['letter']}: {one.labelled(viewer.language)}") for code, one in triggers.items()
        ],
    }


def entries_of(typed: Any) -> list[Entry]:
    """Return the entries of the rows that name a party."""
    return [one.entry() for one in typed.forms if one.cleaned_data.get("party")]


class SituationForm(forms.Form):
    """The situation that is shown."""

    situation = forms.ChoiceField(label=_("Situation"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["situation"].choices = situations(viewer)  # type: ignore[attr-defined]


class ScreenForm(forms.Form):
    """An edition of the Council's consolidated list."""

    file = forms.FileField(
        label=_("Consolidated list"), help_text=_("The XML file that the Security Council publishes.")
    )


class DecideForm(forms.Form):
    """Why a party is, or is not, the entry of the list."""

    reason = _reason(_("Why"))
