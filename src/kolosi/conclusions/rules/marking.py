"""A provision's text cut into stretches, so that a page can colour its clauses and mark what was repaired."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

LAYOUT = frozenset({"line_break", "blank_lines"})  # kinds of repairs that only join lines


class Span(NamedTuple):
    """A clause in the text that is shown; `tone` is how its class looks."""

    start: int
    end: int
    label: str
    tone: str


@dataclass(frozen=True)
class Stretch:
    """A run of text in one look: of a clause or of none, as it was, taken out (`del`) or put in (`ins`)."""

    text: str
    label: str = ""
    tone: str = ""
    mark: str = ""


def tone(klass: str, polarity: int) -> str:
    """Return how a class looks: evaluation has a plus and a minus side, or stands with what is observed."""
    if klass != "evaluative":
        return klass
    return {1: "evaluative-plus", -1: "evaluative-minus"}.get(polarity, "observing")


def coloured(text: str, start: int, spans: Sequence[Span]) -> tuple[Stretch, ...]:
    """Return the text, which begins at `start` of the whole, in stretches of clauses and what lies between them."""
    return tuple(_coloured(text, start, spans))


def _coloured(text: str, start: int, spans: Sequence[Span]) -> Iterator[Stretch]:
    at, end = start, start + len(text)
    for span in sorted(spans):
        low, high = max(span.start, at), min(span.end, end)
        if low >= high:
            continue
        if low > at:
            yield Stretch(text[at - start : low - start])
        yield Stretch(text[low - start : high - start], span.label, span.tone)
        at = high
    if at < end:
        yield Stretch(text[at - start :])


def marked(
    text: str, start: int, spans: Sequence[Span], repairs: Sequence[Mapping[str, Any]]
) -> tuple[Stretch, ...]:
    """Return the text as received, with what its repairs took out and put in; mere line breaks are only joined."""
    return tuple(_marked(text, start, spans, repairs))


def _marked(
    text: str, start: int, spans: Sequence[Span], repairs: Sequence[Mapping[str, Any]]
) -> Iterator[Stretch]:
    at, end = start, start + len(text)
    for repair in sorted(repairs, key=lambda one: (one["start"], one["end"])):
        low, high = int(repair["start"]), int(repair["end"])
        if low < at or high > end:
            continue
        yield from _coloured(text[at - start : low - start], at, spans)
        yield from _edit(repair, next((span for span in spans if span.start <= low < span.end), None))
        at = high
    yield from _coloured(text[at - start :], at, spans)


def _edit(repair: Mapping[str, Any], span: Span | None) -> Iterator[Stretch]:
    label, look = (span.label, span.tone) if span else ("", "")
    before, after = str(repair["before"]), str(repair["after"])
    if not tells(repair):
        yield Stretch(after, label, look)
        return
    if before:
        yield Stretch(before, label, look, "del")
    if after:
        yield Stretch(after, label, look, "ins")


def tells(repair: Mapping[str, Any]) -> bool:
    """Say whether a repair changed more than the breaks between lines."""
    return repair["kind"] not in LAYOUT
