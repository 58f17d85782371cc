"""Fields that forms of several rooms share: one line, a day, a day as far as known, a period, codes and situations by name."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.kernel.folding import folded
from kolosi.kernel.periods import Period
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

Choices = list[tuple[str, Any]]
UNTOLD = {"autocomplete": "off"}


def line(label: Any, *, length: int = 200, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Return a field of one line."""
    return forms.CharField(
        label=label, max_length=length, required=required, help_text=help_text, widget=forms.TextInput(UNTOLD)
    )


def day(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    picker = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=picker)


def coded(name: str, viewer: Viewer, *, first: Iterable[tuple[str, Any]] = ()) -> Choices:
    """Return the codes of a list as choices in the viewer's language."""
    return [*first, *((code, one.labelled(viewer.language)) for code, one in code_list(name).items())]


def situations(viewer: Viewer, permission: str = "", *, first: Iterable[tuple[str, Any]] = ()) -> Choices:
    """Return all situations by name, or those in which the viewer has the permission."""
    named = sorted(coded("situations", viewer), key=lambda choice: folded(str(choice[1])))
    return [
        *first,
        *(one for one in named if not permission or viewer.may(permission, situation=one[0])),
    ]


class HalfKnownField(forms.CharField):
    """A day as far as known: a year, a month or a day; empty where it is unknown."""

    def __init__(self, *, label: Any, help_text: Any = None, required: bool = False) -> None:
        hint = _("As far as known: 2018, 2018-06 or 2018-06-20. Leave empty what is unknown.")
        super().__init__(
            label=label,
            required=required,
            max_length=10,
            help_text=hint if help_text is None else help_text,
            widget=forms.TextInput(UNTOLD),
        )

    def clean(self, value: Any) -> HalfKnownDate | None:
        told = str(super().clean(value))
        try:
            return HalfKnownDate.parse(told) if told else None
        except ValueError:
            raise forms.ValidationError(
                _("Write a year, a month or a day: 2018, 2018-06 or 2018-06-20.")
            ) from None


class PeriodField(forms.CharField):
    """A period as people write it: a year, a quarter, a month or two days."""

    def __init__(self, *, help_text: Any = None) -> None:
        hint = _("A year, a quarter, a month or two days: 2017, 2017Q2, 2017-05, 2014-01-01..2017-06-30.")
        super().__init__(
            label=_("Period"),
            max_length=30,
            help_text=hint if help_text is None else help_text,
            widget=forms.TextInput(UNTOLD),
        )

    def clean(self, value: Any) -> Period:
        try:
            return Period.parse(str(super().clean(value)).strip())
        except ValueError:
            raise forms.ValidationError(
                _("Write a period such as 2017, 2017Q2, 2017-05 or 2014-01-01..2017-06-30.")
            ) from None
