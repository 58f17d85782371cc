"""What a drafter might look at again: asks by which nobody can tell whether they were kept, unclear addressees, doubles.

A finding blames nothing: agreed language is often meant to be soft. Words and grades: `reference/data/unmeasurable.toml`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from kolosi.conclusions.rules import looking, modifiers
from kolosi.reference import rules as reference

SPECIFIC = 5  # the grade of an obligation that names a specific act
_AND = re.compile(r",?\s+(?:and|et)\s+(?:to\s+|de\s+|d[’']|à\s+)?")
_HEAD = re.compile(r"\s(?:including|notamment|by|through|while)\s")


class Kind(StrEnum):
    """What can be said about a clause or a pair of items."""

    NOT_MEASURABLE = "not_measurable"
    AMBIGUOUS_ADDRESSEE = "ambiguous_addressee"
    DUPLICATE = "duplicate"
    HEDGED = "hedged"
    ORPHAN = "orphan"
    DATED = "dated"


class Clause(NamedTuple):
    """A directive clause of an operative item, as this rule sees it."""

    label: str
    item: str
    obligation: str
    grade: int  # of the obligation, 1 to 5
    ambiguities: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    deadline: str = ""
    bodies: tuple[str, ...] = ()  # codes of those it addresses or needs
    themes: tuple[str, ...] = ()


class Twins(NamedTuple):
    """Two items in two channels that say the same: `identical`, `part` or `variant`."""

    item: str
    other: str
    relation: str


@dataclass(frozen=True)
class Finding:
    """One remark: `where` names the clause or item; `codes` say more, in codes of the list that fits the kind.

    not_measurable: a code of `unmeasurable`; ambiguous_addressee: the ambiguity; duplicate: the other item and the
    relation; hedged: codes of `modifiers`; orphan: the bodies that ended; dated: the day.
    """

    kind: Kind
    where: str
    codes: tuple[str, ...]
    themes: tuple[str, ...] = ()


def findings(
    clauses: Sequence[Clause], twins: Iterable[Twins], *, on: date, language: str = "en"
) -> tuple[Finding, ...]:
    """Return every finding on a document, kind by kind, each in the order of the text; `on` decides who has ended."""
    found = [finding for clause in clauses for finding in _of_clause(clause, on, language)]
    found += [Finding(Kind.DUPLICATE, pair.item, (pair.other, pair.relation)) for pair in twins]
    return tuple(finding for kind in Kind for finding in found if finding.kind is kind)


def _of_clause(clause: Clause, on: date, language: str) -> Iterable[Finding]:
    said = {
        Kind.NOT_MEASURABLE: unmeasurable(clause.obligation, clause.grade, language),
        Kind.AMBIGUOUS_ADDRESSEE: clause.ambiguities,
        Kind.HEDGED: clause.hedges,
        Kind.ORPHAN: looking.ended(clause.bodies, on=on),
        Kind.DATED: (clause.deadline,) if clause.deadline else (),
    }
    return (Finding(kind, clause.label, tuple(codes), clause.themes) for kind, codes in said.items() if codes)


def unmeasurable(obligation: str, grade: int, language: str = "en") -> tuple[str, ...]:
    """Return why nobody can tell whether the obligation was kept, as codes of `unmeasurable`; empty where one can."""
    head = _HEAD.split(obligation, maxsplit=1)[0]
    if grade >= SPECIFIC or _measurable(language).match(head) or _specific_in_part(head):
        return ()
    return tuple(code for code, fits in _reasons(language) if fits == grade or _begins(fits, head))[:1]


def _specific_in_part(head: str) -> bool:
    """Say whether one of several acts is specific: "continue such efforts and to finalize the law"."""
    parts = _AND.split(head)
    return len(parts) > 1 and any(modifiers.obligation(part)["category"] == SPECIFIC for part in parts)


def _begins(fits: "re.Pattern[str] | int", head: str) -> bool:
    return not isinstance(fits, int) and fits.match(head) is not None


@cache
def _reasons(language: str) -> tuple[tuple[str, "re.Pattern[str] | int"], ...]:
    return tuple(
        (code.code, int(code.more["grade"]) if "grade" in code.more else _pattern(code.more[language]))
        for code in reference.code_list("unmeasurable").values()
    )


@cache
def _measurable(language: str) -> re.Pattern[str]:
    return _pattern(reference.document("unmeasurable")["measurable"][language])


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Words at the beginning of an obligation, adverbs before them apart."""
    return re.compile(rf"(?:(?:to|de|à|d[’'])\s*)?(?:\w+ly\s+)?(?:{'|'.join(words)})", re.IGNORECASE)


class Agreed(NamedTuple):
    """Language agreed before: an ask on the same theme with a specific verb, with where it stands."""

    symbol: str
    item: str
    words: str
    themes: frozenset[str]


def suggestion(finding: Finding, agreed: Sequence[Agreed]) -> Agreed | None:
    """Return agreed language that shares most themes with what is not measurable, the first where several do."""
    if finding.kind is not Kind.NOT_MEASURABLE or not finding.themes:
        return None
    own = frozenset(finding.themes)
    shared = [(len(own & one.themes) / len(own | one.themes), -at) for at, one in enumerate(agreed)]
    best = max(shared, default=(0.0, 0))
    return agreed[-best[1]] if best[0] > 0 else None
