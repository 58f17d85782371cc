"""What a drafter might look at again: on sentences of our own, and on the real conclusions."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kolosi.conclusions.rules import lint, reading
from kolosi.conclusions.rules.lint import Kind
from kolosi.conclusions.rules.shapes import Reading, Source
from tests.conftest import SHARED

REAL = SHARED / "conclusions" / "mali-2018.txt"
SAMPLES = Path(reading.__file__).parent.parent / "samples"
ON = date(2019, 1, 1)


def findings(found: Reading, *, on: date = ON) -> Sequence[lint.Finding]:
    clauses = [
        lint.Clause(
            one.id,
            item.id,
            str(one.obligation["text"]),
            one.obligation["category"],
            one.ambiguities,
            one.hedge,
            one.deadline or "",
            tuple(body.code for body in (*one.addressed, *one.mentions)),
            one.themes,
        )
        for item in found.items
        if item.kind == "operative"
        for one in item.clauses
        if one.klass == "directive"
    ]
    twins = [lint.Twins(one.item, one.other, one.relation) for one in found.alignments]
    return lint.findings(clauses, twins, on=on, language=found.document["language"])


def where(found: Sequence[lint.Finding], kind: Kind) -> list[str]:
    return [finding.where for finding in found if finding.kind is kind]


@pytest.mark.parametrize(
    ("obligation", "grade", "language", "reason"),
    [
        ("mainstream child protection in all training", 4, "en", ("mainstream",)),
        ("further strengthen the monitoring of schools", 4, "en", ()),
        ("strengthen the monitoring of schools", 4, "en", ("strengthen",)),
        ("take all appropriate measures against it", 4, "en", ("take_measures",)),
        ("swiftly support the town of Marrow", 4, "en", ("support",)),
        ("continue such efforts", 2, "en", ("continuing",)),
        ("consider a visit", 3, "en", ("considering",)),
        ("continue such efforts and to adopt the law on shelters", 2, "en", ()),
        ("keep the Working Group informed of its efforts", 2, "en", ()),
        ("release all children", 5, "en", ()),
        ("comply with its obligations", 4, "en", ()),
        ("do something unheard of", 1, "en", ()),
        ("renforcer la formation des juges", 4, "fr", ("strengthen",)),
        ("libérer tous les enfants", 5, "fr", ()),
    ],
)
def test_which_obligations_nobody_can_measure(
    obligation: str, grade: int, language: str, reason: tuple[str, ...]
) -> None:
    assert lint.unmeasurable(obligation, grade, language) == reason


def test_findings_of_a_text_of_our_own() -> None:
    text = (SAMPLES / "clean-en.txt").read_text(encoding="utf-8")
    found = findings(reading.read(Source(text, "0" * 64)))
    assert where(found, Kind.NOT_MEASURABLE) == ["8(a)/1", "10(b)/1"]
    assert where(found, Kind.HEDGED) == ["5(f)/1", "8(b)/1", "11(c)/1"]
    assert {one.where: one.codes[0] for one in found if one.kind is Kind.DATED} == { "7(d)/2": "2017-06", "8(c)/1": "2017-12-31", "11(c)/1": "2018-06-30",
    }  # fmt: skip
    assert len(where(found, Kind.DUPLICATE)) == 3


@pytest.mark.shared
def test_findings_on_the_real_conclusions() -> None:
    found = findings(reading.read(Source(REAL.read_text(encoding="utf-8"), "0" * 64)))
    assert where(found, Kind.DATED) == []
    assert where(found, Kind.AMBIGUOUS_ADDRESSEE) == ["11(c)/1"]
    relations = Counter(one.codes[1] for one in found if one.kind is Kind.DUPLICATE)
    assert relations == {"identical": 13, "part": 1}
    assert {"5(d)/1", "12(b)/1", "5(n)/2"} <= set(where(found, Kind.NOT_MEASURABLE))
    assert where(found, Kind.ORPHAN) == []


@pytest.mark.shared
def test_orphans_are_those_of_the_day() -> None:
    found = findings(reading.read(Source(REAL.read_text(encoding="utf-8"), "0" * 64)), on=date(2024, 1, 1))
    assert where(found, Kind.ORPHAN) == ["8(a)/1", "8(b)/1", "10(a)/1", "10(b)/1", "11(b)/1", "11(c)/1"]


def test_a_suggestion_cites_agreed_language_on_the_most_shared_themes() -> None:
    finding = lint.Finding(Kind.NOT_MEASURABLE, "5(a)/1", ("mainstream",), ("training", "accountability"))
    some = lint.Agreed("S/AC.51/2017/77", "3(a)", "train all judges", frozenset({"training"}))
    more = lint.Agreed("S/AC.51/2017/77", "3(b)", "try them", frozenset({"training", "accountability"}))
    assert lint.suggestion(finding, [some, more]) == more
    assert lint.suggestion(finding, [some]) == some
    assert lint.suggestion(finding, [lint.Agreed("S/1", "1", "count", frozenset({"mines"}))]) is None
    assert lint.suggestion(lint.Finding(Kind.HEDGED, "5(a)/1", (), ("training",)), [some]) is None
