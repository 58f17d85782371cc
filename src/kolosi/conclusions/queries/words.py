"""Codes in the viewer's language: what lists and pages write instead of them."""

from kolosi.kernel.viewer import Viewer
from kolosi.reference import rules as reference


def label(viewer: Viewer, name: str, code: str, *, otherwise: str = "") -> str:
    """Return the label of a code of the list `name`; `otherwise`, or the code itself, where the list lacks it."""
    known = reference.code_list(name).get(code)
    return known.labelled(viewer.language) if known else otherwise or code


def tone(viewer: Viewer, status: str) -> str:
    """Return the visual tone of a status, the same for every viewer."""
    return str(reference.code_list("statuses")[status].more["tone"])


def guarded(viewer: Viewer, channel: str) -> bool:
    """Say whether the channel may hold what a public statement leaves out, whoever asks."""
    known = reference.code_list("channels").get(channel)
    return bool(known and known.more["guarded"])
