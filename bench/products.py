"""Products as they are sent: drafted from the figures and written as Word, workbook, CSV and JSON, in both languages.

The one for the public is drawn from a release, which is made first and is no part of what is measured here.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from bench.run import Subject
from bench.world import incidents

if TYPE_CHECKING:
    from kolosi.reports.queries import Asked

TARGET = 10.0  # seconds
PERIODS = {"ghn": "2017Q2", "country_report": "2017-07-01..2020-03-31", "annual_input": "2017"}


def subjects() -> Iterator[Subject]:
    """Yield each product for the task force, and the year for the public."""
    incidents.filled()
    from kolosi.access import rules
    from kolosi.kernel.periods import Period
    from kolosi.kernel.viewer import EVERYWHERE, Viewer
    from kolosi.reports.queries import Asked

    chair = Viewer(person="p-bench", name="Bench", grants=(rules.held("co_chair", EVERYWHERE),))
    now = datetime.now(UTC)
    for kind, period in PERIODS.items():
        asked = Asked(kind, "ML", Period.parse(period), now)
        yield Subject(f"{kind}, all files", TARGET, partial(_files, chair, asked), runs=3)
    public = _released(chair, Asked("annual_input", "ML", Period.parse("2017"), now, audience="public"))
    yield Subject("annual_input, all files, public", TARGET, partial(_files, chair, public), runs=3)


def _files(viewer: Any, asked: "Asked") -> list[bytes]:
    from kolosi.reports import queries
    from kolosi.reports.gateways import as_csv, as_docx, as_json, as_xlsx

    drafted = queries.draft(viewer, asked).values()
    return [writer.written(one) for one in drafted for writer in (as_docx, as_xlsx, as_csv, as_json)]


def _released(viewer: Any, asked: "Asked") -> "Asked":
    """Make the release that the product is drawn from, and return the product as it is wanted."""
    from kolosi.counting import operations, queries
    from kolosi.counting.rules import Wanted

    wanted = Wanted(asked.situation, asked.audience, asked.period, asked.as_of, hide_more=True)
    counted = queries.counted(viewer, wanted)
    operations.release(
        title="Bench", wanted=wanted, counted=counted, simulated=True, by=viewer, at=asked.as_of
    )
    return asked
