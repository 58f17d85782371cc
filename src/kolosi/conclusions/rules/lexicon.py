"""The verbs of United Nations texts, found at any place of a text, in English and French, however they are spelled.

The list itself is the reviewed file `reference/data/verbs.toml`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from kolosi.reference import rules as reference

_SUBJECT = (
    r"(?:The\s(?:Security\s)?Council|The\sGeneral\sAssembly|The\s(?:members\sof\sthe\s)?(?:Security\sCouncil|Working\sGroup)"
    r"|The\sAssembly|The\sPresident\sof\sthe\sSecurity\sCouncil|The\sCommittee"
    r"|Le\sConseil(?:\sde\ssécurité)?|L’Assemblée(?:\sgénérale)?|Le\sGroupe\sde\stravail|Les\smembres\sdu\s(?:Conseil\sde\ssécurité|Groupe\sde\stravail))"
)


@dataclass(frozen=True)
class Verb:
    """One verb of the lexicon; `klass` is one of the five speech-act classes.

    A `lead_only` verb opens a provision but never a second act in one; `nouns` are its forms that are also nouns.
    """

    code: str
    klass: str
    pressure: int
    polarity: int
    lead_only: bool = False
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Match:
    """A verb as it stands in a text: `start` includes its adverbs, `verb_start:verb_end` is the verb form itself."""

    verb: Verb
    start: int
    verb_start: int
    end: int
    strong: bool
    repeat: bool
    form: str


def _alternatives(phrases: Any) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("’", "[’']") for phrase in ordered)


class _Lexicon:
    """The file as lookups and patterns, built once."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        self.verbs = {
            entry["code"]: Verb(
                entry["code"],
                entry["class"],
                entry["pressure"],
                entry["polarity"],
                entry.get("lead_only", False),
                frozenset(entry.get("noun", ())),
            )
            for entry in data["code"]
        }
        self.forms = {
            form.lower(): entry["code"] for entry in data["code"] for form in [*entry["en"], *entry["fr"]]
        }
        finite: dict[str, str] = {
            form: entry["code"] for entry in data["code"] for form in entry.get("present_fr", ())
        }
        self.finite = finite if language == "fr" else {}
        self.forms.update(self.finite)
        self.base = {form.lower(): entry["code"] for entry in data["code"] for form in entry["base"]}
        self.infinitives = {entry["label"]["fr"].lower() for entry in data["code"]}
        self.express, self.again = data["express"], data["repeat"]
        self.bare = frozenset(data["bare"]["verbs"])
        adverbs = data["adverb"]
        self.strong = re.compile(rf"\b(?:{_alternatives([*adverbs['strong_en'], *adverbs['strong_fr']])})\b")
        self.adverbs = [word for words in adverbs.values() for word in words]

    @cached_property
    def heads(self) -> frozenset[str]:
        return frozenset(form.split()[0] for form in [*self.forms, *self.base, *self.express["verb"]])

    @cached_property
    def adverb_pattern(self) -> str:
        return rf"(?:(?:{_alternatives(self.adverbs)})\b,?\s+)"

    @cached_property
    def verb_pattern(self) -> str:
        """All forms; adverbs may part a verb from its preposition: "calling once again upon"."""
        forms = _alternatives([*self.forms, *self.express["verb"]])
        between = rf"\s+{self.adverb_pattern}*"
        return re.sub(r"\\s\+(upon|on|for|to)\b", lambda match: between + match[1], forms)

    @cached_property
    def parted(self) -> re.Pattern[str]:
        return re.compile(rf"(?<=\s){self.adverb_pattern}+(?=(?:upon|on|for|to)\b)")

    @cached_property
    def act(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<adverbs>{self.adverb_pattern}*)(?P<verb>{self.verb_pattern})\b(?![-’']\w)(?P<after>(?:\s+{self.adverb_pattern[3:-1]})*)",
            re.IGNORECASE,
        )

    @cached_property
    def base_act(self) -> re.Pattern[str]:
        pattern = _alternatives([*self.base, "express"])
        return re.compile(
            rf"(?P<adverbs>{self.adverb_pattern}*)(?P<verb>{pattern})\b(?P<after>(?:\s+{self.adverb_pattern[3:-1]})*)",
            re.IGNORECASE,
        )

    @cached_property
    def opening(self) -> re.Pattern[str]:
        return re.compile(
            rf"[“\"«\s]*(?:{_SUBJECT}\b|{self.adverb_pattern}*(?:{self.verb_pattern})\b)", re.IGNORECASE
        )


@cache
def _lexicon(language: str = "en") -> _Lexicon:
    return _Lexicon(reference.document("verbs"), language)


def verb(code: str) -> Verb:
    """Return the verb of that code; `KeyError` when the lexicon has none."""
    return _lexicon().verbs[code]


def opens(text: str) -> bool:
    """Say whether the text begins as a speech act begins: with a verb of the lexicon or its usual subject."""
    return bool(text) and (text[0].isupper() or text[0] in '“"«') and bool(_lexicon().opening.match(text))


def is_form(word: str) -> bool:
    """Say whether the word is the head of any form of the lexicon's verbs."""
    lexicon = _lexicon()
    return word.lower() in lexicon.heads


def is_finite(match: Match) -> bool:
    """Say whether the form is a French finite one (`Demande`), not a participle or an infinitive."""
    return match.form in _lexicon("fr").finite


def at(text: str, start: int, *, base: bool = False, language: str = "en") -> Match | None:
    """Return the verb that begins at `start` (adverbs before it included), `None` when none does.

    `base` also accepts bare infinitives (`encourage`), as plural subjects take them; French finite forms are heard
    in French texts only.
    """
    lexicon = _lexicon(language)
    match = lexicon.act.match(text, start) or (lexicon.base_act.match(text, start) if base else None)
    return _matched(lexicon, text, match) if match else None


def bare(text: str, start: int) -> Match | None:
    """Return the bare infinitive that begins at `start` and speaks by itself: `To urge the Government …`."""
    found = at(text, start, base=True)
    return found if found and found.verb.code in _lexicon().bare else None


def only_done(match: Match) -> bool:
    """Say whether a French infinitive names what a list asks (`Veiller à …`), and is no act that speaks by itself."""
    lexicon = _lexicon()
    return match.form in lexicon.infinitives and match.verb.code not in lexicon.bare


def _matched(lexicon: _Lexicon, text: str, match: re.Match[str]) -> Match | None:
    form = re.sub(r"\s+", " ", lexicon.parted.sub("", match["verb"].lower())).replace("'", "’")
    code, end, repeat = _code(lexicon, text, form, match.end("verb"))
    if code is None:
        return None
    around = f"{match['adverbs']} {match['after']}".lower()
    strong = bool(lexicon.strong.search(around))
    return Match(lexicon.verbs[code], match.start(), match.start("verb"), end, strong, repeat, form)


def _code(lexicon: _Lexicon, text: str, form: str, end: int) -> tuple[str | None, int, bool]:
    if form in lexicon.express["verb"]:
        return (*_noun(lexicon.express["noun"], text, end, lexicon.express["default"]), False)
    code = lexicon.forms.get(form) or lexicon.base.get(form)
    if (
        code is not None
        and code in lexicon.again["verb"]
        and re.match(r"\s+(?:\w+\s+)?(?:its|their|sa|son|ses)\s", text[end : end + 30])
    ):
        again, again_end = _noun(lexicon.again["noun"], text, end, code)
        return again, again_end, again != code
    return code, end, code in lexicon.again["verb"] and code == "reiterate"


@cache
def _noun_pattern(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\s,]+(?!for\b|on\b|to\b|at\b|about\b|that\b|over\b|of\b)[\w’'-]+){{0,7}}?[\s,]+(?P<noun>{_alternatives(nouns)})\b",
        re.I,
    )


def _noun(nouns: Mapping[str, str], text: str, end: int, default: str) -> tuple[str, int]:
    match = _noun_pattern(tuple(nouns)).match(text, end)
    return (nouns[re.sub(r"\s+", " ", match["noun"].lower())], match.end()) if match else (default, end)


def everywhere(text: str, *, base: bool = False) -> Iterator[Match]:
    """Yield every verb form of the lexicon in the text, left to right, not overlapping."""
    lexicon = _lexicon()
    place = 0
    while match := lexicon.act.search(text, place):
        found = _matched(lexicon, text, match) if _at_word(text, match.start()) else None
        if found is not None:
            yield found
        place = max(match.end("verb"), place + 1)


def _at_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-’'")
