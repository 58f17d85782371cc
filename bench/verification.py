"""The queue of those who judge, part by part and deep in it, and the dossier of one violation."""

from collections.abc import Iterator

from bench.run import Subject
from bench.world import incidents, visits

TARGET = 0.200  # seconds
OF_A_MANAGER = {
    "what is to be judged": "part=judge",
    "what is to be judged, page 20": "part=judge&page=20",
    "what is to be reviewed": "part=review",
    "what was told anew": "part=anew",
}
OF_A_CHAIR = {"what is to be proposed": "part=propose", "what is to be signed": "part=sign"}


def subjects() -> Iterator[Subject]:
    """Yield the queues, and a violation that was verified and one that waits."""
    incidents.filled()
    from tests import cast

    chair = visits.signed_in(cast.co_chair())
    for client, queues in ((visits.signed_in(cast.information_manager()), OF_A_MANAGER), (chair, OF_A_CHAIR)):
        for name, query in queues.items():
            yield visits.page(f"queue: {name}", client, f"/verification/?{query}", target=TARGET)
    for final in ("verified", "could_not_verify"):
        yield visits.page(f"dossier, {final}", chair, f"/verification/{_violation(final)}/", target=TARGET)


def _violation(final: str) -> str:
    """Return one from the middle of those decided so."""
    from kolosi.verification import models

    rows = models.Present.objects.filter(final=final).order_by("pk")
    return str(rows.select_related("violation")[rows.count() // 2].violation.ref)
