"""From anything on the loop one walks the whole of it, ahead and back, and never past what one may read."""

import json

import pytest

from kolosi.thread.gateways import as_json
from kolosi.thread.queries import quarters, threads
from kolosi.thread.rules.loop import Kind, Thread
from tests import cast
from tests.domain.plans.builders import browser
from tests.domain.thread.loop import NOW, Loop

pytestmark = pytest.mark.django_db


def walked(loop: Loop, ref: str, viewer=None) -> Thread:
    """Walk as a co-chair, who reads records and letters alike, unless someone else is named."""
    found = threads.thread(viewer or loop.chair, ref, at=NOW)
    assert found is not None
    return found


def refs(thread: Thread) -> dict[Kind, set[str]]:
    return {kind: {node.ref for node in thread.of(kind)} for kind in Kind if thread.of(kind)}


def test_from_the_incident_to_the_next_report_and_from_it_back():
    loop = Loop()
    ahead = refs(walked(loop, loop.incident))
    assert ahead[Kind.VIOLATION] == {loop.violation}
    assert ahead[Kind.PARTY] >= {"mnla"}
    assert ahead[Kind.LISTING] == {loop.listing}
    assert ahead[Kind.PLAN] == {loop.plan}
    assert ahead[Kind.FIGURE] >= {loop.figure}
    assert ahead[Kind.PRODUCT] >= {loop.product, loop.next}
    assert ahead[Kind.DOCUMENT] == {loop.document}
    assert ahead[Kind.ASK] == {loop.ask, loop.carried}
    assert ahead[Kind.LETTER] == {loop.letter}
    assert ahead[Kind.REPLY] == {f"{loop.letter}/4"}
    assert ahead[Kind.EVIDENCE] == {loop.evidence}
    back = refs(walked(loop, loop.next))
    for kind, ref in [
        (Kind.ASK, loop.ask), (Kind.DOCUMENT, loop.document), (Kind.PRODUCT, loop.product), (Kind.FIGURE, loop.figure),
        (Kind.PLAN, loop.plan), (Kind.LISTING, loop.listing), (Kind.PARTY, "cma"), (Kind.VIOLATION, loop.violation),
        (Kind.INCIDENT, loop.incident),
    ]:  # fmt: skip
        assert ref in back[kind], kind


def test_from_anything_one_comes_to_the_incident_and_to_the_ask():
    loop = Loop()
    for name in [
        "figure",
        "plan",
        "ask",
        "letter",
        "document",
        "product",
        "listing",
        "evidence",
        "violation",
    ]:
        found = refs(walked(loop, getattr(loop, name)))
        assert loop.incident in found[Kind.INCIDENT], name
        assert found[Kind.ASK] & {loop.ask, loop.carried}, name


def test_an_ask_leads_back_to_the_quarters_of_the_party_and_to_its_plan():
    loop = Loop()
    thread = walked(loop, loop.ask)
    assert loop.plan in refs(thread)[Kind.PLAN]
    told = quarters.quarters(loop.chair, thread, at=NOW)
    assert told is not None
    assert {str(period) for period in told.periods} >= {"2017Q2", "2018Q2"}
    counted = {
        (row.party.ref, row.type, str(period)): number
        for row in told.rows
        for period, number in zip(told.periods, row.numbers, strict=True)
        if number
    }
    assert counted == {("mnla", "K", "2017Q2"): 2}


def test_each_edge_leads_from_and_to_what_is_there_and_is_said_in_words():
    loop = Loop()
    thread = walked(loop, loop.violation)
    there = {node.key for node in thread.nodes}
    assert {one.before for one in thread.edges} | {one.after for one in thread.edges} <= there
    told = json.loads(json.dumps(as_json.thread(thread)))
    assert (told["start"]["kind"], told["start"]["ref"]) == ("violation", loop.violation)
    assert len(told["edges"]) == len(thread.edges)


def test_who_may_not_read_records_or_letters_meets_none():
    loop = Loop()
    monitor = cast.field_monitor("ML")
    found = refs(walked(loop, "mnla", monitor))
    assert not found.keys() & {Kind.INCIDENT, Kind.VIOLATION, Kind.FIGURE, Kind.LETTER, Kind.REPLY}
    for ref in (loop.incident, loop.violation, loop.letter, loop.figure):
        assert threads.thread(monitor, ref, at=NOW) is None
    assert threads.thread(cast.desk_officer("XX"), loop.ask, at=NOW) is None


def test_the_page_and_its_picture(client):
    loop = Loop()
    window = browser(loop.chair)
    page = window.get(f"/thread/of/{loop.ask}/")
    assert page.status_code == 200
    text = page.content.decode()
    assert f"/plans/{loop.plan}/" in text
    assert f"/thread/of/{loop.incident}/" in text
    address = text.split('<img src="')[1].split('"')[0]
    drawn = window.get(address)
    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn.content.decode().count("<path") > 8
    assert window.get(address.replace("light/", "light/x")).status_code == 404
    assert window.get("/thread/of/ML-1999-00001/").status_code == 404
    assert window.get("/thread/", {"ref": loop.ask})["Location"] == f"/thread/of/{loop.ask}/"
    assert "Nothing that you may read" in window.get("/thread/", {"ref": "ML-1999-00001"}).content.decode()
