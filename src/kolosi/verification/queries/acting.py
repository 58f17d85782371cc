"""What a viewer's role does with a violation, and what stands in the way as it is now: buttons and pages of acts read this."""

from collections.abc import Iterable, Sequence
from datetime import date

from kolosi.incidents import queries as incidents
from kolosi.kernel.viewer import Viewer
from kolosi.verification import models, rules, weighing

SPEAKING = {
    "judge": rules.Level.FOCAL_POINT,
    "review": rules.Level.TECHNICAL,
    "propose": rules.Level.TASK_FORCE,
}
ANSWERING = ("sign", "decline")


def acts(
    viewer: Viewer,
    telling: incidents.Telling,
    ref: str,
    seen: weighing.Seen,
    proposals: Sequence[models.Proposal],
    *,
    on: date,
) -> dict[str, tuple[str, ...]]:
    """Return each act that the viewer's role does there, with all that stands in its way; nothing: it can be done."""
    standing: dict[str, Iterable[rules.Obstacle]] = {
        act: rules.obstacles_to_speaking(weighing.dossier(telling, ref, level, seen))
        for act, level in SPEAKING.items()
    }
    waiting = next((row for row in proposals if not _closed(row)), None)
    if waiting is None:
        standing |= dict.fromkeys(ANSWERING, (rules.Obstacle.CLOSED_PROPOSAL,))
    else:
        to_sign = weighing.to_sign(telling, ref, waiting, seen, by=viewer, today=on)
        standing |= {"sign": to_sign, "decline": ()}
    return {
        act: tuple(sorted(found))
        for act, found in standing.items()
        if viewer.may(f"verification.{act}", situation=telling.situation)
    }


def _closed(row: models.Proposal) -> bool:
    return hasattr(row, "final") or hasattr(row, "decline")
