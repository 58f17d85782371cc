"""What stands in the way of each act on the register: proposing, deciding, naming, leaving, succeeding, crossing."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from kolosi.kernel.folding import folded
from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.viewer import Viewer
from kolosi.parties.rules.alliances import Succession
from kolosi.parties.rules.facts import Became, Described, Entry, Kind, Mark, Name, Side, Standing, Tie
from kolosi.parties.rules.names import NameKind
from kolosi.parties.rules.obstacles import Obstacle
from kolosi.parties.rules.spells import Spell
from kolosi.reference.rules import code_list

OLDEST = 30  # years: no law known sets the age of recruitment higher
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ADDRESSES = {"propose", "proposals", "alliances", "export"}  # addresses of the register itself


class NewName(NamedTuple):
    """A name as someone writes it."""

    text: str
    language: str = "en"
    kind: str = NameKind.CANONICAL
    spell: Spell = Spell()
    source: str = ""


def in_reach(viewer: Viewer, permission: str, situations: Collection[str]) -> bool:
    """Say whether the viewer's permission holds in one of the situations in which the party acts."""
    held = viewer.situations(permission)
    return held is None or bool(held & set(situations))


def in_words(described: Described) -> dict[str, str]:
    """Return a description field by field, to be set beside another one."""
    return {
        "kind": described.kind,
        "side": described.side,
        "situations": ", ".join(sorted(described.situations)),
        "legal_minimum_age": str(described.legal_minimum_age or ""),
        "first": str(described.spell.first or ""),
        "last": str(described.spell.last or ""),
        "source": described.source.strip(),
    }


def obstacles_to_describing(described: Described) -> set[Obstacle]:
    """Return all that forbids calling a party so: unknown codes, no situation, an age that no law sets."""
    age = described.legal_minimum_age
    places = code_list("situations")
    standing = {
        Obstacle.NO_SUCH_KIND: described.kind not in set(Kind) or described.side not in set(Side),
        Obstacle.NO_SITUATION: not described.situations
        or any(one not in places for one in described.situations),
        Obstacle.NO_SUCH_AGE: age is not None and not 0 < age <= OLDEST,
        Obstacle.ENDS_BEFORE: described.spell.is_backward(),
        Obstacle.NO_SOURCE: not described.source.strip(),
    }
    return _those(standing)


def obstacles_to_proposing(
    *, code: str, names: Collection[NewName], reason: str, entries: Collection[Entry]
) -> set[Obstacle]:
    """Return all that forbids proposing a party under this code and these names; declined ones do not count."""
    there = [entry for entry in entries if entry.standing is not Standing.DECLINED]
    taken = _main_names(name for entry in there for name in entry.names)
    wanted = {folded(one.text) for one in names if one.kind == NameKind.CANONICAL}
    standing = {
        Obstacle.NO_CODE: _CODE.fullmatch(code) is None or code in ADDRESSES,
        Obstacle.CODE_TAKEN: any(entry.code == code for entry in entries),
        Obstacle.NO_NAME: not wanted - {""} or any(not one.text.strip() for one in names),
        Obstacle.NAME_TAKEN: bool(wanted & taken),
        Obstacle.NO_SUCH_KIND: any(not _is_known(one) for one in names),
        Obstacle.ENDS_BEFORE: any(one.spell.is_backward() for one in names),
        Obstacle.NO_REASON: not reason.strip(),
    }
    return _those(standing)


def obstacles_to_deciding(
    entry: Entry, *, by: str, reason: str, approving: bool, entries: Collection[Entry]
) -> set[Obstacle]:
    """Return all that forbids answering a proposal: somebody else decides, once, and says why when it is no."""
    others = [one for one in entries if one.code != entry.code and one.standing is Standing.APPROVED]
    taken = _main_names(name for one in others for name in one.names)
    standing = {
        Obstacle.OWN_PROPOSAL: entry.proposed_by == by,
        Obstacle.DECIDED_ALREADY: entry.standing is not Standing.PROPOSED,
        Obstacle.NO_REASON: not approving and not reason.strip(),
        Obstacle.NAME_TAKEN: approving and bool(_main_names(entry.names) & taken),
    }
    return _those(standing)


def obstacles_to_naming(entry: Entry, wanted: NewName, entries: Collection[Entry]) -> set[Obstacle]:
    """Return all that forbids adding the name: a main name that another party bears, or one it has already."""
    main = wanted.kind == NameKind.CANONICAL
    others = [one for one in entries if one.code != entry.code and one.standing is Standing.APPROVED]
    taken = _main_names(name for one in others for name in one.names)
    same = {(name.folded, name.language, name.kind) for name in entry.names}
    standing = {
        Obstacle.NOT_APPROVED: entry.standing is not Standing.APPROVED,
        Obstacle.NO_NAME: not folded(wanted.text),
        Obstacle.NAMED_ALREADY: (folded(wanted.text), wanted.language, wanted.kind) in same,
        Obstacle.NAME_TAKEN: main and folded(wanted.text) in taken,
        Obstacle.NO_SUCH_KIND: not _is_known(wanted),
        Obstacle.ENDS_BEFORE: wanted.spell.is_backward(),
        Obstacle.NO_SOURCE: not wanted.source.strip(),
    }
    return _those(standing)


def obstacles_to_parting(tie: Tie, last: HalfKnownDate | None, source: str) -> set[Obstacle]:
    """Return all that forbids this end of a membership: no day, a day before it began, nothing new, no source."""
    standing = {
        Obstacle.NO_SUCH_DATE: last is None,
        Obstacle.ENDS_BEFORE: last is not None and tie.spell._replace(last=last).is_backward(),
        Obstacle.NOTHING_CHANGED: last is not None and tie.spell.last == last,
        Obstacle.NO_SOURCE: not source.strip(),
    }
    return _those(standing)


def obstacles_to_succeeding(wanted: Became, there: Collection[Became]) -> set[Obstacle]:
    """Return all that forbids this succession: itself, the same told before, or one that runs back on the same day."""
    change = wanted.succession
    told = [one.succession for one in there if one.succession]
    same = {(one.earlier, one.later, one.change) for one in there}
    standing = {
        Obstacle.ITSELF: wanted.earlier == wanted.later,
        Obstacle.SUCCEEDED_ALREADY: (wanted.earlier, wanted.later, wanted.change) in same,
        Obstacle.RUNS_BACK: change is not None and any(_runs_back(change, one) for one in told),
        Obstacle.NO_SOURCE: not wanted.source.strip(),
    }
    return _those(standing)


def obstacles_to_crossing(entry: Entry, mark: Mark) -> set[Obstacle]:
    """Return all that forbids this identifier of another list."""
    standing = {
        Obstacle.NOT_APPROVED: entry.standing is not Standing.APPROVED,
        Obstacle.NO_SUCH_KIND: mark.scheme not in code_list("crosswalk_schemes"),
        Obstacle.NO_NAME: not mark.identifier.strip(),
        Obstacle.CROSSED_ALREADY: mark in entry.marks,
    }
    return _those(standing)


def _runs_back(one: Succession, other: Succession) -> bool:
    turned = (one.earlier, one.later) == (other.later, other.earlier)
    return turned and one.on <= other.surely and other.on <= one.surely


def _is_known(name: NewName) -> bool:
    return name.kind in set(NameKind) and name.language in code_list("name_languages")


def _main_names(names: Iterable[Name]) -> set[str]:
    return {one.folded for one in names if one.kind == NameKind.CANONICAL}


def _those(standing: dict[Obstacle, bool]) -> set[Obstacle]:
    return {obstacle for obstacle, stands in standing.items() if stands}
