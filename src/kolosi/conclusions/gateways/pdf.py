"""The text of a PDF, page by page, as the file holds it: lines as printed, pages ended by form feeds.

Pictures of pages hold no text: they are refused, not guessed at.
"""

import re

import pypdfium2

from kolosi.conclusions.gateways.kinds import NAMES, Kind
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable

PAGES = 2_000
_FEW = 20  # letters a page: below, the pages are pictures with at most a stamp on them
_BROKEN = re.compile(
    r"[\x02\ufffe][ \t]*\n?"
)  # a hyphen at the end of a line: the library joins the two halves


def text(data: bytes) -> str:
    """Return the text of all pages; raise `Unreadable` when locked, damaged, too many pages, or only pictures."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise Unreadable(Reason.LOCKED if locked else Reason.CORRUPT, kind=NAMES[Kind.PDF]) from error
    pages = _pages(document)
    if sum(letter.isalpha() for page in pages for letter in page) < _FEW * max(1, len(pages)):
        raise Unreadable(Reason.SCANNED)
    return "".join(f"{page}\f" for page in pages)


def _pages(document: pypdfium2.PdfDocument) -> list[str]:
    if len(document) > PAGES:
        raise Unreadable(Reason.TOO_COSTLY)
    if not len(document):
        raise Unreadable(Reason.CORRUPT, kind=NAMES[Kind.PDF])
    try:
        return [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(Reason.CORRUPT, kind=NAMES[Kind.PDF]) from error


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    found: str = words.get_text_range().replace("\r\n", "\n").replace("\r", "\n")
    words.close()
    page.close()
    return _BROKEN.sub("-\n", found)
