"""Pages at two hundred documents and ten thousand asks, signed in, on whatever database the settings name.

The database must be empty (tools/bench.sh gives it a folder of its own): it is filled with simulated records first.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import django

from bench.run import Subject
from bench.world import visits

TARGET = 0.150  # seconds


def subjects() -> Iterator[Subject]:
    """Yield the pages, each with the number of queries it makes; pictures are drawn apart, as browsers ask for them."""
    django.setup()
    client, urls = _client(), _urls()
    for name, url in urls.items():
        yield visits.page(name, client, url, target=TARGET, runs=7)


def _client() -> Any:
    """Migrate, fill the tables, enrol somebody who may read everything, and sign them in."""
    from django.core.management import call_command

    from bench.world import conclusions
    from kolosi.conclusions import models
    from tests import cast

    call_command("migrate", verbosity=0)
    if models.Document.objects.exists():
        raise SystemExit("The bench fills an empty database: name an empty folder in KOLOSI_DATA.")
    conclusions.build(datetime.now(UTC).date())
    return visits.signed_in(cast.desk_officer())


def _urls() -> dict[str, str]:
    from kolosi.conclusions import models

    ask, document = models.Ask.objects.order_by("-pk")[7], models.Document.objects.order_by("-pk")[3]
    place = document.situation
    earlier = (
        models.Document.objects.filter(situation=place)
        .order_by("adopted_first")
        .values_list("ref", flat=True)
    )
    return {
        "overview": "/",
        "overview of one situation": f"/?situation={place}",
        "list of asks": "/asks/",
        "list of asks, page 100": "/asks/?page=100",
        "list of asks, searched": "/asks/?q=judges+marrow",
        "list of asks, searched in vain": "/asks/?q=zanzibar",
        "list of asks, narrowed": "/asks/?theme=recruitment&state=overdue&kind=state_government",
        "list of asks, orphaned": "/asks/?state=orphaned",
        "one ask": f"/asks/{ask.ref}/",
        "list of documents": "/documents/",
        "one document": f"/documents/{document.ref}/",
        "tools and wording of a document": f"/documents/{document.ref}/toolkit/",
        "one addressee": "/addressees/world-bank/",
        "two cycles compared": f"/cycles/?earlier={earlier[0]}&later={earlier.reverse()[0]}",
    }
