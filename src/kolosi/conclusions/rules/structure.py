"""Paragraphs become provisions: numbered, lettered, nested, under their headings, each with a stable id.

Ids: `5`, `5(a)`, `5(a)(i)`; dashes and bullets are counted (`5(a)-2`); unnumbered preambular paragraphs are `pp1`,
other unnumbered provisions `p1`; an annex puts its own word before (`annex1.3`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kolosi.conclusions.rules import genre as genres
from kolosi.conclusions.rules import labels, lexicon
from kolosi.conclusions.rules.genre import Genre

_LEVEL = {"number": 1, "letter": 2, "digit": 2, "roman": 3, "double": 4, "bullet": 5}
_ANNEX = re.compile(
    r"(?:Annex|Annexe|Appendix|Appendice|Enclosure|Pièce\sjointe)(?:\s+[IVXA-Z0-9]{1,4})?\b[.:]?",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:,][”\"’')»]*$")
_TO = re.compile(r"(?:To|À|A l[’']attention|Au|Aux)\s")
# A heading that opens a channel inside a numbered paragraph: "Letter from the Chair to …".
_CARRIES = re.compile(
    r"(?:(?:Public\s+)?(?:Letters?|Messages?|Statements?)|(?:Lettres?|Messages?|Déclarations?))\b[^.;]*\s(?:to|à|au|aux)\s"
)
_FINISH = re.compile(r"\*{1,}\s|\(Signed\)|\(Signé\)")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the repaired text and where it stands in it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Provision:
    """One provision before its clauses are read. `chapeau` is the id of the provision it hangs on."""

    id: str
    kind: str
    level: int
    heading: str | None
    section: str | None
    chapeau: str | None
    text: str
    start: int
    family: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class _State:
    """Where the walk through the paragraphs stands."""

    genre: Genre
    stack: list[tuple[labels.Label, str]] = field(default_factory=list)
    prefix: str = ""
    section: str | None = None
    heading: str | None = None
    begun: bool = False
    operative: bool = False
    annexes: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    before: str = ""
    loose: str = ""  # the last unnumbered provision: what a list of dashes then hangs on


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a repaired text (parted by blank lines)."""
    return [Paragraph(match.group(), match.start()) for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]


def provisions(found: list[Paragraph], genre: Genre) -> list[Provision]:
    """Return the provisions in the order of the text; front matter and headings are none."""
    state = _State(genre, begun=genre.name not in {"resolution"})
    listed = []
    for place, paragraph in enumerate(found):
        following = found[place + 1].text if place + 1 < len(found) else ""
        listed += list(_provision(paragraph, following, state))
        state.before = paragraph.text
    return listed


def _provision(paragraph: Paragraph, following: str, state: _State) -> Iterator[Provision]:
    text = paragraph.text
    if genres.enacts(text):
        state.begun = True
        return
    label = _label(text, state)
    if label is not None:
        yield _labelled(paragraph, label, state)
    elif _ANNEX.fullmatch(text) or (_ANNEX.match(text) and len(text) < 60 and not _ENDED.search(text)):
        state.annexes += 1
        state.prefix, state.stack, state.begun = f"annex{state.annexes}.", [], True
        state.section, state.heading = text, None
    elif _is_heading(text, following, state):
        _take_heading(text, following, state)
    elif state.begun and not _FINISH.match(text):
        yield from _unlabelled(paragraph, state)


def _label(text: str, state: _State) -> labels.Label | None:
    """Choose among the readings of a label: a list that goes on, before one that begins, before a gap."""
    found = labels.readings(text)
    if not found:
        return None
    if found[0].family == "bullet":
        return found[0] if state.begun and (state.stack or state.genre.name != "resolution") else None
    opens_list = state.before.rstrip().endswith(":")
    last = {label.family: label.ordinal for label, _ in state.stack}
    going_on = [label for label in found if label.ordinal == last.get(label.family, -1) + 1]
    beginning = [label for label in found if label.ordinal == 1 and label.family != "number"]
    order = beginning + going_on if opens_list else going_on + beginning
    return order[0] if order else found[0]


def _labelled(paragraph: Paragraph, label: labels.Label, state: _State) -> Provision:
    state.begun = True
    while state.stack and not _nests(label, state.stack[-1][0]):
        state.stack.pop()
    parent = state.stack[-1][1] if state.stack else None
    if label.family == "number":
        state.heading, parent = None, None
        state.operative = True
        name = f"{state.prefix}{label.value}"
        if state.counts[name]:
            state.annexes += 1
            state.prefix = f"part{state.annexes}."
            name = f"{state.prefix}{label.value}"
    elif label.family == "bullet":
        under = parent or state.loose or f"{state.prefix}p"
        state.counts[f"{under}-"] += 1
        name = f"{under}-{state.counts[f'{under}-']}"
    else:
        name = f"{parent if parent is not None else state.prefix}{label}"
    state.counts[name] += 1
    if state.counts[name] > 1:
        name = f"{name}~{state.counts[name]}"
    state.stack.append((label, name))
    start = paragraph.start + label.length
    return Provision(
        name,
        "",
        _LEVEL[label.family],
        state.heading,
        state.section,
        parent,
        paragraph.text[label.length :],
        start,
        label.family,
    )


def _nests(label: labels.Label, under: labels.Label) -> bool:
    return label.family != under.family and _LEVEL[label.family] > _LEVEL[under.family]


def _is_heading(text: str, following: str, state: _State) -> bool:
    carries = _TO.match(text) or _CARRIES.match(text)
    if _ENDED.search(text) and not (carries and text.endswith(":") and len(text) < 300):
        return False
    if carries and bool(labels.readings(following)):
        return True
    return len(text) < 160 and not (lexicon.opens(text) and len(text) > 90)


def _take_heading(text: str, following: str, state: _State) -> None:
    lettered = any(label.family != "number" for label in labels.readings(following))
    to_someone = _TO.match(text) and (state.section is not None or state.stack)
    if to_someone or (_CARRIES.match(text) and state.stack and lettered):
        state.heading = text.rstrip(":")
    else:
        state.section, state.heading = text, None


def _unlabelled(paragraph: Paragraph, state: _State) -> Iterator[Provision]:
    preambular = state.genre.name == "resolution" and not state.operative and not state.prefix
    finite = preambular and _is_finite(paragraph.text, state.genre.language)
    letter = "pp" if preambular and not finite else "p"
    state.counts[letter] += 1
    name = f"{state.prefix}{letter}{state.counts[letter]}"
    state.stack, state.loose = [], name
    lead = re.match(r"[“\"«\s]*", paragraph.text)
    skipped = lead.end() if lead else 0
    yield Provision(
        name,
        "",
        0 if letter == "pp" else 1,
        state.heading,
        state.section,
        None,
        paragraph.text[skipped:],
        paragraph.start + skipped,
        letter,
    )


def _is_finite(text: str, language: str) -> bool:
    """Say whether the paragraph opens with a verb in the present (`Decides`), not a participle (`Recalling`)."""
    match = lexicon.at(text, 0, language=language)
    if match is None:
        return False
    if language == "fr":
        return lexicon.is_finite(match)
    return match.form.split()[0].endswith("s") and not match.form.startswith(("conscious", "express"))
