"""What lies in the tables while every page is looked at. Rooms add to what `build` makes and returns.

A page whose address holds a reference takes it from here: `Page("ask", lambda demo: f"/asks/{demo.ask}/", "desk_officer")`.
"""

from types import ModuleType, SimpleNamespace

from kolosi.access import operations
from tests.journeys import asks


def build(cast: ModuleType) -> SimpleNamespace:
    """Fill the tables through operations and return the references that addresses hold."""
    demo = SimpleNamespace()
    _people(cast, demo)
    asks.build(cast, demo)
    return demo


def _people(cast: ModuleType, demo: SimpleNamespace) -> None:
    administrator = cast.administrator()
    cast.focal_point()
    demo.administrator = administrator.person
    officer = cast.desk_officer("ML")
    demo.person, demo.email, demo.password = officer.person, cast.person(officer).email, cast.PASSWORD
    demo.grant = operations.grant(
        person=demo.person, role="co_chair", situation="ML", by=administrator, at=cast.AT
    )
    demo.newcomer = cast.stranger().person
