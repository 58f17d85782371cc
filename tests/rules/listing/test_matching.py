"""L07: a whole name on the Council's list makes a candidate; acronyms, weak or shared names and neighbours make none."""

from pathlib import Path

import pytest

from kolosi.kernel.refusals import Refused
from kolosi.listing.gateways import consolidated
from kolosi.listing.rules import matching
from kolosi.listing.rules.matching import MatchObstacle, Organisation
from kolosi.reference.rules import document

FRONT = Organisation(
    "ZZe.001", "Zandia", "2015-01-01", ("THE FRONT FOR ZANDIA (FFZ)",), ("FFZ", "Les Gardiens")
)


def found(names: tuple[str, ...], *organisations: Organisation) -> list[str]:
    told = matching.candidates({"ours": names}, organisations or (FRONT,))
    return [one.reference for one in told]


@pytest.mark.parametrize("name", ["Front for Zandia", "FRONT FOR ZANDIA", "the Front, for Zándia (FFZ)"])
def test_a_whole_name_in_another_spelling_is_found(name: str) -> None:
    assert found((name,)) == ["ZZe.001"]


@pytest.mark.parametrize(
    "name",
    [
        "FFZ",
        "Front",
        "Zandia",
        "New Front for Zandia",
        "Front for Zandia and Hills",
        "Zandia for Front",
        "Gardiens",
    ],
)
def test_what_proves_nothing_finds_nothing(name: str) -> None:
    assert found((name,)) == []


def test_a_name_of_two_entries_is_nobodys() -> None:
    other = Organisation("ZZe.002", "Zandia", "2016-01-01", ("OTHERS OF ZANDIA",), ("Front for Zandia",))
    assert found(("Front for Zandia",), FRONT, other) == []
    assert found(("Others of Zandia",), FRONT, other) == ["ZZe.002"]


def test_a_party_is_one_candidate_however_many_names_it_shares() -> None:
    both = FRONT._replace(aliases=("Guardians of Zandia",))
    assert found(("Front for Zandia", "Guardians of Zandia"), both) == ["ZZe.001"]


@pytest.mark.parametrize("before", [None, True, False])
@pytest.mark.parametrize("same", [True, False])
def test_a_decision_has_a_reason_and_changes_something(before: bool | None, same: bool) -> None:
    told = matching.obstacles_to_deciding(same=same, before=before, reason=" ")
    assert (MatchObstacle.NO_REASON in told, MatchObstacle.DECIDED_SO in told) == (True, before is same)


XML = """<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2020-11-30"><INDIVIDUALS><INDIVIDUAL>
<FIRST_NAME>FRONT FOR HILLS</FIRST_NAME></INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>FRONT FOR
  ZANDIA</FIRST_NAME><UN_LIST_TYPE>Zandia</UN_LIST_TYPE><REFERENCE_NUMBER>ZZe.001</REFERENCE_NUMBER><LISTED_ON>2015-01-01</LISTED_ON>
<ENTITY_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Weak Name of Theirs</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Good Name of Theirs</ALIAS_NAME></ENTITY_ALIAS>
</ENTITY></ENTITIES></CONSOLIDATED_LIST>"""


def test_only_organisations_are_read_and_no_weak_name() -> None:
    read = consolidated.read(XML.encode())
    assert read.edition == "2020-11-30"
    assert read.organisations == (
        Organisation("ZZe.001", "Zandia", "2015-01-01", ("FRONT FOR ZANDIA",), ("Good Name of Theirs",)),
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", MatchObstacle.NOT_THE_LIST),
        (b"name,reference", MatchObstacle.NOT_THE_LIST),
        (b"<LIST/>", MatchObstacle.NOT_THE_LIST),
        (XML.encode()[:300], MatchObstacle.NOT_THE_LIST),
        (
            b'<!DOCTYPE a [<!ENTITY b "c">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>',
            MatchObstacle.HOSTILE_LIST,
        ),
        (
            b"<CONSOLIDATED_LIST>" + b"<a>" * 300 + b"</a>" * 300 + b"</CONSOLIDATED_LIST>",
            MatchObstacle.NOT_THE_LIST,
        ),
        (b" " * (consolidated.LARGEST + 1), MatchObstacle.LIST_TOO_LARGE),
    ],
    ids=["empty", "a table", "another list", "cut short", "entities", "too deep", "too large"],
)
def test_another_file_is_refused(data: bytes, reason: MatchObstacle) -> None:
    with pytest.raises(Refused) as refused:
        consolidated.read(data)
    assert refused.value.obstacles == {reason}


def _register() -> dict[str, tuple[str, ...]]:
    return {
        one["code"]: (
            *one["label"].values(),
            *(name["text"] for name in one.get("names", ()) if name["kind"] != "acronym"),
        )
        for one in document("parties_mali")["code"]
    }


@pytest.mark.shared
def test_the_parties_of_mali_on_the_real_list(shared: Path) -> None:
    data = (shared / "standards" / "un_sanctions" / "un_sc_consolidated_2020.xml").read_bytes()
    told = matching.candidates(_register(), consolidated.read(data).organisations)
    places = {one.party: one.reference for one in told}
    assert {code: places.get(code) for code in ("aqim", "ansar-eddine", "mujao", "jnim")} == {
        "aqim": "QDe.014",
        "ansar-eddine": "QDe.135",
        "mujao": "QDe.134",
        "jnim": "QDe.159",
    }
    assert not {"cma", "mnla", "hcua", "platform", "gatia", "maa-coordination"} & places.keys()
    marks = {one["code"]: one.get("marks", ()) for one in document("parties_mali")["code"]}
    known = {
        code: mark["identifier"]
        for code, told in marks.items()
        for mark in told
        if mark["scheme"] == "un_sanctions"
    }
    assert places == known  # all that the register knows from the list, and nothing else


@pytest.mark.shared
def test_no_neighbour_of_any_organisation_is_taken_for_it(shared: Path) -> None:
    """Each name of the list a little changed: another word before, after or in it, one word less, its acronym alone."""
    data = (shared / "standards" / "un_sanctions" / "un_sc_consolidated_2020.xml").read_bytes()
    organisations = consolidated.read(data).organisations
    names = {name for one in organisations for name in (*one.main, *one.aliases)}
    real = {matching.key(name) for name in names}
    invented: dict[str, tuple[str, ...]] = {}
    for name in names:
        words = name.split()
        changed = [f"New {name}", f"{name} of Zandia", "".join(word[0] for word in words)]
        changed += [" ".join(words[:-1]), " ".join([*words[:1], "Zandian", *words[1:]])]
        for one in changed:
            if matching.key(one) not in real:  # a shortened name can be another name of the list
                invented[one] = (one,)
    assert len(invented) > 2000
    assert matching.candidates(invented, organisations) == ()
