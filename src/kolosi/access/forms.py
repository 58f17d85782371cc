"""What administrators type about people, organisations and roles, turned into plain values."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from kolosi.access import queries
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.reference.rules import code_list

LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]


def _labels(name: str, viewer: Viewer) -> list[tuple[str, str]]:
    choices = [(code, entry.labelled(viewer.language)) for code, entry in code_list(name).items()]
    return sorted(choices, key=lambda choice: choice[1].casefold())


class EnrolForm(forms.Form):
    """Someone new."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As colleagues know them; it is shown beside everything they do."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("They sign in with it. Kolosi sends no messages."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    organisation = forms.ChoiceField(
        label=_("Organisation"),
        required=False,
        help_text=_("Focal points and donors see what is asked of their organisation."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        bodies = [(body.code, body.name) for body in queries.organisations(viewer)]
        self.fields["organisation"].choices = [("", _("None")), *bodies]  # type: ignore[attr-defined]


class AdmitForm(forms.Form):
    """An organisation that people work for."""

    code = forms.SlugField(
        label=_("Short name"),
        max_length=60,
        help_text=_(
            "Small letters, digits and hyphens, such as ministry-of-justice. It cannot be changed later."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    name_fr = forms.CharField(label=_("Name in French"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"))
    addressees = forms.MultipleChoiceField(
        label=_("Answers for"),
        required=False,
        help_text=_("The addressees of UN texts whose asks its focal points see."),
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label=_("Answers also for"),
        required=False,
        max_length=1000,
        help_text=_(
            "Governments and armed groups have codes made from the text, such as government-mali; one on each line."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_others(self) -> list[str]:
        """Return the codes, each on a line of its own."""
        codes = self.cleaned_data["others"].split()
        for code in codes:
            validate_slug(code)
        return [code.lower() for code in codes]

    def organisation(self) -> dict[str, Any]:
        """Return what was typed as `admit` takes it: all addressees together."""
        typed = dict(self.cleaned_data)
        typed["addressees"] = [*typed["addressees"], *typed.pop("others")]
        return typed

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = _labels("organisation_kinds", viewer)  # type: ignore[attr-defined]
        self.fields["addressees"].choices = _labels("addressees", viewer)  # type: ignore[attr-defined]


class GrantForm(forms.Form):
    """A role, and where it holds."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    situation = forms.ChoiceField(
        label=_("Situation"), help_text=_("Where the role holds. Give no more than the work needs.")
    )

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (code, role.labelled(viewer.language)) for code, role in code_list("roles").items()
        ]
        self.fields["situation"].choices = list(_reach(viewer))  # type: ignore[attr-defined]


def _reach(viewer: Viewer) -> Iterable[tuple[str, object]]:
    """Return where the viewer may give roles; everywhere comes last, so that it is chosen on purpose."""
    within = viewer.situations("access.grant")
    yield from (choice for choice in _labels("situations", viewer) if within is None or choice[0] in within)
    if within is None:
        yield EVERYWHERE, _("All situations")
