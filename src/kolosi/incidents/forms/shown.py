"""The form of an incident as a page shows it: fields in order, each with its label, answers and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kolosi.access import queries as access
from kolosi.incidents import questions
from kolosi.incidents.forms import answers
from kolosi.incidents.forms.blocks import KINDS, Block
from kolosi.incidents.forms.telling import TellingForm
from kolosi.incidents.forms.wording import additions, headings, precisions, sexes, singulars
from kolosi.incidents.questions import Options
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.reference import facts
from kolosi.reference.facts import TALLIES, Fact, Kind
from kolosi.reference.rules import code_list

CHECKED_AT_MOST = 25  # beyond that many, one chooses from a list rather than ticking
PLACE = ("place_told", "precision", "place", "edition", "latitude", "longitude", "place_note")


@dataclass(frozen=True)
class Field:
    """One question: `widget` is text, number, day, long, one, ticks, several, tick or tally; `parts` are a tally's."""

    name: str
    widget: str
    label: str
    values: tuple[str, ...] = ()
    options: Options = ()
    parts: tuple[tuple[str, str, str], ...] = ()  # name, label, value
    hint: str = ""
    needed: bool = False
    do_not_ask: bool = False
    limit: int | None = None
    focus: bool = False
    messages: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """Where a link to the field leads: to its control, or where it has several, to what is said of them."""
        return f"{self.name}_wrong" if self.widget in {"tally", "ticks"} else self.name


@dataclass(frozen=True)
class ShownBlock:
    """One entry: its fields, what it carries unseen, and the violations that it can belong to."""

    prefix: str
    act: str  # what buttons do: kind and place
    heading: str
    ref: str
    key: str
    shape: str
    opened: bool
    fields: tuple[Field, ...]
    hidden: tuple[tuple[str, str], ...]
    ties: tuple[tuple[str, str, bool], ...]
    guidance: Any = None
    more: bool = False  # whether there is more to ask than is shown


@dataclass(frozen=True)
class Section:
    """All entries of one kind, and the buttons that add one."""

    kind: str
    heading: str
    hint: str
    blocks: tuple[ShownBlock, ...]
    adds: Options


@dataclass(frozen=True)
class Sheet:
    """The whole form."""

    first: tuple[Field, ...]
    place: tuple[Field, ...]
    more: tuple[Field, ...]
    sections: tuple[Section, ...]
    types: Options

    @property
    def wrong(self) -> tuple[tuple[str, Field], ...]:
        """Return each field in which something is wrong, as they stand, with the heading of the entry it belongs to."""
        own = [("", one) for one in (*self.first, *self.place, *self.more)]
        blocks = [block for section in self.sections for block in section.blocks]
        found = [*own, *((block.heading, one) for block in blocks for one in block.fields)]
        return tuple((heading, one) for heading, one in found if one.messages or one.codes)


