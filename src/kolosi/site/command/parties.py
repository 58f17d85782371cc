"""`kolosi parties`: propose the parties of a reviewed data file to the register, and tell what is known of those approved.

The command line proposes like anybody else; a co-chair approves in the application. Run again after that, it adds the
alliances and successions between approved parties. What is there already stays as it is.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kolosi.kernel.refusals import Refused
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.reference.rules import document
from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.parties.queries import Book

SHIPPED = "parties_mali"
WHY = "Named in the sources of the data file."


@dataclass
class Told:
    """What was done: proposals made, facts added, and facts that wait for a party to be approved."""

    proposed: int = 0
    added: int = 0
    waiting: int = 0


def parties(
    file: Annotated[
        Path | None, typer.Argument(help="A data file of parties (TOML); without it, those of Mali.")
    ] = None,
    situation: Annotated[
        str, typer.Option(help="The situation in which they act, where the file does not say.")
    ] = "ML",
    to: Annotated[
        Path | None,
        typer.Option(help="Propose nothing: write the register to this file (.xlsx, or .zip of CSV files)."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Propose the parties of a data file to the register; run again, it tells the alliances of those approved."""
    room.open_tables()
    from django.db import DatabaseError, transaction

    if to is not None:
        write(to)
        return
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8")) if file else document(SHIPPED)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        room.stop(f"The file cannot be read: {error}.", 2)
    try:
        with transaction.atomic():
            done = tell(told, situation=situation, by=console(), at=datetime.now(UTC))
    except (KeyError, TypeError, ValueError) as error:
        room.stop(f"The file is not of the form of a data file of parties: {error}.", 2)
    except Refused as refusal:
        room.stop(f"Nothing was told: {room.why(refusal)}", 2)
    except DatabaseError as error:
        room.stop(f"The register cannot be written: {error}. Has `kolosi migrate` been run?")
    if as_json:
        typer.echo(json.dumps(asdict(done)))
        return
    typer.echo(f"{done.proposed} parties proposed, {done.added} facts added.")
    if done.waiting:
        typer.echo(f"{done.waiting} facts wait for parties to be approved; run this again afterwards.")


def write(to: Path) -> None:
    """Write the register to a file, as whoever may run commands on the machine."""
    from django.db import DatabaseError

    from kolosi.parties import operations

    form = to.suffix.removeprefix(".")
    if form not in {"xlsx", "zip"}:
        room.stop("The file must end in .xlsx or .zip.", 2)
    try:
        made = operations.export(form=form, by=console(), at=datetime.now(UTC))
        to.write_bytes(made.data)
    except DatabaseError as error:
        room.stop(f"The register cannot be read: {error}. Has `kolosi migrate` been run?")
    except OSError as error:
        room.stop(f"The file cannot be written: {error}.", 2)
    typer.echo(f"{made.parties} parties written to {to.name}.")


def tell(told: Mapping[str, Any], *, situation: str, by: Viewer, at: datetime) -> Told:
    """Propose what the register does not know, and add what is known of approved parties."""
    from kolosi.parties import queries

    done = Told()
    for entry in told["code"]:
        if entry["code"] not in queries.book(by).entries:
            _propose(entry, situation, by=by, at=at)
            done.proposed += 1
    opened = queries.book(by)
    _marks(told, opened, done, by=by, at=at)
    _memberships(told, opened, done, by=by, at=at)
    _successions(told, opened, done, by=by, at=at)
    return done


def console() -> Viewer:
    """Return whoever may run commands on the machine, as someone who keeps the register; no approver."""
    from kolosi.access import rules

    return Viewer(person="console", name="console", grants=(rules.held("information_manager", EVERYWHERE),))


def _propose(entry: Mapping[str, Any], situation: str, *, by: Viewer, at: datetime) -> None:
    from kolosi.parties import operations, rules

    main = dict.fromkeys((text, language) for language, text in entry["label"].items())
    named = [rules.NewName(text, language) for text, language in main]
    named += [rules.NewName(one["text"], one["language"], one["kind"]) for one in entry.get("names", ())]
    described = rules.Described(
        kind=entry["kind"],
        side=entry["side"],
        situations=tuple(entry.get("situations", (situation,))),
        legal_minimum_age=entry.get("legal_minimum_age"),
        spell=rules.spell(entry.get("first", ""), entry.get("last", "")),
        source=entry["source"],
    )
    operations.propose(code=entry["code"], described=described, names=named, reason=WHY, by=by, at=at)


def _marks(told: Mapping[str, Any], opened: "Book", done: Told, *, by: Viewer, at: datetime) -> None:
    from kolosi.parties import operations, rules

    for entry in told["code"]:
        for one in entry.get("marks", ()):
            mark = rules.Mark(one["scheme"], one["identifier"], one.get("version", ""))
            if entry["code"] not in opened.approved:
                done.waiting += 1
            elif mark not in opened.approved[entry["code"]].marks:
                operations.cross(code=entry["code"], mark=mark, by=by, at=at)
                done.added += 1


def _memberships(told: Mapping[str, Any], opened: "Book", done: Told, *, by: Viewer, at: datetime) -> None:
    from kolosi.parties import operations, rules

    there = {(tie.member, tie.umbrella) for tie in opened.ties}
    for one in told.get("membership", ()):
        pair = (one["member"], one["umbrella"])
        if not set(pair) <= set(opened.approved):
            done.waiting += 1
        elif pair not in there:
            spell = rules.spell(one.get("first", ""), one.get("last", ""), one.get("attested", ""))
            operations.ally(code=pair[0], umbrella=pair[1], spell=spell, source=one["source"], by=by, at=at)
            done.added += 1


def _successions(told: Mapping[str, Any], opened: "Book", done: Told, *, by: Viewer, at: datetime) -> None:
    from kolosi.parties import operations, rules

    there = {(one.earlier, one.later) for one in opened.became}
    for one in told.get("succession", ()):
        pair = (one["earlier"], one["later"])
        if not set(pair) <= set(opened.approved):
            done.waiting += 1
        elif pair not in there:
            on = rules.parsed(one.get("on", ""))
            act = {"change": one["change"], "on": on, "source": one["source"]}
            operations.succeed(code=pair[0], later=pair[1], **act, by=by, at=at)
            done.added += 1
