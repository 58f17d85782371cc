"""What pages and tables are given about parties: plain frozen values."""

from dataclasses import dataclass
from datetime import date

from kolosi.kernel.viewer import Viewer
from kolosi.parties import rules
from kolosi.parties.queries.book import Book
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class PartyRef:
    """A party as other pages name it."""

    code: str
    name: str
    acronym: str = ""

    @property
    def short(self) -> str:
        """The acronym, or the name where there is none."""
        return self.acronym or self.name


@dataclass(frozen=True)
class OfItsDay:
    """The party that stood on a day; `unsure` where a change may have happened on it or not."""

    party: PartyRef
    unsure: bool


def ref_of(viewer: Viewer, opened: Book, code: str, on: date | None = None) -> PartyRef:
    """Return how a party of the register is named to the viewer, on that day or now."""
    names, language = opened.entries[code].names, viewer.language
    return PartyRef(code, rules.shown(names, language, on=on) or code, rules.acronym(names, language, on=on))


def label(viewer: Viewer, name: str, code: str) -> str:
    """Return the label of a code, or the code where the list no longer knows it."""
    known = code_list(name).get(code)
    return known.labelled(viewer.language) if known else code
