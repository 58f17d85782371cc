"""`kolosi outbox`: note who is to hear of replies that are due, and send it where mail is on; made for a daily run.

Exit codes: 0 when done, also where nothing was due or mail is off (it says so); 2 for a day that is no day.
"""

import contextlib
import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from kolosi.kernel.refusals import Refused
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.site.command import room


def outbox(
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="As of that day; today if left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
) -> None:
    """Note who is to hear of replies that are due or late, and mail it if this installation sends mail."""
    room.open_tables()
    from kolosi.access import rules
    from kolosi.letters import operations
    from kolosi.site import obstacles

    by = Viewer(person="console", name="console", grants=(rules.held("desk_officer", EVERYWHERE),))
    at = datetime.now(UTC)
    told: dict[str, int | str] = {"noted": 0, "mailed": 0, "why": ""}
    with contextlib.suppress(Refused):  # nobody needs to hear anything: what waits from before may still go
        told["noted"] = operations.notify(on=(on or at).date(), by=by, at=at)
    try:
        told["mailed"] = operations.mail(by=by, at=at)
    except Refused as refusal:
        told["why"] = " ".join(obstacles.sentences(refusal.obstacles))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    typer.echo(f"Noted: {told['noted']}. Mailed: {told['mailed']}. {told['why']}".strip())
