"""The text as received becomes the text as meant: every edit logged, nothing invented, the original untouched."""

import re

from kolosi.conclusions.rules import lines, words
from kolosi.conclusions.rules.draft import Draft, Edit
from kolosi.conclusions.rules.shapes import Source

_MARK = r"(?<=[^\W\d_]|[.,;)”’»])(?P<mark>{number})(?=[\s,.;:)”]|$)"


def repaired(source: Source) -> Draft:
    """Return the draft of the repaired text: one paragraph a stretch, paragraphs parted by one blank line."""
    draft = Draft(source.text)
    draft.apply(lines.joined(draft.text, layout=source.layout))
    draft.apply(_note_marks(draft))
    draft.apply(words.mended(draft.text))
    return draft


def _note_marks(draft: Draft) -> list[Edit]:
    """Footnote marks stuck to words, only where the footnote itself was found and taken out."""
    edits = []
    at = 0
    for repair in draft.repairs:
        number = re.match(r"(\d{1,2})\s?(?=\D)", repair.before) if repair.kind == "footnote" else None
        if number is None:
            continue
        mark = re.compile(_MARK.format(number=number[1])).search(
            draft.text, at, draft.draft_place(repair.start) + 1
        )
        if mark:
            edits.append(Edit(*mark.span("mark"), "", "footnote"))
            at = mark.end()
    return edits
