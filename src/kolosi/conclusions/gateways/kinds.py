"""What a file is, told by its first bytes and not by its name: only four kinds are read, others are named and refused."""

import re
from enum import StrEnum

from kolosi.conclusions.gateways import archive
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable, gettext_noop


class Kind(StrEnum):
    """The kinds of file that are read."""

    TEXT = "txt"
    PDF = "pdf"
    WORD = "docx"
    WEB = "html"


NAMES = {
    Kind.TEXT: gettext_noop("a text file"),
    Kind.PDF: gettext_noop("a PDF"),
    Kind.WORD: gettext_noop("a Word file"),
    Kind.WEB: gettext_noop("a web page"),
}
_PICTURE, _PACKED = gettext_noop("a picture"), gettext_noop("a packed archive")
_OTHERS = (
    (b"{\\rtf", gettext_noop("an RTF file")),
    (b"%!PS", gettext_noop("a PostScript file")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
)
_IN_ARCHIVES = (
    ("word/", ""),
    ("xl/", gettext_noop("a workbook")),
    ("ppt/", gettext_noop("a presentation")),
    ("META-INF/manifest.xml", gettext_noop("an OpenDocument file")),
    ("content.xml", gettext_noop("an OpenDocument file")),
)
_XML = gettext_noop("an XML file")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in which Office keeps an encrypted file
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_LEAD = 1024  # bytes: a PDF may have that many before its mark
_PAGE = re.compile(
    rb"\A(?:\s|<\?xml[^>]{0,200}>|<!--.{0,4000}?-->)*<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|article|main|section|table|ol|ul)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKED = re.compile(rb"<(?:p|br|div|body|li|h[1-6]|html)\b[^<>]{0,500}>", re.IGNORECASE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes, name: str) -> Kind:
    """Return what the bytes are; raise `Unreadable` that names any other kind. Names only tell text from web page."""
    if not data.strip(b"\x00 \t\r\n\f"):
        raise Unreadable(Reason.EMPTY)
    if b"%PDF-" in data[:_LEAD]:
        return Kind.PDF
    if data.startswith(_ZIP):
        return _packed(data)
    if data.startswith(_OLE):
        raise Unreadable(Reason.LOCKED if _ENCRYPTED in data else Reason.OLD_WORD)
    for mark, named in _OTHERS:
        if data.startswith(mark):
            raise Unreadable(Reason.OTHER_KIND, kind=named)
    return _marked(data, name)


def _packed(data: bytes) -> Kind:
    with archive.opened(data, kind=NAMES[Kind.WORD]) as found:
        names = found.namelist()
    named = next(
        (said for start, said in _IN_ARCHIVES if any(one.startswith(start) for one in names)), _PACKED
    )
    if named:
        raise Unreadable(Reason.OTHER_KIND, kind=named)
    return Kind.WORD


def _marked(data: bytes, name: str) -> Kind:
    start = _narrow(data[: 4 * _LEAD])
    if _PAGE.match(start):
        return Kind.WEB
    if start.lstrip().startswith((b"<?xml", b"<!DOCTYPE", b"<!ENTITY")):
        raise Unreadable(Reason.OTHER_KIND, kind=_XML)
    if name.lower().endswith((".html", ".htm", ".xhtml")) and _MARKED.search(data):
        return Kind.WEB
    return Kind.TEXT


def _narrow(start: bytes) -> bytes:
    """The first bytes without byte order mark, wide letters made narrow, so that tags can be looked for."""
    for mark in _BOMS:
        if start.startswith(mark):
            return start[len(mark) :].replace(b"\x00", b"")
    return start
