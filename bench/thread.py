"""The thread among invented incidents: from an incident, a party, a set of figures, an ask; and a rehearsal."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bench.run import Subject
from bench.world import incidents, visits

TARGET = 0.300  # seconds
NOW = datetime(2023, 1, 10, 12, tzinfo=UTC)


def subjects() -> Iterator[Subject]:
    """Yield the pages of threads that begin at each end of the loop."""
    incidents.filled()
    from kolosi.conclusions import models as papers
    from kolosi.counting import operations as counting
    from kolosi.kernel.periods import Period
    from kolosi.parties import models as register
    from kolosi.verification import models as verification
    from tests import cast
    from tests.domain.conclusions import builders as conclusions
    from tests.domain.parties import builders as parties
    from tests.domain.plans import builders as plans
    from tests.domain.thread import loop

    chair, manager = cast.co_chair("ML"), cast.information_manager("ML")
    if not register.Party.objects.filter(code="cma").exists():
        parties.mali()
    if not papers.Ask.objects.exists():
        plans.sign(cast.desk_officer("ML"), plans.signed(parties=("cma",), covers=("K", "RU")))
        conclusions.document(cast.desk_officer("ML"), text=loop.TEXT, at=loop.ADOPTED)
    frozen = counting.freeze(
        title="A quarter (simulated)", situation="ML", period=Period.parse("2017Q2"), as_of=NOW, simulated=True, by=manager, at=NOW,
    )  # fmt: skip
    client = visits.signed_in(chair)
    verified = verification.Present.objects.filter(final="verified").order_by("pk")
    middle = verified.select_related("violation__incident")[verified.count() // 2].violation
    ask = papers.Ask.objects.get(label="4(a)/1").ref
    for name, ref in {
        "an incident": middle.incident.ref, "a violation": middle.ref, "a party": "mnla", "a coalition": "cma",
        "a set of figures": frozen, "an ask": ask,
    }.items():  # fmt: skip
        yield visits.page(f"thread of {name}", client, f"/thread/of/{ref}/", target=TARGET)
    yield visits.page("rehearsal", client, f"/thread/without/{middle.incident.ref}/", target=2.0, runs=7)
