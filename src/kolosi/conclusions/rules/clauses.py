"""Speech acts inside a provision: where each begins and ends, whose words it relates.

An act begins at the provision's head, or after a comma, a semicolon, a full stop or "and", when a verb of the lexicon
stands there in the form the provision uses: a participle (`Welcoming …, and encouraging …`), the present (`Requests …,
and decides …`) or the past of a record (`welcomed …, and took note …`). Participles that tell the means of an ask
(`by investigating`, `including raising awareness`) are no acts.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kolosi.conclusions.rules import lexicon

_HEAD = re.compile(
    r"""(?:[“"«\s–—-]*)(?:\([a-z]\)\s+)?
    (?:(?:In|With|Against|Pursuant|At|Notwithstanding|À|Dans|En|Conformément)\b[^,;:.]{0,240},\s+)?
    (?:(?:and|et)\s+)?(?:De\s+|D[’']\s?)?""",
    re.VERBOSE,
)
_SUBJECT = re.compile(
    r"[“\"«\s]*(?:(?:The|the|Le|les|Les)\s+)?(?:members\s+of\s+the\s+|membres\s+du\s+)?"
    r"(?:Security\s+Council|Council|General\s+Assembly|Assembly|Working\s+Group|Chair(?:\s+of\s+the\s+Working\s+Group)?|Committee"
    r"|President\s+of\s+the\s+Security\s+Council|They|It|Heads\s+of\s+State\s+and\s+Government"
    r"|Conseil(?:\s+de\s+sécurité)?|Groupe\s+de\s+travail|Ils|Il)\s+(?:(?:has|have|a|ont)\s+)?",
)
_JOINT = re.compile(
    r"(?P<sign>[,;.:])[”\"»]?\s+(?:(?:and|et|but|while|tout\s+en|as\s+well\s+as)\s*,?\s+)?(?:(?:in|to|with|à|dans)\s+(?:this|that|cet|ce|these)\s+\w+,?\s+(?:and\s+)?)?"
    r"(?:which\s+)?|\s(?:and|et|while)\s+(?:in\s+(?:this|that)\s+\w+,?\s+)?"
)
_WHILE = re.compile(r"\b(?:while|tout\s+en)\b")
_REPORTED = re.compile(
    r"\s+(?:that\s+)?(?P<speaker>the\s+(?:Security\s+)?Council|the\s+General\s+Assembly|the\s+Working\s+Group|le\s+Conseil(?:\s+de\s+sécurité)?|que\s+le\s+Conseil(?:\s+de\s+sécurité)?)(?:,[^,;]{0,80},)?\s+(?:had\s+|has\s+|avait\s+|a\s+)?",
    re.IGNORECASE,
)
_TAIL = 400  # characters at the end of an act among which the joint to the next one stands


class Act(NamedTuple):
    """One speech act of a provision: offsets in its text; `told` names the speaker whose act is only related."""

    match: lexicon.Match | None
    start: int
    end: int
    told: str | None = None


def acts(text: str, *, language: str = "en", listed: bool = False) -> list[Act]:
    """Return the speech acts of a provision in order; one without a verb when none opens it.

    `listed`: the provision hangs on another, so that a bare infinitive may be its act (`To urge the Government …`).
    """
    first = _first(text, language) or (_bare(text) if listed else None)
    if first is None or (listed and lexicon.only_done(first)):
        return [Act(None, 0, _trimmed(text, 0, len(text)))]
    begun = [(first, None), *_later(text, first, language)]
    starts = [match.start for match, _ in begun]
    ends = [*starts[1:], len(text)]
    return [
        Act(match, start, _trimmed(text, start, end), told)
        for (match, told), start, end in zip(begun, starts, ends, strict=True)
    ]


def _first(text: str, language: str) -> lexicon.Match | None:
    head = _HEAD.match(text)
    for start in dict.fromkeys([_quote_end(text), head.end() if head else 0]):
        subject = _SUBJECT.match(text, start)
        if subject and (found := lexicon.at(text, subject.end(), base=True, language=language)):
            return found
        if found := lexicon.at(text, start, language=language):
            return found
    subject = _SUBJECT.match(text, 0) or re.match(r"[^,;:.]{0,200},\s+(?=the\s)", text)
    return _after_subject(text, subject.end(), language) if subject else None


def _bare(text: str) -> lexicon.Match | None:
    to = re.match(r"[“\"«\s]*(?:[Tt]o\s+)?", text)
    return lexicon.bare(text, to.end()) if to else None


def _after_subject(text: str, start: int, language: str) -> lexicon.Match | None:
    subject = _SUBJECT.match(text, start)
    return lexicon.at(text, subject.end(), base=True, language=language) if subject else None


def _quote_end(text: str) -> int:
    match = re.match(r"[“\"«\s]*", text)
    return match.end() if match else 0


def _later(text: str, first: lexicon.Match, language: str) -> Iterator[tuple[lexicon.Match, str | None]]:
    family = _family(first)
    told = speaker_told(text, first)
    place = first.end
    for joint in _JOINT.finditer(text, first.end):
        if joint.start() < place:
            continue
        start = joint.end()
        subject = _SUBJECT.match(text, start) if joint["sign"] in {".", ";"} else None
        found = lexicon.at(text, subject.end() if subject else start, base=bool(subject), language=language)
        if found is None:
            continue
        if subject:
            family, told = _family(found), None
        if not _is_act(text, found, joint, family if not told else "past", bool(subject)):
            continue
        yield found, told
        told = speaker_told(text, found) or told
        place = found.end


def speaker_told(text: str, match: lexicon.Match) -> str | None:
    """`Reiterating that the Council called upon …`: what follows are the Council's acts, only related here."""
    if match.verb.code not in {"reiterate", "recall", "note", "reaffirm"}:
        return None
    reported = _REPORTED.match(text, match.end)
    if reported and (inner := lexicon.at(text, reported.end())) and _family(inner) == "past":
        return re.sub(r"\s+", " ", reported["speaker"])
    return None


def _family(match: lexicon.Match) -> str:
    head = match.form.split()[0]
    if head.endswith(("ing", "ant")) or (
        match.verb.code.startswith("be ") and head not in {"is", "est", "remains"}
    ):
        return "participle"
    if head.endswith("ed") or head in {"took", "bore", "drew", "paid"}:
        return "past"
    return "present"


def _is_act(text: str, found: lexicon.Match, joint: re.Match[str], family: str, has_subject: bool) -> bool:
    """Say whether a verb after a joint is an act of the same speaker, not a part of what is asked."""
    kind = _family(found)
    if has_subject:
        return True
    if _WHILE.search(joint.group()) and found.verb.klass != "directive":
        return False
    if found.verb.lead_only and kind != "present":
        return False
    if kind == "past":
        return family == "past" and not _SUBORDINATE.search(text[max(0, joint.start() - 60) : joint.start()])
    if kind == "present":
        return family == "present" and _present_stands(text, found)
    return _participle_stands(text, found, joint)


_SUBORDINATE = re.compile(r"\b(?:that|which|who|have|has|had|was|were|are|is|been|be)\s+(?:\w+\s+){0,3}$")


def _present_stands(text: str, found: lexicon.Match) -> bool:
    after = text[found.end : found.end + 24]
    if found.form in found.verb.nouns:
        return bool(
            re.match(
                r"\s+(?:the|that|all|upon|on|its|with|to|also|further|Member|parties|armed|States|any|those|both|in|for\s+(?:the|an?|all|full|greater|enhanced|continued))\b",
                after,
            )
        )
    return not re.match(r"\s+(?:of|from)\b", after)


def _participle_stands(text: str, found: lexicon.Match, joint: re.Match[str]) -> bool:
    """A participle after a bare "and" belongs to a chain of means when the words before it are one."""
    if joint["sign"]:
        return True
    before = text[max(0, joint.start() - 90) : joint.start()]
    chain = re.search(r"(?:^|[,;])[^,;]*$", before)
    stretch = chain.group() if chain else before
    return not re.search(r"\b(?:by|through|including|of|for|in|to|on)\s+(?:\w+ly\s+)?[a-z]+ing\b", stretch)


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where the act ends without the joint (`, and`) that leads to the next one."""
    stretch = text[max(start, end - _TAIL) : end]
    tail = re.search(
        r"(?:[,;.:”\"»]|\b(?:and|et|but|while|as\s+well\s+as|in\s+(?:this|that)\s+(?:regard|context|connection|respect)|The\s+(?:Security\s+)?Council|The\s+Working\s+Group|The\s+members\s+of\s+the\s+Working\s+Group|They|to\s+this\s+end|with\s+this\s+\w+|which)|\s)+$",
        stretch,
    )
    cut = end - len(stretch) + tail.start() if tail else end
    return cut if cut > start else end
