"""Exporting: the register leaves as a file that says what it is; the ledger keeps that it left."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.parties import queries
from kolosi.parties.gateways import as_tables


@dataclass(frozen=True)
class Exported:
    """A file to hand over: its name, its kind, its bytes, and how many parties are in it."""

    name: str
    content_type: str
    data: bytes
    parties: int


@transaction.atomic
def export(*, form: str, situation: str = "", by: Viewer, at: datetime) -> Exported:
    """Return the register, or that of a situation, as xlsx or as a zip of CSV files: all facts that stand, no proposal."""
    if not by.may("parties.export") or form not in as_tables.TYPES:
        raise Absent
    told = queries.leaving(by, situation=situation, on=at.date())
    ref, number = random_ref("x"), len(told.entries)
    with override(by.language):
        about = tuple(_about(ref, number, situation, told, at))
    book = form == "xlsx"
    data = as_tables.as_workbook(told, title=ref, about=about) if book else as_tables.as_csv(told)
    details = {"form": form, "situation": situation, "parties": number}
    ledger.record(by=by, at=at, verb="parties.export", about=ref, details=details)
    name = "-".join(("kolosi", "parties", *filter(None, (situation,)), at.date().isoformat()))
    return Exported(f"{name}.{form}", as_tables.TYPES[form], data, number)


def _about(
    ref: str, number: int, situation: str, told: as_tables.Register, at: datetime
) -> Iterator[tuple[str, str]]:
    yield _("What this is"), _("The register of parties to conflict: names, alliances, what became of them")
    yield _("As of"), at.date().isoformat()
    yield _("Export"), ref
    yield _("Situation"), told.label("situations", situation) if situation else _("All")
    yield _("Parties"), str(number)
    yield (
        _("How to read it"),
        _(
            "In every sheet the first row holds headings and the second HXL tags. Several values in one cell are parted "
            "by “ | ”. An empty cell means that no source says; days are known to a year, a month or a day."
        ),
    )
    yield _("What it means"), _("Being in the register grants a party nothing.")
    if any(one.simulated for one in told.entries):
        yield _("Simulated records."), _("Some parties were invented for demonstration: see the column.")
