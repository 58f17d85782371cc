"""`kolosi figures`: published sets held against their parts, simulated records calibrated to them, tables of persons.

These read files and need no tables of the application.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.counting.rules.comparison import Compared

application = typer.Typer(
    no_args_is_help=True, help="Hold published figures against their parts; count tables of persons."
)
FILE = Annotated[Path, typer.Argument(help="A file of published sets (JSON).", exists=True, dir_okay=False)]
JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@application.command()
def reconcile(file: FILE, as_json: JSON = False) -> None:
    """Say of each published set whether its parts add up, what is left over, and what nothing checks."""
    told = [_reconciled(name, one) for name, one in _sets(file).items()]
    if as_json:
        typer.echo(json.dumps({"sets": told}, ensure_ascii=False, indent=1))
        return
    for one in told:
        for line in _lines(one):
            typer.echo(line)


@application.command()
def calibrate(
    file: FILE,
    name: Annotated[str, typer.Option("--set", help="One set of the file; without it, all.")] = "",
    as_json: JSON = False,
) -> None:
    """Make simulated records whose count gives a published set, count them, and print both side by side."""
    sets = _sets(file)
    if name and name not in sets:
        room.stop(f"There is no set {name}; there are: {', '.join(sets)}.", 2)
    told = {one: _calibrated(sets[one]) for one in ([name] if name else sets)}
    if as_json:
        typer.echo(json.dumps({"sets": [{"id": one, **made} for one, made in told.items()]}, indent=1))
        return
    for one, made in told.items():
        typer.echo(f"{one}: {made['records']} simulated records")
        for row in made["numbers"]:
            mark = "" if row["stated"] == row["counted"] else "   differs"
            typer.echo(f"  {row['name']:<44}{row['stated']:>9}{row['counted']:>9}{mark}")
        _say("cannot all hold at once, missed by", made["off"])
        _say("not read", made["not_read"])


@application.command()
def persons(
    file: Annotated[Path, typer.Argument(help="A table of persons (Parquet).", exists=True, dir_okay=False)],
    as_json: JSON = False,
) -> None:
    """Count a published table of persons by age band, sex, party and year; unknown ones keep their own rows."""
    from kolosi.counting.gateways import persons as tables
    from kolosi.counting.rules import persons as rules

    try:
        made = rules.counted(tables.read(file, tables.layout_of(file)))
    except tables.Unreadable as error:
        room.stop(str(error), 2)
    if as_json:
        cells = [
            dict(zip((*rules.DIMENSIONS, "persons"), (*cell, number), strict=True))
            for cell, number in made.cells.items()
        ]
        typer.echo(
            json.dumps(
                {"persons": made.persons, "by": made.by, "set_aside": made.set_aside, "cells": cells},
                ensure_ascii=False,
            )
        )
        return
    typer.echo(f"{made.persons} persons")
    for dimension, rows in made.by.items():
        typer.echo(f"by {dimension}")
        for row, number in rows.items():
            typer.echo(f"  {row:<20}{number:>9}")
        if guessed := made.set_aside.get(dimension):
            _say(f"among the unknown, {sum(guessed.values())} that the publisher imputed", guessed)


def _sets(file: Path) -> dict[str, Mapping[str, Any]]:
    """Return the sets of a file by name: those under `sets`, a list of them, or a single one."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        room.stop(f"The file cannot be read: {error}.", 2)
    found = told.get("sets", [told]) if isinstance(told, dict) else told
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        room.stop('The file holds no published sets: a list of them under "sets" is expected.', 2)
    return {str(one.get("id") or one.get("ref") or f"set {at}"): one for at, one in enumerate(found, 1)}


def _reconciled(name: str, one: Mapping[str, Any]) -> dict[str, Any]:
    from kolosi.counting.rules import published, stated

    checks = published.reconciled(one)
    residuals = {check.what: check.residual for check in checks if check.residual}
    told = stated.number(one.get("residual"))
    found = next((check.residual for check in checks if check.what == "total"), None)
    return {
        "id": name,
        "adds_up": bool(checks) and not residuals,
        "checks": [{**check._asdict(), "residual": check.residual} for check in checks],
        "residuals": residuals,
        "residual_as_stated": None if told is None or found is None else told == found,
        "too_great": [bound._asdict() for bound in published.bounds(one) if not bound.holds],
        "unchecked": published.unchecked(one, {*published.read(one), "residual"}),
    }


def _lines(told: Mapping[str, Any]) -> list[str]:
    number = len(told["checks"])
    if told["adds_up"]:
        lines = [f"{told['id']}: adds up ({number} checks)"]
    elif not number:
        lines = [f"{told['id']}: nothing can be checked, no part is given beside its whole"]
    else:
        lines = [f"{told['id']}: {number} checks"]
    for check in told["checks"]:
        if check["residual"]:
            lines.append(
                f"  {check['what']}: stated {check['stated']}, parts {check['parts']}, residual {check['residual']}"
            )
    lines += [f"  {one['what']}: {one['stated']}, more than {one['at_most']}" for one in told["too_great"]]
    if told["residual_as_stated"] is False:
        lines.append("  the residual that the file states is another one")
    if told["unchecked"]:
        lines.append(f"  not checked: {', '.join(told['unchecked'])}")
    return lines


def _calibrated(one: Mapping[str, Any]) -> dict[str, Any]:
    from kolosi.counting.gateways import engine, extract
    from kolosi.counting.rules import calibrated, comparison, published, tables

    made = calibrated.calibrated(one)
    with extract.in_memory(made.states) as runner:
        counted = engine.counted(runner, tables.asked(made.period, at=made.at))
    rows: list[Compared] = comparison.compared(one, counted)
    return {
        "records": len(made.states),
        "numbers": [row._asdict() for row in rows],
        "agrees": all(row.agrees for row in rows),
        "off": dict(made.off),
        "not_read": published.unchecked(one, {*(row.name for row in rows), "residual"}),
    }


def _say(what: str, told: Mapping[str, Any] | list[str]) -> None:
    if told:
        parts = [f"{name} {number}" for name, number in told.items()] if isinstance(told, Mapping) else told
        typer.echo(f"  {what}: {', '.join(parts)}")
