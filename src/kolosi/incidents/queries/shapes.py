"""What pages are given about incidents: plain frozen values, codes already in the viewer's language."""

from dataclasses import dataclass

from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class Kind:
    """One violation as lists show it: its type in words, and how many children, where it counts them."""

    ref: str
    type: str
    label: str
    status: str  # empty for those who do not read decisions
    children: int | None
    at_least: bool


def label(viewer: Viewer, name: str, code: str) -> str:
    """Return the label of a code, or the code where the list does not know it."""
    known = code_list(name).get(code)
    return known.labelled(viewer.language) if known else code


def party_names(viewer: Viewer) -> dict[str, parties.PartyRef]:
    """Return every party of the register by its code."""
    return {one.code: one for one in parties.choices(viewer)}
