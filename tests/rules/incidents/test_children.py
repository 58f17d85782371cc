"""One child in two incidents: a sex and an age that can be true of one child, or not (R09)."""

import pytest

from kolosi.incidents.rules import ToldVictim, When
from kolosi.incidents.rules.children import Contradiction, born, contradictions
from kolosi.kernel.precision import HalfKnownDate

SEX, AGE = Contradiction.SEX, Contradiction.AGE


def on(day: str, *, ongoing: bool = False) -> When:
    return When(HalfKnownDate.parse(day), None, ongoing)


def child(**told) -> ToldVictim:
    return ToldVictim("v", person="p-1", **told)


@pytest.mark.parametrize(
    ("one", "day", "other", "other_day", "found"),
    [
        (child(sex="boy"), "2017-05-03", child(sex="girl"), "2017-05-03", {SEX}),
        (child(sex="boy"), "2017-05-03", child(sex="unknown"), "2017-05-03", set()),
        (child(sex="boy", age=12), "2017-05-03", child(sex="boy", age=12), "2018-05-02", set()),
        (child(age=12), "2017-05-03", child(age=12), "2018-05-03", {AGE}),
        (child(age=12), "2017-05-03", child(age=14), "2018-05-04", set()),  # born on 4 May 2004
        (child(age=12), "2017-05-03", child(age=15), "2018-05-03", {AGE}),
        (child(age=12), "2017-05-03", child(age=15, age_estimated=True), "2018-05-03", set()),
        (child(age=12), "2017-05-03", child(age=17, age_estimated=True), "2018-05-03", {AGE}),
        (child(age=10, age_to=13), "2017", child(age=9), "2017", set()),
        (child(age=12), "2017-05-03", child(born=HalfKnownDate.parse("2006")), "2017-05-03", {AGE}),
        (child(age=12), "2017-05-03", child(born=HalfKnownDate.parse("2005")), "2017-05-03", set()),
        (child(age=0), "2024-02-29", child(age=1), "2024-02-29", {AGE}),
        (child(sex="boy", age=12), "2017-05-03", child(sex="girl", age=3), "2017-05-03", {SEX, AGE}),
    ],
)  # fmt: skip
def test_only_what_cannot_be_true_of_one_child_is_told(one, day, other, other_day, found) -> None:
    assert contradictions(one, on(day), other, on(other_day)) == found
    assert contradictions(other, on(other_day), one, on(day)) == found


def test_what_nobody_knows_contradicts_nothing() -> None:
    assert born(child(), on("2017")) is None
    assert born(child(age=12), When()) is None
    goes_on = on("2012", ongoing=True)
    assert contradictions(child(age=12), goes_on, child(age=12), on("2017")) == set()
