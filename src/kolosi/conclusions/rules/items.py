"""Provisions become items with their clauses: kind, channel, verbs inherited from the chapeau, origins of reported speech."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kolosi.conclusions.rules import (
    addressees,
    citations,
    clauses,
    dates,
    lexicon,
    modifiers,
    themes,
    wording,
)
from kolosi.conclusions.rules.addressees import Context
from kolosi.conclusions.rules.bodies import Body
from kolosi.conclusions.rules.clauses import Act
from kolosi.conclusions.rules.draft import Draft
from kolosi.conclusions.rules.genre import Genre
from kolosi.conclusions.rules.lexicon import Verb
from kolosi.conclusions.rules.shapes import Clause, Item, Reported
from kolosi.conclusions.rules.structure import Provision
from kolosi.reference import rules as reference

_BY_WHICH = re.compile(
    r"\b(?:by|in)\s+which\s+(?:the\s+)?(?P<speaker>Security\s+Council|Council|General\s+Assembly)\s+(?:had\s+)?\w+ed\b"
    r"|par\s+l(?:aquelle|equel)\s+le\s+(?P<orateur>Conseil(?:\s+de\s+sécurité)?)\s"
)
_SECRETARIAT = {"un_sg", "un_secretariat", "un_mission", "un_agency", "ctfmr", "un_system"}


@dataclass(frozen=True)
class Page:
    """What every item of one document shares."""

    draft: Draft
    genre: Genre
    situation: str | None
    provisions: Mapping[str, Provision]


def items(page: Page) -> tuple[Item, ...]:
    """Return the document's items, with clauses, in the order of the text."""
    kinds: dict[str, str] = {}
    channels: dict[str, str | None] = {}
    acts: dict[str, list[Act]] = {}
    found = []
    for provision in page.provisions.values():
        acts[provision.id] = clauses.acts(provision.text)
        channels[provision.id] = _channel(provision, channels, page)
        kinds[provision.id] = _kind(provision, kinds, acts[provision.id], page.genre)
        item = _item(provision, kinds[provision.id], channels[provision.id], page)
        found.append(replace(item, clauses=_clauses(provision, item, acts, page)))
    return tuple(_with_origins(found))


def _item(provision: Provision, kind: str, channel: str | None, page: Page) -> Item:
    source_start, source_end = page.draft.source(provision.start, provision.end)
    heading = provision.heading or provision.section
    return Item(
        provision.id,
        kind,
        provision.level,
        channel,
        heading,
        provision.text,
        provision.start,
        provision.end,
        source_start,
        source_end,
        (),
    )


@cache
def _channel_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (code.code, re.compile("|".join([*code.more["en"], *code.more["fr"]]), re.IGNORECASE))
        for code in reference.code_list("channels").values()
    )


def _channel(provision: Provision, channels: Mapping[str, str | None], page: Page) -> str | None:
    if page.genre.name not in {"conclusions", "press_release"}:
        return None
    if provision.chapeau is not None:
        return channels.get(provision.chapeau)
    if page.genre.name == "press_release":
        return "public_statement"
    return next((code for code, pattern in _channel_patterns() if pattern.search(provision.text)), None)


def _kind(provision: Provision, kinds: Mapping[str, str], acts: Sequence[Act], genre: Genre) -> str:
    if provision.chapeau is not None and provision.family != "number":
        return kinds[provision.chapeau]
    if provision.family == "pp":
        return "preambular"
    if genre.name == "conclusions":
        return "operative" if _is_chapeau(provision, acts) else "narrative"
    if genre.name == "press_release":
        return "operative" if acts[0].match and acts[0].match.verb.klass != "observing" else "narrative"
    if provision.family == "p":
        return "operative" if acts[0].match or genre.name == "statement" else "narrative"
    return "operative"


def _is_chapeau(provision: Provision, acts: Sequence[Act]) -> bool:
    agreed = any(act.match and act.match.verb.code in {"agree", "decide"} for act in acts)
    return agreed and provision.text.rstrip().endswith(":")


def _inherited(provision: Provision, acts: Mapping[str, list[Act]], page: Page) -> Verb | None:
    """The verb of the chapeau for an item that has none: "agreed to recommend …: (a) To ensure" recommends."""
    chapeau = page.provisions.get(provision.chapeau or "")
    while chapeau is not None:
        last = next((act.match for act in reversed(acts[chapeau.id]) if act.match), None)
        if last is not None:
            if last.verb.code not in {"agree", "decide"}:
                return last.verb
            to_act = re.match(r"\s+(?:to|de|d[’'])\s*", chapeau.text[last.end :])
            inner = lexicon.at(chapeau.text, last.end + to_act.end(), base=True) if to_act else None
            inner = inner or _french_infinitive(chapeau.text, last.end)
            return inner.verb if inner else last.verb
        chapeau = page.provisions.get(chapeau.chapeau or "")
    return None


def _french_infinitive(text: str, start: int) -> lexicon.Match | None:
    match = re.match(r"\s+(?:de|d[’'])\s*(recommander)\b", text[start:])
    return (
        lexicon.Match(
            lexicon.verb("recommend"), start, start, start + match.end(), False, False, "recommander"
        )
        if match
        else None
    )


