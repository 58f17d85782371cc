"""Between cycles: what came again, how much stronger, what was dropped; on three texts of our own wording."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolosi.conclusions.rules import cycles, reading
from kolosi.conclusions.rules.cycles import Change
from kolosi.conclusions.rules.progress import Status
from kolosi.conclusions.rules.shapes import Source
from tests.domain.conclusions.cycle_texts import EARLIER, FIRST, LATER

GOVERNMENT = frozenset({"government-zandia"})


def asks(text: str, mark: str = "", status: Status = Status.NOT_ASSESSED) -> list[cycles.Ask]:
    found = reading.read(Source(text, "0" * 64))
    clauses = {clause.id: clause for item in found.items for clause in item.clauses}
    return [
        cycles.Ask(
            ref=mark + ask.id,
            label=ask.id,
            addressees=frozenset(one.code for one in clauses[ask.id].addressed),
            themes=frozenset(ask.themes),
            obligation=str(clauses[ask.id].obligation["text"]),
            pressure=ask.pressure,
            urgency=frozenset(ask.urgency),
            status=status,
        )
        for ask in found.asks
    ]


def ask(obligation: str, *, ref: str = "", pressure: int = 3, **more: object) -> cycles.Ask:
    told = {"addressees": GOVERNMENT, "themes": frozenset[str](), **more}
    return cycles.Ask(ref=ref or obligation, label="1", obligation=obligation, pressure=pressure, **told)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def pairs() -> Sequence[cycles.Pair]:
    return cycles.compared(asks(EARLIER), asks(LATER))


def of(pairs: Sequence[cycles.Pair], words: str) -> cycles.Pair:
    return next(pair for pair in pairs if words in (pair.later or pair.earlier).obligation)  # type: ignore[union-attr]


def test_from_encouraging_to_urging_is_three_steps_stronger(pairs: Sequence[cycles.Pair]) -> None:
    pair = of(pairs, "Safe Schools")
    assert (pair.change, pair.pressure) == (Change.STRENGTHENED, 3)


def test_urgency_added_strengthens_under_the_same_verb(pairs: Sequence[cycles.Pair]) -> None:
    pair = of(pairs, "Salt House")
    assert pair.change is Change.STRENGTHENED
    assert pair.urgency == 1


def test_a_softer_verb_weakens(pairs: Sequence[cycles.Pair]) -> None:
    assert (of(pairs, "age verification").change, of(pairs, "age verification").pressure) == (
        Change.WEAKENED,
        -3,
    )


def test_the_same_words_are_repeated_and_others_new_or_lapsed(pairs: Sequence[cycles.Pair]) -> None:
    assert of(pairs, "vaccination").change is Change.REPEATED
    assert of(pairs, "register births").change is Change.NEW
    assert {of(pairs, words).change for words in ("shelter", "judge")} == {Change.LAPSED}
    assert cycles.counts(pairs) == {
        Change.REPEATED: 1, Change.STRENGTHENED: 2, Change.WEAKENED: 1, Change.LAPSED: 2, Change.NEW: 1,
    }  # fmt: skip


@pytest.mark.parametrize("status", Status)
def test_what_lapsed_before_it_was_done_lapsed_unimplemented(status: Status) -> None:
    lapsed = cycles.compared([ask("open a shelter", status=status)], [])[0]
    assert lapsed.unimplemented is (status not in {Status.FULLY_IMPLEMENTED, Status.SUPERSEDED})


def test_what_came_again_or_is_new_is_not_unimplemented() -> None:
    assert not cycles.compared([], [ask("open a shelter")])[0].unimplemented
    assert not cycles.compared([ask("open a shelter")], [ask("open a shelter")])[0].unimplemented


def test_an_ask_repeated_in_two_successive_cycles_is_chronic() -> None:
    last = asks(LATER, "later ")
    lengths = cycles.runs([asks(FIRST, "first "), asks(EARLIER, "earlier "), last])
    chronic = {one.obligation[:12] for one in last if lengths[one.ref] >= cycles.CHRONIC}
    assert chronic == {"endorse the ", "let vaccinat"}
    assert Counter(lengths.values()) == {2: 2, 1: 2, 0: 1}


def test_a_gap_breaks_the_run() -> None:
    one = ask("open a shelter for girls in the port")
    lengths = cycles.runs([[one], [ask("publish the figures of the boards")], [one]])
    assert lengths[one.ref] == 0


def test_other_bodies_are_never_the_same_ask() -> None:
    other = ask("open a shelter", addressees=frozenset({"world-bank"}))
    assert {pair.change for pair in cycles.compared([other], [ask("open a shelter")])} == {
        Change.NEW,
        Change.LAPSED,
    }


def test_shared_themes_let_looser_wording_pass() -> None:
    old, new = "open a shelter for girls in the port", "open two more houses for girls near the harbour"
    assert cycles.compared([ask(old)], [ask(new)])[0].change is Change.NEW
    themes = frozenset({"services"})
    joined = cycles.compared([ask(old, themes=themes)], [ask(new, themes=themes)])
    assert [pair.change for pair in joined] == [Change.REPEATED]


def test_the_likeliest_pair_is_joined_first() -> None:
    near, exact = ask("open a shelter for girls in Marrow"), ask("open a shelter for girls in Port Amber")
    pair = cycles.compared([near, exact], [ask("open a shelter for girls in Port Amber", ref="later")])[0]
    assert pair.earlier == exact


words = st.lists(
    st.sampled_from(["open", "shelter", "school", "girl", "boy", "judge", "port", "visit"]),
    min_size=1,
    max_size=5,
)
texts = st.lists(words.map(" ".join), max_size=6)


@given(texts, texts)
def test_each_ask_appears_once_and_only_once(old: list[str], new: list[str]) -> None:
    earlier = [ask(text, ref=f"old {at}") for at, text in enumerate(old)]
    later = [ask(text, ref=f"new {at}") for at, text in enumerate(new)]
    pairs = cycles.compared(earlier, later)
    seen = [one.ref for pair in pairs for one in (pair.earlier, pair.later) if one]
    assert sorted(seen) == sorted(one.ref for one in (*earlier, *later))
    assert [pair.later for pair in pairs if pair.later] == later
