"""Exporting: asks and their follow-up leave as a file that says what it is; the ledger keeps that they left."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kolosi.conclusions.gateways import sheets
from kolosi.conclusions.queries import asks, exports, words
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.reference import rules as reference


@dataclass(frozen=True)
class Exported:
    """A file to hand over: its name, its kind, its bytes."""

    name: str
    content_type: str
    data: bytes


@transaction.atomic
def export(
    *, form: str, wanted: asks.Filters, public: bool, narrowed_by: str = "", by: Viewer, at: datetime
) -> Exported:
    """Return the wanted asks in reach as xlsx, csv or json; `narrowed_by` says the filters in words, for the file itself."""
    if not by.may("conclusions.export") or form not in sheets.TYPES:
        raise Absent
    found = exports.records(by, wanted, public=public, on=at.date())
    ref = random_ref("x")
    about = tuple(_about(ref, found, public, narrowed_by, by, at))
    told = sheets.Export(ref, at.date(), by.language, public, about, found.asks, found.follow_up)
    if form == "xlsx":
        data = sheets.as_workbook(told, _)
    else:
        data = sheets.as_json(told) if form == "json" else sheets.as_table(told)
    chosen = sorted(one.name for one in fields(wanted) if getattr(wanted, one.name))
    details = {"form": form, "public": public, "asks": len(found.asks), "narrowed_by": chosen}
    ledger.record(by=by, at=at, verb="conclusions.export", about=ref, details=details)
    kind = "-public" if public else ""
    return Exported(f"kolosi-asks{kind}-{at.date().isoformat()}.{form}", sheets.TYPES[form], data)


def _about(
    ref: str, found: exports.Records, public: bool, narrowed_by: str, by: Viewer, at: datetime
) -> Iterator[tuple[str, str]]:
    policy = reference.document("review_policy")
    yield (
        _("What this is"),
        _("Asks of conclusions on children and armed conflict, and what was done about them"),
    )
    yield _("As of"), at.date().isoformat()
    yield _("Export"), ref
    yield _("Asks"), str(len(found.asks))
    yield _("Narrowed by"), narrowed_by or _("nothing: all asks in reach")
    yield _("Reach"), _reach(by, public)
    yield (
        _("Review days"),
        _(
            "Our policy, never the text’s: %(urgent)s days where the text presses, %(strong)s for strong verbs, %(other)s otherwise."
        )
        % {
            "urgent": policy["review"]["urgent_days"],
            "strong": policy["review"]["strong_days"],
            "other": policy["review"]["other_days"],
        },
    )
    yield (
        _("Silence"),
        _("No answer within %(days)s days of handing out; declining is an answer.")
        % {"days": policy["silence"]["days"]},
    )
    if settings.DEMO or found.simulated:
        yield _("Simulated"), _("Holds simulated records: follow-up or whole documents that are invented.")
    yield (
        _("How to read it"),
        _(
            "The first row holds headings and the second HXL tags. Several values in one cell are parted by “ | ”."
            " An empty cell means that nothing is known."
        ),
    )


def _reach(by: Viewer, public: bool) -> str:
    """Return, in words, what the one who exports could see: a number means nothing without it."""
    held = by.situations("conclusions.export")
    places = (
        _("all situations")
        if held is None
        else ", ".join(words.label(by, "situations", one) for one in sorted(held))
    )
    if public:
        left_out = _("Public copy: confidential asks, people’s names and what people wrote are left out.")
        return f"{places}. {left_out}"
    secret = by.situations("conclusions.read_confidential")
    if secret is None or (held is not None and held <= secret):
        return f"{places}. " + _("Holds confidential asks: see their column before you pass it on.")
    return f"{places}. " + _("Confidential asks beyond your reach are not in it.")
