"""What may leave the house: a reading without the words that only a letter says (decision 0003).

An item of a guarded channel is withheld whole when it speaks to someone whom a public channel addresses too, and one
of its clauses is not word for word in public. Its stretch in both texts is covered sign for sign, so that all other
offsets still hold and the repair log still replays. Asks are gathered anew from what is left.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence

from kolosi.conclusions.rules import asks, citations
from kolosi.conclusions.rules.shapes import Item, Reading, Repair
from kolosi.reference import rules as reference

COVER = "█"
WITHHELD = "withheld"  # the kind of the repair that stands for a covered stretch
_LOOSE = re.compile(r"(?:[a-z]+\d+\.)?p\d+$")


def published(reading: Reading) -> Reading:
    """Return the reading as it may be published; `document.withheld` names the items that were left out."""
    hidden = withheld(reading)
    names = {item.id for item in hidden}
    items = tuple(item for item in reading.items if item.id not in names)
    document = dict(reading.document)
    for item in hidden:
        document["original"] = _covered(document["original"], item.source_start, item.source_end)
        document["text"] = _covered(document["text"], item.start, item.end)
    document["text_sha256"] = hashlib.sha256(document["text"].encode()).hexdigest()
    named = citations.citations(document["text"])
    symbols = {one.symbol for one in named}
    for key in ("resolutions", "earlier_conclusions"):
        document[key] = [symbol for symbol in document[key] if symbol in symbols]
    return Reading(
        document={**document, "public": True, "withheld": [item.id for item in hidden]},
        repairs=tuple(_repairs(reading.repairs, hidden)),
        items=items,
        asks=asks.asks(items, as_of=document["as_of"]),
        citations=named,
        alignments=asks.alignments(items),
    )


def withheld(reading: Reading) -> tuple[Item, ...]:
    """Return the items that a public copy leaves out, in the order of the text."""
    channels = reference.code_list("channels")
    guarded = {item.id for item in reading.items if item.channel and channels[item.channel].more["guarded"]}
    open_items = [item for item in reading.items if item.id not in guarded]
    said = {clause.hash for item in open_items for clause in item.clauses}
    whom = asks.publicly_addressed(reading.items)
    secret = {name for ask in reading.asks if ask.confidential for name in ask.clauses}
    found: list[Item] = []
    for before, item in zip([None, *reading.items], reading.items, strict=False):
        goes_on = before in found and item.channel is None and bool(_LOOSE.match(item.id))
        if goes_on or (item.id in guarded and _only_there(item, said, whom, secret)):
            found.append(item)
    return tuple(found)


def _only_there(item: Item, said: set[str], whom: set[str], secret: set[str]) -> bool:
    if not item.clauses:
        return item.level > 1  # not understood: held back
    return any(
        clause.id in secret
        or (clause.hash not in said and not whom.isdisjoint(one.code for one in clause.addressed))
        for clause in item.clauses
    )


def _covered(text: str, start: int, end: int) -> str:
    return text[:start] + COVER * (end - start) + text[end:]


def _repairs(repairs: Sequence[Repair], hidden: Sequence[Item]) -> Iterator[Repair]:
    """Yield the repairs outside the covered stretches, and one for each of these, in order."""
    spans = [(item.source_start, item.source_end) for item in hidden]
    kept = [repair for repair in repairs if not any(_inside(repair, *span) for span in spans)]
    covers = [
        Repair(
            item.source_start,
            item.source_end,
            COVER * (item.source_end - item.source_start),
            COVER * (item.end - item.start),
            WITHHELD,
        )
        for item in hidden
    ]
    yield from sorted([*kept, *covers], key=lambda repair: (repair.start, repair.end))


def _inside(repair: Repair, start: int, end: int) -> bool:
    if repair.start == repair.end:
        return start < repair.start < end
    return start <= repair.start and repair.end <= end
