"""What someone looks for among asks, turned into filters; and the chosen filters in words, each with the way back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kolosi.conclusions.forms.picking import Pick
from kolosi.conclusions.queries import asks
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

Pairs = Iterable[tuple[str, Any]]

STATES: dict[str, Promise] = {
    "open": _("Still open"),
    "under_way": _("Under way"),
    "no_progress": _("No progress known"),
    "overdue": _("Overdue"),
    "silent": _("No answer in time"),
    "declined": _("Declined"),
    "orphaned": _("Asked of a body that has ended"),
    "regressed": _("Regressed"),
    "confidential": _("Confidential"),
}
SORTS: dict[str, Promise] = {
    "next": _("Next day first"),
    "text": _("As in the documents"),
    "pressure": _("Strongest verb first"),
    "status": _("Least done first"),
    "recent": _("Changed last first"),
}


@dataclass(frozen=True)
class Chosen:
    """A filter that is on: its field and value in words, and the address without it."""

    field: str
    value: str
    without: str


def codes(name: str, viewer: Viewer) -> list[tuple[str, str]]:
    """Return a code list as choices, in the viewer's language and in the list's order."""
    return [(code, entry.labelled(viewer.language)) for code, entry in code_list(name).items()]


class FilterForm(forms.Form):
    """Narrow the asks. A value that cannot be read narrows nothing, and says so beside its field."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    situation = forms.ChoiceField(label=_("Situation"), required=False, widget=Pick)
    document = forms.ChoiceField(label=_("Document"), required=False, widget=Pick)
    addressee = forms.ChoiceField(label=_("Addressee"), required=False, widget=Pick)
    kind = forms.ChoiceField(label=_("Kind of addressee"), required=False, widget=Pick)
    theme = forms.ChoiceField(label=_("Theme"), required=False, widget=Pick)
    channel = forms.ChoiceField(label=_("Channel"), required=False, widget=Pick)
    pressure = forms.TypedChoiceField(
        label=_("Pressure of the verb, at least"), required=False, coerce=int, empty_value=None, widget=Pick
    )
    status = forms.ChoiceField(label=_("Status"), required=False, widget=Pick)
    state = forms.ChoiceField(label=_("Look at"), required=False, widget=Pick)
    owner = forms.ChoiceField(label=_("Owner"), required=False, widget=Pick)
    due = forms.DateField(
        label=_("Due on or before"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    sort = forms.ChoiceField(label=_("Order"), required=False, widget=Pick)

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        found = asks.choices(viewer)
        own: Pairs = [(asks.ME, _("Me")), (asks.NOBODY, _("Nobody yet")), *found.owners]
        self._offer("situation", _("All situations"), found.situations)
        self._offer("document", _("All documents"), found.documents)
        self._offer("addressee", _("All addressees"), found.addressees)
        self._offer("kind", _("All kinds"), codes("addressee_kinds", viewer))
        self._offer("theme", _("All themes"), codes("themes", viewer))
        self._offer("channel", _("All channels"), codes("channels", viewer))
        self._offer("pressure", _("Any pressure"), _strengths(viewer))
        self._offer("status", _("Any status"), codes("statuses", viewer))
        self._offer("state", _("All asks"), STATES.items())
        if viewer.may("conclusions.read"):
            self._offer("owner", _("Anyone"), own)
        else:
            del self.fields["owner"]  # addressees are not told who follows them
        self.fields["sort"].choices = list(SORTS.items())  # type: ignore[attr-defined]

    def _offer(self, field: str, everything: Promise, choices: Pairs) -> None:
        self.fields[field].choices = [("", everything), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> asks.Filters:
        """Return the filters that could be read."""
        self.is_valid()
        typed = getattr(self, "cleaned_data", {})
        return replace(asks.Filters(), **{name: value for name, value in typed.items() if value})

    def chosen(self) -> tuple[Chosen, ...]:
        """Return the filters that are on, in words."""
        return tuple(self._chosen(self.wanted()))

    def _chosen(self, wanted: asks.Filters) -> Iterator[Chosen]:
        for field in fields(wanted):
            value = getattr(wanted, field.name)
            if value and field.name != "sort":
                shown = dict(getattr(self.fields[field.name], "choices", ()))
                told = shown.get(str(value) if isinstance(value, int) else value, value)
                off: dict[str, Any] = {field.name: field.default}
                without = query(replace(wanted, **off))
                words = formats.date_format(told) if isinstance(told, date) else str(told)
                yield Chosen(str(self.fields[field.name].label), words, without)


def _strengths(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the pressures that verbs of asks have, the softest apart: at least that is all of them."""
    return [
        (code, f"{code} · {label}")
        for code, label in codes("pressures", viewer)
        if code not in {"0", "1", "2"}
    ]


def query(wanted: asks.Filters) -> str:
    """Return the filters as an address has them: only those that are on, so that equal wishes have equal addresses."""
    told = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    return urlencode({name: value for name, value in told.items() if value})
