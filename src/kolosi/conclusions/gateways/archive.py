"""A zip file is weighed before it is opened: entries, sizes, ratio, names. Used for Word files and workbooks.

What the archive says of itself is checked first; `entry` then stops as soon as more comes out than was declared.
"""

import io
import re
import zipfile
import zlib

from lxml import etree

from kolosi.conclusions.gateways.unreadable import Reason, Unreadable

ENTRIES = 2_000
UNPACKED = 120 * 1024 * 1024  # bytes, all entries together
ENTRY = 60 * 1024 * 1024  # bytes, one entry
RATIO = 200  # unpacked to packed, counted only from a megabyte on
_MEGABYTE = 1024 * 1024
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_DECLARES = re.compile(rb"<\x00?!\x00?(?:D\x00O\x00C\x00T|E\x00N\x00T\x00I)", re.IGNORECASE)


def opened(data: bytes, *, kind: str) -> zipfile.ZipFile:
    """Return the archive once its table of contents is found harmless; raise `Unreadable` otherwise."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError) as error:
        raise Unreadable(Reason.CORRUPT, kind=kind) from error
    found = archive.infolist()
    if any(one.flag_bits & 0x1 for one in found):
        raise Unreadable(Reason.LOCKED)
    packed, unpacked = sum(one.compress_size for one in found), sum(one.file_size for one in found)
    heavy = unpacked > UNPACKED or any(one.file_size > ENTRY for one in found)
    dense = unpacked > _MEGABYTE and unpacked > RATIO * max(packed, 1)
    names = [one.filename for one in found]
    if heavy or dense or len(found) > ENTRIES or len(set(names)) < len(names):
        raise Unreadable(Reason.BOMB)
    return archive


def entry(archive: zipfile.ZipFile, name: str, *, kind: str) -> bytes | None:
    """Return one entry's bytes, None where there is no such entry; more bytes than declared are refused."""
    try:
        declared = archive.getinfo(name)
    except KeyError:
        return None
    try:
        with archive.open(declared) as stream:
            data = stream.read(declared.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise Unreadable(Reason.CORRUPT, kind=kind) from error
    if len(data) != declared.file_size:
        raise Unreadable(Reason.BOMB if len(data) > declared.file_size else Reason.CORRUPT, kind=kind)
    return data


def refuse_declarations(data: bytes) -> None:
    """Raise `Unreadable` when XML declares a document type or entities: Office writes neither."""
    if _DECLARES.search(data) or _WIDE_DECLARES.search(data):
        raise Unreadable(Reason.HOSTILE_XML)


def tree(data: bytes, *, kind: str) -> etree._Element:
    """Parse an entry's XML: no document type, no entities, nothing fetched, no huge nodes."""
    refuse_declarations(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(Reason.CORRUPT, kind=kind) from error


def checked(data: bytes, *, kind: str) -> None:
    """Check a whole archive, every XML entry included, before another library opens it (a workbook, say)."""
    with opened(data, kind=kind) as archive:
        for one in archive.infolist():
            if one.filename.endswith((".xml", ".rels", ".vml")):
                refuse_declarations(entry(archive, one.filename, kind=kind) or b"")
