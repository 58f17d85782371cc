"""What a release may tell, so that nobody works out its small numbers; and what it would disclose beside older ones.

First of each type the cheapest further numbers are hidden (`gateways.hiding`). Where that is not enough nothing more is
told of what is hidden, not even that it is small; where that is not enough either, the whole type is hidden: more, never
less. The attacker has the last word (`unsafe`).
"""

from collections.abc import Collection, Sequence

from kolosi.counting.gateways.attacker import Range, attack
from kolosi.counting.gateways.hiding import protect
from kolosi.counting.rules.disclosure_cube import Name
from kolosi.counting.rules.disclosure_draft import Draft
from kolosi.counting.rules.disclosure_knowledge import NEW, Told, concerned, eased, of_type, problem

Widths = dict[tuple[Name, str, str | None], int]


def shield(draft: Draft, older: Collection[Told] = ()) -> Told:
    """Return the release as it may be told, its secrets safe beside the older releases where that can be had."""
    hidden: set[Name] = set()
    silent: set[str] = set()
    for part, those in _parts(draft, older):
        names, is_silent = _shielded(part, those)
        hidden |= names
        if is_silent:
            silent |= {name.type for name in part.cells}
    return draft.told(hidden, silent)


def unsafe(draft: Draft, told: Told, older: Collection[Told] = ()) -> tuple[Range, ...]:
    """Return the secrets that an attacker knows better once this is told beside the older releases."""
    found: list[Range] = []
    for part, those in _parts(draft, older):
        now = of_type(told, next(iter(part.cells)).type)
        known = [one for one in attack(problem([*those, now], draft.audience)) if not one.is_safe]
        before = _before(part, those) if known else {}
        found += [one for one in known if one.width < before.get(one.secret.key, one.secret.need)]
    return tuple(found)


def blamed(draft: Draft, told: Told, older: Collection[Told], found: Range) -> tuple[str, ...]:
    """Return the references of the older releases that, set against the new one, disclose this secret."""
    named = {one for one in (found.secret.ref, found.secret.less) if one}
    if named or not older:
        return tuple(sorted(named))
    near = concerned(told, older)
    alone = [
        one.ref
        for one in near
        if any(other.secret.key == found.secret.key for other in unsafe(draft, told, [one]))
    ]
    return tuple(alone or [one.ref for one in near])


def _parts(draft: Draft, older: Collection[Told]) -> list[tuple[Draft, list[Told]]]:
    """Return the draft type by type, each with what the older releases that concern it tell of the type."""
    near = concerned(draft.told(), older)
    found = []
    for part in draft.of_types():
        code = next(iter(part.cells)).type
        those = [of_type(one, code) for one in near]
        found.append((part, [one for one in those if one.cells]))
    return found


def _before(draft: Draft, older: Sequence[Told]) -> Widths:
    """Return how wide each range is already when of this release only the official totals are told."""
    if not older and not draft.official:
        return {}
    types = {name.type for name in draft.cells}
    nothing = draft.told(hidden=draft.cells, silent=types)
    return {one.secret.key: one.width for one in attack(problem([*older, nothing], draft.audience))}


def _shielded(draft: Draft, older: Sequence[Told]) -> tuple[frozenset[Name], bool]:
    """Return what to hide of one type, and whether to be silent about what is small."""
    before, types = _before(draft, older), {name.type for name in draft.cells}
    for silent in (set[str](), types):
        told = [*older, draft.told(silent=silent)]
        asked = problem(told, draft.audience, open_ref=NEW, official=draft.official)
        hidden, is_safe = protect(eased(asked, before))
        if is_safe:
            return hidden, bool(silent)
    return frozenset(draft.cells), True
