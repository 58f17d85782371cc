"""A party comes into the register by a proposal with its names; until somebody approves, it is no party."""

import pytest

from kolosi.kernel.refusals import Absent, Refused
from kolosi.parties import operations, queries
from kolosi.parties.rules import NewName, Obstacle
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db


def test_a_proposal_waits_and_is_in_no_list():
    manager = cast.information_manager()
    builders.proposed("new-front", "New Front", by=manager)
    assert queries.register(manager, on=builders.ON) == ()
    assert queries.choices(manager) == ()
    (waiting,) = queries.proposals(manager)
    assert (waiting.party.name, waiting.by_name, waiting.standing) == ("New Front", manager.name, "proposed")
    assert waiting.to_approve == ("parties.own_proposal",)
    assert "new-front" not in queries.book(manager).approved


def test_names_keep_their_language_and_script_and_are_found_folded():
    builders.party("ansar", "Ansar Eddine", names=[
        NewName("Ansar Eddine", "fr"), NewName("أنصار الدين", "ar"), NewName("Mouvement de l’Été", "fr", "alias"),
    ])  # fmt: skip
    told = {(one.text, one.language, one.script) for one in builders.sheet("ansar").names}
    assert ("أنصار الدين", "ar", "Arab") in told
    viewer = cast.field_monitor()
    for sought in ("ANSAR ed", "انصار", "lete", "mouvement l'été"):
        found = queries.register(viewer, queries.Sought(q=sought), on=builders.ON)
        assert [row.code for row in found] == ["ansar"], sought
    assert queries.register(viewer, queries.Sought(q="ansar sharia"), on=builders.ON) == ()


@pytest.mark.parametrize(
    ("wrong", "obstacle"),
    [
        ({"code": "New Front"}, Obstacle.NO_CODE),
        ({"code": "propose"}, Obstacle.NO_CODE),
        ({"code": "known"}, Obstacle.CODE_TAKEN),
        ({"names": builders.names("KNOWN  Frônt")}, Obstacle.NAME_TAKEN),
        ({"names": []}, Obstacle.NO_NAME),
        ({"names": [NewName("NF", kind="acronym")]}, Obstacle.NO_NAME),
        ({"names": [NewName("New Front", "xx")]}, Obstacle.NO_SUCH_KIND),
        ({"reason": " "}, Obstacle.NO_REASON),
        ({"described": builders.described(kind="gang")}, Obstacle.NO_SUCH_KIND),
        ({"described": builders.described(situations=())}, Obstacle.NO_SITUATION),
        ({"described": builders.described(situations=("QQ",))}, Obstacle.NO_SITUATION),
        ({"described": builders.described(legal_minimum_age=90)}, Obstacle.NO_SUCH_AGE),
        ({"described": builders.described(source="")}, Obstacle.NO_SOURCE),
    ],
)
def test_what_stands_in_the_way(wrong, obstacle):
    builders.party("known", "Known Front")
    with pytest.raises(Refused) as refused:
        builders.proposed(wrong.pop("code", "new-front"), "New Front", **wrong)
    assert obstacle in refused.value.obstacles


def test_a_declined_name_can_be_proposed_again():
    builders.proposed("first", "New Front")
    operations.decline(code="first", reason="No sources.", by=cast.co_chair(), at=builders.AT)
    assert builders.proposed("second", "New Front") == "second"


def test_nobody_proposes_where_their_right_does_not_reach():
    with pytest.raises(Absent):
        builders.proposed("x", by=cast.information_manager("SO"))
    for who in ("field_monitor", "working_group_expert", "focal_point", "auditor", "administrator"):
        with pytest.raises(Absent):
            builders.proposed("x", by=getattr(cast, who)())


def test_the_page_proposes():
    manager = cast.information_manager("ML")
    window = builders.browser(manager)
    assert window.get("/parties/propose/").status_code == 200
    told = {
        "code": "new-front", "kind": "armed_group", "side": "non_state", "situations": ["ML"], "source": builders.SOURCE,
        "reason": "Named by two monitors.", "first": "2016-05", "names-TOTAL_FORMS": "4", "names-INITIAL_FORMS": "3",
        "names-0-text": "New Front", "names-0-language": "en", "names-0-kind": "canonical",
        "names-1-text": "", "names-1-language": "fr", "names-1-kind": "canonical",
        "names-2-text": "NF", "names-2-language": "en", "names-2-kind": "acronym",
    }  # fmt: skip
    refused = window.post("/parties/propose/", {**told, "code": "proposals"})
    assert (refused.status_code, "no address of the register" in refused.content.decode()) == (422, True)
    assert window.post("/parties/propose/", told)["Location"] == "/parties/new-front/"
    page = window.get("/parties/new-front/").content.decode()
    assert "only proposed" in page
    assert "someone other than the person who proposed it" not in page  # a manager could not approve at all
    assert [one.text for one in builders.sheet("new-front").names] == ["New Front", "NF"]
