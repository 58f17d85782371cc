"""Which commitments an ask is about: those of whom it addresses, if it speaks of commitments or of a violation they cover."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kolosi.parties.rules import Entry
from kolosi.reference.rules import code_list

ADDRESSEE = "addressee"  # the scheme of the crosswalk under which a party is known as an addressee
ACTION_PLANS = "action_plans"  # the theme of asks that speak of commitments themselves


class Pledge(NamedTuple):
    """A commitment as far as asks concern it: what it covers, whom it binds or may bind, the first day of its signature."""

    ref: str
    title: str
    covers: tuple[str, ...]
    bound: frozenset[str]
    signed: date | None


class About(NamedTuple):
    """A commitment that an ask is about; `later` where it was signed after the ask was put."""

    ref: str
    title: str
    later: bool


def types_of(themes: Collection[str]) -> frozenset[str]:
    """Return the violations of which the themes of an ask speak."""
    known = code_list("themes")
    return frozenset(one for code in themes if code in known for one in known[code].more.get("types", ()))


def parties_by_addressee(entries: Mapping[str, Entry], codes: Iterable[str]) -> dict[str, str]:
    """Return the party behind each code under which texts address one of these: its own, and those of the crosswalk."""
    found = {}
    for code in codes:
        marks = entries[code].marks if code in entries else ()
        for known in (code, *(one.identifier for one in marks if one.scheme == ADDRESSEE)):
            found[known] = code
    return found


def about(
    addressees: Collection[str],
    themes: Collection[str],
    asked_on: date | None,
    *,
    parties: Mapping[str, str],
    pledges: Iterable[Pledge],
) -> Iterator[About]:
    """Yield the commitments that an ask is about; `parties` gives the party behind the code of an addressee."""
    asked, types = {parties[code] for code in addressees if code in parties}, types_of(themes)
    for one in pledges:
        if one.bound & asked and (ACTION_PLANS in themes or types & set(one.covers)):
            yield About(one.ref, one.title, bool(asked_on and one.signed and one.signed > asked_on))
