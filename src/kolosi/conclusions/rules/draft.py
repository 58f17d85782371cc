"""A text under repair that remembers where each of its places stood in the text as received."""

from bisect import bisect_left, bisect_right
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
        made: list[Repair] = []
        at = 0
        for edit in sorted(edits):
            if self.text[edit.start : edit.end] == edit.after:
                continue
            parts += [self.text[at : edit.start], edit.after]
            bounds += self._bounds[at : edit.start]
            bounds += self._inserted(edit)
            made.append(self._as_repair(edit))
            at = edit.end
        parts.append(self.text[at:])
        bounds += self._bounds[at:]
        self._record(made)
        self.text, self._bounds = "".join(parts), bounds

    def _inserted(self, edit: Edit) -> list[int]:
        start, end = self._bounds[edit.start], self._bounds[edit.end]
        return [start, *[end] * (len(edit.after) - 1)] if edit.after else []

    def _as_repair(self, edit: Edit) -> Repair:
        start, end = self._bounds[edit.start], self._bounds[edit.end]
        return Repair(start, end, self.received[start:end], edit.after, edit.kind)

    def _record(self, made: list[Repair]) -> None:
        """Keep the new repairs; one over earlier ones takes their place: no stretch is ever logged twice."""
        starts = [repair.start for repair in made]

        def is_covered(earlier: Repair) -> bool:
            at = bisect_right(starts, earlier.start) - 1
            return at >= 0 and earlier.end <= made[at].end and earlier.end > earlier.start

        self._repairs = [repair for repair in self._repairs if not is_covered(repair)] + made

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
