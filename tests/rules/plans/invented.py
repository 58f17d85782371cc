"""Commitments and alliances of nobody, for the tests of rules."""

from datetime import UTC, date, datetime
from typing import Any

from kolosi.kernel.precision import HalfKnownDate
from kolosi.parties.rules import Became, Change, Tie, parsed, spell
from kolosi.plans.rules.breaches import Act
from kolosi.plans.rules.facts import Benchmark, Decided, Plan, Signed, Status, Step, Terms

AT = datetime(2018, 1, 1, tzinfo=UTC)


def half(text: str) -> HalfKnownDate:
    return HalfKnownDate.parse(text)


def plan(signed: str = "2017-03", **more: Any) -> Plan:
    """A plan of a roof on recruitment and sexual violence."""
    own = {"benchmarks": (), "decided": (), "answers": ()}
    own = {name: more.pop(name, value) for name, value in own.items()}
    told = {"kind": "action_plan", "title": "Plan", "parties": ("roof",), "covers": ("RU", "SV"), **more}
    return Plan("XX-PLAN-0001", "XX", True, 1, Signed(signed=parsed(signed), **told), by="p", at=AT, **own)


def tie(member: str, first: str = "", last: str = "", attested: str = "", umbrella: str = "roof") -> Tie:
    return Tie(f"tie-{member}", member, umbrella, spell(first, last, attested), "S")


def became(earlier: str, later: str, change: str, on: str) -> Became:
    return Became("b", earlier, later, Change(change), parsed(on), "S")


def decided(party: str, flag: str, since: str, *, binds: bool) -> Decided:
    return Decided(party, flag, since, binds, "Because.", "p", AT)


def act(first: str, last: str = "", *, parties: tuple[str, ...] = ("roof",), units: int = 1) -> Act:
    begun = date.fromisoformat(first)
    return Act(f"V-{first}", f"I-{first}", "RU", parties, begun, date.fromisoformat(last or first), units)


def benchmark(*steps: tuple[str, str], concerns: str = "", due: str = "") -> Benchmark:
    """A benchmark with steps (status, day), each by somebody else."""
    made = tuple(
        Step(Status(status), date.fromisoformat(on), "Said.", "", (), f"person-{at}", AT)
        for at, (status, on) in enumerate(steps)
    )
    return Benchmark("bm-1", 1, Terms("release", "Release all.", concerns, due=parsed(due)), 1, made)
