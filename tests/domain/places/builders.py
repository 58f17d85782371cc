"""Files of places in tests: the bundled ones, and invented lists in the forms of others."""

from datetime import UTC, datetime

from django.test import Client

from kolosi.kernel.viewer import Viewer
from kolosi.places import operations, queries, rules
from kolosi.site.command import places as command
from tests import cast

AT = datetime(2024, 2, 1, 9, 0, tzinfo=UTC)
BEFORE, AFTER = datetime(2018, 5, 4, tzinfo=UTC).date(), AT.date()
SOURCE = "Invented list"
HEAD = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n"


def bundled() -> None:
    """Load the files that ship with the project."""
    command.load_bundled(at=AT)


def village(
    number: int,
    name: str,
    *,
    others: str = "",
    at: str = "14.5\t-4.2",
    admin1: str = "04",
    kind: str = "P\tPPL",
) -> str:
    """Return an invented row in the form of GeoNames."""
    empty = "\t" * 3
    return f"{number}\t{name}\t{name}\t{others}\t{at}\t{kind}\tML\t\t{admin1}{empty}\t0\t\t300\tAfrica/Bamako\t2014-01-01\n"


def received(
    data: str | bytes,
    layout: str = "geonames",
    *,
    edition: str = "villages",
    situation: str = "ML",
    by: Viewer | None = None,
    **more,
) -> str:
    """Receive a file and return its reference."""
    about = rules.About(situation, edition, **{"source": SOURCE, **more})
    told = data.encode() if isinstance(data, str) else data
    return operations.receive(
        data=told, name="list.txt", layout=layout, about=about, by=by or cast.information_manager(), at=AT
    )


def loaded(data: str, layout: str = "geonames", **more) -> queries.Loaded:
    """Receive a file and load it."""
    by = more.pop("by", None) or cast.information_manager()
    return operations.load(ref=received(data, layout, by=by, **more), by=by, at=AT)


def faults(data: str, layout: str, **more) -> list[tuple[int, str, str]]:
    """Return the rows of a file that cannot be taken: row, field, reason as a code."""
    by = cast.information_manager()
    row = queries.file(by, received(data, layout, by=by, **more))
    assert row is not None
    return [(one.row, one.field, one.reason) for one in queries.judge(by, row).complaints]


def codes(q: str, *, on=BEFORE, viewer: Viewer | None = None, **more) -> list[str]:
    return [one.code for one in queries.search(viewer or cast.field_monitor(), q, on=on, **more)]


def browser(viewer: Viewer) -> Client:
    return cast.sign_in(Client(), viewer)
