"""The truth of an invented world, written beside its records: what counting must find, and which reports are one event.

It is reckoned from the events themselves, by nothing that counts figures: one row for each violation that the task force
holds for verified at the end, with its day, so that any period can be added up from it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from kolosi.incidents import rules
from kolosi.site.simulation.events import COUNTED_BY_CHILD, Event
from kolosi.site.simulation.told import Report


@dataclass(frozen=True)
class Written:
    """A report as it was written: its event, the report, and the reference it got."""

    event: Event
    report: Report
    ref: str


def write(written: Iterable[Written], file: IO[str]) -> int:
    """Write the truth as JSON, a line for each report, and return how many lines it has."""
    lines = 0
    first: dict[int, str] = {}
    for one in written:
        first.setdefault(one.event.number, one.ref)
        line = truth(one)
        line["duplicate_of"] = first[one.event.number] if one.report.again else None
        file.write(json.dumps(line, sort_keys=True) + "\n")
        lines += 1
    return lines


def truth(one: Written) -> dict[str, Any]:
    """Return the truth of one report: its event, and what of it is verified in the end, violation by violation."""
    withdrawn = one.report.states[-1].standing is rules.Standing.WITHDRAWN
    final = {decision.violation: decision for decision in one.report.decisions}
    told = one.report.states[-1].told.when
    violations = []
    for place, violation in enumerate(one.event.violations):
        decision = final.get(place)
        verified = decision is not None and decision.status == "verified"
        counts = verified and not withdrawn and not one.report.again
        boys, girls, unknown = violation.tally
        violations.append(
            {
                "ref": f"{one.ref}/{place + 1}",
                "type": violation.type,
                "parties": list(violation.parties),
                "attribution": violation.attribution,
                "boys": boys,
                "girls": girls,
                "unknown": unknown,
                "units": boys + girls + unknown if violation.type in COUNTED_BY_CHILD else 1,
                "children": [child.person for child in violation.children],
                "counts": counts,
                "verified_on": decision.on.isoformat() if decision and counts else None,
            }
        )
    last = rules.last_day(told)
    return {
        "simulated": True,
        "ref": one.ref,
        "event": one.event.number,
        "region": one.event.region,
        "first": one.event.first.isoformat(),
        "last": last.isoformat() if last else None,
        "violations": violations,
    }


def expected(lines: Iterable[dict[str, Any]], first: date, last: date) -> dict[str, dict[str, int]]:
    """Add up, from the truth alone, the figures of a period by basis and type."""
    found: dict[str, dict[str, int]] = {"in_period": {}, "late": {}, "total": {}}
    for line in lines:
        for one in line["violations"]:
            day = one["verified_on"]
            if day is None or not first <= date.fromisoformat(day) <= last:
                continue
            late = line["last"] is not None and date.fromisoformat(line["last"]) < first
            for basis in ("late" if late else "in_period", "total"):
                found[basis][one["type"]] = found[basis].get(one["type"], 0) + one["units"]
    return found
