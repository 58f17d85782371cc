"""How a party stands with each trigger, report by report: computed from what annexes say, never stored.

A report that is not recorded for the situation says nothing: not that the party was not listed.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

PERSISTENT = 5  # reports in a row


class Standing(StrEnum):
    """How a party stands in a report: a code of `listing_standings`."""

    UNRECORDED = "unrecorded"
    NEVER = "never"
    LISTED = "listed"
    RELISTED = "relisted"
    PARTLY_DELISTED = "partly_delisted"
    DELISTED = "delisted"


IS_LISTED = frozenset({Standing.LISTED, Standing.RELISTED, Standing.PARTLY_DELISTED})
Reports = Mapping[int, bool | None]  # by year: listed, not listed, or `None` where it is not recorded


def road(reports: Reports) -> dict[int, Standing]:
    """L03: return how a party stands with one trigger in each report, in the order of years.

    It is listed again in the first report that lists it after one that did not, if it had been listed before that.
    """
    found: dict[int, Standing] = {}
    once, gone = False, False
    for year in sorted(reports):
        listed = reports[year]
        if listed is None:
            found[year] = Standing.UNRECORDED
            continue
        found[year] = _step(listed=listed, once=once, gone=gone)
        once, gone = once or listed, once and not listed
    return found


def _step(*, listed: bool, once: bool, gone: bool) -> Standing:
    if listed:
        return Standing.RELISTED if gone else Standing.LISTED
    return Standing.DELISTED if once else Standing.NEVER


def together(triggers: Collection[Standing]) -> Standing:
    """L04: return how a party stands in one report, all triggers together; each of them is judged by itself.

    Partly delisted: one trigger is gone, another stays.
    """
    told = set(triggers)
    if told & IS_LISTED and Standing.DELISTED in told:
        return Standing.PARTLY_DELISTED
    order = (Standing.LISTED, Standing.RELISTED, Standing.DELISTED, Standing.NEVER)
    return next((one for one in order if one in told), Standing.UNRECORDED)


def in_a_row(reports: Reports, *, until: int) -> int:
    """Return in how many recorded reports up to that of the year the party was listed, none between them leaving it out.

    A report that is not recorded neither counts nor breaks the row.
    """
    number = 0
    for year in sorted((one for one in reports if one <= until), reverse=True):
        if reports[year] is False:
            break
        number += reports[year] is True
    return number


def is_persistent(reports: Reports, *, until: int) -> bool:
    """L05: a party is persistent once five reports in a row have listed it, for whatever."""
    return in_a_row(reports, until=until) >= PERSISTENT
