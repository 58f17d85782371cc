"""Asks on record as plain values: what corrections and new readings are compared with."""

from collections.abc import Iterable

from django.db.models import QuerySet

from kolosi.conclusions import models
from kolosi.conclusions.rules.proposals import Body, Values
from kolosi.conclusions.rules.rereading import Held
from kolosi.kernel.viewer import Viewer


def whole(viewer: Viewer, rows: "QuerySet[models.Ask]") -> "QuerySet[models.Ask]":
    """Return the same asks, which the caller found in the viewer's reach, with all that `present` reads."""
    return rows.select_related("merged_into").prefetch_related(
        "addressees", "themes", "channels", "clauses__clause__item"
    )


def present(viewer: Viewer, ask: models.Ask) -> tuple[Values, dict[str, int]]:
    """Return what the ask says now, and the keys of its clauses by their labels."""
    links = list(ask.clauses.all())
    making = [link.clause for link in links if link.makes]
    values = Values(
        label=ask.label,
        summary=ask.summary,
        verb=ask.verb,
        pressure=ask.pressure,
        urgency=tuple(ask.urgency),
        deadline=ask.deadline,
        confidential=ask.confidential,
        reported=ask.reported,
        bodies=tuple(Body(one.code, one.name, one.kind, one.asked) for one in ask.addressees.all()),
        themes=tuple(one.code for one in ask.themes.all()),
        channels=tuple(one.code for one in ask.channels.all()),
        clauses=tuple(clause.label for clause in making),
        hashes=tuple(clause.hash for clause in making),
        texts=tuple(clause.text for clause in making),
        context=tuple(link.clause.label for link in links if not link.makes),
    )
    return values, {link.clause.label: link.clause_id for link in links}


def held(viewer: Viewer, document: models.Document, asks: Iterable[models.Ask]) -> tuple[Held, ...]:
    """Return the document's asks, found by `whole`, as a new reading is compared with them."""
    last = document.readings.only("id").last()
    return tuple(
        Held(
            ref=ask.ref,
            values=present(viewer, ask)[0],
            edited=frozenset(ask.edited),
            merged=ask.merged_into is not None,
            found=last is not None
            and any(link.clause.item.reading_id == last.pk for link in ask.clauses.all()),
        )
        for ask in asks
    )
