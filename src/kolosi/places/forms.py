"""What people write about places, turned into plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import coded, day, line, situations
from kolosi.kernel.viewer import Viewer
from kolosi.places import rules


class SoughtForm(forms.Form):
    """A name to find, and the day whose divisions are meant."""

    q = line(_("Name or code"), required=False, help_text=_("Any spelling, in any script, or a P-code."))
    situation = forms.ChoiceField(label=_("Situation"), required=False)
    on = day(_("Divisions of"))

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["situation"].choices = situations(viewer, first=[("", _("All"))])  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Return what could be read; a field that cannot be read narrows nothing, and says so beside itself."""
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}


class ReceiveForm(forms.Form):
    """A file of places, and where it is from."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("A list of P-codes, places of GeoNames, or boundaries. It is kept as it came."),
    )
    layout = forms.ChoiceField(label=_("Form of the file"), widget=forms.RadioSelect)
    situation = forms.ChoiceField(label=_("Situation"))
    edition = line(
        _("Edition"),
        length=40,
        required=False,
        help_text=_(
            "Small letters, digits and hyphens, such as 2021 or geonames. Boundaries name the edition they draw."
        ),
    )
    label = line(_("What the edition is called"), required=False)
    first = day(
        _("Divisions stood from"),
        help_text=_("For P-codes. Leave empty where the file says it."),
    )
    source = line(_("Source"), length=300, required=False, help_text=_("Who publishes the file, and where."))
    licence = line(_("Licence"), required=False)

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["layout"].choices = coded("place_layouts", viewer)  # type: ignore[attr-defined]
        self.fields["situation"].choices = situations(viewer)  # type: ignore[attr-defined]

    def received(self) -> dict[str, Any]:
        """Return the file as `receive` takes it; of a larger one just enough to be refused."""
        told, file = self.cleaned_data, self.cleaned_data["file"]
        edition = told["edition"] or ("bundled" if told["layout"] == rules.Layout.REGISTER else "")
        about = rules.About(
            told["situation"], edition, told["label"], told["source"], told["licence"], told["first"]
        )
        data = file.read(rules.LARGEST + 1)
        return {"data": data, "name": file.name, "layout": told["layout"], "about": about}
