"""What people write about a party: what it is, its names, what it is tied to, its identifiers, and answers to proposals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kolosi.access.fields import HalfKnownField, coded, line, situations
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries, rules

NAMES = 4  # rows for names offered at once


def source() -> forms.CharField:
    """Return the field for the document or list that says so."""
    return line(
        _("Source"), length=300, help_text=_("The document, list or report that says so, with its symbol.")
    )


class DescribeForm(forms.Form):
    """What a party is."""

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    side = forms.ChoiceField(label=_("Belongs to a State"), widget=forms.RadioSelect)
    situations = forms.MultipleChoiceField(
        label=_("Situations"),
        help_text=_("Where it acts. Several can be chosen."),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    legal_minimum_age = forms.IntegerField(
        label=_("Legal minimum age"),
        required=False,
        min_value=1,
        max_value=rules.OLDEST,
        help_text=_("The age at which its own law lets it recruit. Leave empty what is unknown."),
    )
    first = HalfKnownField(label=_("Existed from"))
    last = HalfKnownField(label=_("Existed until"), help_text=_("Leave empty if it still exists."))
    source = source()
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = coded("party_kinds", viewer)  # type: ignore[attr-defined]
        self.fields["side"].choices = coded("party_sides", viewer)  # type: ignore[attr-defined]
        self.fields["situations"].choices = situations(viewer)  # type: ignore[attr-defined]

    def described(self) -> rules.Described:
        """Return the description as it was typed."""
        typed = self.cleaned_data
        return rules.Described(
            kind=typed["kind"],
            side=typed["side"],
            situations=tuple(typed["situations"]),
            legal_minimum_age=typed["legal_minimum_age"],
            spell=rules.Spell(typed["first"], typed["last"]),
            source=typed["source"],
        )


class ProposeForm(DescribeForm):
    """A party that the register does not know yet."""

    code = line(
        _("Short name"),
        length=60,
        help_text=_("Small letters, digits and hyphens, such as mnla. It cannot be changed later."),
    )
    reason = forms.CharField(
        label=_("Why it belongs in the register"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    field_order = ["code"]

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        del self.fields["revision"]


class NameForm(forms.Form):
    """A name."""

    text = line(_("Name"))
    language = forms.ChoiceField(label=_("Language"))
    kind = forms.ChoiceField(label=_("What it is"))
    first = HalfKnownField(label=_("Borne from"))
    last = HalfKnownField(label=_("Borne until"))
    source = source()

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["language"].choices = coded("name_languages", viewer)  # type: ignore[attr-defined]
        self.fields["kind"].choices = coded("name_kinds", viewer)  # type: ignore[attr-defined]

    def named(self) -> rules.NewName:
        """Return the name as it was typed."""
        typed = self.cleaned_data
        times = rules.Spell(typed.get("first"), typed.get("last"))
        return rules.NewName(typed["text"], typed["language"], typed["kind"], times, typed.get("source", ""))


class ProposedNameForm(NameForm):
    """A name of a proposed party; a row left empty is no name."""

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.fields["text"].required = False
        for name in ("first", "last", "source"):
            del self.fields[name]


ProposedNames = forms.formset_factory(ProposedNameForm, extra=NAMES, max_num=NAMES)


def names_of(typed: Any) -> list[rules.NewName]:
    """Return the names of the rows that are not left empty."""
    return [one.named() for one in typed.forms if one.cleaned_data.get("text")]


class DecideForm(forms.Form):
    """The answer to a proposal."""

    reason = forms.CharField(
        label=_("Why"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: object, needed: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].required = needed


class OtherPartyForm(forms.Form):
    """Another party of the register."""

    other = forms.ChoiceField(label=_("Party"))

    def __init__(self, *args: object, viewer: Viewer, apart: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [
            (one.code, f"{one.acronym} – {one.name}" if one.acronym else one.name)
            for one in queries.choices(viewer)
            if one.code != apart
        ]
        self.fields["other"].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]


class AllyForm(OtherPartyForm):
    """An umbrella under which the party stands."""

    first = HalfKnownField(label=_("Since"))
    attested = HalfKnownField(
        label=_("Known for"), help_text=_("If its beginning is unknown: a day on which the source shows it.")
    )
    last = HalfKnownField(label=_("Until"), help_text=_("Leave empty if it still holds."))
    source = source()

    def __init__(self, *args: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].label = _("Umbrella")

    def spell(self) -> rules.Spell:
        """Return from when to when it holds."""
        typed = self.cleaned_data
        return rules.Spell(typed["first"], typed["last"], typed["attested"])


class PartForm(forms.Form):
    """The end of a membership."""

    last = HalfKnownField(
        label=_("Last day"), required=True, help_text=_("As far as known: 2018, 2018-06 or 2018-06-20.")
    )
    source = source()


class SucceedForm(OtherPartyForm):
    """What became of the party."""

    change = forms.ChoiceField(label=_("What happened"), widget=forms.RadioSelect)
    on = HalfKnownField(label=_("When"))
    source = source()
    field_order = ["change", "other"]

    def __init__(self, *args: object, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.fields["change"].choices = coded("party_changes", viewer)  # type: ignore[attr-defined]
        self.fields["other"].label = _("The later party")


class CrossForm(forms.Form):
    """The party's identifier in another list."""

    scheme = forms.ChoiceField(label=_("List"))
    identifier = line(_("Identifier"), help_text=_("As the list writes it, such as QDe.014."))
    version = line(
        _("Edition"),
        length=40,
        required=False,
        help_text=_("The day or number of the list that was looked at."),
    )

    def __init__(self, *args: object, viewer: Viewer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["scheme"].choices = coded("crosswalk_schemes", viewer)  # type: ignore[attr-defined]

    def mark(self) -> rules.Mark:
        """Return the identifier as it was typed."""
        return rules.Mark(**self.cleaned_data)
