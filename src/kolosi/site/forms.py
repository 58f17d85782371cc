"""What an auditor looks for in the ledger, turned into plain values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access import queries as access
from kolosi.access.fields import day, line
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import queries as ledger
from kolosi.site import acts


class SoughtForm(forms.Form):
    """Narrow the ledger to a doer, an act, a thing or a day."""

    by = forms.ChoiceField(label=_("Who"), required=False)
    verb = forms.ChoiceField(label=_("Act"), required=False)
    about = line(_("About"), length=80, required=False)
    on = day(_("Day (UTC)"))

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        doers = ledger.doers(viewer)
        names = {"console": _("the command line"), **access.person_names(viewer, doers)}
        people = sorted(
            ((ref, str(names.get(ref, ref))) for ref in doers), key=lambda pair: pair[1].casefold()
        )
        told = sorted(((verb, acts.words(verb)) for verb in ledger.verbs(viewer)), key=lambda pair: pair[1])
        self.fields["by"].choices = [("", _("Anyone")), *people]  # type: ignore[attr-defined]
        self.fields["verb"].choices = [("", _("Any act")), *told]  # type: ignore[attr-defined]

    def sought(self) -> ledger.Sought:
        """Return what is sought; a field that cannot be read narrows nothing, and says so beside itself."""
        typed = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return ledger.Sought(**{name: value for name, value in typed.items() if value})
