"""What an audience is told of figures: profiles, the cube, small numbers, and what two releases tell together."""

from dataclasses import replace

import pytest

from kolosi.counting.gateways.attacker import attack
from kolosi.counting.rules import disclosure_audiences as audiences
from kolosi.counting.rules import disclosure_cube as cubes
from kolosi.counting.rules.disclosure_audiences import Audience, Grain, Zeros
from kolosi.counting.rules.disclosure_cube import ALL, Counted, Mark, Name
from kolosi.counting.rules.disclosure_draft import drafted
from kolosi.counting.rules.disclosure_knowledge import concerned, problem
from kolosi.kernel.periods import Period
from tests.rules.counting import disclosed

PUBLIC = audiences.audience("public")
HALF = Period.parse("2017-01-01..2017-06-30")


def _draft(*rows: tuple[str, str, str, int], profile: Audience = PUBLIC, period: Period = HALF):  # type: ignore[no-untyped-def]
    counted = [
        Counted(code, "2017Q1", region, kind, "boy", "12-14", number) for code, region, kind, number in rows
    ]
    return drafted(counted, profile, period, as_of=disclosed.AT)


def test_profiles_are_the_three_of_the_file_and_only_the_public_one_hides() -> None:
    assert [(one.code, one.protected, one.watermark) for one in audiences.audiences()] == [
        ("task_force", False, False),
        ("srsg_working_group", False, True),
        ("public", True, False),
    ]
    with pytest.raises(KeyError):
        audiences.audience("everyone")


def test_the_public_threshold_is_stricter_for_sexual_violence_which_has_no_regions() -> None:
    assert (PUBLIC.limit("RU"), PUBLIC.limit("SV")) == (5, 10)
    assert PUBLIC.tables_of("RU") == (("region", "party_kind"), ("sex", "age_band"))
    assert PUBLIC.tables_of("SV") == (("party_kind",), ("sex", "age_band"))
    assert PUBLIC.tables_of("AS") == (("region", "party_kind"), ())  # incidents have neither sex nor age


def test_a_threshold_that_no_range_can_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="larger than the width"):
        replace(PUBLIC, thresholds={"SV": 3})


@pytest.mark.parametrize(
    ("period", "grain", "whole"),
    [
        ("2017", Grain.HALF_YEAR, True),
        ("2017Q1", Grain.HALF_YEAR, False),
        ("2017Q1", Grain.QUARTER, True),
        ("2017-04-01..2017-09-30", Grain.HALF_YEAR, False),  # a half of each
        ("2016-07-01..2017-06-30", Grain.HALF_YEAR, True),
        ("2017-01-01..2017-06-29", Grain.HALF_YEAR, False),
        ("2017-05", Grain.QUARTER, False),
    ],
)
def test_a_period_is_made_of_whole_stretches(period: str, grain: Grain, whole: bool) -> None:
    assert audiences.is_whole(Period.parse(period), grain) is whole


def test_the_cube_holds_every_total_and_its_zeros() -> None:
    cells = _draft(("RU", "Kidal", "armed_group", 7), ("RU", "Gao", "armed_force", 2)).cells
    assert cells[Name("RU", "2017H1")] == 9
    assert cells[Name("RU", "2017H1", region="Kidal")] == 7
    assert cells[Name("RU", "2017H1", "Kidal", "armed_force")] == 0
    assert cells[Name("RU", "2017H1", sex="boy", age_band="12-14")] == 9
    assert not [name for name in cells if name.cut == ("region", "sex")]  # sex and age nationally only
    assert ALL not in {name.time for name in cells}  # one stretch is its own total


def test_several_stretches_have_their_total_even_where_nothing_was_counted() -> None:
    cells = _draft(("RU", "Kidal", "armed_group", 7), period=Period.parse("2017")).cells
    assert (cells[Name("RU", "2017H2")], cells[Name("RU", ALL)]) == (0, 7)


@pytest.mark.parametrize(
    ("code", "number", "national", "mark"),
    [
        ("RU", 0, False, Mark.FEW),  # threat: no child there by that party
        ("RU", 1, False, Mark.FEW),
        ("RU", 4, False, Mark.FEW),
        ("RU", 5, False, Mark.NUMBER),
        ("RU", 4, True, Mark.FEW),
        ("RU", 0, True, Mark.NUMBER),
        ("SV", 9, False, Mark.FEW),
        ("SV", 10, False, Mark.NUMBER),
    ],
)
def test_small_numbers_and_zeros_below_national_are_told_as_few(
    code: str, number: int, national: bool, mark: Mark
) -> None:
    name = Name(code, "2017H1", party_kind=ALL if national else "armed_group")
    (shown,) = cubes.told({name: number}, PUBLIC)
    assert shown.mark is mark
    assert shown.number == (number if mark is Mark.NUMBER else None)
    assert shown.lowest <= number <= (number if shown.highest is None else shown.highest)


