"""What is wrong with what a file tells: with itself, and with what is on record of the same edition."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from kolosi.places.rules.facts import (
    About,
    Complaint,
    EditionKind,
    Layout,
    Level,
    Point,
    Reason,
    Told,
    ToldEdition,
    ToldPlace,
)
from kolosi.places.rules.obstacles import Obstacle
from kolosi.places.rules.spelling import plain

LARGEST = 40 * 1024 * 1024  # bytes
_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_EDITION = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 200
NEAR = 1e-6  # degrees: the same point


class Known(NamedTuple):
    """A place on record: its level, the key of what it lies in, its names as they are sought, and its point."""

    level: str
    above: str
    names: frozenset[str]
    point: Point | None


def obstacles_to_receiving(
    about: About, layout: str, data: bytes, situations: Collection[str]
) -> set[Obstacle]:
    """Return all that stands in the way of keeping a file."""
    ours = layout == Layout.REGISTER  # says all of this by itself
    standing = {
        Obstacle.EMPTY: not data,
        Obstacle.TOO_LARGE: len(data) > LARGEST,
        Obstacle.NO_SUCH_LAYOUT: layout not in set(Layout),
        Obstacle.NO_SUCH_SITUATION: about.situation not in situations,
        Obstacle.NO_EDITION: not ours
        and not (_EDITION.fullmatch(about.edition) and len(about.edition) <= 40),
        Obstacle.NO_SOURCE: not ours and not about.source.strip(),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def complaints(
    told: Told, editions: Mapping[str, ToldEdition], known: Mapping[str, Known]
) -> tuple[Complaint, ...]:
    """Return every row that cannot be taken, in order; `editions` and `known` (by key) are those on record."""
    kept = {
        **known,
        **{
            one.key: Known(one.level, one.above, frozenset({plain(one.name)}), one.point)
            for one in told.places
        },
    }
    found = [
        *told.complaints,
        *_of_editions(told, editions),
        *_of_places(told.places, known, kept),
        *(Complaint(row, "code", Reason.NO_SUCH_PLACE, key) for row, key in _keyed(told) if key not in kept),
        *(
            Complaint(one.row, "descents", Reason.NO_SUCH_PLACE, key)
            for one in told.descents
            for key in (one.later, one.earlier)
            if key not in kept
        ),
        *(
            Complaint(one.row, "name", Reason.NO_NAME, one.text[:60])
            for one in told.names
            if not one.text.strip() or len(one.text) > LONGEST
        ),
    ]
    if not (told.places or told.shapes or found):
        found.append(Complaint(0, "", Reason.NOTHING_IN_IT))
    return tuple(sorted(found))


def _keyed(told: Told) -> Iterator[tuple[int, str]]:
    """Yield the row and the place of each name and shape."""
    yield from ((one.row, one.key) for one in told.names)
    yield from ((one.row, one.key) for one in told.shapes)


def _of_editions(told: Told, editions: Mapping[str, ToldEdition]) -> Iterator[Complaint]:
    """An edition on record has one kind and one first day."""
    for one in told.editions:
        there = editions.get(one.code)
        if not _EDITION.fullmatch(one.code):
            yield Complaint(0, "edition", Reason.NO_CODE, one.code)
        elif there and (there.kind is not one.kind or there.first != one.first):
            yield Complaint(0, "edition", Reason.DIFFERS, one.code)
        others = [other.code for other in (*told.editions, *editions.values()) if other.first == one.first]
        if one.first and set(others) != {one.code}:
            yield Complaint(0, "edition", Reason.SAME_DAY, one.first.isoformat())


def _of_places(
    places: Iterable[ToldPlace], known: Mapping[str, Known], kept: Mapping[str, Known]
) -> Iterator[Complaint]:
    seen: set[str] = set()
    for one in places:
        yield from _of_itself(one)
        if one.key in seen:
            yield Complaint(one.row, "code", Reason.TOLD_TWICE, one.code)
        seen.add(one.key)
        if one.above and one.above not in kept:
            yield Complaint(one.row, "parent", Reason.NO_SUCH_PARENT, one.above)
        if one.key in known:
            yield from _unlike(one, known[one.key])


def _of_itself(one: ToldPlace) -> Iterator[Complaint]:
    if not _CODE.fullmatch(one.code):
        yield Complaint(one.row, "code", Reason.NO_CODE, one.code[:60])
    if not one.name.strip() or len(one.name) > LONGEST:
        yield Complaint(one.row, "name", Reason.NO_NAME, one.name[:60])


def _unlike(one: ToldPlace, there: Known) -> Iterator[Complaint]:
    """Rows are added and never changed, so that what an incident names stays what it was; saying less is no difference."""
    pairs: dict[str, tuple[str, str]] = {"level": (one.level, there.level)}
    if one.level not in {Level.SETTLEMENT, Level.LANDMARK}:  # theirs may have been found from shapes
        pairs["parent"] = (one.above, there.above)
    for field, (mine, theirs) in pairs.items():
        if mine != theirs:
            yield Complaint(one.row, field, Reason.DIFFERS, str(mine)[:60])
    if plain(one.name) not in there.names:
        yield Complaint(one.row, "name", Reason.DIFFERS, one.name[:60])
    if one.point and there.point and not _same(one.point, there.point):
        yield Complaint(one.row, "point", Reason.DIFFERS, ", ".join(map(str, one.point or ())))


def _same(one: Point, other: Point) -> bool:
    return abs(one.latitude - other.latitude) < NEAR and abs(one.longitude - other.longitude) < NEAR


def edition_of(about: About, kind: EditionKind) -> ToldEdition:
    """Return the edition that somebody describes beside a file which does not describe it."""
    label = about.label.strip() or about.edition
    return ToldEdition(
        about.edition,
        kind,
        {"en": label, "fr": label},
        about.first,
        about.source.strip(),
        about.licence.strip(),
    )
