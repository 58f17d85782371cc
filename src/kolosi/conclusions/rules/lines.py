"""Physical lines become paragraphs: hard breaks joined, page furniture, link lines and footnotes taken out."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from kolosi.conclusions.rules import genre, labels, lexicon
from kolosi.conclusions.rules.draft import Edit
from kolosi.conclusions.rules.footnotes import Line, foot_of_pages
from kolosi.conclusions.rules.shapes import Layout
from kolosi.reference.rules import word_list

GAP = "\n\n"
_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_JOB = re.compile(
    r"\d{1,3}\s?/\s?\d{1,3}|\d{2}-\d{5}(?:\s?\(\w\))?(?:\s+\d{1,3}/\d{1,3})?|\d{1,3}/\d{1,3}\s+\d{2}-\d{5}|\*\d{5,}\*|\d{6}"
    r"|\*\d+\*|(?:Page|page)\s\d{1,3}(?:\s(?:of|sur)\s\d{1,3})?|-\s?\d{1,3}\s?-"
)
_SYMBOL = re.compile(r"[AES]/[A-Z0-9][A-Z0-9./()*-]*\*{0,2}(?:\s+\d{1,3}/\d{1,3})?")
_BESIDE = re.compile(r"(?:United\s+Nations|Nations\s+Unies)\s+(?P<symbol>[AES]/[A-Z0-9][A-Z0-9./()*-]*)")
_RULE = re.compile(r"[_–—-]{4,}")
_ENDED = re.compile(r"[.;:!?][”\"’')»\]\d]{0,3}$")
_LISTED = re.compile(r"(?:[.;:,][”\"’')»]?|\b(?:and|or|et|ou))$")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL, _HEAD = re.compile(r"[^\W\d_]+-$"), re.compile(r"^[^\W\d_]+")
_LONE_LABEL = re.compile(r"\d{1,3}\.|\([a-z]{1,4}\)")
_MASTHEAD = 8  # lines at the top of a document among which its own symbol stands
_PREFIXES = frozenset(
    ["anti", "co", "ex", "inter", "mid", "multi", "non", "post", "pre", "re", "self", "sous", "sub"]
)
_HEADING = 4  # lines: the longest heading
_CONTINUES = re.compile(r"[a-zà-ÿ]")


def joined(text: str, *, layout: Layout) -> list[Edit]:
    """Return the edits that turn lines into paragraphs, one a line, parted by one blank line."""
    lines = _roles(list(_lines(text)), layout)
    body = [at for at, line in enumerate(lines) if line.role == "body"]
    if not body:
        return []
    first, last = lines[body[0]], lines[body[-1]]
    edits = [*_dropped(lines[: body[0]]), *_dropped(lines[body[-1] + 1 :])]
    edits += _ends(text, lines, first, last)
    page = _Page([lines[at] for at in body], lines, body, layout)
    for place, (here, there) in enumerate(itertools.pairwise(body)):
        edits += _gap(lines, here, there, page.between(place))
    return edits


def _lines(text: str) -> Iterator[Line]:
    at, page = 0, 0
    while at <= len(text):
        match = _LINE.match(text, at)
        raw = match.group() if match else ""
        stripped = raw.strip(" \t\u00a0\ufeff")
        start = at + raw.index(stripped) if stripped else at
        role = "body" if stripped else "blank"
        yield Line(start, start + len(stripped), stripped, start - at, role, page)
        broken = _BREAK.match(text, at + len(raw))
        if broken is None:
            return
        page += broken.group() == "\f"
        at = broken.end()


def _roles(lines: Sequence[Line], layout: Layout) -> list[Line]:
    seen: set[str] = set()
    in_note, page = False, 0
    found = []
    for line in lines:
        role = line.role
        if role == "body" and _LINK.fullmatch(line.text):
            role = "url_line"
        elif role == "body" and layout == "lines":
            in_note = _in_note(line, in_note)
            role = "footnote" if in_note else _furniture(line, seen, on_top=line.page > page)
        in_note = in_note and role in {"footnote", "blank"}
        page = page if role == "blank" else line.page
        found.append(replace(line, role=role))
    return foot_of_pages(found) if layout == "lines" and found[-1].page else found


def _in_note(line: Line, already: bool) -> bool:
    if _RULE.fullmatch(line.text):
        return True
    return already and not (_JOB.fullmatch(line.text) or _SYMBOL.fullmatch(line.text))


def _furniture(line: Line, seen: set[str], *, on_top: bool) -> str:
    """Page numbers and job numbers are furniture always; a symbol on top of a later page, or from its second time on."""
    if _JOB.fullmatch(line.text):
        return "page_furniture"
    if _SYMBOL.fullmatch(line.text):
        symbol = line.text.split()[0].rstrip("*")
        if on_top or symbol in seen:
            return "page_furniture"
        seen.add(symbol)
    elif beside := _BESIDE.fullmatch(line.text):
        seen.add(beside["symbol"].rstrip("*"))
    return "body"


def _dropped(lines: Sequence[Line]) -> list[Edit]:
    return [
        Edit(line.start, line.end, "", line.role)
        for line in lines
        if line.role not in {"body", "blank"} and line.text
    ]


def _ends(text: str, lines: Sequence[Line], first: Line, last: Line) -> list[Edit]:
    dropped = [line for line in lines if line.role not in {"body", "blank"} and line.text]
    edits = []
    for low, high in ((0, first.start), (last.end, len(text))):
        at = low
        for line in [line for line in dropped if low <= line.start < high]:
            edits.append(Edit(at, line.start, "", "blank_lines"))
            at = line.end
        edits.append(Edit(at, high, "", "blank_lines"))
    return [edit for edit in edits if edit.end > edit.start]


def _gap(lines: Sequence[Line], here: int, there: int, between: tuple[str, str, int]) -> list[Edit]:
    separator, kind, back = between
    dropped = [line for line in lines[here + 1 : there] if line.role not in {"body", "blank"}]
    end = dropped[0].start if dropped else lines[there].start
    edits = [Edit(lines[here].end - back, end, separator, kind)]
    for line, after in zip(dropped, [*dropped, lines[there]][1:], strict=True):
        edits.append(Edit(line.start, line.end, "", line.role))
        edits.append(Edit(line.end, after.start, "", "blank_lines"))
    return edits


class _Page:
    """What the whole document says about its line breaks: its width, and whether blank lines mean anything."""

    def __init__(
        self, body: Sequence[Line], lines: Sequence[Line], places: Sequence[int], layout: Layout
    ) -> None:
        self.body, self.layout = body, layout
        self._blanks = [
            sum(line.role == "blank" for line in lines[here + 1 : there])
            for here, there in itertools.pairwise(places)
        ]
        self._cut = [
            any(line.role not in {"body", "blank"} for line in lines[here + 1 : there])
            for here, there in itertools.pairwise(places)
        ]
        widths = sorted(len(line.text) for line in body)
        self.width = widths[int(len(widths) * 0.8)]
        self.meaningful_blanks = layout == "lines" and self._blanks_mean_something()
        self._open: dict[str, int] = {}

    @cached_property
    def _text(self) -> set[str]:
        """All words of the text but the halves that a line's end parted: they would vouch for themselves."""
        parted = [line.text.endswith("-") for line in self.body]
        whole = [_TAIL.sub("", line.text) for line in self.body]
        begun = [
            _HEAD.sub("", text) if before else text
            for text, before in zip(whole, [False, *parted], strict=False)
        ]
        return {word.lower() for text in begun for word in _HYPHENED.findall(text)}

    def _blanks_mean_something(self) -> bool:
        pairs = list(itertools.pairwise(self.body))
        if not pairs or self.width > 160:
            return True
        parted = [
            (*pair, cut) for pair, blanks, cut in zip(pairs, self._blanks, self._cut, strict=True) if blanks
        ]
        # A blank line after a line that stops in mid-sentence parts nothing: the extraction doubled every break.
        broken = [
            cut or bool(_CONTINUES.match(there.text))
            for here, there, cut in parted
            if not _LISTED.search(here.text) and len(here.text) > 0.6 * self.width
        ]
        only_headings = not any(broken)
        return len(parted) > 0.05 * len(pairs) and (only_headings or len(broken) < 0.3 * len(parted))

    def between(self, place: int) -> tuple[str, str, int]:
        """Return what should stand between body line `place` and the next, the repair's kind, and a hyphen to drop."""
        here, there = self.body[place], self.body[place + 1]
        if self._breaks(here, there, place):
            self._note(there)
            return GAP, "blank_lines", 0
        halves = re.search(r"([^\W\d_]+)-$", here.text), re.match(r"[^\W\d_]+", there.text)
        if halves[0] and halves[1]:
            return "", "line_break", int(self._soft(halves[0][1], halves[1][0]))
        return " ", "line_break", 0

    def _soft(self, left: str, right: str) -> bool:
        """A hyphen of the typesetter, not of the word: the word is known without it, or its halves are no words."""
        whole, hyphened = (left + right).lower(), f"{left}-{right}".lower()
        if not right.islower() or hyphened in self._text:
            return False
        if whole in self._text or known_word(whole):
            return True
        return not (self._is_word(right) and (left.lower() in _PREFIXES or self._is_word(left)))

    def _is_word(self, word: str) -> bool:
        return word.lower() in self._text or known_word(word.lower())

    def _note(self, line: Line) -> None:
        """Remember how far each list has come: `(i)` after `(b)` is a numeral, after `(h)` a letter."""
        found = [label for label in labels.readings(line.text) if label.family != "bullet"]
        going_on = [label for label in found if label.ordinal in {1, self._open.get(label.family, 0) + 1}]
        for label in going_on or found:
            self._open[label.family] = label.ordinal

    def _breaks(self, here: Line, there: Line, place: int) -> bool:
        blanks = self._blanks[place]
        if self.layout == "paragraphs":
            return True
        if genre.enacts(here.text) or genre.enacts(there.text) or self._in_masthead(here, there, place):
            return True
        found = labels.readings(there.text)
        if found and self._starts_item(here, there, found, blanks):
            return True
        if _LONE_LABEL.fullmatch(here.text):
            return False
        if self.meaningful_blanks:
            listed = here.text.endswith((",", ";")) and there.text[:1].isupper() and lexicon.opens(there.text)
            return listed or (blanks > 0 and not self._runs_on(here, there))
        return self._content_breaks(here, there, place)

    def _starts_item(self, here: Line, there: Line, found: Sequence[labels.Label], blanks: int) -> bool:
        rest = there.text[found[0].length :]
        ended = bool(_LISTED.search(here.text)) or len(here.text) < 0.6 * self.width
        if found[0].family == "bullet":
            return ended
        follows = any(labels.follows(label, self._open) for label in found)
        capital = rest[:1].isupper() or rest[:1] in '“"«'
        if self.meaningful_blanks and blanks and ended:
            return True
        return follows and (capital or ended) and (ended or found[0].family != "number" or capital)

    def _runs_on(self, here: Line, there: Line) -> bool:
        """A sentence that a blank line cut in two: the extraction's page break, not a paragraph's end."""
        return (
            self.width < 160
            and len(here.text) > 0.6 * self.width
            and not _LISTED.search(here.text)
            and bool(_CONTINUES.match(there.text))
        )

    def _content_breaks(self, here: Line, there: Line, place: int) -> bool:
        if not (there.text[:1].isupper() or there.text[:1] in '“"«(*'):
            return False
        if _ENDED.search(here.text):
            full = len(here.text) >= 0.8 * self.width
            return not full or there.indent >= 2 or lexicon.opens(there.text) or self._heads(there, place)
        if here.text.endswith(",") and lexicon.opens(there.text):
            return True
        return len(here.text) < 0.5 * self.width and not here.text.endswith((",", "-"))

    def _in_masthead(self, here: Line, there: Line, place: int) -> bool:
        """A symbol alone on a line above all provisions: the document's own."""
        alone = _SYMBOL.fullmatch(here.text) or _SYMBOL.fullmatch(there.text)
        return bool(alone) and place < _MASTHEAD and not self._open

    def _heads(self, line: Line, place: int) -> bool:
        """Lines without a stop, right above a label that goes on: a heading, though the line before it was full."""
        for after in self.body[place + 2 : place + 2 + _HEADING]:
            if _ENDED.search(line.text):
                return False
            if any(labels.follows(label, self._open) for label in labels.readings(after.text)):
                return not _LISTED.search(line.text)
            line = after
        return False


def known_word(word: str, language: str = "fr") -> bool:
    """Say whether a bundled list has the word; an English text has no use for French ones, a French one quotes English."""
    return word in word_list("words_en") or (language == "fr" and word in word_list("words_fr"))
