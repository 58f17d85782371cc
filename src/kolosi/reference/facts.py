"""Facts that violations, victims, perpetrators, sources, evidence and responses ask for, and guidance for who enters them.

Forms, workbooks and the exchange with Primero are all made from these: `data/violation_facts.toml`, `data/fact_*.toml`,
`data/options*.toml`, `data/violation_guidance.toml`, `data/primero_left.toml`. Pure: no framework, no table, no clock.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from kolosi.reference.rules import Code, code_list, document


class Kind(StrEnum):
    """What an answer is. `key` names the entry itself, `ties` the violations of the incident that it belongs to."""

    ONE = "one"
    MANY = "many"
    YES_NO_UNKNOWN = "yes_no_unknown"
    YES_NO = "yes_no"
    NUMBER = "number"
    DECIMAL = "decimal"
    TALLY_CHILDREN = "tally_children"
    TALLY_ADULTS = "tally_adults"
    TEXT = "text"
    WORDS = "words"
    DAY = "day"
    KEY = "key"
    TIES = "ties"
    PLACE = "place"
    PLACE_PRECISION = "place_precision"
    PARTY = "party"
    ORGANISATION = "organisation"


TALLIES: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    Kind.TALLY_CHILDREN: (("boys", "+m"), ("girls", "+f"), ("unknown", "+sex_unknown")),
    Kind.TALLY_ADULTS: (("men", "+m"), ("women", "+f"), ("unknown", "+sex_unknown")),
}
SEVERAL = frozenset({Kind.MANY, Kind.WORDS, Kind.TIES})
_TAGS = {
    Kind.DAY: "#date",
    Kind.NUMBER: "#affected",
    Kind.TALLY_CHILDREN: "#affected",
    Kind.TALLY_ADULTS: "#affected",
    Kind.TEXT: "#description",
    Kind.WORDS: "#description",
}
ENTRIES = ("incidents", "violations", "victims", "perpetrators", "sources", "evidence", "responses")


@dataclass(frozen=True)
class Condition:
    """A fact is asked for only where `fact` was answered with one of `answers`."""

    fact: str
    answers: tuple[str, ...]

    def holds(self, given: Mapping[str, Any]) -> bool:
        """Say whether what was given meets it; a ticked box is `yes`."""
        told = given.get(self.fact)
        if isinstance(told, bool):
            told = "yes" if told else "no"
        found = told if isinstance(told, tuple | list | set | frozenset) else (told,)
        return any(answer in self.answers for answer in found)


@dataclass(frozen=True)
class Column:
    """One column of a sheet: its name, the tag under its heading, and which part of a tally it holds."""

    name: str
    tag: str
    part: str = ""


@dataclass(frozen=True)
class Fact:
    """One thing to be told. `told` leads to the attribute that holds it; empty: it is among the telling's `facts`."""

    id: str
    entry: str
    label: Mapping[str, str]
    source: str
    kind: Kind
    options: str = ""
    types: tuple[str, ...] = ()
    required: tuple[str, ...] | bool = False
    only_if: Condition | None = None
    narrowed_by: str = ""
    do_not_ask: bool = False
    long: bool = False
    hint: Mapping[str, str] = field(default_factory=dict)
    told: str = ""
    primero: Mapping[str, str] = field(default_factory=dict)
    older: tuple[str, ...] = ()
    tag: str = ""

    def labelled(self, language: str) -> str:
        """Return the label in that language, or in English."""
        return self.label.get(language) or self.label["en"]

    def hinted(self, language: str) -> str:
        """Return the hint in that language, or in English; empty where none is needed."""
        return self.hint.get(language) or self.hint.get("en", "")

    def asked_of(self, type_code: str) -> bool:
        """Say whether that type of violation (or of victim: `child`, `group`) asks for it."""
        return not self.types or type_code in self.types

    def required_of(self, type_code: str) -> bool:
        """Say whether nothing of that type is complete without it."""
        listed = self.required
        return self.asked_of(type_code) and (listed if isinstance(listed, bool) else type_code in listed)

    def primero_field(self, type_code: str = "") -> str:
        """Return its name in Primero for that type; empty where Primero has no such field."""
        return self.primero.get(type_code, self.primero.get("", "")) if self.asked_of(type_code or "") else ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns in a sheet: one, or one for each sex of a tally."""
        parts = TALLIES.get(self.kind, ())
        if not parts:
            return (Column(self.id, self.tag),)
        return tuple(Column(f"{self.id}_{part}", self.tag + more, part) for part, more in parts)


@dataclass(frozen=True)
class Elsewhere:
    """What a type does not count, and the code of the type that does (empty: none)."""

    text: Mapping[str, str]
    goes: str = ""


@dataclass(frozen=True)
class Guidance:
    """What a type of violation counts, what it does not, and its special rules; each text in `en` and `fr`."""

    type: str
    label: Mapping[str, str]
    source: str
    counts: tuple[Mapping[str, str], ...]
    does_not: tuple[Elsewhere, ...]
    rules: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Left:
    """A field of Primero that no fact takes: why, in words; `becomes` names the fact of another violation that does."""

    form: str
    field: str
    why: Mapping[str, str]
    becomes: str = ""


def _fact(entry: str, told: Mapping[str, Any]) -> Fact:
    condition, required, kind = told.get("only_if"), told.get("required", False), Kind(told["kind"])
    attribute = re.sub(r"[^a-z0-9_]", "_", told["code"].lower())
    return Fact(
        id=told["code"],
        entry=entry,
        label=told["label"],
        source=told["source"],
        kind=kind,
        options="yes_no_unknown" if kind is Kind.YES_NO_UNKNOWN else told.get("options", ""),
        types=tuple(told.get("types", ())),
        required=required if isinstance(required, bool) else tuple(required),
        only_if=Condition(condition["fact"], tuple(condition["is"])) if condition else None,
        narrowed_by=told.get("narrowed_by", ""),
        do_not_ask=told.get("do_not_ask", False),
        long=told.get("long", False),
        hint=told.get("hint", {}),
        told=told.get("told", ""),
        primero=_names(told.get("primero", told["code"])),
        older=tuple(told.get("older", ())),
        tag=told.get("hxl") or f"{_TAGS.get(kind, '#event')}+{attribute}",
    )


def _names(told: "str | bool | Mapping[str, str]") -> Mapping[str, str]:
    if isinstance(told, bool):
        return {}
    return {"": told} if isinstance(told, str) else told


@cache
def entry_facts(entry: str) -> tuple[Fact, ...]:
    """Return all facts of an entry (one of `ENTRIES`), in the order in which forms ask for them."""
    names = ["fact_violations", "violation_facts"] if entry == "violations" else [f"fact_{entry}"]
    return tuple(_fact(entry, told) for name in names for told in document(name)["code"])


@cache
def facts_of(type_code: str) -> tuple[Fact, ...]:
    """Return the facts that a type of violation asks for, in the order of the form; what all violations hold is not among them."""
    return tuple(fact for fact in entry_facts("violations") if not fact.told and fact.asked_of(type_code))


@cache
def victim_facts(group: bool) -> tuple[Fact, ...]:
    """Return the facts that are told of a group of children, or of a child told from others."""
    return tuple(fact for fact in entry_facts("victims") if fact.asked_of("group" if group else "child"))


@cache
def _by_id(entry: str) -> Mapping[str, Fact]:
    return {fact.id: fact for fact in entry_facts(entry)}


def fact(fact_id: str, entry: str = "violations") -> Fact:
    """Return one fact; `KeyError` where the entry has none of that name."""
    return _by_id(entry)[fact_id]


def is_asked(asked: Fact, given: Mapping[str, Any], type_code: str = "") -> bool:
    """Say whether, after what was given, the fact is asked for; a condition on a fact the type lacks binds nothing."""
    if not asked.asked_of(type_code):
        return False
    condition = asked.only_if
    if condition is None or not fact(condition.fact, asked.entry).asked_of(type_code):
        return True
    return condition.holds(given)


def missing(type_code: str, given: Iterable[str]) -> list[str]:
    """Return the required facts of a type of violation that are not among those given, in the order of the form."""
    told = set(given)
    return [one.id for one in facts_of(type_code) if one.required_of(type_code) and one.id not in told]


@cache
def options(name: str) -> Mapping[str, Code]:
    """Return a list of options by code, in order; `more` may hold `tag`, `primero`, `older`, `superseded`."""
    told = {**document("options"), **document("options_countries")}[name]
    return {entry["code"]: _option(told["source"], entry) for entry in told["options"]}


def _option(source: str, entry: Mapping[str, Any]) -> Code:
    more = {key: value for key, value in entry.items() if key not in {"code", "en", "fr", "source"}}
    label = {"en": entry["en"], "fr": entry["fr"]}
    return Code(entry["code"], label, entry.get("source", source), more)


def offered(asked: Fact, type_code: str = "", given: Mapping[str, Any] | None = None) -> list[Code]:
    """Return the options to choose from for that type, after what was given; superseded ones are not offered."""
    current = [option for option in options(asked.options).values() if not option.more.get("superseded")]
    by = asked.narrowed_by
    wanted = type_code if by == "type" else (given or {}).get(by, "") if by else ""
    return [option for option in current if not wanted or wanted in option.more.get("tag", [wanted])]


def option_of(name: str, told: str) -> Code | None:
    """Return the option that a file means: by our code, by Primero's, or by one met in older files."""
    known = options(name)
    return known.get(told) or next(
        (
            code
            for code in known.values()
            if told == code.more.get("primero") or told in code.more.get("older", ())
        ),
        None,
    )


@cache
def guidance(type_code: str) -> Guidance:
    """Return the guidance for a type of violation; `KeyError` where there is no such type."""
    told = code_list("violation_guidance")[type_code]
    outside = tuple(
        Elsewhere({"en": one["en"], "fr": one["fr"]}, one.get("goes", "")) for one in told.more["does_not"]
    )
    return Guidance(
        type_code, told.label, told.source, tuple(told.more["counts"]), outside, tuple(told.more["rules"])
    )


@cache
def primero_left() -> tuple[Left, ...]:
    """Return the fields of Primero that no fact takes, each with the reason."""
    return tuple(_left(code) for code in code_list("primero_left").values())


def _left(code: Code) -> Left:
    form, _, name = code.code.partition(".")
    return Left(form, name, code.label, code.more.get("becomes", ""))
