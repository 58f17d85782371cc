"""What an incident is found by: every word that was told of it, folded, and marks for what lists are narrowed by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any

from kolosi.incidents.rules.told import Standing, Told
from kolosi.parties import rules as parties

LONGEST = 60  # letters of a word
_APART = dict.fromkeys(map(ord, "'’ʼ`"), " ")  # l’école is found as école
_YOUNGER = 0x800
MARKED_FACTS = {  # facts of violations by which lists are narrowed, and the marks that stand for them
    "weapon": "weapon_category",
    "impact": "facility_impact",
    "role": "child_role",
    "purpose": "abduction_purpose_single",
    "aid": "types_of_aid_disrupted_denial",
    "detention": "reasons_deprivation_liberty",
}
MARKS = ("type", "party", "region", "standing", "follow_up", "location_type", "sex", *MARKED_FACTS)


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared: no accents, no case, nothing between them."""
    told = parties.folded(text.translate(_APART)).replace("_", " ").split()
    return [word[:LONGEST] if word.isascii() else _spelt(word[:LONGEST]) for word in told]


def _spelt(word: str) -> str:
    """Spell out letters of younger scripts (Adlam, Vai …), which a database may not take for letters."""
    return "".join(sign if ord(sign) < _YOUNGER else f"_{ord(sign):x}" for sign in word)


def mark(name: str, code: str) -> str:
    """Return the mark under which incidents of a code are found; no word that anyone writes is one."""
    return f"={name}:{code.lower()}"


def findable(ref: str, told: Told, *, standing: Standing, areas: Iterable[str]) -> list[str]:
    """Return all words and marks of an incident in one state, each once; `areas` are its region and district."""
    spoken = words("\n".join((ref, *_texts(told))))  # folded together: texts are many and short
    return sorted({*spoken, *_marks(told, standing, areas)})


def _marks(told: Told, standing: Standing, areas: Iterable[str]) -> Iterator[str]:
    yield mark("standing", standing)
    yield from (mark("region", code) for code in areas if code)
    for name, code in (("follow_up", told.follow_up), ("location_type", told.location_type)):
        if code:
            yield mark(name, code)
    for one in told.violations:
        yield mark("type", one.type)
        for name, fact in MARKED_FACTS.items():
            yield from (mark(name, code) for code in _texts(one.facts.get(fact)))
    yield from (mark("party", one.party) for one in told.perpetrators if one.party)
    yield from (mark("sex", one.sex) for one in told.victims)


def _texts(value: Any) -> Iterator[str]:
    """Yield every text that hangs on a value, codes too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _of(value.values())
    elif isinstance(value, tuple):
        yield from _of(value)
    elif is_dataclass(value):
        yield from _of(vars(value).values())


def _of(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        yield from _texts(value)
