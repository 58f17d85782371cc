"""What pages are given in words: the label of a code in the viewer's language."""

from kolosi.kernel.viewer import Viewer
from kolosi.places import rules
from kolosi.reference.rules import code_list


def label(viewer: Viewer, name: str, code: str) -> str:
    """Return the label of a code, or the code where the list no longer knows it."""
    known = code_list(name).get(code)
    return known.labelled(viewer.language) if known else code


def edition_label(viewer: Viewer, edition: rules.Edition) -> str:
    """Return what an edition is called in the viewer's language."""
    return edition.label.get(viewer.language) or edition.label["en"]
