"""Whom a heading or a chapeau addresses: bodies of the lists, and names that only the heading brings."""

import re
from collections.abc import Sequence
from functools import cache

from kolosi.conclusions.rules import bodies
from kolosi.conclusions.rules.bodies import Body

_SPECIFIC = re.compile(
    r"(?:specifically|in\s+particular|including|namely|notamment|en\s+particulier|à\s+savoir|y\s+compris)\s"
)
_CARRIED = re.compile(r":|,?\s+(?:through|via|by\s+means|in\s+a|au\s+moyen|par\s+(?:une|la)\s)\b")
_ADDRESSED_TO = re.compile(
    r"\b(?:(?:statement|message|letters?)\b[^:]{0,90}?\b(?:addressed\s+)?to\s+(?:the\s+)?(?=[A-Z]|leaders?|leadership|dissident|armed|chair|members|governments?)|(?:déclaration|message|lettres?)\b[^:]{0,90}?\s(?:adressée?s?\s+)?(?:à|au|aux)\s)",
    re.IGNORECASE,
)
# Press releases write headings with capitals: "To All Parties to Armed Conflict in …, in Particular …".
_IN_CAPITALS = re.compile(
    r"\b(?:All|Other|Parties|Armed(?!\s+Forces)|Groups?|Conflict|Communit(?:y|ies)|Religious|Traditional|Leaders|Donors?|Specifically|Particular)\b"
)
_KNOWN_AS = re.compile(
    r"\b(?:group|faction|groupe)\s+(?:known\s+as|called|connu\s+sous\s+le\s+nom\s+de)\s+(?:the\s+)?"
)
_GROUP = re.compile(r"\b(?:groups?|leaders?|leadership|groupes?|dirigeants?)\b")
# Who speaks or is only quoted in a heading or chapeau is not addressed by it.
_BLANKED = re.compile(
    r"\b(?:reports?\s+of\s+the\s+Secretary-General|rapports?\s+du\s+Secrétaire\s+général)|(?:by|from|of|par|de)\s+(?:its|the|sa|son|la|le)\s+(?:Chair(?:person|man)?\b(?!\s+of)|Pr[ée]sidente?\b(?!\s+(?:d|of\b))|présidence\b(?!\s+d))|(?:President|Chair(?:person)?|Pr[ée]sidente?)\s+(?:of|by|du|de\s+la)\s+(?:the\s+)?(?:Security\s+Council(?!\s+Committee)|Working\s+Group|Groupe\s+de\s+travail|Conseil\s+de\s+sécurité)|(?:la\s+)?présidence\s+du\s+(?:Groupe|Conseil)|The\s+Working\s+Group|Le\s+Groupe\s+de\s+travail"
)
_AND_THE = re.compile(r"\s(?:and|et)\s(?:the|le|la|les)\s(?=[A-ZÀ-Ý])")
_LINKING = re.compile(r"\s(?:and|et|of|the|de|du|des|la|le|in|for|en)$")
_OPEN_ENDED = re.compile(r"\s(?:of|the|de|du|des|la|le)$")
# “Front des hautes terres”: a name that goes on in small letters
_LOWER_CASE = re.compile(r"\s*[a-zà-ÿ][\w’'-]*(?:\s[a-zà-ÿ][\w’'-]*){0,3}?(?=\s*(?:[,;.:]|$)|\s(?:et|and)\s)")
_NAME = re.compile(
    r"[A-ZÀ-Ý][\w’'-]*(?:\s+(?:[A-ZÀ-Ý][\w’'-]*|(?:pour|la|le|de|des|du|et|en|of|the|for|in|and)\b|al-\w+|l[’'][\w’'-]+|d[’'][\w’'-]+|\([^)]*\)))*"
)


@cache
def heading_bodies(heading: str, *, situation: str | None, language: str) -> tuple[Body, ...]:
    """Return whom a heading or chapeau names, groups that no list knows included."""
    text = _BLANKED.sub(lambda match: " " * len(match.group()), heading)
    text = _IN_CAPITALS.sub(lambda match: match.group().lower(), text) if text.startswith("To ") else text
    found = list(bodies.bodies(text, situation=situation, language=language))
    found = [body for body in found if body.code not in {"working-group-caac"}]
    specific = _SPECIFIC.search(text)
    if specific and any(body.kind in {"armed_groups", "all_parties"} for body in found):
        end = _CARRIED.search(text, specific.end())
        found += _unlisted_names(text[: end.start() if end else None], specific.end(), found)
    if not found and (to := _ADDRESSED_TO.search(text)):
        end = _CARRIED.search(text, to.end())
        kind = "nsag_unlisted" if _GROUP.search(text, to.end()) else "other"
        found += _unlisted_names(text[: end.start() if end else None], to.end(), found, kind)
    if alias := _KNOWN_AS.search(text):
        found += _unlisted_names(text, alias.end(), found)[:1]
    return bodies.unique(found)


def _unlisted_names(text: str, start: int, known: Sequence[Body], kind: str = "nsag_unlisted") -> list[Body]:
    """Names after "specifically" that no list has: armed groups, by the heading's own word for them."""
    found = []
    for match in _NAME.finditer(
        _AND_THE.sub(lambda joint: "," + " " * (len(joint.group()) - 1), text), start
    ):
        said = match.group().strip()
        goes_on = _LOWER_CASE.match(text, match.end()) if _OPEN_ENDED.search(said) else None
        name = f"{said} {goes_on.group().strip()}" if goes_on else _LINKING.sub("", said)
        covered = any(body.start < match.end() and match.start() < body.end for body in known)
        if not covered and len(name) > 2 and not name.startswith(("Secretary", "Secrétaire", "President")):
            found.append(Body(bodies.slug(name), name, kind, *match.span()))
    return found
