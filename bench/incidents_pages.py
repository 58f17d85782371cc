"""The pages of incidents, signed in: lists narrowed and searched, and the form of one with two hundred victims.

How many are invented first: KOLOSI_BENCH_INCIDENTS (2,000 unless told; the target is meant for 100,000). Each is read
more often than pages usually are here, so that the slowest of them says what nineteen in twenty stay under.
"""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import django

from bench.pages import PLACE, _opened, _queries
from bench.run import Subject

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
    "narrowed to a month": "since=2017-05-01&until=2017-05-31",
    "narrowed to duplicates": "duplicate=yes",
    "those told again": "duplicate=has",
    "narrowed by everything": "q=simulated&type=M&region=ML05&weapon=improvised_explosive_devices&since=2016-01-01&until=2018-12-31&duplicate=no",
    "deep in the list": "after=60",
}


def subjects() -> Iterator[Subject]:
    """Yield each page with the number of queries it makes."""
    django.setup()
    manager, client = _somebody()
    _filled()
    for name, query in LISTS.items():
        url = f"/incidents/?{query}"
        yield Subject(
            f"{name}, {_queries(client, url)} queries", TARGET, partial(_opened, client, url), runs=20
        )
    ref = _of_many(manager)
    for name in ("", "revise/"):
        url = f"/incidents/{ref}/{name}"
        said = f"{'form' if name else 'page'} of {VICTIMS} victims, {_queries(client, url)} queries"
        yield Subject(said, TARGET, partial(_opened, client, url), runs=20)


def _somebody() -> tuple[Any, Any]:
    from django.core.management import call_command
    from django.test import Client

    from tests import cast

    call_command("migrate", verbosity=0)
    manager = cast.information_manager()
    return manager, cast.sign_in(Client(HTTP_HOST=PLACE), manager)


def _filled() -> None:
    """Invent incidents, unless they were invented already."""
    from kolosi.incidents import models
    from kolosi.site.command.simulate import inventor
    from kolosi.site.simulation import writing

    wanted = int(os.environ.get("KOLOSI_BENCH_INCIDENTS", "2000"))
    there = models.Incident.objects.count()
    if not there:
        world = writing.World(7, wanted, date(2012, 1, 1), date(2022, 12, 31))
        there = writing.write(world, by=inventor(), at=datetime.now(UTC)).reports
    print(f"{there} incidents:")


def _of_many(manager: Any) -> str:
    from kolosi.incidents import rules
    from tests.domain.incidents import builders

    told = tuple(
        rules.ToldVictim(f"v{number}", ("k",), person=f"p-{number}", sex="girl", age=12)
        for number in range(VICTIMS)
    )
    violation = builders.killing(tally=rules.Numbers(girls=VICTIMS))
    return builders.reported(manager, victims=told, violations=(violation,))
