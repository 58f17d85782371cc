"""A document is read: repaired, divided, understood. The same bytes give the same reading, always.

`GRAMMAR` names the grammar's edition; a reading that is kept is kept with it.
"""

import hashlib
from typing import Any

from kolosi.conclusions.rules import asks, citations, front, genre, items, repair, structure
from kolosi.conclusions.rules.shapes import Reading, Source

GRAMMAR = "1"


def read(source: Source, *, as_of: str | None = None) -> Reading:
    """Read one document; with `as_of` (ISO day) asks to bodies that had ended by then are marked orphans."""
    draft = repair.repaired(source)
    paragraphs = structure.paragraphs(draft.text)
    texts = [paragraph.text for paragraph in paragraphs]
    kind = genre.genre_of(texts)
    provisions = structure.provisions(paragraphs, kind)
    head = front.front_matter(texts, kind, body_at=_body_at(paragraphs, provisions))
    page = items.Page(draft, kind, head["situation"], {provision.id: provision for provision in provisions})
    found = items.items(page)
    return Reading(
        document={**head, **_texts(source, draft.text), "as_of": as_of, "public": False, "withheld": []},
        repairs=draft.repairs,
        items=found,
        asks=asks.asks(found, as_of=as_of),
        citations=citations.citations(draft.text),
        alignments=asks.alignments(found),
    )


def _body_at(paragraphs: list[structure.Paragraph], provisions: list[structure.Provision]) -> int:
    first = provisions[0].start if provisions else 0
    return next((at for at, paragraph in enumerate(paragraphs) if paragraph.end > first), 0)


def _texts(source: Source, repaired: str) -> dict[str, Any]:
    return {
        "name": source.name,
        "format": source.format,
        "grammar": GRAMMAR,
        "sha256": source.sha256,
        "text_sha256": hashlib.sha256(repaired.encode()).hexdigest(),
        "original": source.text,
        "text": repaired,
    }
