"""What an annual report's annexes say, as plain values, and what stands in the way of recording it.

Rules are numbered L01 to L07; docs/listing.md tells each with its source.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kolosi.kernel.precision import HalfKnownDate
from kolosi.reference.rules import code_list

FIRST = 2002  # the first list
SPLIT = 2016  # the first year whose report splits each annex into two sections
DENIAL = {"DHA", "dha", "f", "denial"}  # what people write for the violation that is no trigger


class Obstacle(StrEnum):
    """What can stand in the way of recording an annex."""

    NO_SUCH_YEAR = "listing.no_such_year"
    NO_SUCH_DATA_YEAR = "listing.no_such_data_year"
    NO_SYMBOL = "listing.no_symbol"
    NO_SOURCE = "listing.no_source"
    NO_SITUATION = "listing.no_situation"
    NO_SUCH_SITUATION = "listing.no_such_situation"
    NOT_COVERED = "listing.not_covered"
    NO_SUCH_ANNEX = "listing.no_such_annex"
    TWO_ANNEXES = "listing.two_annexes"
    NO_SUCH_SECTION = "listing.no_such_section"
    BEFORE_THE_SPLIT = "listing.before_the_split"
    SINCE_THE_SPLIT = "listing.since_the_split"
    NO_SUCH_PARTY = "listing.no_such_party"
    NOT_THERE_YET = "listing.not_there_yet"
    NO_NAME = "listing.no_name"
    TOLD_TWICE = "listing.told_twice"
    NO_TRIGGER = "listing.no_trigger"
    NO_SUCH_TRIGGER = "listing.no_such_trigger"
    DENIAL_IS_NO_TRIGGER = "listing.denial_is_no_trigger"
    BEFORE_ITS_RESOLUTION = "listing.before_its_resolution"
    NOT_A_SHEET = "listing.not_a_sheet"
    NOT_YES_OR_NO = "listing.not_yes_or_no"
    RECORDED_ALREADY = "listing.recorded_already"
    NOTHING_CHANGED = "listing.nothing_changed"
    NO_REASON = "listing.no_reason"


class Entry(NamedTuple):
    """A party as an annex lists it; `affiliates`: with the groups under it; `plan`: marked as bound by an action plan."""

    annex: str
    section: str
    situation: str
    party: str
    named: str
    triggers: tuple[str, ...]
    affiliates: bool = False
    plan: bool = False
    note: str = ""


class Annex(NamedTuple):
    """The annexes of the report of one year, on the year before, for the situations that were recorded."""

    year: int
    data_year: int
    symbol: str
    source: str
    situations: tuple[str, ...]
    entries: tuple[Entry, ...]


class Complaint(NamedTuple):
    """One reason, and where: the row of the entry counted from 1 (0: the report itself), the field, what stands there."""

    row: int
    field: str
    value: str
    reason: Obstacle


def types_of(trigger: str) -> tuple[str, ...]:
    """Return the types of violation that a trigger is about."""
    return tuple(code_list("listing_triggers")[trigger].more["types"])


def letters(triggers: Collection[str]) -> tuple[str, ...]:
    """Return the letters of triggers in the order of the list."""
    return tuple(
        str(one.more["letter"]) for code, one in code_list("listing_triggers").items() if code in triggers
    )


def complaints(
    annex: Annex, *, parties: Mapping[str, HalfKnownDate | None], today: date
) -> tuple[Complaint, ...]:
    """Return all that stands in the way of recording the annex; `parties` are those of the register and since when."""
    return (*_of_the_report(annex, today), *_of_the_entries(annex, parties))


def _of_the_report(annex: Annex, today: date) -> Iterator[Complaint]:
    strange = [one for one in annex.situations if one not in code_list("situations")]
    standing = (
        ("year", annex.year, Obstacle.NO_SUCH_YEAR, not FIRST <= annex.year <= today.year),
        # A report looks back: it tells of the year before, or of one a little earlier.
        ("data_year", annex.data_year, Obstacle.NO_SUCH_DATA_YEAR, not 0 < annex.year - annex.data_year <= 2),
        ("symbol", annex.symbol, Obstacle.NO_SYMBOL, not annex.symbol.strip()),
        ("source", annex.source, Obstacle.NO_SOURCE, not annex.source.strip()),
        ("situations", "", Obstacle.NO_SITUATION, not annex.situations),
        ("situations", ", ".join(strange), Obstacle.NO_SUCH_SITUATION, bool(strange)),
    )
    for field, value, reason, stands in standing:
        if stands:
            yield Complaint(0, field, str(value), reason)


def _of_the_entries(annex: Annex, parties: Mapping[str, HalfKnownDate | None]) -> Iterator[Complaint]:
    placed: dict[str, str] = {}
    told = Counter((one.situation, one.party) for one in annex.entries)
    for row, entry in enumerate(annex.entries, 1):
        first = placed.setdefault(entry.situation, entry.annex)
        standing = (
            ("annex", entry.annex, Obstacle.NO_SUCH_ANNEX, entry.annex not in code_list("listing_annexes")),
            ("annex", entry.annex, Obstacle.TWO_ANNEXES, first != entry.annex),
            ("situation", entry.situation, Obstacle.NOT_COVERED, entry.situation not in annex.situations),
            ("named", entry.named, Obstacle.NO_NAME, not entry.named.strip()),
            ("party", entry.party, Obstacle.TOLD_TWICE, told[entry.situation, entry.party] > 1),
            ("party", entry.party, Obstacle.NO_SUCH_PARTY, entry.party not in parties),
            (
                "party",
                entry.party,
                Obstacle.NOT_THERE_YET,
                _begun_after(parties.get(entry.party), annex.year),
            ),
            ("triggers", "", Obstacle.NO_TRIGGER, not entry.triggers),
        )
        yield from (
            Complaint(row, field, value, reason) for field, value, reason, stands in standing if stands
        )
        yield from _of_the_section(row, entry, annex)
        yield from _of_the_triggers(row, entry, annex)


def _begun_after(first: HalfKnownDate | None, year: int) -> bool:
    return first is not None and first.first.year > year


def _of_the_section(row: int, entry: Entry, annex: Annex) -> Iterator[Complaint]:
    """L02: since the report on 2016 each annex has two sections, before it none."""
    if entry.section not in code_list("listing_sections"):
        yield Complaint(row, "section", entry.section, Obstacle.NO_SUCH_SECTION)
    elif annex.data_year < SPLIT and entry.section != "none":
        yield Complaint(row, "section", entry.section, Obstacle.BEFORE_THE_SPLIT)
    elif annex.data_year >= SPLIT and entry.section == "none":
        yield Complaint(row, "section", entry.section, Obstacle.SINCE_THE_SPLIT)


def _of_the_triggers(row: int, entry: Entry, annex: Annex) -> Iterator[Complaint]:
    """L01: a violation can be a trigger from the year of its resolution on; denial of access is none."""
    known = code_list("listing_triggers")
    for one in entry.triggers:
        if one in DENIAL:
            yield Complaint(row, "triggers", one, Obstacle.DENIAL_IS_NO_TRIGGER)
        elif one not in known:
            yield Complaint(row, "triggers", one, Obstacle.NO_SUCH_TRIGGER)
        elif annex.year < HalfKnownDate.parse(known[one].more["since"]).first.year:
            yield Complaint(row, "triggers", one, Obstacle.BEFORE_ITS_RESOLUTION)


def placed(found: Collection[Complaint], rows: Collection[int]) -> tuple[Complaint, ...]:
    """Return the complaints with the row of each entry as its sheet counts."""
    counted = (0, *rows)
    return tuple(one._replace(row=counted[one.row]) for one in found)


def obstacles_to_recording(found: Collection[Complaint], *, recorded: bool) -> set[Obstacle]:
    """Return the reasons of complaints, and that the report is recorded already."""
    already = {Obstacle.RECORDED_ALREADY} if recorded else set()
    return {one.reason for one in found} | already


def obstacles_to_correcting(
    found: Collection[Complaint], *, before: Annex, after: Annex, reason: str
) -> set[Obstacle]:
    """Return the reasons of complaints, that nothing would change, and that nobody said why."""
    standing = {Obstacle.NOTHING_CHANGED: before == after, Obstacle.NO_REASON: not reason.strip()}
    return {one.reason for one in found} | {one for one, stands in standing.items() if stands}
