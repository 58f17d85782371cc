"""Labels of provisions: `5.`, `(a)`, `b)`, `(iv)`, `(aa)`, dashes; what may follow what."""

import re
from typing import NamedTuple

_LABEL = re.compile(
    r"""[“"«\s]*(?:
        (?P<number>\d{1,3})\.(?=\s|$|[A-ZÀ-Ý])
      | \((?P<bracketed>[a-z]{1,4}|\d{1,2})\)(?=\s|$|[A-ZÀ-Ý“])
      | (?P<open>[a-z]{1,2}|[ivx]{1,4})\)(?=\s)
      | (?P<dotted>[a-z]|[ivx]{2,4})\.(?=\s)
      | (?P<bullet>[•●▪·–—-])(?=\s)
    )[\s\u00a0]*""",
    re.VERBOSE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Label(NamedTuple):
    """A label at the head of a paragraph; `length` counts it with the blanks around it."""

    family: str  # number, letter, roman, double, digit, bullet
    value: str
    ordinal: int
    length: int

    def __str__(self) -> str:
        return self.value if self.family == "number" else f"({self.value})"


def roman(text: str) -> int:
    """Return the value of a Roman numeral in small letters, 0 when it is none (`vx`, `iiii`)."""
    if not text or set(text) - set(_ROMAN):
        return 0
    values = [_ROMAN[letter] for letter in text]
    total = sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )
    return total if _numeral(total) == text else 0


def _numeral(number: int) -> str:
    signs = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _letter_ordinal(text: str) -> int:
    return ord(text[0]) - 96 + 26 * (len(text) - 1) if len(set(text)) == 1 else 0


def readings(text: str) -> tuple[Label, ...]:
    """Return every way to read the label at the head of `text`: `(i)` is a letter or a Roman numeral."""
    match = _LABEL.match(text)
    if match is None:
        return ()
    length = match.end()
    if number := match["number"]:
        return (Label("number", str(int(number)), int(number), length),)
    if match["bullet"]:
        return (Label("bullet", "-", 0, length),)
    value = match["bracketed"] or match["open"] or match["dotted"]
    if value.isdigit():
        return (Label("digit", value, int(value), length),)
    found = []
    if len(value) == 1:
        found.append(Label("letter", value, _letter_ordinal(value), length))
    if roman(value):
        found.append(Label("roman", value, roman(value), length))
    if len(value) == 2 and _letter_ordinal(value):
        found.append(Label("double", value, ord(value[0]) - 96, length))
    return tuple(found)


def follows(label: Label, open_labels: dict[str, int]) -> bool:
    """Say whether the label starts a list or continues one that is open (`open_labels`: family → last ordinal)."""
    if label.family == "bullet":
        return True
    last = open_labels.get(label.family, 0)
    return label.ordinal == 1 or last < label.ordinal <= last + (3 if label.family == "number" else 1)
