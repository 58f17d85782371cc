"""Finding one of 23,647 places by name, as GeoNames has them for Mali (the real list where it is, else an invented one).

The database is whatever the settings name; loading the list is measured once, and the pages with it.
"""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import django

from bench.run import Subject
from bench.world import visits

TARGET = 0.050  # seconds
SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "geo" / "geonames_ML.txt"
ON = date(2018, 5, 4)
SOUGHT = {
    "by its name": "Kidal",
    "with many homonyms": "Sirakoro",
    "in another spelling": "Wélessébugu",
    "by two letters": "ba",
    "one letter wrong": "Kdal",
    "in vain": "zanzibar",
}
SYLLABLES = ("si", "ra", "ko", "ro", "ma", "di", "na", "ka", "lo", "ba", "gou", "to", "ni", "fa", "ye", "ou")


def subjects() -> Iterator[Subject]:
    """Yield searches of every kind, the region of a place, the shapes of a map, and the page."""
    django.setup()
    from django.core.management import call_command

    from kolosi.places import queries
    from kolosi.site.command import places as command
    from tests import cast

    call_command("migrate", verbosity=0)
    _load()
    by = command.console()
    for name, q in SOUGHT.items():
        yield Subject(f"find a place {name}", TARGET, partial(queries.search, by, q, situation="ML", on=ON))
    yield Subject("the region of a village", TARGET, partial(queries.region_of, by, "GN2455290", on=ON))
    yield Subject("the shapes of a map", TARGET, partial(queries.boundaries, by, "ML", on=ON))
    client = visits.signed_in(cast.desk_officer())
    yield visits.page("page of places found", client, "/places/?q=Kidal&situation=ML", target=0.150, runs=7)
    yield visits.page("page of one place", client, "/places/GN2455290/", target=0.150, runs=7)


def _load() -> None:
    from kolosi.places import operations, rules
    from kolosi.site.command import places as command

    command.load_bundled(at=datetime.now(UTC))
    data = SHARED.read_bytes() if SHARED.exists() else _invented()
    by, at = command.console(), datetime.now(UTC)
    about = rules.About("ML", "geonames", source="GeoNames" if SHARED.exists() else "Invented")
    ref = operations.receive(data=data, name="ML.txt", layout="geonames", about=about, by=by, at=at)
    begun = time.perf_counter()
    made = operations.load(ref=ref, by=by, at=at)
    print(f"Loaded {made.places} places, {made.names} names in {time.perf_counter() - begun:.1f} s.")


def _invented() -> bytes:
    """Return as many rows as the real list has, with names of its kind."""
    rows = []
    for number in range(23_647):
        digits = (number, number // 16, number // 256, number // 4096)
        name = "".join(SYLLABLES[one % 16] for one in digits).capitalize()
        point = f"{12 + number % 700 / 100}\t{-11 + number % 1400 / 100}"
        empty = "\t" * 3
        code = 2455290 + number
        rows.append(
            f"{code}\t{name}\t{name}\t{name}bougou\t{point}\tP\tPPL\tML\t\t05{empty}\t0\t\t\tx\t2014-01-01"
        )
    return "\n".join(rows).encode()
