"""The monitoring rooms of the demo: the register of parties, invented incidents with their decisions, a frozen set."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from kolosi.kernel.periods import Period
from kolosi.reference.rules import document
from kolosi.site.command import listing, parties, places, simulate

if TYPE_CHECKING:
    from rich.progress import Progress

    from kolosi.kernel.viewer import Viewer

SEED, EVENTS = 7, 160
FIRST, LAST = date(2016, 1, 1), date(2017, 6, 30)  # the last months of the period of the document in the demo
AS_OF = datetime(2017, 7, 15, 12, tzinfo=UTC)


def make(cast: "Mapping[str, Viewer]", at: datetime, progress: "Progress | None" = None) -> None:
    """Fill the rooms, inside the transaction of the demo."""
    from kolosi.counting import operations as counting
    from kolosi.site.simulation import writing

    task = progress.add_task("Inventing incidents", total=EVENTS) if progress else None
    places.load_bundled(at=at - timedelta(days=901))
    places.load_bundled(at=at - timedelta(days=901))
    _register(cast, at - timedelta(days=900))
    listing.tell(listing.shipped(), by=cast["desk_officer"], at=at - timedelta(days=899))

    def tell(number: int) -> None:
        if progress and task is not None:
            progress.update(task, completed=number)

    manager = cast["information_manager"]
    world = writing.World(SEED, EVENTS, FIRST, LAST)
    writing.write(world, by=simulate.inventor(), at=at - timedelta(days=2), tell=tell)
    counting.freeze(
        title="Quarterly note, second quarter of 2017 (simulated)",
        situation="ML",
        period=Period.parse("2017Q2"),
        as_of=AS_OF,
        simulated=True,
        by=manager,
        at=at - timedelta(days=1),
    )


def _register(cast: "Mapping[str, Viewer]", at: datetime) -> None:
    """Propose the parties of Mali, let a co-chair approve them, and tell their alliances."""
    from kolosi.parties import operations, queries

    told, console = document(parties.SHIPPED), parties.console()
    parties.tell(told, situation="ML", by=console, at=at)
    waiting = [code for code, entry in queries.book(console).entries.items() if entry.standing == "proposed"]
    for code in waiting:
        operations.approve(code=code, reason="Simulated approval.", by=cast["co_chair"], at=at)
    parties.tell(told, situation="ML", by=console, at=at)
