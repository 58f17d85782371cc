"""A text under repair that remembers where each of its places stood in the text as received."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from kolosi.conclusions.rules.shapes import Repair


class Edit(NamedTuple):
    """Replace `start:end` of the draft as it now stands by `after`."""

    start: int
    end: int
    after: str
    kind: str


class Draft:
    """The text as it stands after the edits so far; `repairs` tells all edits in terms of the text as received."""

    def __init__(self, received: str) -> None:
        self.received = received
        self.text = received
        self._bounds = list(range(len(received) + 1))
        self._repairs: list[Repair] = []

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make the edits, which must not overlap; an edit that changes nothing leaves no trace."""
        parts: list[str] = []
        bounds: list[int] = []
        at = 0
        for edit in sorted(edits):
            if self.text[edit.start : edit.end] == edit.after:
                continue
            parts += [self.text[at : edit.start], edit.after]
            bounds += self._bounds[at : edit.start]
            bounds += self._inserted(edit)
            self._record(edit)
            at = edit.end
        parts.append(self.text[at:])
        bounds += self._bounds[at:]
        self.text, self._bounds = "".join(parts), bounds

    def _inserted(self, edit: Edit) -> list[int]:
        start, end = self._bounds[edit.start], self._bounds[edit.end]
        return [start, *[end] * (len(edit.after) - 1)] if edit.after else []

    def _record(self, edit: Edit) -> None:
        start, end = self._bounds[edit.start], self._bounds[edit.end]
        # An edit over an earlier one takes its place: the log never holds two edits of one stretch.
        self._repairs = [
            r for r in self._repairs if not (start <= r.start and r.end <= end and r.end > r.start)
        ]
        self._repairs.append(Repair(start, end, self.received[start:end], edit.after, edit.kind))

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """All edits, in order of the text as received; replaying them on it gives `text`."""
        return tuple(sorted(self._repairs, key=lambda repair: (repair.start, repair.end)))

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where the stretch `start:end` of the draft stands in the text as received."""
        return self._bounds[start], self._bounds[end]

    def draft_place(self, received_at: int) -> int:
        """Return the place in the draft of a place in the text as received (the nearest one after, if removed)."""
        return bisect_left(self._bounds, received_at)


def replay(received: str, repairs: Iterable[Repair]) -> str:
    """Return the repaired text from the text as received and its log; `ValueError` when they do not fit."""
    parts: list[str] = []
    at = 0
    for repair in repairs:
        if repair.start < at or received[repair.start : repair.end] != repair.before:
            raise ValueError(f"the repair at {repair.start} does not fit this text")
        parts += [received[at : repair.start], repair.after]
        at = repair.end
    return "".join([*parts, received[at:]])