class Page:
    """Builds the sheet, in the viewer's language; lists that many entries share are read once."""

    def __init__(self, viewer: Viewer, form: TellingForm) -> None:
        self.form, self.language = form, viewer.language
        self.lists: dict[Kind, Options] = {
            Kind.PARTY: tuple((one.code, one.name) for one in parties.choices(viewer)),
            Kind.ORGANISATION: tuple((one.code, one.name) for one in access.organisations(viewer)),
            Kind.PLACE_PRECISION: precisions(),
            Kind.YES_NO: (("yes", _("Yes")), ("no", _("No"))),
        }
        self.labels = {
            one.key: f"{place}. {self._type(one.shape)}"
            for place, one in enumerate(form.entries["violations"], 1)
        }

    def sheet(self) -> Sheet:
        """Return all there is to show."""
        asked = {one.id: one for one in questions.asked("incidents")}
        given, typed = self._given(asked.values(), self.form.typed), self.form.typed
        own = {
            one.id: self._field(one, typed, "", "", given)
            for one in asked.values()
            if facts.is_asked(one, given) or answers.answered(one, typed)
        }
        first = (
            "title",
            "begins",
            "ends",
            "ongoing",
            "estimated",
            "date_description",
            "reported_on",
            "account",
        )
        more = [name for name in own if name not in {*first, *PLACE}]
        groups = [tuple(own[name] for name in chosen if name in own) for chosen in (first, PLACE, more)]
        return Sheet(
            groups[0],
            groups[1],
            groups[2],
            tuple(self._section(kind) for kind in KINDS),
            tuple((code, one.labelled(self.language)) for code, one in code_list("violation_types").items()),
        )

    def _section(self, kind: str) -> Section:
        heading, hint = headings()[kind]
        shown = tuple(self._block(one, place) for place, one in enumerate(self.form.entries[kind]))
        return Section(kind, heading, hint, shown, additions()[kind])

    def _block(self, block: Block, place: int) -> ShownBlock:
        prefix, typed = f"{block.kind}-{place}-", block.typed
        given = self._given(block.facts, typed)
        shown: list[Field] = []
        hidden: list[tuple[str, str]] = []
        for one in block.facts:
            told = answers.answered(one, typed)
            asked = facts.is_asked(one, given, block.shape) or told
            if asked and (one.told or block.open or block.kind == "violations"):
                focus = block.new and not shown
                shown.append(self._field(one, typed, prefix, block.shape, given, focus=focus))
            elif told:
                hidden += [
                    (prefix + name, value) for name in answers.names(one) for value in typed.get(name, ())
                ]
        more = block.kind not in {"violations", "evidence"}
        ties = () if block.kind == "violations" else self._ties(block)
        guidance = facts.guidance(block.shape) if block.kind == "violations" else None
        return ShownBlock(
            prefix, f"{block.kind}:{place}", self._heading(block, place), block.key if "/" in block.key else "",
            block.key, block.shape, block.open, tuple(shown), tuple(hidden), ties, guidance, more,
        )  # fmt: skip

    def _heading(self, block: Block, place: int) -> str:
        if block.kind == "violations":
            return self.labels[block.key]
        names = {"child": _("Child"), "group": _("Group of children")}
        singular = names.get(block.shape) or singulars()[block.kind]
        return f"{singular} {place + 1}"

    def _ties(self, block: Block) -> tuple[tuple[str, str, bool], ...]:
        return tuple((key, label, key in block.ties) for key, label in self.labels.items())

    def _type(self, code: str) -> str:
        return code_list("violation_types")[code].labelled(self.language)

    def _given(self, asked: Iterable[Fact], typed: Mapping[str, list[str]]) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for one in asked:
            try:
                given[one.id] = answers.read(one, typed)
            except answers.Unreadable:
                continue
        return given

    def _field(
        self, one: Fact, typed: Mapping[str, list[str]], prefix: str, shape: str, given: Mapping[str, Any],
        *, focus: bool = False,
    ) -> Field:  # fmt: skip
        name, values = prefix + one.id, tuple(typed.get(one.id, ()))
        options = self._options(one, shape, given, values)
        return Field(
            name=name,
            widget=widget(one, options),
            label=one.labelled(self.language),
            values=values,
            options=options,
            parts=self._parts(one, typed, prefix),
            hint=one.hinted(self.language),
            needed=one.required_of(shape),
            do_not_ask=one.do_not_ask,
            limit=answers.longest(one.entry, one.id, one.told) if one.kind is Kind.TEXT else None,
            focus=focus,
            messages=tuple(self.form.messages.get(name, ())),
            codes=tuple(self.form.codes.get(name, ())),
        )

    def _options(self, one: Fact, shape: str, given: Mapping[str, Any], values: tuple[str, ...]) -> Options:
        options = self.lists.get(one.kind) or ()
        if one.options:
            options = questions.choices(one, shape, given, self.language)
        elif one.kind not in self.lists:
            return ()
        offered = {code for code, _label in options}
        strange = [code for code in values if code and code not in offered]
        return (*options, *((code, self._strange(one, code)) for code in strange)) if strange else options

    def _strange(self, one: Fact, code: str) -> str:
        return questions.option_label(one.options, code, self.language) if one.options else code

    def _parts(
        self, one: Fact, typed: Mapping[str, list[str]], prefix: str
    ) -> tuple[tuple[str, str, str], ...]:
        if one.kind not in TALLIES:
            return ()
        said = sexes()
        return tuple(
            (prefix + column.name, said[column.part], answers.first(typed, column.name))
            for column in one.columns
        )


def widget(one: Fact, options: Options) -> str:
    """Return how a fact is asked for."""
    if one.told in answers.TICKS:
        return "tick"
    if one.kind in TALLIES:
        return "tally"
    if one.kind is Kind.MANY:
        return "ticks" if len(options) <= CHECKED_AT_MOST else "several"
    plain = {
        Kind.NUMBER: "number",
        Kind.DECIMAL: "number",
        Kind.DAY: "day",
        Kind.WORDS: "long",
        Kind.PLACE: "text",
    }
    if one.kind is Kind.TEXT:
        return "long" if one.long else "text"
    return plain.get(one.kind, "one")
