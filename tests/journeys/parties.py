"""Parties while pages are looked at, beside those of the demo: an invented alliance with days, and two proposals."""

from types import ModuleType, SimpleNamespace

from kolosi.parties import operations
from kolosi.parties.rules import parsed, spell
from tests.domain.parties import builders


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Fill the register through operations."""
    invented = {"described": builders.described(situations=("XX",)), "simulated": True}
    for code, name in (
        ("roof", "Roof of Zandia"),
        ("river", "River Front"),
        ("hill", "Hill Front"),
        ("delta", "Delta Front"),
    ):
        builders.party(code, name, **invented)
    builders.ally("river", "roof", "2012-03-01", "2015-06")
    demo.tie = builders.ally("hill", "roof", "2013")
    by = {"by": cast.information_manager(), "at": builders.AT}
    told = {"change": "renamed", "on": parsed("2016-02-01"), "source": builders.SOURCE}
    operations.succeed(code="river", later="delta", **told, **by)
    attested = spell(attested="2017-05")
    operations.ally(code="delta", umbrella="roof", spell=attested, source=builders.SOURCE, **by)
    demo.strike = builders.strike("hill", builders.fact("hill", "membership"))
    builders.proposed("waiting-front", "Waiting Front", **invented)
    builders.proposed("declined-front", "Declined Front", **invented)
    operations.decline(
        code="declined-front", reason="No source names it.", by=cast.co_chair(), at=builders.AT
    )
