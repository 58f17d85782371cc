"""To whom an act speaks: the verb's object before an earlier one, before the heading, before the chapeau.

Chains (Secretary-General → mission and agency → authorities) are kept in order; a singular that could mean several
("the Committee" under a heading that names two) names them all and is marked ambiguous.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kolosi.conclusions.rules import bodies
from kolosi.conclusions.rules.bodies import Body
from kolosi.conclusions.rules.shapes import Addressed

_TO_ACT = re.compile(
    r"\s(?:(?:to|de|à)\s+|d[’']\s*)(?!the\b|a\b|an\b|all\b|this\b|these\b|which\b|conflict\b|armed\b|la\b|le\b|les\b|l[’']|cet|ce\b|ces\b|leurs?\b|sa\b|son\b|ses\b|us\b)(?:\w+ly\s+)?[a-zà-ÿ]"
    r"|\s(?:to|à)\s+(?=(?:not|immediately|fully|swiftly|promptly)\b)"
    r"|\s(?:de|à)\s+(?=(?:les|le|la|leur|lui|se|y|en)\s+[a-zà-ÿ]+(?:er|ir|re)\b)"
)
_STOP = re.compile(
    r"[,;:]\s|\s(?:that|which|who|qui|que)\s|\s(?:with|in|on|for|avec|dans|sur|pour)\s(?=the\b|its\b|a\b|la\b|le\b)"
)
_NEAR = 24  # characters before a name that may say that it acts
_AGENT = re.compile(r"\b(?:by|par)\s+(?:the\s+|la\s+|le\s+|l[’'])?$")
_PRONOUN = re.compile(r"\s*(?:upon\s+|on\s+)?(?:them|him|her|it|les|leur|lui)\b", re.IGNORECASE)
_SINGULAR = re.compile(r"\s*(?:upon\s+|on\s+)?it\s")
_POSSESSIVE = re.compile(r"\s+(?:its|their|son|sa|leur|leurs)\s")
_THAT = re.compile(r"\s+(?:that|que)\s+")
_ENSURE = re.compile(
    r"\b(?:ensure|see\s+to\s+it|veiller\s+à\s+ce|faire\s+en\s+sorte)\s+(?:that|que|qu[’'])\s"
)
_ASKING = re.compile(
    r"\bto\s+(?:further\s+|also\s+)?(?:ask|request|call\s+(?:up)?on|urge|encourage|instruct|direct|invite)\s+(?=the\b|all\b|[A-Z])"
    r"|\b(?:de|d[’'])\s*(?:demander\s+(?:à\s|aux?\s)|prier\s|inviter\s|engager\s|exhorter\s)"
)
_HELP = re.compile(
    r"\b(?:support|supporting|assist|assisting|help|helping|appu\w+|soutenir|soutien\w*|aid(?:er|ent|e)\s)\b"
)
_FINITE = re.compile(
    r"\s(?:strengthens?|continues?|prioriti[sz]es?|provides?|takes?|is|are|has|have|works?|supports?|renforce(?:nt)?|poursuiv\w+|continue(?:nt)?)\s"
)
_PARTED = re.compile(
    r"\b(?!including\b)[a-z]+ing\b|\b(?:with|alongside|that|who|which|by|avec|qui|que|par)\b"
)


@dataclass(frozen=True)
class Context:
    """What stands above an item: its heading's and its chapeau's addressees, the situation, the language."""

    heading: tuple[Body, ...]
    chapeau: tuple[Body, ...]
    situation: str | None
    language: str

    @property
    def default(self) -> tuple[tuple[Body, ...], str]:
        """The addressees of an act that names none, and where they were found."""
        return (self.heading, "heading") if self.heading else (self.chapeau, "chapeau")


@dataclass(frozen=True)
class Resolved:
    """Whom one act addresses; `objects` are the bodies a later act of the item may refer back to."""

    addressed: tuple[Addressed, ...]
    chain: tuple[str, ...]
    ambiguities: tuple[str, ...]
    mentions: tuple[Addressed, ...]
    objects: tuple[Body, ...]
    to_do: int  # where in the text begins what is to be done


def resolve(
    text: str, verb_end: int, *, directive: bool, context: Context, earlier: Sequence[Body]
) -> Resolved:
    """Resolve whom the act `text` addresses; `verb_end` is the end of its verb in it, `earlier` the item's objects."""
    named = _named(text, context)
    objects = _objects(text, verb_end, named, directive)
    ambiguities: tuple[str, ...] = ()
    if objects:
        objects, ambiguities = _settled(objects, context)
        found, how = _with_members(objects, context), "object"
    elif directive and earlier and (_POSSESSIVE.match(text, verb_end) or _SINGULAR.match(text, verb_end)):
        found, how = bodies.unique(earlier), "earlier"
    else:
        found, how = context.default
    addressed = tuple(bodies.addressed(body, how) for body in found)
    codes = {body.code for body in found}
    others, _ = _settled([body for body in named if body.code not in codes], context)
    mentions = [body for body in others if body.code not in {"un-mission", "committee"} | codes]
    chain = _chain(text, found, named) if directive else ()
    back = objects or [body for body in named if _AGENT.search(text[max(0, body.start - _NEAR) : body.start])]
    return Resolved(
        addressed,
        chain,
        ambiguities,
        tuple(bodies.addressed(body, "mentioned") for body in bodies.unique(mentions)),
        tuple(back),
        _to_do(text, verb_end, named),
    )


def _named(text: str, context: Context) -> list[Body]:
    """The bodies the text names: those of the lists, and those that only the heading introduced."""
    found = list(bodies.bodies(text, situation=context.situation, language=context.language))
    for body in (*context.heading, *context.chapeau):
        start = text.find(body.name) if body.kind in {"nsag_unlisted", "other"} else -1
        end = start + len(body.name)
        if start >= 0 and not any(one.start < end and start < one.end for one in found):
            found.append(replace(body, start=start, end=end))
    return sorted(found, key=lambda body: body.start)


