"""`kolosi asks`: the followed asks of the database, as a table or as data for scripts.

Whoever may run commands sees what an information manager sees everywhere: not what only a letter says.
"""

from collections.abc import Container
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.reference.rules import code_list
from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.conclusions.queries.asks import Filters


def asks(
    words: Annotated[str, typer.Option("--words", help="Words that the ask must hold.")] = "",
    situation: Annotated[str, typer.Option(help="A situation's code, such as ML.")] = "",
    addressee: Annotated[str, typer.Option(help="An addressee's code, such as government-mali.")] = "",
    theme: Annotated[str, typer.Option(help="A theme's code, such as recruitment.")] = "",
    status: Annotated[str, typer.Option(help="A status: " + ", ".join(code_list("statuses")) + ".")] = "",
    state: Annotated[
        str, typer.Option(help="As seen today: open, overdue, silent, declined, orphaned or regressed.")
    ] = "",
    public: Annotated[
        bool, typer.Option("--public", help="Leave out names and everything that people wrote.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print asks and follow-up as JSON (docs/exports.md).")
    ] = False,
) -> None:
    """List the asks that are followed; with --json as an export, which the ledger keeps."""
    room.open_tables()
    from django.db import DatabaseError

    from kolosi.conclusions.queries.asks import Filters
    from kolosi.conclusions.queries.states import STATES

    _known("situation", situation, code_list("situations"))
    _known("status", status, code_list("statuses"))
    _known("theme", theme, code_list("themes"))
    _known("state", state, STATES)
    wanted = Filters(
        q=words, situation=situation, addressee=addressee, theme=theme, status=status, state=state
    )
    try:
        _print_json(wanted, public) if as_json else _print_table(wanted, public)
    except DatabaseError as error:
        room.stop(f"The asks cannot be read: {error}. Has `kolosi migrate` been run?")


def _known(option: str, value: str, among: Container[str]) -> None:
    if value and value not in among:
        room.stop(f"There is no {option} {value!r}. `kolosi asks --help` says what there is.", 2)


def _viewer() -> Viewer:
    from kolosi.access import rules

    return Viewer(person="console", name="console", grants=(rules.held("information_manager", EVERYWHERE),))


def _print_json(wanted: "Filters", public: bool) -> None:
    from kolosi.conclusions.operations import exporting

    made = exporting.export(form="json", wanted=wanted, public=public, by=_viewer(), at=datetime.now(UTC))
    typer.echo(made.data.decode(), nl=False)


def _print_table(wanted: "Filters", public: bool) -> None:
    from kolosi.conclusions.queries import exports

    found = exports.records(_viewer(), wanted, public=public, on=datetime.now(UTC).date())
    table = Table("Item", "Document", "What is asked", "Of", "Status", "Overdue", box=None)
    for ask in found.asks:
        bodies = "; ".join(ask["addressees"][:2]) + (" …" if len(ask["addressees"]) > 2 else "")
        cells = (
            ask["item"],
            ask["document"],
            ask["summary"],
            bodies,
            ask["status_name"],
            ask["overdue"] or "",
        )
        table.add_row(*cells)
    Console().print(table)
    typer.echo(f"Asks: {len(found.asks)}. What only a letter says is not among them.")
