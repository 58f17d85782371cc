"""Random states of violations in time: edits, decisions, duplicates, open ranges, joint parties, shared children."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from kolosi.counting.gateways.columns import Stated
from kolosi.counting.rules.facts import Attribution, Child, Sex, Status, Tally, Violation

TYPES = ["RU", "K", "M", "SV", "AB", "AS", "AH", "DHA", "MU", "DL"]
DAYS = st.dates(date(2023, 10, 1), date(2024, 7, 1))
MOMENTS = [datetime(2024, month, 1, 12, 0, 0, month, tzinfo=UTC) for month in range(1, 8)]
CHILDREN = st.lists(
    st.builds(
        Child,
        key=st.sampled_from([f"child-{number}" for number in range(5)]),
        sex=st.sampled_from(Sex),
        age=st.none() | st.integers(0, 17),
        local=st.just(False),
    ),
    max_size=3,
    unique_by=lambda child: child.key,
)


@st.composite
def _state(draw: st.DrawFn, ref: str, incident: str, type_code: str, scope: str, at: datetime) -> Violation:
    first = draw(DAYS)
    last = draw(st.none() | st.integers(0, 90).map(lambda days: first + timedelta(days)))
    status = draw(st.sampled_from([Status.VERIFIED, Status.VERIFIED, *Status]))
    children = [*draw(CHILDREN)]
    if draw(st.booleans()):
        children.append(Child(f"{incident}/1", draw(st.sampled_from(Sex)), None, local=True))
    return Violation(
        ref=ref,
        incident=incident,
        type=type_code,
        status=status,
        first=first,
        last=last,
        recorded_at=at,
        verified_on=draw(DAYS) if status is Status.VERIFIED else None,
        duplicate=draw(st.sampled_from([False, False, False, True])),
        withdrawn=draw(st.sampled_from([False, False, False, True])),
        attribution=draw(st.sampled_from(Attribution)),
        parties=tuple(draw(st.lists(st.sampled_from(["Alpha", "Beta", "Gamma's"]), max_size=3))),
        tally=Tally(*(draw(st.integers(0, 3)) for _ in range(3))),
        children=tuple(children),
        at_least=draw(st.booleans()),
        explosive_ordnance=draw(st.sampled_from([None, True, False])),
        region=draw(st.sampled_from(["", "Mopti", "Gao"])),
        scope=scope,
    )


@st.composite
def stated(draw: st.DrawFn) -> list[Stated]:
    """Draw violations of a few incidents, each in one to three states with the moment that ends it."""
    found: list[Stated] = []
    for incident in range(draw(st.integers(1, 4))):
        scope = draw(st.sampled_from(["ML", "NE"]))
        for number in range(draw(st.integers(1, 3))):
            name = (
                f"{scope}-{incident}/{number}",
                f"{scope}-{incident}",
                draw(st.sampled_from(TYPES)),
                scope,
            )
            moments = sorted(draw(st.sets(st.sampled_from(MOMENTS), min_size=1, max_size=3)))
            ends = [*moments[1:], None]
            found += [(draw(_state(*name, at)), end) for at, end in zip(moments, ends, strict=True)]
    return found


def drawn(seed: int, number: int) -> list[Stated]:
    """Return some violations, the same for the same seed, in two states each: verified, then told with other numbers."""
    dice = Random(seed)  # noqa: S311  # no secret
    found: list[Stated] = []
    for at in range(number):
        first = date(2023, 10, 1) + timedelta(dice.randrange(300))
        one = Violation(
            ref=f"ML-{at // 3}/{at}", incident=f"ML-{at // 3}", type=dice.choice(TYPES), scope=dice.choice(["ML", "NE"]),
            status=dice.choice([Status.VERIFIED, Status.VERIFIED, Status.PENDING]),
            first=first, last=dice.choice([None, first, first + timedelta(40)]), verified_on=None, recorded_at=MOMENTS[0],
            attribution=dice.choice(list(Attribution)), parties=tuple(dice.sample(["Alpha", "Beta", "Gamma's"], 2)),
            tally=Tally(*(dice.randrange(4) for _ in range(3))), region=dice.choice(["Mopti", "Gao"]),
            children=tuple(Child(f"child-{key}", dice.choice(list(Sex)), dice.randrange(18)) for key in dice.sample(range(9), 2)),
            explosive_ordnance=dice.choice([None, True, False]), at_least=dice.random() < 0.1,
        )  # fmt: skip
        if one.status is Status.VERIFIED:
            one = replace(one, verified_on=first + timedelta(dice.randrange(120)))
        later = replace(one, recorded_at=MOMENTS[4], tally=one.tally + Tally(unknown=1))
        found += [(one, later.recorded_at), (later, None)]
    return found
