"""What the tests of listings share: an invented alliance, annexes that list it, an officer who records them, a list of the Council."""

from datetime import UTC, datetime

from django.test import Client

from kolosi.kernel.viewer import Viewer
from kolosi.listing import operations
from kolosi.listing.queries import annexes
from kolosi.listing.rules.annexes import Annex, Entry
from tests import cast
from tests.domain.parties import builders as parties

AT = datetime(2018, 7, 2, 10, 0, tzinfo=UTC)
ROOF = Entry("I", "A", "ML", "roof", "Roof of Zandia", ("recruitment", "killing"), plan=True)
LIST = """<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2018-06-30"><INDIVIDUALS/><ENTITIES>
<ENTITY><FIRST_NAME>THE HILL FRONT</FIRST_NAME><UN_LIST_TYPE>Zandia</UN_LIST_TYPE><REFERENCE_NUMBER>ZZe.001</REFERENCE_NUMBER>
<LISTED_ON>2015-01-01</LISTED_ON></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""


def alliance() -> None:
    """Take a roof, its member river, and a hill that stands alone into the register."""
    for code in ("roof", "river", "hill"):
        parties.party(code, f"{code.title()} Front", described=parties.described(situations=("ML",)))
    parties.ally("river", "roof", "2014")


def annex(*entries: Entry, year: int = 2018, situations: tuple[str, ...] = ("ML",)) -> Annex:
    return Annex(year, year - 1, f"A/{year}/1 (invented)", "Invented", situations, entries)


def recorded(*entries: Entry, year: int = 2018, by: Viewer | None = None) -> int:
    return operations.record(annex=annex(*entries, year=year), by=by or cast.desk_officer(), at=AT)


def report(year: int = 2018, viewer: Viewer | None = None) -> annexes.Recorded:
    found = annexes.report(viewer or cast.desk_officer(), year)
    assert found is not None
    return found


def browser(viewer: Viewer) -> Client:
    return cast.sign_in(Client(), viewer)
