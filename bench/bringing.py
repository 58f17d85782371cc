"""How long incidents take to come in and to leave, and how much memory that takes: `python -m bench.bringing [how many]`."""

import os
import resource
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

INCIDENTS = 100_000
PART = 500
FIRST, LAST = date(2014, 1, 1), date(2018, 12, 31)


def main() -> None:
    """Invent a workbook, bring it into an empty register, hand all of it out again, and print the figures."""
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else INCIDENTS
    with tempfile.TemporaryDirectory(prefix="kolosi-bench-") as folder:
        os.environ["KOLOSI_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolosi.site.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _run(Path(folder), how_many)


def _run(folder: Path, how_many: int) -> None:
    from kolosi.incidents import operations
    from kolosi.incidents.gateways import workbook
    from kolosi.incidents.queries import bringing as reads
    from kolosi.incidents.queries import export
    from kolosi.site.command.incidents import console

    by, at = console(), datetime(2019, 1, 1, tzinfo=UTC)
    _parties()
    began = time.perf_counter()
    data = workbook.written(_invented(how_many), language="en", on=LAST, translate=str)
    _tell("workbook written", began, f"{len(data) / 1e6:.1f} MB")
    began = time.perf_counter()
    ref = operations.submit(situation="ML", file=operations.File("bench.xlsx", data), by=by, at=at)
    total = reads.staged(by, ref).incidents
    _tell("laid out", began, f"{total} incidents")
    del data
    done = reads.bringing(by, ref).progress
    while done.position < total:
        done = operations.bring_in(ref=ref, how_many=PART, by=by, at=at)
    _tell("brought in, laying out included", began, f"{done}")
    for one in reads.unfit(by, ref, most=5):
        print(one)
    began = time.perf_counter()
    out = workbook.written(export.exported(by, situation="ML"), language="en", on=LAST, translate=str)
    _tell("handed out", began, f"{len(out) / 1e6:.1f} MB")


def _parties() -> None:
    from kolosi.access import rules as access
    from kolosi.kernel.viewer import EVERYWHERE, Viewer
    from kolosi.reference.rules import document
    from kolosi.site.command import parties

    held = access.held("information_manager", EVERYWHERE)
    by = Viewer(person="bench", name="bench", grants=(held,))
    parties.tell(document(parties.SHIPPED), situation="ML", by=by, at=datetime(2014, 1, 1, tzinfo=UTC))


def _invented(how_many: int):  # type: ignore[no-untyped-def]
    from kolosi.incidents.gateways.sheets_written import Exported
    from kolosi.site.simulation import events, told
    from kolosi.site.simulation.shares import Hand

    hand, made = Hand("bringing"), 0
    for event in events.events(7, how_many, FIRST, LAST):
        for report in told.reports(hand, event, until=LAST):
            if made == how_many:
                return
            made += 1
            yield Exported(f"S{made}", report.states[-1].told, {"simulated": "yes"})


def _tell(what: str, began: float, more: str) -> None:
    own, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime
    print(
        f"{what}: {time.perf_counter() - began:.1f} s; since the start {cpu:.0f} s of one processor; "
        f"{own.ru_maxrss / 1024:.0f} MB (child {child.ru_maxrss / 1024:.0f} MB); {more}",
        flush=True,
    )


if __name__ == "__main__":
    main()
