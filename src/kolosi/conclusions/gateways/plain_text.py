"""Bytes become text: UTF-8, or UTF-16 that says so at its head. Anything else is refused, never guessed."""

import codecs
import re

from kolosi.conclusions.gateways.unreadable import Reason, Unreadable

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a]")
_LATIN = re.compile(rb"[\x00-\x08\x0e-\x1a]")


def decoded(data: bytes) -> str:
    """Return the text exactly as written (a byte order mark of UTF-8 too); `Unreadable` for other encodings or no text."""
    wide = data.startswith(_WIDE)
    try:
        text = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(Reason.BINARY if _LATIN.search(data) else Reason.ENCODING) from error
    if _CONTROLS.search(text):
        raise Unreadable(Reason.BINARY)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise Unreadable(Reason.EMPTY)
    return text
