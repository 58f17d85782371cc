"""The real conclusions on Mali of 2018: the facts that the grammar must hold, counted by hand in the text."""

from collections import Counter

import pytest

from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.draft import replay
from kolosi.conclusions.rules.shapes import Clause, Reading, Source
from tests.conftest import SHARED

pytestmark = pytest.mark.shared
REAL = SHARED / "conclusions" / "mali-2018.txt"


@pytest.fixture(scope="module")
def mali() -> Reading:
    return reading.read(Source(REAL.read_text(encoding="utf-8"), "0" * 64, REAL.name))


def clauses(found: Reading) -> dict[str, Clause]:
    return {clause.id: clause for item in found.items for clause in item.clauses}


def test_sixty_lettered_items_from_5a_to_12f(mali: Reading) -> None:
    lettered = [item.id for item in mali.items if "(" in item.id]
    per_paragraph = Counter(name.split("(")[0] for name in lettered)
    assert per_paragraph == {"5": 25, "6": 2, "7": 16, "8": 3, "9": 3, "10": 2, "11": 3, "12": 6}
    assert (lettered[0], lettered[-1]) == ("5(a)", "12(f)")


def test_damage_is_repaired_and_nothing_else(mali: Reading) -> None:
    kinds = Counter(repair.kind for repair in mali.repairs)
    assert (kinds["split_word"], kinds["spacing"], kinds["url_line"]) == (7, 5, 14)
    assert sorted(repair.after for repair in mali.repairs if repair.kind == "split_word") == [
        "binding", "children", "of", "resolutions", "safe", "take", "treated",
    ]  # fmt: skip
    assert replay(mali.document["original"], mali.repairs) == mali.document["text"]
    assert "Secretary-General" in mali.document["text"]
    assert "http" not in mali.document["text"]


def test_speech_acts_by_class(mali: Reading) -> None:
    lettered = [clause for name, clause in clauses(mali).items() if "(" in name]
    assert Counter(clause.klass for clause in lettered) == {
        "directive": 51, "evaluative": 26, "reinforcing": 15, "observing": 4,
    }  # fmt: skip


def test_letter_and_statement_are_aligned(mali: Reading) -> None:
    relations = {one.item: (one.other, one.relation) for one in mali.alignments}
    identical = "7a=5a 7b=5b 7c=5d 7d=5h 7h=5i 7i=5e 7j=5f 7k=5g 7l=5j 7m=5k 7n=5l 7o=5m 7p=5n"
    expected = {f"7({pair[1]})": (f"5({pair[4]})", "identical") for pair in identical.split()}
    assert relations == {**expected, "7(e)": ("5(c)", "part")}
    assert [ask.id for ask in mali.asks if ask.confidential] == ["7(f)/1", "7(g)/1"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("5(n)/2", ["Truth, Justice and Reconciliation Commission", "Commission of Inquiry"]),
        ("5(x)/2", ["Platform coalition of armed groups"]),
        ("5(w)/2", ["Coordination des mouvements de l’Azawad (CMA)"]),
        ("6(b)/1", ["Community and religious leaders"]),
        ("8(b)/1", ["Secretary-General"]),
        ("9(c)/1", ["States members of the Group of Five for the Sahel"]),
        ("10(a)/1", ["Security Council"]),
        ("11(b)/1", ["Special Representative of the Secretary-General for Children and Armed Conflict"]),
        ("12(a)/1", ["World Bank", "Donors"]),
        ("12(b)/1", ["Donors"]),
        ("12(f)/1", ["World Bank", "Donors"]),
    ],
)
def test_addressees_that_the_heading_does_not_give(mali: Reading, name: str, expected: list[str]) -> None:
    assert list(clauses(mali)[name].addressees) == expected


def test_every_armed_group_of_the_heading_is_addressed(mali: Reading) -> None:
    codes = {one.code for one in clauses(mali)["5(q)/1"].addressed}
    assert codes == {"armed-groups", "ansar-eddine", "mujao", "mnla", "aqim", "platform-mali", "gatia"}


def test_chain_ambiguity_and_reported_speech(mali: Reading) -> None:
    found = clauses(mali)
    chain = found["8(b)/1"].chain
    assert chain[0] == "Secretary-General"
    assert "MINUSMA" in chain[1]
    assert "UNICEF" in chain[1]
    assert chain[2] == "Malian authorities"
    assert found["11(c)/1"].ambiguities == ("singular_for_several",)
    assert len(found["11(c)/1"].addressees) == 2
    reported = found["12(e)/2"].reported
    assert reported is not None
    assert (reported.speaker, reported.origin) == ("Security Council", "S/RES/2391(2017)")
    assert found["12(e)/1"].reported == reported


def test_no_deadline_is_invented_and_urgency_is_kept(mali: Reading) -> None:
    assert {clause.deadline for clause in clauses(mali).values()} == {None}
    assert clauses(mali)["5(q)/1"].urgency == ("immediate", "without_preconditions")
    assert clauses(mali)["5(q)/1"].pressure == 6


def test_exactly_these_resolutions_are_cited(mali: Reading) -> None:
    numbers = sorted(
        int(one.symbol.split("/")[2].split("(")[0]) for one in mali.citations if one.kind == "resolution"
    )
    assert numbers == [1267, 1612, 1882, 1989, 1998, 2068, 2143, 2225, 2253, 2374, 2391]


def test_bodies_that_have_ended_make_orphans() -> None:
    source = Source(REAL.read_text(encoding="utf-8"), "0" * 64)
    orphans = {
        day: [ask.id.split("/")[0] for ask in reading.read(source, as_of=day).asks if ask.orphan]
        for day in ("2019-01-01", "2024-01-01")
    }
    assert orphans == {"2019-01-01": [], "2024-01-01": ["8(a)", "8(b)", "10(a)", "10(b)", "11(b)", "11(c)"]}


def test_front_matter(mali: Reading) -> None:
    assert mali.document["situation"] == "Mali"
    assert mali.document["meeting"] == {"number": 70, "date": "2018-03-12"}
    assert mali.document["report"] == {"symbol": "S/2018/136", "period": {"from": "2014-01", "to": "2017-06"}}
    assert mali.document["symbol"] is None  # the file does not carry it
