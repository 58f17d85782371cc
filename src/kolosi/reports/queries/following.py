"""What became of the last conclusions on a situation: the asks, the answers and evidence, and the commitments they are about."""

from datetime import date

from kolosi.conclusions.queries import asks, cycles, followed, pledged
from kolosi.conclusions.queries import overview as conclusions
from kolosi.kernel.viewer import Viewer
from kolosi.reports.rules import figures


def conclusions_before(viewer: Viewer, situation: str, *, on: date) -> figures.Conclusions | None:
    """Return what became of the last conclusions adopted on the situation by that day, as far as the viewer follows them."""
    adopted = [
        one
        for one in cycles.comparable(viewer)
        if one.situation == situation and one.adopted is not None and one.adopted <= on
    ]
    if not adopted:
        return None
    last = max(adopted, key=lambda one: one.adopted or date.min)
    told = conclusions.overview(viewer, asks.Filters(document=last.ref), on=on)
    standings = tuple((one.label, one.count) for one in told.standings)
    symbol = last.name.split(" · ")[0]  # the day follows in the sentence
    each, letters_only = followed.followed(viewer, last.ref, on=on)
    known = pledged.pledged(viewer, on=on)
    return figures.Conclusions(
        symbol,
        last.adopted,
        told.whole.total,
        standings,
        tuple(
            figures.Followed(
                one.label, one.summary, one.addressees, one.status_label, one.conveyed_on, one.silent_since,
                one.answered_on, one.answer_label, one.evidence,
                tuple((each.title, each.later) for each in known.about(one.codes, one.themes, one.asked_on)),
            )
            for one in each
        ),
        letters_only,
    )  # fmt: skip
