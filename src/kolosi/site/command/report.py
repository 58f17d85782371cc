"""`kolosi report`: a quarterly note, a country report or the input to the annual report, as files, from the shell.

Files are drafts unless `--issue` is given: then the figures are frozen and the product is kept, as on the page.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Refused
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.reports.queries import Asked
    from kolosi.reports.rules.content import Product


class Kind(StrEnum):
    """What can be asked for."""

    GHN = "ghn"
    COUNTRY = "country"
    ANNUAL = "annual"


CODES = {Kind.GHN: "ghn", Kind.COUNTRY: "country_report", Kind.ANNUAL: "annual_input"}


class Basis(StrEnum):
    """On which basis the product tells its figures."""

    IN_PERIOD = "in_period"
    TOTAL = "total"


def report(
    kind: Annotated[Kind, typer.Argument(help="Which product.")],
    out: Annotated[Path, typer.Option(help="The folder in which the files are written.", file_okay=False)],
    quarter: Annotated[str, typer.Option(help="The quarter of a note: 2017Q2.")] = "",
    year: Annotated[str, typer.Option(help="The year of an input to the annual report: 2017.")] = "",
    window: Annotated[str, typer.Option(help="The days of a country report: 2014-01-01..2017-06-30.")] = "",
    situation: Annotated[str, typer.Option(help="The code of the situation.")] = "ML",
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="As known on that day.")
    ] = None,
    basis: Annotated[Basis, typer.Option(help="The basis of the figures.")] = Basis.IN_PERIOD,
    audience: Annotated[str, typer.Option(help="Whom it is for: task_force, public…")] = "task_force",
    symbol: Annotated[str, typer.Option(help="The document symbol, if there is one.")] = "",
    issue: Annotated[bool, typer.Option("--issue", help="Freeze the figures and keep the product.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Write a product as Word, workbook, CSV and JSON, in English and French."""
    period, now = _period(kind, quarter, year, window), datetime.now(UTC)
    room.known_situation(situation)
    at = _moment(as_of, now, period)
    room.open_tables()
    room.can_write_in(out)
    for_whom = _audience(audience)
    ref, products = _told(kind, situation, period, at, basis, symbol, for_whom, issuing=issue, now=now)
    name = f"{kind}-{situation}-{str(period).replace('..', '-to-')}"
    files = {out / path: data for one in products for path, data in _files(one, name)}
    room.write(files)
    paths = [str(path) for path in files]
    if as_json:
        typer.echo(json.dumps({"issued": ref, "proof": products[0].proof, "files": paths}))
        return
    typer.echo("\n".join(paths))
    typer.echo(f"Issued as {ref}." if ref else "A draft: nothing is frozen.")


def _told(
    kind: Kind,
    situation: str,
    period: Period,
    at: datetime,
    basis: Basis,
    symbol: str,
    audience: str,
    *,
    issuing: bool,
    now: datetime,
) -> tuple[str, list["Product"]]:
    """Return the product in each language, or say why there is none."""
    from django.db import DatabaseError

    from kolosi.counting.rules.basis import Basis as Bases
    from kolosi.reports.queries import Asked

    try:
        asked = Asked(CODES[kind], situation, period, at, Bases(basis.value), audience, symbol)
        return _made(asked, issuing=issuing, at=now)
    except Refused as refusal:
        room.stop(room.why(refusal), 2)
    except DatabaseError as error:
        room.stop(f"The figures cannot be read: {error}. Has `kolosi migrate` been run?")


def _audience(code: str) -> str:
    from kolosi.reference.rules import code_list

    if code not in (known := code_list("audiences")):
        room.stop(f"There is no audience {code}. Choose one of {', '.join(known)}.", 2)
    return code


def _moment(as_of: datetime | None, now: datetime, period: Period) -> datetime:
    """Return the moment as known on which it is told; of days that have not begun by then, nothing is known."""
    if as_of and as_of.date() > now.date():
        room.stop(f"{as_of.date()} has not come: nothing is known as of that day.", 2)
    at = min(now, datetime.combine(as_of, time.max, tzinfo=UTC)) if as_of else now
    if at.date() < period.first:
        room.stop(f"On {at.date()} the days of this product had not begun.", 2)
    return at


def _period(kind: Kind, quarter: str, year: str, window: str) -> Period:
    """Return the days, told in the one way that fits the product."""
    told = {Kind.GHN: quarter, Kind.ANNUAL: year, Kind.COUNTRY: window}[kind]
    if not told or sum(map(bool, (quarter, year, window))) != 1:
        option = {Kind.GHN: "--quarter", Kind.ANNUAL: "--year", Kind.COUNTRY: "--window"}[kind]
        room.stop(f"Say the days of this product with {option}, and with nothing else.", 2)
    try:
        return Period.parse(told)
    except ValueError as error:
        room.stop(f"The days cannot be read: {error}.", 2)


def _made(asked: "Asked", *, issuing: bool, at: datetime) -> tuple[str, list["Product"]]:
    from kolosi.reports import operations, queries
    from kolosi.reports.rules import windows

    by = _console()
    if issuing:
        ref = operations.issue(asked=asked, by=by, at=at)
        pages = [queries.product(by, ref, language=one) for one in queries.LANGUAGES]
        return ref, [page.product for page in pages if page]
    last = queries.last_window(by, asked.kind, asked.situation)
    if standing := windows.obstacles(asked.kind, asked.period, last):
        raise Refused(standing)
    return "", list(queries.draft(by, asked).values())


def _console() -> Viewer:
    """Return whoever may run commands on the machine, as someone who manages information."""
    from kolosi.access import rules

    return Viewer(person="console", name="console", grants=(rules.held("information_manager", EVERYWHERE),))


def _files(product: "Product", name: str) -> Iterator[tuple[str, bytes]]:
    from kolosi.reports.gateways import as_csv, as_docx, as_json, as_xlsx

    for ending, writer in (("docx", as_docx), ("xlsx", as_xlsx), ("csv", as_csv), ("json", as_json)):
        yield f"{name}-{product.language}.{ending}", writer.written(product)
