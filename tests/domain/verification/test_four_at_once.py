"""Four people at once on the same cases: nothing is decided twice, nothing is signed twice, nothing is left stuck."""

import json
import os
import pickle
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections

from kolosi.incidents import operations as incidents
from kolosi.kernel.refusals import Refused
from kolosi.kernel.viewer import Viewer
from kolosi.verification import operations, rules
from tests.domain.incidents import builders as told
from tests.domain.verification import builders
from tests.domain.verification.builders import AT, DAY, VERIFIED

postgres = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one write at a time; PostgreSQL lets four"
)
sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="processes that share one file are SQLite's own"
)
pytestmark = pytest.mark.django_db(transaction=True)
CASES = 200
SAID: dict[str, Any] = {
    "number": 1, "status": "verified", "on": DAY, "state": 1, "primary": 1, "secondary": 0, "sources_needed": 1,
    "at": AT,
}  # fmt: skip


def rows(name: str) -> Any:
    return apps.get_model("verification", name).objects


def invented(who: builders.Force, how_many: int) -> list[str]:
    """Invent that many cases that both levels below have judged, without a word more than deciding needs."""
    state = incidents.InventedState(told.AT, told.rules.Standing.COMPLETE, told.told(), "")
    cases = [incidents.Invented([state])] * how_many
    refs = incidents.simulate(situation="ML", invented=cases, by=who.manager, at=AT)
    pks = dict(apps.get_model("incidents", "Violation").objects.values_list("ref", "pk"))
    judgement = apps.get_model("verification", "Judgement")
    criteria = {"credible": True, "confirmed_by_un": True, "eyewitness": False}
    judgement.objects.bulk_create(
        judgement(violation_id=pks[f"{ref}/1"], level=level, **SAID, **criteria, by=who.manager.person)
        for ref in refs
        for level in (1, 2)
    )
    return [f"{ref}/1" for ref in refs]


def proposed(who: builders.Force, refs: list[str]) -> dict[str, str]:
    """Let the first co-chair have proposed and signed each of them."""
    pks = dict(apps.get_model("incidents", "Violation").objects.values_list("ref", "pk"))
    proposal, signature, present = (
        apps.get_model("verification", name) for name in ("Proposal", "Signature", "Present")
    )
    made = proposal.objects.bulk_create(
        proposal(ref=f"vp-{place}", violation_id=pks[ref], co_chairs=2, **SAID, by=who.first.person)
        for place, ref in enumerate(refs)
    )
    signature.objects.bulk_create(signature(proposal=one, person=who.first.person, at=AT) for one in made)
    present.objects.bulk_create(
        present(violation_id=one.violation_id, waits="sign", since=AT, proposal=one) for one in made
    )
    return {ref: one.ref for ref, one in zip(refs, made, strict=True)}


def at_once(people: list[Viewer], act: Callable[[Viewer], Iterator[str]]) -> Counter[str]:
    """Let each of them act in a thread of their own, all from the same moment; count what they met."""
    met: Counter[str] = Counter()
    barrier, lock = threading.Barrier(len(people)), threading.Lock()

    def acting(person: Viewer) -> None:
        try:
            barrier.wait()
            own = Counter(act(person))
            with lock:
                met.update(own)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=acting, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not [thread for thread in threads if thread.is_alive()], "somebody is stuck"
    return met


def met_by(act: Callable[[], object]) -> str:
    try:
        act()
    except Refused as refused:
        return ",".join(sorted(refused.obstacles))
    return "done"


@postgres
def test_one_of_four_proposals_stands() -> None:
    who = builders.force()
    refs = invented(who, CASES // 10)

    def proposing(person: Viewer) -> Iterator[str]:
        for ref in refs:
            told = {"ref": ref, "state": 1, "opinion": VERIFIED, "by": person, "at": AT}
            yield met_by(lambda told=told: operations.propose(**told))  # type: ignore[misc]

    met = at_once([who.first, who.second, who.third, builders.cast.co_chair("ML")], proposing)
    assert met == {"done": len(refs), rules.Obstacle.OPEN_PROPOSAL: 3 * len(refs)}


@postgres
def test_two_hundred_cases_are_decided_once_each() -> None:
    who = builders.force()
    proposals = proposed(who, invented(who, CASES))

    def signing(person: Viewer) -> Iterator[str]:
        for ref, proposal in proposals.items():
            told = {"ref": ref, "proposal": proposal, "by": person, "at": AT}
            yield met_by(lambda told=told: operations.sign(**told))  # type: ignore[misc]

    met = at_once([who.first, who.second, who.third, builders.cast.co_chair("ML")], signing)
    assert met["done"] == CASES
    assert set(met) <= {"done", rules.Obstacle.CLOSED_PROPOSAL, rules.Obstacle.ALREADY_SIGNED}
    assert rows("Final").count() == rows("Final").values("violation").distinct().count() == CASES
    assert rows("Signature").count() == 2 * CASES
    assert rows("Present").filter(final="verified", waits="nothing", proposal__isnull=True).count() == CASES


@sqlite
def test_four_processes_on_one_file_decide_fifty_cases_once_each(root: Path, tmp_path: Path) -> None:
    """Each writes when the others do not: nobody waits in vain, nobody signs what another has made final."""
    who = builders.force()
    proposals = proposed(who, invented(who, 50))
    held = sqlite3.connect(tmp_path / "shared.sqlite3")
    connection.connection.backup(held)
    people = [who.first, who.second, who.third, builders.cast.co_chair("ML")]
    met = apart(people, proposals, {"KOLOSI_DATABASE": f"sqlite:///{tmp_path}/shared.sqlite3"}, root)
    assert met["done"] == 50
    assert set(met) <= {"done", rules.Obstacle.CLOSED_PROPOSAL, rules.Obstacle.ALREADY_SIGNED}

    def found(what: str) -> list[tuple[int, ...]]:
        return held.execute(f"SELECT {what}").fetchall()

    assert found("count(*), count(DISTINCT violation_id) FROM verification_final") == [(50, 50)]
    assert found("count(*) FROM verification_signature") == [(100,)]
    assert found("count(*) FROM verification_present WHERE proposal_id IS NOT NULL") == [(0,)]
    held.close()


def apart(
    people: list[Viewer], proposals: dict[str, str], environment: dict[str, str], root: Path
) -> Counter[str]:
    """Let each of them sign all of it in a process of their own, all from the same word; count what they met."""
    run = partial(
        subprocess.Popen,
        [sys.executable, "-m", "tests.domain.verification.signing_apart"],
        **{"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": root},
        env={**os.environ, **environment, "DJANGO_SETTINGS_MODULE": "kolosi.site.settings"},
    )
    running = [run() for _ in people]
    told = {"proposals": proposals, "at": AT.isoformat()}
    for person, process in zip(people, running, strict=True):
        process.stdin.write(json.dumps({**told, "person": pickle.dumps(person).hex()}) + "\n")
        process.stdin.flush()
    assert [process.stdout.readline() for process in running] == ["ready\n"] * len(running)
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    return sum((Counter(json.loads(process.communicate(timeout=120)[0])) for process in running), Counter())
