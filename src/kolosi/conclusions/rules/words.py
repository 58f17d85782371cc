"""Words that an extraction split and spaces it misplaced: found by what the same document says elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator

from kolosi.conclusions.rules import genre
from kolosi.conclusions.rules.draft import Edit
from kolosi.conclusions.rules.lines import known_word

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"(?<![^\W_])(?<![-’'])([^\W\d_]+(?: [a-zà-ÿœ]+)+)(?![^\W_]|-\w)")
_ELISION = re.compile(r"(?<![^\W_])(?:[ldnsjcmtLDNSJCMT]|[Qq]u)[’'](?P<gap>[ \u00a0]+)(?=[^\W\d_])")
# These begin with the blanks themselves, and what stands before is looked at afterwards: the search stays fast.
_AFTER_LETTER = re.compile(r"(?<! ) +(?=[’']s(?![^\W_])|-[^\W\d_]|[,.](?:\s|$))")
_WIDE = re.compile(r"(?<! ) {2,}(?=\S)")
_AFTER_HYPHEN = re.compile(r"-(?P<gap> +)(?=(?P<next>[^\W\d_]+))")
_LABEL_GAP = re.compile(r"(?:^|\n)[“\"]?(?:\d{1,3}\.|\(?[a-z]{1,4}\))$")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]+(?![\w-])")
_TWO_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{1,8} [A-Z]{1,8}(?![\w-])")
_SUSPENDED = {"and", "or", "et", "ou", "to", "à"}


def mended(text: str) -> list[Edit]:
    """Return the edits that join split words and set spaces right. A half that is a word of its own is never joined."""
    edits = [*_spacing(text), *_split_words(text), *_split_short_names(text)]
    taken: list[Edit] = []
    for edit in sorted(edits):
        if not taken or edit.start >= taken[-1].end:
            taken.append(edit)
    return taken


def _spacing(text: str) -> Iterator[Edit]:
    for match in _ELISION.finditer(text):
        yield Edit(*match.span("gap"), "", "spacing")
    for match in _AFTER_LETTER.finditer(text):
        before, sign = text[max(0, match.start() - 4) : match.start()], text[match.end()]
        if _sticks(before, sign):
            yield Edit(*match.span(), "", "spacing")
    for match in _AFTER_HYPHEN.finditer(text):
        left = _WORD.findall(text[max(0, match.start() - 40) : match.start() + 1])
        hyphened = f"{left[-1]}-{match['next']}".lower() if left and text[match.start() - 1].isalpha() else ""
        if match["next"].lower() not in _SUSPENDED and hyphened and hyphened in text.lower():
            yield Edit(*match.span("gap"), "", "spacing")
    for match in _WIDE.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if before[-1:].strip() and not _LABEL_GAP.search(before):
            yield Edit(*match.span(), " ", "spacing")


def _sticks(before: str, sign: str) -> bool:
    """Say whether a hyphen, an apostrophe or a stop belongs to what stands before the blank."""
    if sign == "-":
        return before[-1:].isalpha() and not before.endswith((" and", " or", " et", " ou"))
    if sign in "’'":
        return before[-1:].isalpha()
    return before[-1:].isalnum() or before[-1:] in ")”’"


def _split_words(text: str) -> Iterator[Edit]:
    counts = Counter(word.lower() for word in _WORD.findall(text))
    known = {word for word, count in counts.items() if known_word(word) or (len(word) > 2 and count > 1)}
    english = genre.language_of(text) == "en"
    foreign = {word for word in known if english and not known_word(word, "en")}  # French: no word of its own
    for run in _RUN.finditer(text):
        words = run.group().lower().split(" ")
        if known.issuperset(words):
            continue
        yield from _mended_run(list(_WORD.finditer(text, run.start(), run.end())), counts, known, foreign)


def _split_short_names(text: str) -> Iterator[Edit]:
    """`UNM ISS` where the document says `UNMISS` elsewhere and does not use both halves apart."""
    counts = Counter(_CAPITALS.findall(text))
    for match in _TWO_CAPITALS.finditer(text):
        halves = match.group().split(" ")
        if counts["".join(halves)] and min(counts[half] for half in halves) == 1:
            yield Edit(*match.span(), "".join(halves), "split_word")


def _mended_run(
    tokens: list[re.Match[str]], counts: Counter[str], known: set[str], foreign: set[str]
) -> Iterator[Edit]:
    at = 0
    while at < len(tokens) - 1:
        size = next(
            (size for size in (3, 2) if _is_split(tokens[at : at + size], size, counts, known, foreign)), 1
        )
        if size > 1:
            pieces = tokens[at : at + size]
            yield Edit(
                pieces[0].start(), pieces[-1].end(), "".join(piece[0] for piece in pieces), "split_word"
            )
        at += size


def _is_split(
    pieces: list[re.Match[str]], size: int, counts: Counter[str], known: set[str], foreign: set[str]
) -> bool:
    """A half is a word of its own when a list has it, or the document uses it apart from here."""
    halves = [piece[0].lower() for piece in pieces]
    own = [half in known for half in halves]
    if not any(half in known and half not in foreign for half in halves):
        own = [False] * len(halves)
    if len(pieces) < size or all(own) or (size == 3 and any(own)):
        return False
    whole = "".join(halves)
    # With one half a word of its own, only the document itself can vouch for the whole.
    unvouched = (
        any(is_own and len(half) > 1 for is_own, half in zip(own, halves, strict=True))
        and max(map(len, halves)) > 3
    )
    return counts[whole] > 0 or (not unvouched and known_word(whole) and (len(whole) > 3 or not any(own)))
