"""What is asked of the thread."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RefForm(forms.Form):
    """The reference from which to walk."""

    ref = forms.CharField(
        label=_("Reference"),
        max_length=80,
        help_text=_("Of an incident, a violation, a party, a commitment, a set of figures, a report, an ask or a letter."),
    )  # fmt: skip
