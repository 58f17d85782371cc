"""What is asked about incidents, in one language: labels, hints and choices of the reviewed facts."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from kolosi.reference import facts
from kolosi.reference.facts import Fact, Kind

Options = tuple[tuple[str, str], ...]
LISTS = ("incidents", "violations", "victims", "perpetrators", "sources", "evidence", "responses")
BESIDE = frozenset({Kind.KEY, Kind.TIES})  # told by the form itself, not asked


def asked(entry: str, shape: str = "") -> Sequence[Fact]:
    """Return all facts that are asked of an entry; `shape` is a violation's type, or `child` or `group`."""
    return _asked(entry, shape)


@cache
def _asked(entry: str, shape: str) -> tuple[Fact, ...]:
    own = [one for one in facts.entry_facts(entry) if one.kind not in BESIDE and one.asked_of(shape)]
    return tuple(one for one in own if one.told not in {"type", "group", "ref"})


@cache
def known(entry: str) -> Mapping[str, Fact]:
    """Return an entry's facts by their identifiers."""
    return {one.id: one for one in facts.entry_facts(entry)}


@cache
def _anywhere(fact: str) -> Fact | None:
    return next((known(entry)[fact] for entry in LISTS if fact in known(entry)), None)


def fact_label(fact: str, language: str) -> str:
    """Return a fact's label; one that the reviewed lists do not hold is shown by its identifier."""
    found = _anywhere(fact)
    return found.labelled(language) if found else fact.replace("_", " ").capitalize()


def code_label(fact: str, code: str, language: str) -> str:
    """Return the label of a code chosen for a fact; a text is its own label."""
    found = _anywhere(fact)
    return option_label(found.options, code, language) if found and found.options else code


def option_label(name: str, code: str, language: str) -> str:
    """Return the label of a code of a list of options, or the code where the list does not know it."""
    option = facts.option_of(name, code)
    return option.labelled(language) if option else code


def choices(one: Fact, shape: str, given: Mapping[str, Any], language: str) -> Options:
    """Return what can be chosen for a fact, after what was given."""
    narrowing = str(given.get(one.narrowed_by, "")) if one.narrowed_by not in {"", "type"} else ""
    return _choices(one.entry, one.id, shape, narrowing, language)


@cache
def _choices(entry: str, fact: str, shape: str, narrowing: str, language: str) -> Options:
    one = known(entry)[fact]
    given = {one.narrowed_by: narrowing} if narrowing else {}
    return tuple((option.code, option.labelled(language)) for option in facts.offered(one, shape, given))


@cache
def every_choice(name: str, language: str) -> Options:
    """Return a whole list of options that are offered."""
    known_codes = facts.options(name).values()
    return tuple((one.code, one.labelled(language)) for one in known_codes if not one.more.get("superseded"))
