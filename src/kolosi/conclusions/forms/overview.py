"""Where the overview looks: a situation, a document, or everything in reach; and which cycles are compared."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kolosi.conclusions.queries import asks
from kolosi.conclusions.queries.cycles import Compared
from kolosi.conclusions.queries.overview import Reach


class LookForm(forms.Form):
    """Narrow the overview. A value that cannot be read narrows nothing, and says so beside its field."""

    situation = forms.ChoiceField(label=_("Situation"), required=False)
    document = forms.ChoiceField(label=_("Document"), required=False)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "situation": [("", _("All situations")), *reach.situations],
            "document": [("", _("All documents")), *reach.documents],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> asks.Filters:
        """Return where to look."""
        self.is_valid()
        typed = getattr(self, "cleaned_data", {})
        return asks.Filters(situation=typed.get("situation", ""), document=typed.get("document", ""))

    def query(self) -> str:
        """Return where to look as the addresses of lists have it, to be put after other filters."""
        wanted = self.wanted()
        told = {"situation": wanted.situation, "document": wanted.document}
        return urlencode({name: value for name, value in told.items() if value})


class CycleForm(forms.Form):
    """Choose two conclusions on one situation."""

    earlier = forms.ChoiceField(label=_("Earlier conclusions"))
    later = forms.ChoiceField(label=_("Later conclusions"))

    def __init__(self, *args: Any, offered: tuple[Compared, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in offered:
            groups.setdefault(one.situation_label, []).append((one.ref, one.name))
        self._offered = {one.ref: one for one in offered}
        for name in ("earlier", "later"):
            self.fields[name].choices = [("", _("Choose conclusions")), *groups.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse one document twice, two that speak of different situations, and two in the wrong order."""
        typed: dict[str, Any] = super().clean() or {}
        earlier, later = (self._offered.get(typed.get(name, "")) for name in ("earlier", "later"))
        if earlier and later and (wrong := _wrong(earlier, later)):
            self.add_error("later", str(wrong))
        return typed


def _wrong(earlier: Compared, later: Compared) -> Promise | None:
    if earlier.ref == later.ref:
        return _("These are the same conclusions. Choose others.")
    if earlier.situation != later.situation:
        return _("These conclusions speak of another situation. Choose two on the same one.")
    if earlier.adopted and later.adopted and later.adopted < earlier.adopted:
        return _("These were adopted before the others. Choose them the other way round.")
    return None