def _clauses(
    provision: Provision, item: Item, acts: Mapping[str, list[Act]], page: Page
) -> tuple[Clause, ...]:
    context = _context(provision, page)
    earlier: list[Body] = []
    found = []
    for at, act in enumerate(acts[provision.id], 1):
        verb = act.match.verb if act.match else _inherited(provision, acts, page)
        if verb is None:
            continue
        text = provision.text[act.start : act.end]
        verb_end = act.match.end - act.start if act.match else 0
        whom = addressees.resolve(
            text, verb_end, directive=verb.klass == "directive", context=context, earlier=earlier
        )
        earlier = list(whom.objects) or earlier
        found.append(_clause(f"{provision.id}/{at}", provision, item, act, verb, whom, page))
    return tuple(found)


def _context(provision: Provision, page: Page) -> Context:
    language = page.genre.language
    heading = (
        addressees.heading_bodies(provision.heading, situation=page.situation, language=language)
        if provision.heading
        else ()
    )
    top = page.provisions.get(provision.chapeau or "")
    while top is not None and top.chapeau is not None:
        top = page.provisions.get(top.chapeau)
    named = page.genre.name in {"conclusions", "press_release"}
    chapeau = (
        addressees.heading_bodies(top.text, situation=page.situation, language=language)
        if top and named
        else ()
    )
    return Context(heading, chapeau, page.situation, language)


def _clause(
    name: str, provision: Provision, item: Item, act: Act, verb: Verb, whom: addressees.Resolved, page: Page
) -> Clause:
    text = provision.text[act.start : act.end]
    body = text[act.match.end - act.start :] if act.match else text
    directive = verb.klass == "directive"
    strong = bool(act.match and act.match.strong)
    start, end = provision.start + act.start, provision.start + act.end
    source_start, source_end = page.draft.source(start, end)
    return Clause(
        id=name,
        verb=verb.code,
        klass=verb.klass,
        pressure=min(6, verb.pressure + 1) if strong and directive else verb.pressure,
        polarity=verb.polarity,
        force=_force(verb, whom, item.channel, page.genre),
        obligation={**modifiers.obligation(body), "text": text[whom.to_do :].strip(" ,;.")}
        if directive
        else {},
        addressees=tuple(one.name for one in whom.addressed),
        addressed=whom.addressed,
        chain=whom.chain,
        mentions=whom.mentions,
        ambiguities=whom.ambiguities,
        reported=_reported(provision.text, act),
        inherited=act.match is None,
        urgency=modifiers.modifiers("urgency", text, page.genre.language) if directive else (),
        hedge=modifiers.modifiers("hedge", body, page.genre.language) if directive else (),
        aspect=modifiers.modifiers("aspect", body, page.genre.language) if directive else (),
        repeat=bool(act.match and act.match.repeat),
        means=modifiers.means(body) if directive else (),
        conditions=modifiers.conditions(body) if directive else (),
        deadline=dates.deadline(body) if directive else None,
        themes=themes.themes(text, page.genre.language),
        text=text,
        start=start,
        end=end,
        source_start=source_start,
        source_end=source_end,
        hash=wording.hash_of(text),
    )


def _force(verb: Verb, whom: addressees.Resolved, channel: str | None, genre: Genre) -> str:
    """The legal side of the act, apart from its pressure: conclusions of the Working Group bind nobody."""
    if channel == "recommendation_to_council":
        return "recommendation_to_council"
    if genre.name == "resolution" and (verb.klass == "deciding" or verb.code in {"demand", "direct"}):
        return "binding_decision"
    if verb.klass != "directive":
        return "none"
    if verb.code == "request" and any(one.kind in _SECRETARIAT for one in whom.addressed):
        return "request_to_secretariat"
    return "appeal"


def _reported(text: str, act: Act) -> Reported | None:
    told = act.told or (clauses.speaker_told(text, act.match) if act.match else None)
    own = text[act.start : act.end]
    if told is None:
        match = _BY_WHICH.search(own)
        told = (match["speaker"] or match["orateur"]) if match else None
    if told is None:
        return None
    origin = next((one.symbol for one in citations.named(own)), None)
    return Reported(re.sub(r"^(?:the|le|que le)\s+", "", told, flags=re.IGNORECASE), origin)


def _with_origins(found: Sequence[Item]) -> list[Item]:
    """Reported speech without a source of its own takes that of the item that names the same thing with one."""
    return [
        replace(item, clauses=tuple(_with_origin(clause, item, found) for clause in item.clauses))
        for item in found
    ]


def _with_origin(clause: Clause, item: Item, found: Sequence[Item]) -> Clause:
    if clause.reported is None or clause.reported.origin is not None:
        return clause
    own = [one.symbol for one in citations.named(item.text)]
    origin = own[0] if own else _shared_origin(item, found)
    return replace(clause, reported=replace(clause.reported, origin=origin))


def _shared_origin(item: Item, found: Sequence[Item]) -> str | None:
    pairs = _pairs(item.text)
    best: tuple[int, str] = (1, "")
    for other in found:
        if other.id == item.id or not other.clauses:
            continue
        for clause in other.clauses:
            symbols = [one.symbol for one in citations.named(clause.text) if "/RES/" in one.symbol]
            if len(symbols) == 1:
                best = max(best, (len(pairs & _pairs(clause.text)), symbols[0]), key=lambda score: score[0])
    return best[1] or None


def _pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"[^\W\d_][\w-]{3,}", text.lower())
    common = {"security", "council", "resolution", "united", "nations", "including", "children", "armed"}
    return {(one, other) for one, other in itertools.pairwise(words) if not {one, other} & common}