def test_official_totals_are_told_whatever_they_are() -> None:
    name = Name("RU", "2017H1")
    (shown,) = cubes.told({name: 3}, PUBLIC, official={name})
    assert (shown.mark, shown.number) == (Mark.NUMBER, 3)


def test_of_silent_types_not_even_smallness_is_told() -> None:
    small, large = Name("RU", "2017H1", "Kidal"), Name("RU", "2017H1", "Gao")
    shown = cubes.told({small: 2, large: 30}, PUBLIC, hidden={large}, silent={"RU"})
    assert {(one.mark, one.lowest, one.highest) for one in shown} == {(Mark.HIDDEN, 0, None)}


def test_where_zeros_are_told_few_means_at_least_one() -> None:
    (shown,) = cubes.told({Name("RU", "2017H1", "Kidal"): 2}, replace(PUBLIC, zeros=Zeros.SHOWN))
    assert (shown.lowest, shown.highest) == (1, 4)


def test_coarser_tables_are_advised_where_more_than_the_share_is_hidden() -> None:
    sparse = _draft(("RU", "Kidal", "armed_group", 3), ("RU", "Gao", "armed_force", 40))
    assert cubes.hidden_share(sparse.told().cells) > PUBLIC.hidden_share
    assert set(cubes.advice(sparse.told().cells, PUBLIC)) == {"region", "party_kind", "sex", "age_band"}
    assert cubes.advice(sparse.told().cells, replace(PUBLIC, hidden_share=0.9)) == ()
    assert cubes.advice(sparse.told().cells, audiences.audience("task_force")) == ()


def test_an_attacker_subtracts_from_a_total() -> None:
    """Two parties, 7 and 2, and their total 9: 2 is no secret, and hiding 7 as well leaves it one."""
    profile = replace(disclosed.OURS, zeros=Zeros.SHOWN)
    draft = drafted(
        [Counted("RU", "2017Q1", "Kidal", kind, "", "", number) for kind, number in (("a", 2), ("b", 7), ("c", 20))],
        profile, Period.parse("2017Q1"), as_of=disclosed.AT,
    )  # fmt: skip
    bare = draft.told()
    found = {(one.low, one.high) for one in attack(problem([bare], profile))}
    assert found == {(2, 2)}
    hidden = draft.told(hidden={one.name for one in bare.cells if one.name.party_kind == "b"})
    assert {(one.low, one.high) for one in attack(problem([hidden], profile))} == {(1, 4)}


def test_a_late_verification_shows_as_a_difference_of_two_releases() -> None:
    """An old cell grows from 12 to 13: the child that came late is an unknown of its own, and small."""
    early = Counted("RU", "2017Q1", "Kidal", "a", "", "", 12)
    other = Counted("RU", "2017Q1", "Gao", "a", "", "", 30)
    quarter = Period.parse("2017Q1")
    before = drafted([early, other], disclosed.OURS, quarter, as_of=disclosed.AT).told(ref="before")
    after = drafted([early._replace(number=13), other], disclosed.OURS, quarter, as_of=disclosed.LATER).told()
    found = attack(problem([before, after], disclosed.OURS))
    assert {(one.secret.less, one.secret.truth, one.width) for one in found} == {("before", 1, 0)}


def test_a_correction_downwards_is_seen_too() -> None:
    row = Counted("RU", "2017Q1", "Kidal", "a", "", "", 12)
    quarter = Period.parse("2017Q1")
    before = drafted([row], disclosed.OURS, quarter, as_of=disclosed.AT).told(ref="before")
    after = drafted([row._replace(number=10)], disclosed.OURS, quarter, as_of=disclosed.LATER).told()
    found = attack(problem([before, after], disclosed.OURS))
    assert {(one.secret.truth, one.low, one.high) for one in found} == {(-2, -2, -2)}


def test_releases_concern_each_other_through_quarters_that_they_share() -> None:
    def told(ref: str, period: str):  # type: ignore[no-untyped-def]
        counted = [Counted("RU", str(Period.parse(period))[:4] + "Q1", "Kidal", "a", "", "", 9)]
        return drafted(counted, disclosed.OURS, Period.parse(period), as_of=disclosed.AT).told(ref=ref)

    new, same, through, apart = (
        told("", "2017Q1"),
        told("same", "2016-10-01..2017-03-31"),
        told("through", "2016-07-01..2016-12-31"),
        told("apart", "2015"),
    )
    assert [one.ref for one in concerned(new, [apart, through, same])] == ["same", "through"]


def test_told_that_was_not_counted_is_loud() -> None:
    told = _draft(("RU", "Kidal", "armed_group", 7), ("RU", "Gao", "armed_group", 2)).told()
    forged = tuple(
        one._replace(number=8, lowest=8) if one.name == Name("RU", "2017H1", "Kidal") else one
        for one in told.cells
    )
    with pytest.raises(ValueError, match="not what was counted"):
        attack(problem([replace(told, cells=forged)], PUBLIC))
