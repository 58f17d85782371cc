"""What Primero's workbook says that the task force decided: told as plain values, for the room that judges to take over.

Only the last of its three levels is read, as Primero's own reports do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kolosi.incidents.gateways import primero_layout as theirs
from kolosi.incidents.gateways import workbook_staged
from kolosi.incidents.gateways.sheets_layout import Head
from kolosi.reference.rules import code_list

VERDICT, DAY = "ctfmr_verified", "ctfmr_verified_date"
_KEY = theirs.IDS.index("violation_id")


@dataclass(frozen=True)
class DecidedThere:
    """One row: where it stands, whose violation it is, what was decided (`None`: no word of theirs) and the day as typed."""

    sheet: str
    row: int
    incident: str
    violation: str
    verdict: str
    status: str | None
    day: str


def decided(path: Path) -> Iterator[DecidedThere]:
    """Yield the decisions of a file that was laid out, in its order; what waits for a decision there has none."""
    for head, number, key, cells in workbook_staged.told_lines(path, _tells):
        named = {theirs.plain(name): cell.strip() for name, cell in zip(head.columns, cells, strict=False)}
        verdict = named.get(VERDICT, "")
        status = _meant().get(theirs.plain(verdict))
        if verdict and status != "":
            yield DecidedThere(
                head.sheet, number, key, cells[_KEY].strip(), verdict, status, named.get(DAY, "")
            )


def _tells(head: Head) -> bool:
    return head.entry == "violations" and VERDICT in {theirs.plain(name) for name in head.columns}


@cache
def _meant() -> Mapping[str, str]:
    """Return the judgement of ours by each word of theirs."""
    known = code_list("primero_verdicts").items()
    return {
        theirs.plain(word): str(one.more["status"])
        for code, one in known
        for word in (code, *one.label.values())
    }
