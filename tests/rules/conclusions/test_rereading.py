"""Which ask is which when a document is read again, and what a person's hand keeps."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kolosi.conclusions.rules.proposals import Body, Values
from kolosi.conclusions.rules.rereading import Held, Kind, changes_anything, compared

TEXTS = {
    "5(a)/1": "urging the Government to open the schools of Lower Sorel again before winter",
    "5(b)/1": "calling upon the Army of the Lake to set free all girls in its camps",
    "7(a)/1": "inviting the World Bank to pay for mobile registers of births",
}
CLAUSES = {label: (f"hash of {text}", text) for label, text in TEXTS.items()}


def values(*labels: str, **changed: object) -> Values:
    plain = Values(
        label=labels[0],
        summary=TEXTS[labels[0]][:40],
        verb="urge",
        pressure=5,
        urgency=(),
        deadline="",
        confidential=False,
        reported=False,
        bodies=(Body("government-zandia", "Government of Zandia", "state_government"),),
        themes=("schools_hospitals",),
        channels=("public_statement",),
        clauses=labels,
        hashes=tuple(CLAUSES[label][0] for label in labels),
        texts=tuple(TEXTS[label] for label in labels),
        context=(),
    )
    return replace(plain, **changed)


def reworded(label: str, text: str, old: str = "") -> Values:
    return values(old or label, label=label, clauses=(label,), hashes=(f"hash of {text}",), texts=(text,))


A, B, C = (values(label) for label in TEXTS)


def kinds(held: list[Held], read: list[Values], clauses: dict[str, tuple[str, str]] = CLAUSES) -> list[str]:
    return [one.kind.value for one in compared(held, read, clauses)]


def test_the_same_reading_changes_nothing() -> None:
    found = compared([Held("a", A), Held("b", B)], [A, B], CLAUSES)
    assert [one.kind for one in found] == [Kind.UNCHANGED, Kind.UNCHANGED]
    assert [one.after for one in found] == [A, B]
    assert not changes_anything(found)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ([A, B, C], ["unchanged", "unchanged", "new"]),
        ([B, A], ["unchanged", "unchanged"]),
        ([A], ["unchanged", "gone"]),
        ([], ["gone", "gone"]),
        ([replace(A, pressure=4), B], ["changes", "unchanged"]),
        ([replace(A, label="6(a)/1", clauses=("6(a)/1",)), B], ["changes", "unchanged"]),
        ([reworded("5(a)/1", TEXTS["5(a)/1"] + " sets in"), B], ["changes", "unchanged"]),
        ([reworded("9(z)/1", TEXTS["5(a)/1"] + " sets in", "5(a)/1"), B], ["changes", "unchanged"]),
        ([reworded("5(a)/1", "asking donors for nothing of the kind at all"), B], ["gone", "unchanged", "new"]),
    ],
)  # fmt: skip
def test_which_ask_is_which(read: list[Values], expected: list[str]) -> None:
    assert kinds([Held("a", A), Held("b", B)], read) == expected


@pytest.mark.parametrize("field", ["summary", "themes", "addressees", "confidential"])
def test_what_a_person_set_is_kept_and_the_machine_is_heard(field: str) -> None:
    own = {
        "summary": {"summary": "our own words"},
        "themes": {"themes": ("training",)},
        "addressees": {"bodies": (Body("unicef", "UNICEF", "un_agency"),)},
        "confidential": {"confidential": True},
    }[field]
    held = Held("a", replace(A, **own), frozenset({field}))
    (one,) = compared([held], [A], CLAUSES)
    assert one.kind is Kind.KEPT
    assert [(difference.field, difference.kept) for difference in one.differences] == [(field, True)]
    assert one.after == held.values


def test_what_nobody_set_follows_the_new_reading() -> None:
    held = Held("a", replace(A, summary="our own words"), frozenset({"summary"}))
    (one,) = compared([held], [replace(A, pressure=2, verb="encourage")], CLAUSES)
    assert one.kind is Kind.CHANGES
    assert (one.after.summary, one.after.pressure) == ("our own words", 2)


def test_halves_of_a_split_are_neither_gone_nor_new() -> None:
    whole, first, second = values("5(a)/1", "5(b)/1"), A, B
    hand = frozenset({"clauses", "summary"})  # as a split leaves them
    held = [Held("a", first, hand), Held("b", second, hand)]
    found = compared(held, [whole], CLAUSES)
    assert [one.kind for one in found] == [Kind.KEPT, Kind.KEPT]
    assert [one.after for one in found] == [first, second]


def test_a_merged_ask_stays_merged() -> None:
    both = values("5(a)/1", "5(b)/1")
    held = [Held("a", both, frozenset({"clauses"})), Held("b", B, merged=True)]
    found = compared(held, [A, B], CLAUSES)
    assert [one.kind for one in found] == [Kind.KEPT, Kind.KEPT]
    assert found[0].after == both
    assert not changes_anything(found)


def test_clauses_chosen_by_hand_are_found_again_where_they_stand_now() -> None:
    moved = {"6(a)/1": CLAUSES["5(a)/1"], "5(b)/1": CLAUSES["5(b)/1"]}
    held = Held("a", values("5(a)/1", "5(b)/1"), frozenset({"clauses"}))
    (one,) = compared([held], [replace(A, label="6(a)/1", clauses=("6(a)/1",))], moved)
    assert one.after.clauses == ("6(a)/1", "5(b)/1")
    assert one.after.hashes == held.values.hashes


def test_the_same_words_in_two_places_are_not_taken_twice() -> None:
    twice = {"5(a)/1": CLAUSES["5(a)/1"], "7(a)/1": CLAUSES["5(a)/1"]}
    both = replace(A, clauses=("5(a)/1", "7(a)/1"), hashes=A.hashes * 2, texts=A.texts * 2)
    (one,) = compared([Held("a", both, frozenset({"clauses"}))], [both], twice)
    assert one.after == both


def test_other_words_at_the_place_of_a_clause_chosen_by_hand_do_not_become_its_own() -> None:
    shifted = {"5(a)/1": ("hash of other", "asking donors for nothing of the kind at all")}
    held = Held("a", A, frozenset({"clauses"}))
    (one,) = compared([held], [replace(A, texts=A.texts)], shifted)
    assert (one.after.hashes, one.after.texts) == (A.hashes, A.texts)


def test_an_ask_that_was_lost_is_found_again() -> None:
    (one,) = compared([Held("a", A, found=False)], [A], CLAUSES)
    assert one.kind is Kind.CHANGES
    assert not changes_anything(compared([Held("a", A, found=False)], [], CLAUSES))


@given(some.data())
def test_nothing_is_lost_and_no_hand_is_overruled(data: some.DataObject) -> None:
    pool = [
        A,
        B,
        C,
        values("5(a)/1", "5(b)/1"),
        replace(A, pressure=1),
        reworded("5(b)/1", TEXTS["5(b)/1"] + " now"),
    ]
    fields = some.frozensets(some.sampled_from(["summary", "themes", "addressees", "clauses"]))
    records = data.draw(some.lists(some.tuples(some.sampled_from(pool), fields, some.booleans()), max_size=4))
    held = [Held(f"a{at}", one, edited, merged) for at, (one, edited, merged) in enumerate(records)]
    found = compared(held, data.draw(some.lists(some.sampled_from(pool), max_size=4)), CLAUSES)
    assert [one.held.ref for one in found if one.held] == [one.ref for one in held]
    for one in found:
        if one.held and one.after and "summary" in one.held.edited:
            assert one.after.summary == one.held.values.summary
        if one.held and one.after and "clauses" in one.held.edited:
            assert one.after.clauses == one.held.values.clauses
