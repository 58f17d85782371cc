"""The page of one report: its annexes by section, with the parties as the register names them."""

from dataclasses import dataclass

from kolosi.kernel.viewer import Viewer
from kolosi.listing.gateways.content import Shown
from kolosi.listing.queries import annexes, files
from kolosi.listing.queries.pages import Trigger, trigger_of
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class Row:
    """An entry of an annex with labels."""

    shown: Shown
    situation: str
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True)
class Group:
    """The entries of one section of an annex."""

    annex: str
    section: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Page:
    """The annexes of one report, and whether the viewer may tell them anew."""

    recorded: annexes.Recorded
    situations: tuple[str, ...]
    groups: tuple[Group, ...]
    may_correct: bool


def page(viewer: Viewer, year: int) -> Page | None:
    """Return the annexes of the report of that year, or nothing."""
    recorded, sheet = annexes.report(viewer, year), files.sheet(viewer, year)
    if recorded is None or sheet is None:
        return None
    situations = code_list("situations")
    groups = [
        Group(
            code_list("listing_annexes")[annex].labelled(viewer.language),
            code_list("listing_sections")[section].labelled(viewer.language),
            tuple(
                Row(
                    one,
                    situations[one.entry.situation].labelled(viewer.language),
                    tuple(trigger_of(viewer, trigger) for trigger in one.entry.triggers),
                )
                for one in sheet.entries
                if (one.entry.annex, one.entry.section) == (annex, section)
            ),
        )
        for annex in code_list("listing_annexes")
        for section in code_list("listing_sections")
    ]
    covered = recorded.annex.situations
    return Page(
        recorded,
        tuple(sorted(situations[one].labelled(viewer.language) for one in covered)),
        tuple(one for one in groups if one.rows),
        annexes.may_record(viewer, "correct", covered),
    )
