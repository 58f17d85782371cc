"""A facts file: what a document asks, told in our own words, becomes the same shapes as a reading of the document.

The file (TOML) has the front matter in `[document]`; a `[[part]]` for each numbered paragraph with its `channel`, `heading`,
the bodies it speaks `to`, and its `items`; in each item the speech acts in `clauses`: `verb`, `says` (a summary of our own),
and where they differ from the part or the verb `to`, `pressure`, `chain`, `urgency` and so on. `as` repeats another item.
The text of the document is not in the file; the texts of the reading are our summaries, one a line, so that offsets slice.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kolosi.conclusions.rules import asks, bodies, reading, wording
from kolosi.conclusions.rules.shapes import Addressed, Citation, Clause, Item, Reading, Reported
from kolosi.reference import rules as reference

FORMAT = "facts"
Facts = Mapping[str, Any]


def read(data: bytes, name: str, *, as_of: str | None = None) -> Reading:
    """Return what the facts file tells, in the shapes of a reading; `KeyError` names a verb or body nobody knows."""
    told = tomllib.loads(data.decode())
    page = _Page(told)
    found = tuple(page.items())
    text = "\n".join(page.lines) + "\n"
    cited = told["document"]["citations"]
    front = {key: value for key, value in told["document"].items() if key != "citations"}
    texts = {
        "name": name,
        "format": FORMAT,
        "grammar": reading.GRAMMAR,
        "sha256": hashlib.sha256(data).hexdigest(),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "original": text,
        "text": text,
    }
    return Reading(
        document={**front, **texts, "as_of": as_of, "public": False, "withheld": []},
        repairs=(),
        items=found,
        asks=asks.asks(found, as_of=as_of),
        citations=tuple(Citation(kind, symbol, 1) for kind, symbols in cited.items() for symbol in symbols),
        alignments=asks.alignments(found),
    )


class _Page:
    """The text of our summaries as it grows, line by line."""

    def __init__(self, told: Facts) -> None:
        self.told, self.lines, self.place = told, list[str](), 0
        self.named = {one["code"]: one for one in told.get("names", ())}
        self.known = {item["id"]: item for part in told["part"] for item in part.get("items", ())}

    def items(self) -> Iterator[Item]:
        for part in self.told["part"]:
            if "says" in part:
                yield self._opening(part)
            for item in part.get("items", ()):
                yield self._item(part, item)

    def _opening(self, part: Facts) -> Item:
        acts = [{"verb": "agree", "says": part["says"], "to": []}] if "channel" in part else []
        return self._laid({**part, "to": []}, part["number"], 1, acts, part["says"])

    def _item(self, part: Facts, item: Facts) -> Item:
        acts = self.known[item.get("as", item["id"])]["clauses"]
        return self._laid(part, item["id"], 2, acts, "")

    def _laid(self, part: Facts, label: str, level: int, acts: Sequence[Facts], plain: str) -> Item:
        start, clauses, words = self.place, list[Clause](), list[str]()
        for at, act in enumerate(acts, 1):
            said = f"{_verb(act).labelled('en').capitalize()}: {act['says']}"
            begins = start + sum(len(one) + 2 for one in words)
            clauses.append(self._clause(part, act, f"{label}/{at}", said, begins))
            words.append(said)
        text = "; ".join(words) or plain
        self.lines.append(text)
        self.place += len(text) + 1
        end, kind = start + len(text), "operative" if "channel" in part else "narrative"
        channel, heading = part.get("channel"), part.get("heading")
        return Item(label, kind, level, channel, heading, text, start, end, start, end, tuple(clauses))

    def _clause(self, part: Facts, act: Facts, label: str, said: str, start: int) -> Clause:
        verb = _verb(act)
        addressed = self._bodies(act.get("to", part.get("to", ())), "object" if "to" in act else "heading")
        directive, end = verb.more["class"] == "directive", start + len(said)
        return Clause(
            id=label,
            verb=verb.code,
            klass=verb.more["class"],
            pressure=act.get("pressure", verb.more["pressure"]),
            polarity=verb.more.get("polarity", 0),
            force=_force(part, directive),
            obligation=_obligation(act) if directive else {},
            addressees=tuple(one.name for one in addressed),
            addressed=addressed,
            chain=self._chain(act, addressed) if directive else (),
            mentions=self._bodies(act.get("mentions", ()), "object"),
            ambiguities=_several(act, "ambiguities"),
            reported=Reported(act["speaker"], act["origin"]) if "speaker" in act else None,
            inherited=part.get("channel") == "recommendation_to_council" and directive,
            urgency=_several(act, "urgency"),
            hedge=_several(act, "hedge"),
            aspect=_several(act, "aspect"),
            repeat=verb.code == "reiterate",
            means=(),
            conditions=(),
            deadline=None,
            themes=_several(act, "themes"),
            text=said,
            start=start,
            end=end,
            source_start=start,
            source_end=end,
            hash=wording.hash_of(said),
        )

    def _bodies(self, codes: Sequence[str], found: str) -> tuple[Addressed, ...]:
        return tuple(self._body(code, found) for code in codes)

    def _body(self, code: str, found: str) -> Addressed:
        if code in self.named:
            one = self.named[code]
            return Addressed(code, one["name"], one["kind"], found)
        known = reference.code_list("addressees")[code]
        return Addressed(code, known.labelled("en"), known.more["kind"], found, bodies.ended(code))

    def _chain(self, act: Facts, addressed: Sequence[Addressed]) -> tuple[str, ...]:
        links = act.get("chain") or [" + ".join(one.code for one in addressed)]
        return tuple(_joined([self._body(code, "").name for code in link.split(" + ")]) for link in links)


def _several(act: Facts, key: str) -> tuple[str, ...]:
    return tuple(act.get(key, ()))


def _verb(act: Facts) -> reference.Code:
    return reference.code_list("verbs")[act["verb"]]


def _force(part: Facts, directive: bool) -> str:
    if part.get("channel") == "recommendation_to_council":
        return "recommendation_to_council"
    if not directive:
        return "none"
    return "request_to_secretariat" if part["to"] == ["secretary-general"] else "appeal"


def _obligation(act: Facts) -> Mapping[str, Any]:
    category, direction, course = act["owes"]
    return {"category": category, "direction": direction, "course": course, "text": act["says"]}


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
