"""Our own form, a reviewed TOML file: editions with their places, other names, and what came of what."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kolosi.places.rules import (
    BETWEEN,
    About,
    Complaint,
    Descent,
    EditionKind,
    Level,
    Reason,
    Told,
    ToldDescent,
    ToldEdition,
    ToldName,
    ToldPlace,
    point,
)


def read(text: str, about: About) -> Told:
    """Return what the file tells; rows are counted edition by edition, names and descents from one."""
    try:
        told = tomllib.loads(text)
        if told["situation"] != about.situation:
            return Told(
                complaints=(Complaint(0, "situation", Reason.NOTHING_IN_IT, str(told["situation"])[:60]),)
            )
        complaints: list[Complaint] = []
        return Told(
            editions=tuple(_edition(one) for one in told["edition"]),
            places=tuple(
                place
                for one in told["edition"]
                for row, cells in enumerate(one["places"], 1)
                if (place := _place(row, one["code"], cells, complaints))
            ),
            names=tuple(_name(row, cells) for row, cells in enumerate(told.get("names", ()), 1)),
            descents=tuple(_descents(told.get("descents", ()))),
            complaints=tuple(complaints),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        return Told(complaints=(Complaint(0, "", Reason.NOT_THIS_FORM, str(error)[:60]),))


def _edition(told: Mapping[str, Any]) -> ToldEdition:
    return ToldEdition(
        code=told["code"],
        kind=EditionKind(told["kind"]),
        label=told["label"],
        first=date.fromisoformat(told["first"]) if told["first"] else None,
        source=told["source"],
        licence=told["licence"],
        provisional=told.get("provisional", False),
    )


def _place(row: int, edition: str, cells: list[Any], complaints: list[Complaint]) -> ToldPlace | None:
    code, level, above, name, latitude, longitude, other, *more = cells
    if level not in set(Level):
        complaints.append(Complaint(row, "level", Reason.NO_SUCH_LEVEL, str(level)[:60]))
        return None
    where = point(latitude, longitude)
    if where is None and (latitude, longitude) != ("", ""):
        complaints.append(
            Complaint(row, "latitude, longitude", Reason.NO_POINT, f"{latitude}, {longitude}"[:60])
        )
    key = above if BETWEEN in above or not above else f"{edition}{BETWEEN}{above}"
    people = int(more[0]) if more and more[0] else None
    return ToldPlace(row, edition, code, Level(level), name, key, where, other, people)


def _name(row: int, cells: list[str]) -> ToldName:
    edition, code, text, language = cells
    return ToldName(row, f"{edition}{BETWEEN}{code}", text, language)


def _descents(rows: Iterable[list[str]]) -> Iterable[ToldDescent]:
    for row, (later, earlier, basis) in enumerate(rows, 1):
        yield ToldDescent(row, later, earlier, Descent(basis))
