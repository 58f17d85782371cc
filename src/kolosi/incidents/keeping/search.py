"""The words by which incidents are found, one row an incident: SQLite's full-text table, or PostgreSQL's inverted index."""

from collections.abc import Sequence

from django.db import connection

from kolosi.incidents import rules
from kolosi.incidents.keeping.kept import Kept

ON_SQLITE = "INSERT OR REPLACE INTO incidents_search (rowid, words) VALUES (%s, %s)"
ON_POSTGRESQL = """
INSERT INTO incidents_search (incident_id, words) VALUES (%s, array_to_tsvector(%s::text[]))
ON CONFLICT (incident_id) DO UPDATE SET words = EXCLUDED.words
"""


def keep_words(many: Sequence[Kept]) -> None:
    """Write the words of the states, each in place of those of the state before it."""
    told = [
        (
            one.incident.pk,
            rules.findable(
                one.incident.ref, one.told, standing=one.standing, areas=(one.region, one.district)
            ),
        )
        for one in many
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(ON_SQLITE, [(pk, " ".join(words)) for pk, words in told])
        else:
            cursor.executemany(ON_POSTGRESQL, told)
