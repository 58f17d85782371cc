"""What people hand in when they receive a document, and the choices of the list of documents, as plain values."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.conclusions.forms.following import HalfKnownText
from kolosi.conclusions.gateways import files
from kolosi.conclusions.queries import documents as queries
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list

PASTED = "pasted.txt"
_LONGEST = 2_000_000  # characters in the field; the bytes of a form are bounded by the settings


class ReceiveForm(forms.Form):
    """A file or a pasted text, and the situation it speaks about."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,  # its one sentence comes from whoever opens it
        max_length=400,
        help_text=_("Text, PDF, Word (.docx) or a saved web page, in English or French, at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.pdf,.docx,.html,.htm"}),
    )
    text = forms.CharField(
        label=_("Or the text itself"),
        required=False,
        max_length=_LONGEST,
        strip=False,
        help_text=_(
            "Paste it as it is: line breaks and split words are repaired, and every repair is logged."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    situation = forms.ChoiceField(
        label=_("Situation"),
        required=False,
        help_text=_("Who may see the document and its asks depends on it."),
    )
    symbol = forms.CharField(
        label=_("Symbol, where the text does not carry it"),
        required=False,
        max_length=80,
        help_text=_("Such as S/AC.51/2018/1. What the document itself says stands."),
    )
    adopted_on = HalfKnownText(label=_("Adopted on, where the text does not say it"))
    simulated = forms.BooleanField(label=_("This text was invented for a demonstration"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within = viewer.situations("conclusions.receive")
        known = sorted(
            (
                (code, entry.labelled(viewer.language))
                for code, entry in code_list("situations").items()
                if within is None or code in within
            ),
            key=lambda choice: choice[1].casefold(),
        )
        self.fields["situation"].choices = [("", _("As the document says")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        file, text = typed.get("file"), str(typed.get("text") or "").strip()
        if not self.errors and bool(file) == bool(text):
            raise forms.ValidationError(
                _("Choose one: a file, or a pasted text.") if file else _("Choose a file or paste a text.")
            )
        return typed

    def document(self) -> tuple[bytes, str]:
        """Return the bytes handed in and their name; a file larger than is read is cut, so that it is refused."""
        file = self.cleaned_data.get("file")
        if file:
            return file.read(files.LARGEST + 1), str(file.name)
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").encode(), PASTED


class FilterForm(forms.Form):
    """Narrow the list of documents to a situation."""

    situation = forms.ChoiceField(label=_("Situation"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All situations")), *queries.situations(viewer)]
        self.fields["situation"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> str:
        """Return the code of the situation, or "" for all."""
        return str(self.cleaned_data["situation"]) if self.is_valid() else ""


class RevisionForm(forms.Form):
    """The state of a document that someone saw before they acted on it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class OtherForm(forms.Form):
    """The followed document that a witness says again."""

    other = forms.ChoiceField(label=_("It says again what this document asks"))

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = choices  # type: ignore[attr-defined]


class WitnessForm(RevisionForm):
    """The document chosen, and the state of the witness that was seen."""

    other = forms.CharField(widget=forms.HiddenInput, max_length=20)
