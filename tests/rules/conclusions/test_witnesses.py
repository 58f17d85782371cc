"""A press release says the same in edited words: its clauses find the asks, and none that is not there."""

from kolosi.conclusions.rules import witnesses
from kolosi.conclusions.rules.documents import Obstacle, Status
from kolosi.conclusions.rules.witnesses import Aligned, Relation, Told

ASKS = [
    Told("A-1", ("urging the Government to release all other children immediately",)),
    Told("A-2", ("Encouraging the Government to endorse the Safe Schools Declaration",)),
    Told("A-3", ("demanding that all armed groups let vaccination teams pass",)),
]


def test_the_same_words_are_found_whatever_their_case_and_marks() -> None:
    (found,) = witnesses.aligned(
        [("p1/1", "encouraging the Government to endorse the Safe Schools Declaration.")], ASKS
    )
    assert found == Aligned("p1/1", "A-2", Relation.IDENTICAL, 1.0)


def test_edited_words_are_a_variant_of_the_nearest_ask() -> None:
    (found,) = witnesses.aligned(
        [("p1/1", "Urges the Government to release at once all other children")], ASKS
    )
    assert (found.ask, found.relation) == ("A-1", Relation.VARIANT)
    assert witnesses.ALIKE <= found.likeness < 1


def test_what_no_ask_says_stands_alone() -> None:
    (found,) = witnesses.aligned([("p1/1", "Calls upon donors to fund mobile courts in the north")], ASKS)
    assert found == Aligned("p1/1", "", Relation.ALONE, 0.0)


def test_one_changed_word_is_a_variant_not_the_same() -> None:
    (found,) = witnesses.aligned([("p1/1", "demanding that all armed groups let medical teams pass")], ASKS)
    assert (found.ask, found.relation) == ("A-3", Relation.VARIANT)


def test_only_a_received_document_can_witness_a_followed_one_that_it_says() -> None:
    says = [Aligned("p1/1", "A-1", Relation.VARIANT, 0.7)]
    assert (
        witnesses.obstacles(Status.RECEIVED, other=Status.ACCEPTED, same_situation=True, found=says) == set()
    )
    assert witnesses.obstacles(Status.ACCEPTED, other=None, same_situation=False, found=says) == {
        Obstacle.NO_SUCH_ROAD,
        Obstacle.NOT_FOLLOWED,
    }
    alone = [Aligned("p1/1", "", Relation.ALONE, 0.0)]
    assert witnesses.obstacles(Status.RECEIVED, other=Status.ACCEPTED, same_situation=False, found=alone) == {
        Obstacle.OTHER_SITUATION,
        Obstacle.NOTHING_ALIGNED,
    }
