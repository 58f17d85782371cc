"""What has been received already, told by the bytes: for whoever brings documents in by a script."""

from dataclasses import dataclass

from kolosi.conclusions.queries import scope
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Handle:
    """What a script needs to act on an ask: its reference, the revision to name, and whom it asks."""

    ref: str
    revision: int
    addressees: tuple[str, ...]


def received(viewer: Viewer, *, sha256: str, situation: str) -> str:
    """Return the reference of the document in reach that holds these bytes, or ""."""
    found = scope.documents(viewer).filter(sha256=sha256, situation=situation).first()
    return found.ref if found else ""


def handle(viewer: Viewer, *, document: str, label: str) -> Handle:
    """Return the followed ask of a document in reach that has this label; `DoesNotExist` is a bug of the script."""
    row = scope.asks(viewer).prefetch_related("addressees").get(document__ref=document, label=label)
    return Handle(row.ref, row.revision, tuple(one.code for one in row.addressees.all() if one.asked))
