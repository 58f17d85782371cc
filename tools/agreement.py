"""How far the grammar agrees with machine-made labels of UN documents: kind, level, verb; and who is right.

The labels (`../shared/data/un_docs`) are good, not gold. A label's verb is no verb where the labelling took the first
word of an item for one ("individuals", "Progress"): such items are counted apart, not in our favour.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kolosi.conclusions.rules import lexicon, reading
from kolosi.conclusions.rules.shapes import Item, Source

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "un_docs"


@dataclass
class Agreement:
    """Counts of labels, and of those with which the reading agrees; `apart` tells the disagreements by sort."""

    labels: int = 0
    found: int = 0
    kinds: Counter[bool] = field(default_factory=Counter)
    levels: Counter[bool] = field(default_factory=Counter)
    verbs: Counter[bool] = field(default_factory=Counter)
    no_verbs: int = 0
    apart: Counter[str] = field(default_factory=Counter)
    joined: Counter[str] = field(default_factory=Counter)  # word repairs made in these clean texts

    @staticmethod
    def share(counts: Counter[bool]) -> float:
        """Return the share that agrees, 0 to 1."""
        return counts[True] / max(1, counts.total())


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def documents() -> Iterator[tuple[str, str, list[Mapping[str, Any]]]]:
    """Yield name, text and labels of every document."""
    for path in sorted((SHARED / "paragraphs_json").glob("*.json")):
        text = (SHARED / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
        yield path.stem, text, json.loads(path.read_text(encoding="utf-8"))


def measured() -> Agreement:
    """Read every document and compare."""
    agreement = Agreement()
    for name, text, labels in documents():
        found = reading.read(Source(text, "0" * 64, name))
        agreement.joined.update(repair.before for repair in found.repairs if repair.kind == "split_word")
        ours: dict[str, Item] = {}
        for item in found.items:
            ours.setdefault(_plain(item.text)[:80], item)
        for label in labels:
            if label["type"] == "paragraph":
                _compare(label, ours, agreement)
    return agreement


def _compare(label: Mapping[str, Any], ours: Mapping[str, Item], agreement: Agreement) -> None:
    agreement.labels += 1
    item = _matching(label, ours)
    if item is None:
        agreement.apart[
            f"no item: {'signature or enacting words' if len(label['text']) < 60 else 'other'}"
        ] += 1
        return
    agreement.found += 1
    if label["paragraph_type"]:
        agreement.kinds[label["paragraph_type"] == item.kind] += 1
        if label["paragraph_type"] != item.kind:
            where = "annex" if item.id.startswith(("annex", "part")) else item.id.rstrip("0123456789")[:2]
            agreement.apart[f"kind {label['paragraph_type']}, ours {item.kind} ({where})"] += 1
    if label["paragraph_level"] is not None:
        agreement.levels[label["paragraph_level"] == item.level] += 1
    if label.get("action_verb"):
        _compare_verb(label["action_verb"], item, agreement)


def _matching(label: Mapping[str, Any], ours: Mapping[str, Item]) -> Item | None:
    whole = _plain(label["text"])[:80]
    bare = _plain(label["text"][len(label["prefix"] or "") :])[:80]
    found = ours.get(whole) or ours.get(bare)
    if found is None and len(whole) > 20:
        found = next((item for key, item in ours.items() if key and whole.startswith(key[:60])), None)
    return found


def _compare_verb(verb: str, item: Item, agreement: Agreement) -> None:
    words = _plain(verb).split()
    own = next((clause for clause in item.clauses if not clause.inherited), None)
    said = _plain(own.text[:60]).split() if own else []
    agrees = bool(words and said and own and words[0] in said[:6])
    if not agrees and not any(lexicon.is_form(word) for word in words):
        agreement.no_verbs += 1
        return
    agreement.verbs[agrees] += 1
    if not agrees:
        agreement.apart[f"verb {verb.lower()}, ours {own.verb if own else 'none'}"] += 1


def report(agreement: Agreement) -> str:
    """Return the figures in lines."""
    share = agreement.share
    lines = [
        f"labels {agreement.labels}, found as items {agreement.found}",
        f"kind  {share(agreement.kinds):.2%} of {agreement.kinds.total()}",
        f"level {share(agreement.levels):.2%} of {agreement.levels.total()}",
        f"verb  {share(agreement.verbs):.2%} of {agreement.verbs.total()} where a verb exists"
        f" ({agreement.no_verbs} labels name a word that is no verb of a speech act)",
        "disagreements:",
        *(f"  {count:4d}  {sort}" for sort, count in agreement.apart.most_common(24)),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(measured()))
