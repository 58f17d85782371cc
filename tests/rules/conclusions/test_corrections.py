"""What forbids a correction, and what an ask says after one."""

from collections.abc import Sequence

import pytest

from kolosi.conclusions.rules import corrections, documents
from kolosi.conclusions.rules.corrections import Piece
from kolosi.conclusions.rules.documents import Obstacle, Status
from kolosi.conclusions.rules.proposals import Body, Values

GOVERNMENT = Body("government-zandia", "Government of Zandia", "state_government")
BANK = Body("world-bank", "World Bank", "ifi")


def values(*labels: str, bodies: Sequence[Body] = (GOVERNMENT,), **more: object) -> Values:
    told = {
        "label": labels[0], "summary": "open the schools", "verb": "urge", "pressure": 5, "urgency": (), "deadline": "",
        "confidential": False, "reported": False, "bodies": tuple(bodies), "themes": (), "channels": ("public_statement",),
        "clauses": labels, "hashes": tuple(f"hash {label}" for label in labels),
        "texts": tuple(f"text {label}" for label in labels), "context": (),
    }  # fmt: skip
    return Values(**{**told, **more})


def piece(label: str, channel: str = "public_statement", **more: object) -> Piece:
    told = {
        "label": label, "hash": f"hash {label}", "text": f"text {label}", "verb": "request", "pressure": 4, "urgency": (),
        "deadline": "", "reported": False, "channel": channel, "item": 1, "duty": f"do {label}",
    }  # fmt: skip
    return Piece(**{**told, **more})


@pytest.mark.parametrize(
    ("own", "chosen", "summaries", "expected"),
    [
        ("ab", "a", [], set()),
        ("ab", "a", ["", ""], set()),
        ("a", "", ["one", "two"], set()),
        ("ab", "", [], {Obstacle.NOTHING_TO_SPLIT}),
        ("ab", "ab", [], {Obstacle.NOTHING_LEFT}),
        ("ab", "c", [], {Obstacle.NOT_ITS_CLAUSES}),
        ("a", "", ["one", " "], {Obstacle.NO_SUMMARY}),
        ("a", "", ["one", "one "], {Obstacle.NOTHING_CHANGED}),
    ],
)
def test_splitting(own: str, chosen: str, summaries: list[str], expected: set[Obstacle]) -> None:
    assert corrections.obstacles_to_splitting(own, chosen, summaries, merged=False) == expected
    merged = corrections.obstacles_to_splitting(own, chosen, summaries, merged=True)
    assert merged == expected | {Obstacle.ALREADY_MERGED}


def test_a_part_says_what_its_own_clauses_say() -> None:
    whole = values("1/1", "2/1", context=("1/2", "2/2"), channels=("public_statement", "letter_by_chair"))
    part = corrections.part(
        whole, [piece("2/1", "letter_by_chair", item=2)], [("1/2", 1), ("2/2", 2)], "", set()
    )
    assert (part.label, part.summary, part.verb, part.pressure) == ("2/1", "do 2/1", "request", 4)
    assert (part.channels, part.context, part.hashes) == (("letter_by_chair",), ("2/2",), ("hash 2/1",))
    assert not part.confidential


@pytest.mark.parametrize(
    ("held", "channel", "public", "expected"),
    [
        (False, "letter_by_chair", {"government-zandia"}, True),
        (False, "letter_by_chair", {"world-bank"}, False),
        (False, "public_statement", {"government-zandia"}, False),
        (True, "public_statement", set(), True),
    ],
)
def test_a_part_may_be_more_confidential_never_less(
    held: bool, channel: str, public: set[str], expected: bool
) -> None:
    part = corrections.part(values("1/1", confidential=held), [piece("1/1", channel)], [], "", public)
    assert part.confidential is expected


def test_what_is_joined_holds_both() -> None:
    needed = Body("unicef", "UNICEF", "un_agency", asked=False)
    both = corrections.joined(
        values("1/1", context=("2/1",)),
        values("2/1", "1/1", bodies=(BANK, needed), channels=("letter_by_chair",), pressure=6, confidential=True),
    )  # fmt: skip
    assert both.clauses == ("1/1", "2/1")
    assert both.context == ()
    assert [body.code for body in both.asked] == ["government-zandia", "world-bank"]
    assert both.channels == ("public_statement", "letter_by_chair")
    assert (both.pressure, both.confidential) == (6, True)


def test_a_body_that_one_addresses_and_the_other_needs_is_addressed() -> None:
    needed = Body("world-bank", "World Bank", "ifi", asked=False)
    both = corrections.joined(values("1/1", bodies=(GOVERNMENT, needed)), values("2/1", bodies=(BANK,)))
    assert [body.code for body in both.asked] == ["government-zandia", "world-bank"]


def test_a_name_makes_a_code() -> None:
    assert corrections.named("Conseil  des Aînés") == Body(
        "named-conseil-des-aines", "Conseil des Aînés", "other"
    )
    assert corrections.named(" … ") is None


@pytest.mark.parametrize(
    ("status", "to", "asks", "worked", "expected"),
    [
        (Status.RECEIVED, Status.ACCEPTED, 1, 0, set()),
        (Status.RECEIVED, Status.ACCEPTED, 0, 0, {Obstacle.NO_ASKS}),
        (Status.ACCEPTED, Status.ACCEPTED, 1, 0, {Obstacle.NO_SUCH_ROAD}),
        (Status.ACCEPTED, Status.WITHDRAWN, 1, 1, {Obstacle.BEING_FOLLOWED}),
        (Status.WITHDRAWN, Status.RECEIVED, 1, 0, {Obstacle.NO_SUCH_ROAD}),
    ],
)
def test_the_road_of_a_document(
    status: Status, to: Status, asks: int, worked: int, expected: set[Obstacle]
) -> None:
    assert documents.obstacles(status, to=to, asks=asks, being_followed=worked) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [("Mali", "ML"), ("the Central African Republic", "CF"), ("la République centrafricaine", "CF"), ("Zandia", ""), (None, "")],
)  # fmt: skip
def test_the_situation_that_a_title_names(name: str | None, code: str) -> None:
    assert documents.situation_of(name) == code
