"""Labels that Word counts by itself: `5.`, `(a)`, `(iv)`, rebuilt from a file's lists and styles."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DEEP = 12  # styles may build on one another, but not for ever
_SIGNS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
)
_SMALL_SIGNS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def w(name: str) -> str:
    """Return a name of Word's own vocabulary as lxml writes it."""
    return _WORD + name


@dataclass
class _Level:
    start: int = 1
    style: str = "decimal"
    words: str = "%1."


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one file, counted on as its paragraphs go by in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, _List] = defaultdict(_List)
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, etree._Element] = {}
        if numbering is not None:
            self._learn(numbering)
        for style in styles.iter(w("style")) if styles is not None else ():
            self._styles[style.get(w("styleId")) or ""] = style

    def _learn(self, numbering: etree._Element) -> None:
        for one in numbering.iter(w("abstractNum")):
            found = self._lists[one.get(w("abstractNumId")) or ""]
            for level in one.iter(w("lvl")):
                found.levels[_number(level.get(w("ilvl")), 0)] = _level(level)
        for one in numbering.iter(w("num")):
            name = one.get(w("numId")) or ""
            self._list_of[name] = _value(one, "abstractNumId") or ""
            self._restarts[name] = {
                _number(change.get(w("ilvl")), 0): _number(_value(change, "startOverride"), 1)
                for change in one.iter(w("lvlOverride"))
                if change.find(w("startOverride")) is not None
            }

    def label(self, paragraph: etree._Element) -> str:
        """Return the label of the next paragraph, empty when it is in no list."""
        name, depth = self._place(paragraph)
        if name not in self._list_of or name == "0":
            return ""
        found = self._lists[self._list_of[name]]
        level = found.levels.get(depth, _Level())
        if depth in self._restarts[name]:
            found.counts[depth] = self._restarts[name].pop(depth)
        else:
            found.counts[depth] = found.counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            found.counts.pop(deeper, None)
        return _written(found, level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and level of a paragraph: its own word first, then that of its style and of what that builds on."""
        properties = paragraph.find(w("pPr"))
        own = properties.find(w("numPr")) if properties is not None else None
        name, depth = (_value(own, "numId"), _value(own, "ilvl")) if own is not None else (None, None)
        style = _value(properties, "pStyle") if properties is not None else None
        for _ in range(_DEEP):
            if (name is not None and depth is not None) or style not in self._styles:
                break
            above = self._styles[style].find(f"{w('pPr')}/{w('numPr')}")
            if above is not None:
                name = name if name is not None else _value(above, "numId")
                depth = depth if depth is not None else _value(above, "ilvl")
            style = _value(self._styles[style], "basedOn")
        return name or "0", min(_number(depth, 0), _LEVELS - 1)


def _level(level: etree._Element) -> _Level:
    words = level.find(w("lvlText"))
    return _Level(
        _number(_value(level, "start"), 1),
        _value(level, "numFmt") or "decimal",
        (words.get(w("val")) or "") if words is not None else "%1.",
    )


def _written(found: _List, level: _Level) -> str:
    if level.style == "bullet":
        return "•"
    words = level.words
    for depth in range(_LEVELS):
        sign = f"%{depth + 1}"
        if sign in words:
            style = found.levels.get(depth, _Level()).style
            words = words.replace(sign, counted(found.counts.get(depth, 1), style))
    return words.strip()


def counted(number: int, style: str) -> str:
    """Return a number as a list of that style counts: `lowerLetter`, `upperRoman`, `decimal` …"""
    if style.endswith("Letter"):
        letters = (
            chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)
        )
        return letters if style == "lowerLetter" else letters.upper()
    if style.endswith("Roman"):
        numeral = _roman(number) if 0 < number < 4000 else str(number)
        return numeral if style == "lowerRoman" else numeral.upper()
    return "" if style == "none" else f"{number:02d}" if style == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in (*_SIGNS, *_SMALL_SIGNS):
        count, number = divmod(number, value)
        written += sign * count
    return written


def _value(element: etree._Element, name: str) -> str | None:
    found = element.find(w(name))
    return found.get(w("val")) if found is not None else None


def _number(said: str | None, otherwise: int) -> int:
    return (
        int(said) if said is not None and said.isascii() and said.isdigit() and len(said) < 7 else otherwise
    )
