"""Commitments in the demo: those of Mali as their sources give them, with benchmarks that are invented and say so."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from kolosi.kernel.precision import HalfKnownDate
from kolosi.plans.rules.facts import Signed, Terms
from kolosi.site.command.stories import marked

if TYPE_CHECKING:
    from kolosi.kernel.viewer import Viewer

SEED = "S/AC.51/2018/1/Rev.1"
COORDINATION = Signed(
    kind="action_plan",
    title="Action plan of the Coordination of Azawad Movements",
    signed=HalfKnownDate.parse("2017-03"),
    parties=("cma",),
    covers=("RU", "SV"),
    un_signatory="United Nations",
    source=f"{SEED}, 5(w): against recruitment and use and sexual violence; it binds all members",
)
PLATFORM = Signed(
    kind="communique",
    title="Unilateral communiqué of the Platform on sexual violence",
    signed=HalfKnownDate.parse("2016-06"),
    parties=("platform",),
    covers=("SV",),
    source=f"{SEED}, 5(x)",
)
PROTOCOL = Signed(
    kind="handover_protocol",
    title="Protocol on the handover of children",
    signed=HalfKnownDate.parse("2013-07-01"),
    parties=(),
    covers=(),
    others="Government of Mali",
    un_signatory="United Nations",
    source=f"Field guide, section 7.2; {SEED} confirms that it is applied",
)
# What is undertaken, on which type, until when; and the steps made so far: act, day, words.
BENCHMARKS = (
    (
        Terms("order", "Forbid recruitment and use in a written order to all commanders", "RU", "Command of the movement", HalfKnownDate.parse("2017-06"), "The order, and a list of who received it"),
        (("claim", date(2017, 5, 20), "The order went to all commanders."), ("verify", date(2017, 6, 10), "Read in nine of nine bases.")),
    ),
    (
        Terms("release", "Separate all children and hand them over", "RU", "Command of the movement", HalfKnownDate.parse("2017-12"), "No child found in any base"),
        (("begin", date(2017, 4, 25), "Lists of names were asked for."), ("claim", date(2017, 9, 1), "All children were handed over.")),
    ),
    (
        Terms("access", "Let monitors into all bases without notice", "", "Focal point of the movement", HalfKnownDate.parse("2018-03"), "Visits made and refused"),
        (("begin", date(2017, 7, 3), "The first four bases were visited."),),
    ),
    (
        Terms("focal_points", "Name a focal point for survivors of sexual violence in each region", "SV", "Focal point of the movement", HalfKnownDate.parse("2017-09"), ""),
        (),
    ),
)  # fmt: skip


def make(cast: "Mapping[str, Viewer]", at: datetime) -> None:
    """Record the commitments, and let simulated people undertake, claim and verify some of their benchmarks."""
    from kolosi.plans import operations

    officer, moment = cast["desk_officer"], at - timedelta(days=600)
    for one in (PROTOCOL, PLATFORM):
        operations.sign(situation="ML", told=one, by=officer, at=moment)
    plan = operations.sign(situation="ML", told=COORDINATION, simulated=True, by=officer, at=moment)
    for terms, steps in BENCHMARKS:
        _benchmark(cast, plan, terms, steps, moment)


def _benchmark(
    cast: "Mapping[str, Viewer]",
    plan: str,
    terms: Terms,
    steps: tuple[tuple[str, date, str], ...],
    at: datetime,
) -> None:
    from kolosi.plans import operations

    officer = cast["desk_officer"]
    terms = terms._replace(text=marked(terms.text), indicator=marked(terms.indicator))
    ref = operations.undertake(ref=plan, terms=terms, by=officer, at=at)
    for number, (act, on, said) in enumerate(steps):
        told: dict[str, Any] = {
            "ref": plan, "benchmark": ref, "number": number, "on": on, "said": marked(said), "at": at,
        }  # fmt: skip
        if act == "begin":
            operations.begin(**told, by=officer)
        elif act == "claim":
            operations.claim(**told, origin="party", by=officer)
        else:
            operations.verify(**told, evidence=(marked("Report of visits"),), by=cast["co_chair"])
