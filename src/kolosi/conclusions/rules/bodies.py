"""Bodies named in a text: governments, missions, committees, groups; who they are, and until when they exist."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kolosi.conclusions.rules.shapes import Addressed
from kolosi.reference import rules as reference

_COUNTRY = r"(?:the\s+|la\s+|le\s+|l[’'])?(?P<country>[A-ZÀ-Ý][\w’'-]+(?:\s+(?:of\s+(?:the\s+)?|and\s+|du\s+|de\s+la\s+)?[A-ZÀ-Ý][\w’'-]+)*)"
_GENERAL = {
    "en": {
        "government_of": rf"(?:(?:[Tt]ransitional|[Ii]nterim|[Ff]ederal|Royal)\s+){{0,2}}[Gg]overnment\s+of\s+(?:National\s+(?:Unity|Accord)\s+of\s+)?{_COUNTRY}",
        "committee_of": r"(?:Security\s+Council\s+)?Committee\s+(?:established\s+)?pursuant\s+to\s+(?:paragraph\s+\d+\s+of\s+)?"
        r"resolutions?\s+(?P<resolution>\d{3,4})\s*\(\d{4}\)(?:,\s+\d+\s*\(\d{4}\))*(?:\s+and\s+\d+\s*\(\d{4}\))?",
        "authorities": r"(?:[A-Z][a-z]+(?:ian|ese|i|an|ish|ali|ic)|[Nn]ational|[Tt]ransitional|[Ll]ocal)\s+(?:transitional\s+)?authorities",
        "government": r"(?<=[Tt]he\s)(?:(?:[A-Z]\w+(?:ian|ese|ish|i|an)|Federal|Transitional|Interim|Royal)\s+){0,2}Government\b(?!\s+of|-led)",
        "committee": r"(?<=[Tt]he\s)Committee\b(?!\s+(?:established|pursuant))",
    },
    "fr": {
        "government_of": rf"[Gg]ouvernement\s+(?:de\s+transition\s+)?(?:du|de|des)\s+{_COUNTRY}",
        "committee_of": r"Comité(?:\s+du\s+Conseil\s+de\s+sécurité)?\s+(?:créé|établi|faisant\s+suite)\s+(?:par|en\s+application\s+de|à|aux)\s+(?:la\s+|les\s+)?"
        r"résolutions?\s+(?P<resolution>\d{3,4})\s*\(\d{4}\)(?:,\s+\d+\s*\(\d{4}\))*(?:\s+et\s+\d+\s*\(\d{4}\))?",
        "authorities": r"autorités\s+(?:[a-zà-ÿ]+(?:iennes?|aises?)|nationales|locales|de\s+transition)",
        "government": r"(?<=[Ll]e\s|[Aa]u\s|[Dd]u\s)Gouvernement\b(?!\s+d)",
        "committee": r"(?<=[Ll]e\s|[Aa]u\s|[Dd]u\s)Comité\b",
    },
}

# How names in small letters begin: a place that begins otherwise is passed over at once. A test generates names
# from every pattern of the list and finds each, so that a new pattern cannot be forgotten here.
_SMALL = {
    "en": "al-|anti-|ex-|former|pro-|all|other|non-|armed|communit|tradition|tribal|religious|international|donor|regional|relevant|development"
    "|bilateral|the|part|concerned|member|country|national|transitional|local|government",
    "fr": "équipe|autres|donateur|bailleur|partenaire|communauté|chefs|responsables|dirigeants|toutes|part|tous|groupe"
    "|entités|organismes|système|organisations|autorités|gouvernement|forces|commission|mission",
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
def _pattern(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the pattern of all bodies; French texts also use English names and acronyms."""
    codes = reference.code_list("addressees")
    general = {name: f"(?P<g_{name}>{pattern})" for name, pattern in _GENERAL[language].items()}
    named = [
        f"(?P<c_{at}>{'|'.join(words)})"
        for at, code in enumerate(codes.values())
        if (words := [*(code.more["fr"] if language == "fr" else ()), *code.more["en"]])
    ]
    # A country's own Government stands first; committees known by name stand before committees in general.
    ordered = [general.pop("government_of"), *named, *general.values()]
    small = _SMALL["en"] if language == "en" else f"{_SMALL['en']}|{_SMALL['fr']}"
    return re.compile(rf"(?<![\w-])(?=[A-ZÀ-Ý\d]|{small})(?:{'|'.join(ordered)})(?![\w-])"), tuple(codes)


@lru_cache(maxsize=4096)
def bodies(text: str, *, situation: str | None, language: str = "en") -> tuple[Body, ...]:
    """Return every body the text names, in order; `situation` says whose "the Government" is."""
    return tuple(_bodies(text, situation, language))


def _bodies(text: str, situation: str | None, language: str) -> Iterator[Body]:
    pattern, codes = _pattern(language)
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
        country = match["country"]
        return government(country, *match.span(), language=language, words=words[:1].upper() + words[1:])
    if rule == "committee_of":
        return Body(f"committee-{match['resolution']}", words, "sc_committee", *match.span())
    if rule == "committee":
        return Body("committee", words, "sc_committee", *match.span(), rule)
    if rule == "authorities" or situation is None:
        code = government_code(situation) if situation else f"authorities-{slug(words)}"
        return Body(code, words[:1].upper() + words[1:], "state_government", *match.span(), rule)
    return government(situation, *match.span(), language=language, rule=rule)


def government(
    country: str, start: int, end: int, *, language: str = "en", rule: str = "", words: str = ""
) -> Body:
    """Return the Government of that country as a body; `words` are the text's own, where it names it in full."""
    name = words or (f"Government of {country}" if language == "en" else f"Gouvernement ({country})")
    return Body(government_code(country), name, "state_government", start, end, rule)


def government_code(country: str) -> str:
    """Return the one code of that country's Government, whatever the language of its name."""
    known = _countries().get(slug(country).removeprefix("the-"))
    return f"government-{known or slug(country)}"


@cache
def _countries() -> dict[str, str]:
    """Names of situations in every language, to the code that their English name gives."""
    listed = reference.code_list("situations").values()
    return {
        slug(name).removeprefix("the-"): slug(code.label["en"]).removeprefix("the-")
        for code in listed
        for name in code.label.values()
    }


def ended(code: str, *, on: str | None = None) -> str | None:
    """Return the ISO day on which the body ended: only if it had ended by `on`, when that is given."""
    entry = reference.code_list("addressees").get(code)
    day: str | None = entry.more.get("ended_on") if entry else None
    return day if day and (on is None or day < on) else None


def addressed(body: Body, found: str) -> Addressed:
    """Return the body as an addressee, found as object, earlier, heading or chapeau."""
    return Addressed(body.code, body.name, body.kind, found, ended(body.code))


def unique(found: Sequence[Body]) -> tuple[Body, ...]:
    """Return each body once, in the order of its first naming."""
    return tuple({body.code: body for body in reversed(found)}.values())[::-1]