def _to_do(text: str, verb_end: int, named: Sequence[Body]) -> int:
    act = _to_act(text, verb_end, named) if verb_end else None
    blanks = re.match(r"\s(?:(?:to|de|à)\s+|d[’']\s*)", act.group()) if act else None
    return act.start() + blanks.end() if act and blanks else verb_end


def _objects(text: str, verb_end: int, named: Sequence[Body], directive: bool) -> list[Body]:
    """The bodies the verb governs: up to "to do" for a request, else an agent ("sharing by the …")."""
    if directive and (that := _THAT.match(text, verb_end)):
        return _subject(text, that.end(), named)
    if _PRONOUN.match(text, verb_end) or not directive:
        return _commended(text, verb_end, named) if not directive else []
    act = _to_act(text, verb_end, named)
    window = act.start() if act else len(text)
    first = next((body for body in named if body.start >= verb_end), None)
    if first is not None and first.start < window and _reaches(text[verb_end : first.start]):
        end = min(window, _clause_end(text, first.end, act is not None))
        return _joined_with(text, [body for body in named if verb_end <= body.start < end])
    agents = [
        body
        for body in named
        if body.start >= verb_end and _AGENT.search(text[max(verb_end, body.start - _NEAR) : body.start])
    ]
    return agents[:1] if act is None or not agents else []


def _joined_with(text: str, found: Sequence[Body]) -> list[Body]:
    """The bodies from the first on that only commas, "and" or "including" join: not those they work with."""
    joined = list(found[:1])
    for body in found[1:]:
        if _PARTED.search(text[joined[-1].end : body.start]):
            break
        joined.append(body)
    return joined


def _to_act(text: str, start: int, named: Sequence[Body]) -> re.Match[str] | None:
    """Find "to do": not the "to" of the verb itself (appealing to) nor one inside a body's name."""
    for match in _TO_ACT.finditer(text, start):
        inside = any(body.start < match.start() < body.end for body in named)
        if match.start() > start and not inside:
            return match
    return None


def _reaches(between: str) -> bool:
    """The words between verb and body only qualify it: "the leadership of the", "all other"."""
    return len(between.split()) <= 6 and not re.search(
        r"[,;]|\b(?:by|with|from|in|on|that|par|avec)\b", between
    )


def _clause_end(text: str, start: int, bounded: bool) -> int:
    stop = (
        re.compile(r"[;:]\s|\s(?:that|which|who|qui|que)\s").search(text, start)
        if bounded
        else _STOP.search(text, start)
    )
    return stop.start() if stop else len(text)


def _commended(text: str, verb_end: int, named: Sequence[Body]) -> list[Body]:
    first = next((body for body in named if body.start >= verb_end), None)
    close = first is not None and re.fullmatch(
        r"\s+(?:the\s+|le\s+|la\s+|l[’'])?", text[verb_end : first.start]
    )
    return [first] if first is not None and close else []


def _settled(found: Sequence[Body], context: Context) -> tuple[list[Body], tuple[str, ...]]:
    """Replace "the Committee" by the committees it can mean; more than one is an ambiguity."""
    settled: list[Body] = []
    ambiguities: list[str] = []
    for body in found:
        meant = [other for other in (*context.heading, *context.chapeau) if other.kind == body.kind]
        if body.rule != "committee" or not meant:
            settled.append(body)
            continue
        settled += meant
        if len(meant) > 1:
            ambiguities.append("singular_for_several")
    return list(bodies.unique(settled)), tuple(dict.fromkeys(ambiguities))


def _with_members(objects: Sequence[Body], context: Context) -> tuple[Body, ...]:
    """ "All armed groups" under a heading that names them speaks to each of them."""
    if any(body.code == "armed-groups" for body in objects):
        named = [
            body for body in context.heading if body.kind in {"nsag_listed", "nsag_unlisted", "coalition"}
        ]
        return bodies.unique([*objects, *named])
    return bodies.unique(objects)


def _chain(text: str, found: Sequence[Body], named: Sequence[Body]) -> tuple[str, ...]:
    """The hands an ask passes through; one link may be several bodies together."""
    links = [_together(found)] if found else []
    at = 0
    steps = [step for step in (_ENSURE.search(text), _ASKING.search(text)) if step]
    for step in sorted(steps, key=lambda step: step.start()):
        links += _link(_subject(text, step.end(), named), links)
        at = step.end()
    if helped := _HELP.search(text, at):
        close = [body for body in named if helped.end() <= body.start < helped.end() + 120]
        links += _link(
            [body for body in close if body.kind in {"state_government", "state_organ"}][:1], links
        )
    return tuple(links)


def _subject(text: str, start: int, named: Sequence[Body]) -> list[Body]:
    """The bodies that are to act: at the head of "ensure that …", before its verb."""
    finite = _FINITE.search(text, start)
    act = _to_act(text, start, named)
    ends = [match.start() for match in (finite, act) if match]
    end = min(ends, default=start + 90)
    subject = [body for body in named if start <= body.start < end]
    heads = subject and re.fullmatch(
        r"(?:the\s+|all\s+|la\s+|le\s+|les\s+|l[’'])*", text[start : subject[0].start]
    )
    return subject if heads else []


def _together(found: Sequence[Body]) -> str:
    names = [body.name for body in bodies.unique(found)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _link(found: Sequence[Body], links: Sequence[str]) -> list[str]:
    names = _together(found) if found else ""
    return [names] if names and names not in links else []
