"""What became of each ask of a document, in the order of the text: what the next report has to say of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from kolosi.conclusions.queries import scope, words
from kolosi.conclusions.rules import looking
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Followed:
    """One ask: whom it asks, how it stands, what was answered, and how many pieces of evidence there are.

    `addressees` are names, `codes` their codes; `answer_label` is the kind of the last answer, empty where there is none.
    """

    ref: str
    label: str
    summary: str
    addressees: tuple[str, ...]
    codes: frozenset[str]
    themes: frozenset[str]
    asked_on: date | None
    status_label: str
    conveyed_on: date | None
    silent_since: date | None
    answered_on: date | None
    answer_label: str
    evidence: int


def followed(viewer: Viewer, document: str, *, on: date) -> tuple[tuple[Followed, ...], int]:
    """Return the asks of a document that public texts make, and how many only letters make: those are told to nobody else."""
    rows = scope.asks(viewer).filter(document__ref=document)
    open_rows = rows.filter(confidential=False).annotate(shown=Count("evidence")).order_by("number")
    found = []
    for row in open_rows.defer("search").prefetch_related("addressees", "themes", "answers"):
        asked = [one for one in row.addressees.all() if one.asked]
        answers = list(row.answers.all())
        last = answers[-1].kind if answers else ""
        found.append(
            Followed(
                ref=row.ref,
                label=row.label,
                summary=row.summary,
                addressees=tuple(
                    words.label(viewer, "addressees", one.code, otherwise=one.name) for one in asked
                ),
                codes=frozenset(one.code for one in asked),
                themes=frozenset(one.code for one in row.themes.all()),
                asked_on=row.asked_on,
                status_label=words.label(viewer, "statuses", row.status),
                conveyed_on=row.conveyed_on,
                silent_since=looking.silent_since(row.conveyed_on, row.answered_on, on=on),
                answered_on=row.answered_on,
                answer_label=words.label(viewer, "answer_kinds", last) if last else "",
                evidence=row.shown,
            )
        )
    return tuple(found), rows.filter(confidential=True).count()
