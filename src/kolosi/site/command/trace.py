"""`kolosi trace`: the thread of anything, both ways, and a rehearsal without an incident.

Exit codes: 0 when it was printed, 2 when nothing has that reference, or a rehearsal was asked of what is no incident.
"""

import json
from datetime import UTC, datetime, time
from typing import Annotated, Any

import typer

from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.site.command import room


def trace(
    ref: Annotated[
        str,
        typer.Argument(
            help="An incident, violation, party, commitment, set of figures, report, ask, letter …"
        ),
    ],
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="As known on that day.")
    ] = None,
    without: Annotated[
        bool, typer.Option("--without", help="Rehearse: what would change if this incident were taken out.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Walk the whole loop from anything, ahead and back; nothing is written."""
    room.open_tables()
    now = datetime.now(UTC)
    at = min(now, datetime.combine(as_of, time.max, tzinfo=UTC)) if as_of else now
    told = _rehearsed(ref, at) if without else _walked(ref, at)
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for line in _lines(told):
        typer.echo(line)


def _operator() -> Viewer:
    """Return whoever may run commands on the machine, as someone who may read all that desk officers and task forces do."""
    from kolosi.access import rules

    roles = ("desk_officer", "information_manager")
    return Viewer(
        person="console", name="console", grants=tuple(rules.held(one, EVERYWHERE) for one in roles)
    )


def _walked(ref: str, at: datetime) -> dict[str, Any]:
    from kolosi.thread.gateways import as_json
    from kolosi.thread.queries import threads

    found = threads.thread(_operator(), ref, at=at)
    if found is None:
        room.stop(f"{ref}: nothing has this reference.", 2)
    return as_json.thread(found)


def _rehearsed(ref: str, at: datetime) -> dict[str, Any]:
    from kolosi.thread.gateways import as_json
    from kolosi.thread.queries import rehearsals

    try:
        found = rehearsals.rehearsal(_operator(), ref, at=at)
    except Absent:
        room.stop(f"{ref}: no incident has this reference, and only an incident can be taken out.", 2)
    return as_json.rehearsal(found)


def _lines(told: dict[str, Any]) -> list[str]:
    """Return the same for people: one thing a line, station by station."""
    if "nodes" in told:
        return [f"{one['kind']:10} {one['ref']:24} {one['label']}" for one in told["nodes"]]
    lines = [f"{told['incident']}: {told['title']}"]
    for one in (*told["figures"], *told["today"]):
        lines.append(f"figure     {one['ref']:24} {one['label']}")
        lines += [
            f"             {cell['basis']} {cell['kind']} {cell['type']} {cell['row']}: {cell['before']} → {cell['after']}"
            for cell in one["cells"]
        ]
    for name in ("products", "listings", "signals", "documents", "letters"):
        lines += [f"{one['kind']:10} {one['ref']:24} {one['label']}" for one in told[name]]
    return lines
