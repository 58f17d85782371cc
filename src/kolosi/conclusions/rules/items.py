"""Provisions become items with their clauses: kind, channel, verbs inherited from the chapeau, origins of reported speech."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kolosi.conclusions.rules import (
    addressees,
    channels,
    clauses,
    dates,
    headings,
    lexicon,
    modifiers,
    speech,
    themes,
    wording,
)
from kolosi.conclusions.rules.addressees import Context
from kolosi.conclusions.rules.bodies import Body
from kolosi.conclusions.rules.clauses import Act
from kolosi.conclusions.rules.draft import Draft
from kolosi.conclusions.rules.genre import Genre
from kolosi.conclusions.rules.lexicon import Verb
from kolosi.conclusions.rules.shapes import Clause, Item
from kolosi.conclusions.rules.structure import Provision

LONGEST = 20_000  # characters of one provision: a longer one is no provision, and its clauses are not read
# "recommend that the President transmit a letter": what hangs on it is said in the letter, not recommended.
_TRANSMITS = re.compile(r"\s+(?:that|que)\s[^:]{0,200}\b(?:letters?|lettres?)\b")
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
    ways: dict[str, str | None] = {}
    acts: dict[str, list[Act]] = {}
    found: dict[str, Item] = {}
    for provision in page.provisions.values():
        name = provision.id
        listed = provision.chapeau is not None and page.genre.name == "conclusions"
        acts[name] = clauses.acts(provision.text[:LONGEST], language=page.genre.language, listed=listed)
        ways[name] = channels.channel(provision, page.provisions, ways, page.genre)
        kinds[name] = channels.kind(provision, kinds, acts[name], page.genre)
        item = _item(provision, kinds[name], ways[name], page)
        above = found.get(provision.chapeau or "")
        found[name] = replace(item, clauses=_clauses(provision, item, acts, above, page))
    return tuple(speech.with_origins(list(found.values())))


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
            if inner and _TRANSMITS.match(chapeau.text, inner.end):
                return lexicon.verb("transmit")
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
    provision: Provision, item: Item, acts: Mapping[str, list[Act]], above: Item | None, page: Page
) -> tuple[Clause, ...]:
    if len(provision.text) > LONGEST:
        return ()
    context = _context(provision, acts[provision.id], page)
    earlier: list[Body] = []
    found = []
    for at, act in enumerate(acts[provision.id], 1):
        verb = act.match.verb if act.match else _inherited(provision, acts, page)
        if verb is None:
            continue
        text = provision.text[act.start : act.end]
        verb_end = act.match.end - act.start if act.match else 0
        here = context if act.match else _under(above, context)
        whom = addressees.resolve(
            text, verb_end, directive=verb.klass == "directive", context=here, earlier=earlier
        )
        earlier = list(whom.objects) or earlier
        found.append(_clause(f"{provision.id}/{at}", provision, item, act, verb, whom, page))
    return tuple(found)


def _context(provision: Provision, acts: Sequence[Act], page: Page) -> Context:
    language = page.genre.language
    heading = (
        headings.heading_bodies(provision.heading, situation=page.situation, language=language)
        if provision.heading
        else ()
    )
    opening = _opening(provision, acts, page)
    chapeau = headings.heading_bodies(opening, situation=page.situation, language=language) if opening else ()
    return Context(heading, chapeau, page.situation, language)


def _opening(provision: Provision, acts: Sequence[Act], page: Page) -> str:
    """The words that say to whom the Group speaks: of the numbered paragraph, or of the sentence that carries a message."""
    if page.genre.name not in {"conclusions", "press_release"}:
        return ""
    above = provision
    while above.chapeau is not None:
        above = page.provisions[above.chapeau]
        if above.chapeau is None or channels.channel_of(above.text[: channels.OPENING]):
            return above.text
    return provision.text[: acts[1].start] if len(acts) > 1 and acts[0].match else ""


def _under(above: Item | None, context: Context) -> Context:
    """An item without a verb of its own asks those whom the item above it asks."""
    asked = [clause for clause in above.clauses if clause.klass == "directive"] if above else []
    if above is None or above.level < 2 or not asked:
        return context
    named = tuple(Body(one.code, one.name, one.kind, 0, 0) for one in asked[-1].addressed)
    return replace(context, heading=(), chapeau=named)


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
        addressees=tuple(one.name for one in whom.addressed),
        addressed=whom.addressed,
        chain=whom.chain,
        mentions=whom.mentions,
        ambiguities=whom.ambiguities,
        reported=speech.related(provision.text, act),
        inherited=act.match is None,
        repeat=bool(act.match and act.match.repeat),
        themes=themes.themes(text, page.genre.language),
        text=text,
        start=start,
        end=end,
        source_start=source_start,
        source_end=source_end,
        hash=wording.hash_of(text),
        **(_asked(text, body, whom, page.genre.language) if directive else _NOTHING_ASKED),
    )


_NOTHING_ASKED: Mapping[str, Any] = {
    "obligation": {},
    "urgency": (),
    "hedge": (),
    "aspect": (),
    "means": (),
    "conditions": (),
    "deadline": None,
}


def _asked(text: str, body: str, whom: addressees.Resolved, language: str) -> Mapping[str, Any]:
    """What a directive says of its ask: `body` is its text without the verb."""
    return {
        "obligation": {**modifiers.obligation(body), "text": text[whom.to_do :].strip(" ,;.")},
        "urgency": modifiers.modifiers("urgency", text, language),
        "hedge": modifiers.modifiers("hedge", body, language),
        "aspect": modifiers.modifiers("aspect", body, language),
        "means": modifiers.means(body),
        "conditions": modifiers.conditions(body),
        "deadline": dates.deadline(body),
    }


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
