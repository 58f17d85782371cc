"""Physical lines of a text, and the notes at the foot of its pages."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_NOTE = re.compile(r"(?P<number>\d{1,2})\s?(?=[A-ZÀ-Ý“\"(«])")
_LONGEST_NOTES = 14  # lines at the foot of a page in which a note may begin


@dataclass(frozen=True)
class Line:
    """One physical line: `start:end` without the blanks at its ends; `role` is blank, body or what it is dropped as."""

    start: int
    end: int
    text: str
    indent: int
    role: str
    page: int = 0


def foot_of_pages(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those marked as notes that stand at the foot of a page and whose numbers are marks above them.

    A rule drawn as a line leaves no characters behind, so only the marks tell.
    """
    found: list[Line] = []
    for _, page in itertools.groupby(lines, key=lambda line: line.page):
        on_page = list(page)
        first = _first_note(on_page)
        found += on_page[:first]
        found += [replace(line, role="footnote") if line.role == "body" else line for line in on_page[first:]]
    return found


def _first_note(page: Sequence[Line]) -> int:
    """The place of the first line of the notes at the page's foot; past its end where there are none."""
    first, due = len(page), None
    for place in range(len(page) - 1, 0, -1):
        note = _NOTE.match(page[place].text) if page[place].role == "body" else None
        if note is None:
            if len(page) - place > _LONGEST_NOTES:
                break
            continue
        number = int(note["number"])
        mark = re.compile(rf"(?:[^\W\d_]|[.,;)”’»]){number}(?=[\s,.;:)”]|$)")
        if due not in {None, number} or not any(mark.search(line.text) for line in page[:place]):
            break
        first, due = place, number - 1
    return first
