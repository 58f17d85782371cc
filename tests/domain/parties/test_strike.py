"""A fact told by mistake: one asks to strike it; until another agrees it counts, afterwards it counts for no day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import models, operations, queries, rules
from kolosi.parties.rules import Obstacle
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


def struck(code, ref):
    asked = builders.strike(code, ref)
    told = {"struck": True, "reason": "", "by": cast.co_chair(), "at": builders.AT}
    operations.settle(code=code, ref=asked, **told)


@pytest.fixture(autouse=True)
def _told():
    builders.every_kind_of_fact()


def _known(code="front"):
    """Return what reads of the register say of the party."""
    viewer = cast.co_chair()
    row = next(one for one in queries.register(viewer, on=builders.ON) if one.code == code)
    then = queries.book(viewer).row(code, on=date(2018, 1, 1))
    tie = next(iter(builders.sheet(code).above), None)
    return {
        "name": "Wrong Front" in row.other_names,
        "identifier": bool(row.marks),
        "succession": then == "after",
        "membership": tie is not None,
        "end": tie is not None and tie.spell.last is not None,
    }


@pytest.mark.parametrize("kind", ["name", "identifier", "succession", "membership", "end"])
def test_what_is_struck_counts_for_no_day_and_stays_on_record(kind):
    asked = builders.fact("front", kind, "Wrong" if kind == "name" else "")
    assert all(_known().values())
    ref = builders.strike("front", asked)
    assert all(_known().values()), "a wish alone strikes nothing"
    told = {"struck": True, "reason": "", "by": cast.co_chair(), "at": builders.AT}
    operations.settle(code="front", ref=ref, **told)
    gone = {kind, "end"} if kind == "membership" else {kind}
    assert {name for name, known in _known().items() if not known} == gone
    assert [(one.fact.ref, one.standing) for one in builders.sheet("front").strikes] == [(asked, "approved")]


def test_the_picture_of_alliances_leaves_out_what_is_struck():
    struck("front", builders.fact("front", "membership"))
    assert queries.alliances(cast.co_chair()) == ()


def test_what_is_struck_can_be_told_again_in_other_words():
    struck("front", builders.fact("front", "name", "Wrong"))
    again = rules.NewName("Wrong Front", kind="alias", spell=rules.spell("2015"), source=builders.SOURCE)
    operations.name(code="front", named=again, by=cast.information_manager(), at=builders.AT)
    assert _known()["name"]


@pytest.mark.parametrize(
    ("chosen", "obstacle"),
    [
        (lambda: builders.fact("front", "name", "Front front"), Obstacle.LAST_NAME),
        (lambda: builders.fact("roof", "name"), Obstacle.NO_SUCH_FACT),
        (lambda: builders.fact("front", "identifier"), Obstacle.STRUCK_ALREADY),
    ],
)
def test_what_stands_in_the_way(chosen, obstacle):
    builders.strike("front", builders.fact("front", "identifier"))
    with pytest.raises(Refused) as refused:
        builders.strike("front", chosen())
    assert refused.value.obstacles == {obstacle}


def test_others_may_not():
    with pytest.raises(Absent):
        builders.strike("front", builders.fact("front", "name", "Wrong"), by=cast.field_monitor())


def test_a_wish_is_never_without_a_reason():
    row = {"ref": "pk-x", "fact": "pn-x", "reason": "", "by": "x", "at": builders.AT}
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Strike.objects.create(party=models.Party.objects.get(code="front"), **row)


def test_the_page_strikes():
    window = builders.browser(cast.information_manager())
    assert "End of the membership under" in window.get("/parties/front/strike/").content.decode()
    wish = {"fact": builders.fact("front", "end"), "reason": "It goes on."}
    assert window.post("/parties/front/strike/", {**wish, "reason": ""}).status_code == 200
    assert window.post("/parties/front/strike/", wish).status_code == 302
    assert window.post("/parties/front/strike/", wish).status_code == 422
    assert "It goes on." in window.get("/parties/proposals/").content.decode()
