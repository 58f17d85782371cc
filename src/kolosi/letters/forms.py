"""What people write about letters, turned into plain values."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import day
from kolosi.conclusions.queries.agreed import Asked
from kolosi.kernel.viewer import Viewer
from kolosi.letters.rules.address import Form
from kolosi.reference.rules import code_list

FORMS = {
    Form.STATEMENT.value: _("Public statement"),
    Form.LETTER.value: _("Letter"),
    Form.NOTE_VERBALE.value: _("Note verbale"),
}
ASK = "ask-"


def _words(label: Any, *, required: bool = True) -> forms.CharField:
    area = forms.Textarea({"rows": 4, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=10_000, required=required, widget=area)


class DraftForm(forms.Form):
    """In which form the piece is written, and its date."""

    form = forms.ChoiceField(label=_("Form"))
    on = day(
        _("Date of the letter"), required=True, help_text=_("When it is sent, it bears that day instead.")
    )

    def __init__(self, *args: Any, offered: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = [(one, FORMS[one]) for one in offered]  # type: ignore[attr-defined]


class SeenForm(forms.Form):
    """The last step that the page has shown."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class SendForm(SeenForm):
    """The day on which it went."""

    on = day(_("Sent or issued on"), required=True)


class ReceiptForm(SeenForm):
    """A receipt."""

    on = day(_("Received on"), required=True)
    said = _words(_("Note"), required=False)


class DeclineForm(SeenForm):
    """A refusal."""

    on = day(_("Declined on"), required=True)
    said = _words(_("What was said"))


class AssessForm(SeenForm):
    """What the reply is worth."""

    on = day(_("Assessed on"), required=True)
    said = _words(_("What the reply is worth"))


class RemindForm(forms.Form):
    """The date of the follow-up letter."""

    on = day(
        _("Date of the letter"), required=True, help_text=_("When it is sent, it bears that day instead.")
    )


class ReplyForm(SeenForm):
    """A reply, clause by clause: what it says to each ask that the letter carries."""

    on = day(_("Replied on"), required=True)
    said = _words(_("What was said"))

    def __init__(self, *args: Any, viewer: Viewer, asks: Iterable[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(code, one.labelled(viewer.language)) for code, one in code_list("answer_kinds").items()]
        for ask in asks:
            self.fields[f"{ASK}{ask.ref}"] = forms.ChoiceField(
                label=f"{ask.label} {ask.summary}",
                choices=[("", _("Not answered")), *kinds],
                required=False,
            )

    def replied(self) -> dict[str, Any]:
        """Return the arguments of the act."""
        told = self.cleaned_data
        answers = {
            name.removeprefix(ASK): kind for name, kind in told.items() if name.startswith(ASK) and kind
        }
        return {"number": told["number"], "on": told["on"], "said": told["said"], "answers": answers}
