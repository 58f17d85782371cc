"""Bodies named in a text: governments, missions, committees, groups; who they are, and until when they exist."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kolosi.conclusions.rules.shapes import Addressed
from kolosi.reference import rules as reference

_COUNTRY = r"(?:the\s+|la\s+|le\s+|l[’'])?(?P<{0}>[A-ZÀ-Ý][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?|and\s+|du\s+|de\s+la\s+)?[A-ZÀ-Ý][\w’'-]+)*)"
_GENERAL = {
    "government_of": rf"(?:[Tt]ransitional\s+)?[Gg]overnment\s+of\s+(?:National\s+Unity\s+of\s+)?{_COUNTRY.format('country')}|[Gg]ouvernement\s+(?:de\s+transition\s+)?(?:du|de|des)\s+{_COUNTRY.format('pays')}",
    "committee_of": r"(?:Security\s+Council\s+)?Committee\s+(?:established\s+)?pursuant\s+to\s+(?:paragraph\s+\d+\s+of\s+)?resolutions?\s+(?P<resolution>\d{3,4})\s*\(\d{4}\)(?:,\s+\d+\s*\(\d{4}\))*(?:\s+and\s+\d+\s*\(\d{4}\))?",
    "authorities": r"(?P<demonym>(?:[A-Z][a-z]+(?:ian|ese|i|an|ish|ali|ic))|(?:[Nn]ational|[Tt]ransitional|[Ll]ocal))\s+(?:transitional\s+)?authorities|autorités\s+(?P<gentile>[a-zà-ÿ]+(?:iennes?|aises?|nationales|locales|de\s+transition))",
    "government": r"(?<=[Tt]he\s)(?:\w+ian\s+)?Government\b(?!\s+of|-led)|(?<=[Ll]e\s)Gouvernement\b(?!\s+d)|(?<=au\s)Gouvernement\b(?!\s+d)|(?<=du\s)Gouvernement\b(?!\s+d)",
    "committee": r"(?<=[Tt]he\s)Committee\b(?!\s+(?:established|pursuant))|(?<=[Ll]e\s)Comité\b|(?<=au\s)Comité\b",
}


@dataclass(frozen=True)
class Body:
    """One naming of a body at a place of a text; `rule` tells names that depend on their surroundings."""

    code: str
    name: str
    kind: str
    start: int
    end: int
    rule: str = ""


def slug(name: str) -> str:
    """Return the name in small ASCII letters and hyphens, for codes made from the text."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[str, ...]]:
    codes = reference.code_list("addressees")
    special = [f"(?P<g_{name}>{pattern})" for name, pattern in list(_GENERAL.items())[:1]]
    named = [
        f"(?P<c_{at}>{'|'.join([*code.more['en'], *code.more['fr']])})"
        for at, code in enumerate(codes.values())
    ]
    general = [f"(?P<g_{name}>{pattern})" for name, pattern in list(_GENERAL.items())[1:]]
    # Committees known by name stand before committees in general; so do all other bodies.
    return re.compile(rf"(?<![\w-])(?:{'|'.join([*special, *named, *general])})(?![\w-])"), tuple(codes)


@lru_cache(maxsize=4096)
def bodies(text: str, *, situation: str | None, language: str = "en") -> tuple[Body, ...]:
    """Return every body the text names, in order; `situation` says whose "the Government" is."""
    return tuple(_bodies(text, situation, language))


def _bodies(text: str, situation: str | None, language: str) -> Iterator[Body]:
    pattern, codes = _pattern()
    for match in pattern.finditer(text):
        group = _outer(match)
        if group.startswith("c_"):
            yield _named(match, codes[int(group[2:])], language)
        else:
            yield _general(match, group[2:], situation, language)


def _outer(match: re.Match[str]) -> str:
    return next(
        name for name, value in match.groupdict().items() if value is not None and name[:2] in {"c_", "g_"}
    )


def _named(match: re.Match[str], code: str, language: str) -> Body:
    entry = reference.code_list("addressees")[code]
    name = entry.labelled(language)
    if code == "un-mission" and match.group() != "Mission":
        return Body(slug(match.group()), match.group().strip(), "un_mission", *match.span())
    return Body(code, name, entry.more["kind"], *match.span())


def _general(match: re.Match[str], rule: str, situation: str | None, language: str) -> Body:
    words = re.sub(r"\s+", " ", match.group())
    if rule == "government_of":
        country = match["country"] or match["pays"]
        return government(country, *match.span(), language=language, words=words[:1].upper() + words[1:])
    if rule == "committee_of":
        return Body(f"committee-{match['resolution']}", words, "sc_committee", *match.span())
    if rule == "committee":
        return Body("committee", words, "sc_committee", *match.span(), rule)
    if rule == "authorities" or situation is None:
        code = f"government-{slug(situation)}" if situation else f"authorities-{slug(words)}"
        return Body(code, words[:1].upper() + words[1:], "state_government", *match.span(), rule)
    return government(situation, *match.span(), language=language, rule=rule)


def government(
    country: str, start: int, end: int, *, language: str = "en", rule: str = "", words: str = ""
) -> Body:
    """Return the Government of that country as a body; `words` are the text's own, where it names it in full."""
    name = words or (f"Government of {country}" if language == "en" else f"Gouvernement ({country})")
    return Body(f"government-{slug(country)}", name, "state_government", start, end, rule)


def ended(code: str, *, on: str | None = None) -> str | None:
    """Return the ISO day on which the body ended: only if it had ended by `on`, when that is given."""
    entry = reference.code_list("addressees").get(code)
    day: str | None = entry.more.get("ended_on") if entry else None
    return day if day and (on is None or day < on) else None


def addressed(body: Body, found: str) -> Addressed:
    """Return the body as an addressee, found as object, earlier, heading or chapeau."""
    return Addressed(body.code, body.name, body.kind, found, ended(body.code))
