"""The pages of incidents, signed in: lists narrowed and searched, and the form of one with two hundred victims.

How many are invented first: KOLOSI_BENCH_INCIDENTS (the target is meant for 100,000).
"""

from collections.abc import Iterator
from typing import Any

from bench.run import Subject
from bench.world import incidents, visits

TARGET = 0.200  # seconds
VICTIMS = 200
LISTS = {
    "list of incidents": "",
    "searched, one word": "q=maiming",
    "searched, begun words": "q=kil+simu",
    "searched by a party's name": "q=mouvement+liberation",
    "searched, a victim's code": "q=p-77",
    "searched in vain": "q=zanzibar",
    "narrowed, common": "type=K&standing=complete",
    "narrowed, rare": "type=SV&party=gatia&region=ML08&sex=girl",
    "verified, by the hundred": "status=verified",
    "verified late, in a quarter": "late=yes&verified_since=2017-04-01&verified_until=2017-06-30",
    "decided otherwise, rare": "status=did_not_occur&type=SV",
    "narrowed to a month": "since=2017-05-01&until=2017-05-31",
    "narrowed to duplicates": "duplicate=yes",
    "those told again": "duplicate=has",
    "narrowed by everything": "q=simulated&type=M&region=ML05&weapon=improvised_explosive_devices&since=2016-01-01&until=2018-12-31&duplicate=no",
    "deep in the list": "after=60",
}


def subjects() -> Iterator[Subject]:
    """Yield each page with the number of queries it makes."""
    incidents.filled()
    from tests import cast

    manager = cast.information_manager()
    client = visits.signed_in(manager)
    for name, query in LISTS.items():
        yield visits.page(name, client, f"/incidents/?{query}", target=TARGET)
    ref = _of_many(manager)
    for name in ("", "revise/"):
        said = f"{'form' if name else 'page'} of {VICTIMS} victims"
        yield visits.page(said, client, f"/incidents/{ref}/{name}", target=TARGET)


def _of_many(manager: Any) -> str:
    from kolosi.incidents import rules
    from tests.domain.incidents import builders

    told = tuple(
        rules.ToldVictim(f"v{number}", ("k",), person=f"p-{number}", sex="girl", age=12)
        for number in range(VICTIMS)
    )
    violation = builders.killing(tally=rules.Numbers(girls=VICTIMS))
    return builders.reported(manager, victims=told, violations=(violation,))
