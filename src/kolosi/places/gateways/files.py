"""A file of places as plain values: which form it has, and what it tells. Nothing here refuses: faults are named row by row."""

from collections.abc import Callable, Mapping

from kolosi.places.gateways import boundaries, geonames, pcodes, register
from kolosi.places.rules import About, Complaint, Layout, Reason, Told

Reader = Callable[[str, About], Told]
_READERS: Mapping[Layout, Reader] = {
    Layout.REGISTER: register.read,
    Layout.PCODES: pcodes.read,
    Layout.GEONAMES: geonames.read,
    Layout.BOUNDARIES: boundaries.read,
}


def read(layout: Layout, data: bytes, about: About) -> Told:
    """Return what the file tells, with a complaint for each row that cannot be read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Told(complaints=(Complaint(0, "", Reason.NOT_THIS_FORM),))
    return _READERS[layout](text, about)


def layout_of(name: str, data: bytes) -> Layout:
    """Return the form that the name of a file, or how it begins, suggests."""
    ending = name.lower().rsplit(".", 1)[-1]
    if data.lstrip()[:1] == b"{":
        return Layout.BOUNDARIES
    if ending == "toml":
        return Layout.REGISTER
    return Layout.GEONAMES if b"\t" in data[:2000] else Layout.PCODES
