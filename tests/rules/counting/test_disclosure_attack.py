"""Attacks on simulated releases: what hiding small cells alone gives away, and that what we tell gives nothing away."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from kolosi.counting.gateways.attacker import Range
from kolosi.counting.gateways.protection import blamed, shield, unsafe
from kolosi.counting.rules.disclosure_audiences import Audience, Zeros
from kolosi.counting.rules.disclosure_cube import ALL, Counted, Name
from kolosi.counting.rules.disclosure_draft import drafted
from kolosi.counting.rules.disclosure_knowledge import NEW, Told
from kolosi.kernel.periods import Period
from tests.rules.counting import disclosed

SEEDS = range(40)


def _recovered(ranges: Iterable[Range]) -> tuple[int, int]:
    found = list(ranges)
    exact = [one for one in found if one.width == 0]
    assert all(one.low == one.secret.truth for one in exact)
    return len(exact), len(found)


def test_hiding_small_cells_alone_gives_a_third_of_them_away() -> None:
    pairs = [
        _recovered(disclosed.found_out(disclosed.naive(disclosed.first(seed, disclosed.NAIVE))))
        for seed in SEEDS
    ]
    exact, small = (sum(one) for one in zip(*pairs, strict=True))
    assert small > 400
    assert exact / small >= 0.30


def test_of_a_protected_release_an_attacker_recovers_nothing() -> None:
    """40 data sets of 160 children, 6 regions, 5 parties: every small cell and total keeps a range of at least 3."""
    small = 0
    for seed in SEEDS:
        ranges = disclosed.found_out(shield(disclosed.first(seed)))
        small += len(ranges)
        assert [one for one in ranges if one.width < disclosed.OURS.width] == []
    assert small > 400


def test_where_zeros_are_protected_too_nobody_finds_out_that_there_was_none() -> None:
    """Hiding alone gives zeros away, and so does a release that protects small numbers only."""
    profile = replace(disclosed.OURS, zeros=Zeros.PROTECTED)
    zeros = alone = as_small = 0
    for seed in SEEDS[:10]:
        draft = disclosed.first(seed, profile)
        ranges = disclosed.found_out(shield(draft), profile=profile)
        zeros += sum(one.secret.truth == 0 for one in ranges)
        assert [one for one in ranges if one.width < profile.width] == []
        alone += _zeros(disclosed.naive(draft), profile)
        as_small += _zeros(shield(disclosed.first(seed)), profile)
    assert zeros > 60
    assert alone > zeros * 0.15
    assert as_small > 0


def _zeros(told: Told, profile: Audience) -> int:
    """Return how many zeros an attacker is certain of."""
    ranges = disclosed.found_out(told, profile=profile)
    return sum(one.width == one.secret.truth == 0 for one in ranges)


def test_subtracting_two_protected_releases_gives_a_third_away_unless_the_older_is_known() -> None:
    """The first quarter, then the first half-year with late verifications in it; the bench does this 40 times."""
    alone = together = small = 0
    for seed in range(6):
        older, newer = replace(shield(disclosed.first(seed)), ref="first"), disclosed.second(seed)
        exact, new = _recovered(
            one for one in disclosed.found_out(older, shield(newer)) if one.secret.less == "first"
        )
        safe = shield(newer, [older])
        together += len(unsafe(newer, safe, [older]))
        alone, small = alone + exact, small + new
    assert small > 80
    assert alone / small >= 0.30
    assert together == 0


def test_a_release_that_would_disclose_names_the_cell_and_the_older_release() -> None:
    older, newer = replace(shield(disclosed.first(3)), ref="first"), disclosed.second(3)
    told = shield(newer)
    assert unsafe(newer, told) == ()
    exposed = unsafe(newer, told, [older])
    assert exposed
    assert {blamed(newer, told, [older], one) for one in exposed} == {("first",)}
    assert all(one.secret.name.type == "RU" and one.width < 3 for one in exposed)


def test_an_older_release_of_other_quarters_discloses_nothing() -> None:
    other = disclosed.drafted(
        disclosed.children(5, quarter="2016Q1"),
        disclosed.OURS,
        disclosed.Period.parse("2016Q1"),
        as_of=disclosed.AT,
    )
    newer = disclosed.second(5)
    assert unsafe(newer, shield(newer), [replace(shield(other), ref="other")]) == ()


@pytest.mark.parametrize("number", [150, 500])
def test_a_public_year_of_one_situation_is_safe(number: int) -> None:
    """Sparse, too: where marks themselves would tell, nothing is told of what is hidden."""
    draft = disclosed.public(7, number)
    told = shield(draft)
    assert told.ref == NEW
    assert unsafe(draft, told) == ()


FAR = 12  # no number of these tables is moved that far


def _every_way(told: Told) -> list[dict[Name, int]]:
    """Return every way to fill in the finest cells that accords with what is told, found by trying them all."""
    finest = [one for one in told.cells if len(one.name.cut) == 2]
    totals = [one for one in told.cells if len(one.name.cut) < 2]
    ranges = [range(one.lowest, (FAR if one.highest is None else one.highest) + 1) for one in finest]
    filled = (dict(zip((one.name for one in finest), numbers, strict=True)) for numbers in product(*ranges))
    return [
        way
        for way in filled
        if all(
            one.lowest <= _summed(way, one.name) <= (FAR * 9 if one.highest is None else one.highest)
            for one in totals
        )
    ]


def _summed(filled: Mapping[Name, int], name: Name) -> int:
    return sum(
        number
        for finest, number in filled.items()
        if name.region in {ALL, finest.region} and name.party_kind in {ALL, finest.party_kind}
    )


@pytest.mark.parametrize("seed", range(10))
def test_the_attacker_knows_exactly_what_trying_everything_shows(seed: int) -> None:
    """Two regions, three kinds, some hidden at random: least and most of each secret, by hand."""
    random = np.random.default_rng(seed)
    profile = replace(disclosed.OURS, threshold=4, width=3, zeros=[Zeros.SHOWN, Zeros.AS_SMALL][seed % 2])
    rows = [
        Counted("RU", "2017Q1", f"region {at // 3}", f"kind {at % 3}", "", "", int(number))
        for at, number in enumerate(random.integers(0, 6, 6))
    ]
    draft = drafted(rows, profile, Period.parse("2017Q1"), as_of=disclosed.AT)
    names = [name for name, number in draft.cells.items() if number >= 4]
    told = draft.told(hidden=[name for name in names if random.random() < 0.5])
    ways = _every_way(told)
    for one in disclosed.found_out(told, profile=profile):
        could = [_summed(way, one.secret.name) for way in ways]
        if one.is_safe:
            assert max(could) - min(could) >= one.secret.need
        else:
            assert (one.low, one.high) == (min(could), max(could))
