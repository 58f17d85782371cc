"""`kolosi figures`: published sets held against their parts, simulated records calibrated to them, tables of persons.

These read files and need no tables of the application.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.counting.rules.admitted import Admitted
    from kolosi.counting.rules.comparison import Compared

application = typer.Typer(
    no_args_is_help=True, help="Hold published figures against their parts; count tables of persons."
)
FILE = Annotated[Path, typer.Argument(help="A file of published sets (JSON).", exists=True, dir_okay=False)]
JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]

FAULTS = {
    "not_a_set": "An object with the numbers of one set is expected here.",
    "not_a_number": "A whole number is expected, or a bound such as 'at least 20'.",
    "negative": "Nothing can be counted fewer than 0 times.",
    "not_a_breakdown": "Rows with a number each are expected.",
    "not_an_age": "A child is at most 17 years old.",
    "told_twice": "The same is told twice, under two names.",
    "no_period": "Days are expected, such as 2017, 2017Q2, or a first and a last day.",
    "no_basis": "A basis is expected: IN_PERIOD, LATE, TOTAL, or UNSTATED.",
    "unnamed": "A row needs a name.",
    "unprintable": "This text has characters that cannot be shown.",
}


@application.command()
def reconcile(file: FILE, as_json: JSON = False) -> None:
    """Say of each published set whether its parts add up, what is left over, and what nothing checks."""
    found = _sets(file, as_json)
    told = [_reconciled(name, one) for name, one in _fit(found).items()]
    if as_json:
        typer.echo(json.dumps({"sets": told, "refused": _refused(found)}, ensure_ascii=False, indent=1))
    else:
        for line in (line for one in told for line in _lines(one)):
            typer.echo(line)
    _end(found)


@application.command()
def calibrate(
    file: FILE,
    name: Annotated[str, typer.Option("--set", help="One set of the file; without it, all.")] = "",
    as_json: JSON = False,
) -> None:
    """Make simulated records whose count gives a published set, count them, and print both side by side."""
    sets = _sets(file, as_json)
    if name and name not in sets:
        room.stop(f"There is no set {name}; there are: {', '.join(sets)}.", 2)
    sets = {name: sets[name]} if name else sets
    told = {one: _calibrated(admitted) for one, admitted in _fit(sets).items()}
    if as_json:
        rows = [{"id": one, **made} for one, made in told.items()]
        typer.echo(json.dumps({"sets": rows, "refused": _refused(sets)}, ensure_ascii=False, indent=1))
        _end(sets)
        return
    for one, made in told.items():
        typer.echo(f"{one}: {made['records']} simulated records")
        for row in made["numbers"]:
            mark = "" if row["stated"] == row["counted"] else "   differs"
            typer.echo(f"  {row['name']:<44}{row['stated']:>9}{row['counted']:>9}{mark}")
        _say("cannot all hold at once, missed by", made["off"])
        _say("not exact", made["not_exact"])
        _say("not read", made["not_read"])
    _end(sets)


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
            why = "that no year of the table can be" if dimension == "year" else "that the publisher imputed"
            _say(f"among the unknown, {sum(guessed.values())} {why}", guessed)


def _sets(file: Path, as_json: bool) -> "dict[str, Admitted]":
    """Return the sets of a file by name, each with what is wrong in it; say what stands beside them unread."""
    from kolosi.counting.rules import admitted

    try:
        told = json.loads(
            file.read_text(encoding="utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number
        )
        found, beside = admitted.of_file(told)
    except RecursionError:
        room.stop("The file cannot be read: it is nested too deeply.", 2)
    except (OSError, ValueError) as error:
        room.stop(f"The file cannot be read: {error}.", 2)
    if beside and not as_json:
        typer.echo(f"beside the sets, not read: {', '.join(beside)}", err=True)
    return {name: admitted.admitted(one) for name, one in found.items()}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"told twice in one place: {', '.join(twice)}")
    return dict(pairs)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _fit(found: "dict[str, Admitted]") -> "dict[str, Admitted]":
    return {name: one for name, one in found.items() if not one.complaints}


def _refused(found: "dict[str, Admitted]") -> list[dict[str, str]]:
    return [
        {"set": name, "field": one.field, "value": one.value, "reason": FAULTS[one.fault]}
        for name, told in found.items()
        for one in told.complaints
    ]


def _end(found: "dict[str, Admitted]") -> None:
    """Say of each set that is not taken why, row by row; 1 if there is any."""
    for one in (refused := _refused(found)):
        place = ", ".join(filter(None, (one["set"], one["field"])))
        typer.echo(f"{place}: {one['reason']}" + (f" ({one['value']})" if one["value"] else ""), err=True)
    if refused:
        raise typer.Exit(1)


def _reconciled(name: str, told: "Admitted") -> dict[str, Any]:
    from kolosi.counting.rules import published, stated

    one = told.published
    checks = published.reconciled(one)
    residuals = {check.what: check.residual for check in checks if check.residual}
    said = stated.number(one.get("residual"))
    found = next((check.residual for check in checks if check.what == "total"), None)
    too_great = [bound._asdict() for bound in published.bounds(one) if not bound.holds]
    return {
        "id": name,
        "adds_up": bool(checks) and not residuals and not too_great,
        "checks": [{**check._asdict(), "residual": check.residual} for check in checks],
        "residuals": residuals,
        "residual_as_stated": None if said is None or found is None else said == found,
        "too_great": too_great,
        "not_exact": told.inexact,
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
    if told["not_exact"]:
        lines.append(
            f"  not exact: {', '.join(f'{name} {text}' for name, text in told['not_exact'].items())}"
        )
    if told["unchecked"]:
        lines.append(f"  not checked: {', '.join(told['unchecked'])}")
    return lines


def _calibrated(told: "Admitted") -> dict[str, Any]:
    from kolosi.counting.gateways import engine, extract
    from kolosi.counting.rules import calibrated, comparison, published, tables

    one = told.published
    try:
        made = calibrated.calibrated(one)
    except ValueError as error:
        room.stop(f"No records can be made for this set: {error}.", 2)
    with extract.in_memory(made.states) as runner:
        counted = engine.counted(runner, tables.asked(made.period, at=made.at))
    rows: list[Compared] = comparison.compared(one, counted)
    return {
        "records": len(made.states),
        "numbers": [row._asdict() for row in rows],
        "agrees": all(row.agrees for row in rows),
        "off": dict(made.off),
        "not_exact": told.inexact,
        "not_read": published.unchecked(one, {*(row.name for row in rows), "residual"}),
    }


def _say(what: str, told: Mapping[str, Any] | list[str]) -> None:
    if told:
        parts = [f"{name} {number}" for name, number in told.items()] if isinstance(told, Mapping) else told
        typer.echo(f"  {what}: {', '.join(parts)}")
