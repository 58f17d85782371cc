"""One addressee: what is asked of it in all documents in reach, how that stands, and who answers for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import asks, overview, scope, words
from kolosi.conclusions.rules import bodies
from kolosi.kernel.viewer import Viewer
from kolosi.reference import rules as reference


@dataclass(frozen=True)
class Addressee:
    """A body that is asked. `withheld` says that asks which only letters carry may be missing for this viewer."""

    code: str
    name: str
    kind_label: str
    ended: bool
    ended_by: str
    found: overview.Overview
    asks: tuple[asks.Row, ...]
    total: int
    last_words: dict[str, str]  # of the latest update on an ask, by the ask's reference
    focal_points: tuple[str, ...]
    organisations: tuple[str, ...]
    simulated: bool
    withheld: bool


def addressee(viewer: Viewer, code: str, *, on: date) -> Addressee | None:
    """Return what is asked of a body, open asks first by their next day, or nothing where none of it is in reach."""
    wanted = asks.Filters(addressee=code)
    listed = asks.asks(viewer, wanted, on=on)
    reach = asks.narrowed(viewer, wanted, on=on).order_by()
    named = models.AskAddressee.objects.filter(code=code, asked=True, ask__in=reach.values("pk")).first()
    if named is None:
        return None
    more = dict(known.more) if (known := reference.code_list("addressees").get(code)) else {}
    answering = [body for body in access.organisations(viewer) if code in body.addressees]
    return Addressee(
        code=code,
        name=words.label(viewer, "addressees", code, otherwise=named.name),
        kind_label=words.label(viewer, "addressee_kinds", named.kind),
        ended=bodies.ended(code, on=on.isoformat()) is not None,
        ended_by=str(more.get("ended_by", "")),
        found=overview.overview(viewer, wanted, on=on),
        asks=listed.rows,
        total=listed.total,
        last_words=_last_words(reach.filter(ref__in=[row.ref for row in listed.rows])),
        focal_points=_people(viewer, {body.code for body in answering}),
        organisations=tuple(body.name for body in answering),
        simulated=reach.filter(document__simulated=True).exists(),
        withheld=_withheld(viewer, reach),
    )


def _last_words(rows: "QuerySet[models.Ask]") -> dict[str, str]:
    told = models.Update.objects.filter(ask__in=rows.values("pk")).order_by("id")
    return dict(told.values_list("ask__ref", "text"))


def _people(viewer: Viewer, organisations: Collection[str]) -> tuple[str, ...]:
    if not organisations:
        return ()
    return tuple(one.name for one in access.colleagues(viewer) if one.organisation in organisations)


def _withheld(viewer: Viewer, reach: "QuerySet[models.Ask]") -> bool:
    """Say whether there is a situation here in which the viewer may not read what only letters say."""
    places = set(reach.values_list("situation", flat=True).distinct())
    return not all(scope.sees_confidential(viewer, place) for place in places)
