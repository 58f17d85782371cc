"""The annexes of a report as files show them: entries with their party, and whether it is persistent."""

from kolosi.kernel.viewer import Viewer
from kolosi.listing.gateways.content import Sheet, Shown
from kolosi.listing.queries import annexes, standing
from kolosi.listing.rules.annexes import Entry
from kolosi.listing.rules.standing import is_persistent
from kolosi.parties import queries as parties
from kolosi.parties.queries.shapes import ref_of
from kolosi.parties.rules import NameKind

LANGUAGES = ("en", "fr")  # files are written in no other


def sheet(viewer: Viewer, year: int) -> Sheet | None:
    """Return the annexes of a report for its files, in the viewer's language where there is one; or nothing."""
    reports = annexes.reports(viewer)
    found = next((one for one in reports if one.annex.year == year), None)
    if found is None:
        return None
    register = parties.book(viewer)
    told = {one: standing.of_situation(viewer, one, register, reports) for one in found.annex.situations}

    def shown(entry: Entry) -> Shown:
        known, named = register.entries[entry.party], ref_of(viewer, register, entry.party)
        others = [one.text for one in known.names if one.kind != NameKind.ACRONYM and one.text != named.name]
        persistent = is_persistent(told[entry.situation].listed(entry.party), until=year)
        side, kind = known.described.side, known.described.kind
        return Shown(entry, named.name, tuple(dict.fromkeys(others)), side, kind, persistent)

    language = viewer.language if viewer.language in LANGUAGES else LANGUAGES[0]
    entries = tuple(shown(one) for one in found.annex.entries)
    return Sheet(found.annex, found.states[0].at, entries, language, found.simulated)
