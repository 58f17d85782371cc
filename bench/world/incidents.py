"""Invented incidents to look at, as many as KOLOSI_BENCH_INCIDENTS says."""

import os
from datetime import UTC, date, datetime

import django

FIRST, LAST = date(2012, 1, 1), date(2022, 12, 31)
FEW, TARGETED = 2_000, 100_000  # unless told; what the targets are meant for


def how_many(unless_told: int = FEW) -> int:
    """Return how many incidents this run is told to take."""
    return int(os.environ.get("KOLOSI_BENCH_INCIDENTS") or unless_told)


def filled() -> None:
    """Make the tables and invent incidents with their verification, unless they were invented already."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from kolosi.incidents import models
    from kolosi.site.command.simulate import inventor
    from kolosi.site.simulation import writing

    call_command("migrate", verbosity=0)
    there = models.Incident.objects.count()
    if not there:
        world = writing.World(7, how_many(), FIRST, LAST, dense=True)
        there = writing.write(world, by=inventor(), at=datetime.now(UTC)).reports
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"{there} incidents:")
