"""The table by whose words incidents are found: written with each state, and made again from them at any time."""

from typing import Any

from django.db import migrations

ON_SQLITE = """
CREATE VIRTUAL TABLE incidents_search USING fts5(
    words, prefix='2 3', tokenize="unicode61 remove_diacritics 0 tokenchars '=:_-.'"
)
"""
ON_POSTGRESQL = (
    "CREATE TABLE incidents_search (incident_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX incidents_search_words ON incidents_search USING gin (words) WITH (fastupdate = off)",
)


def lay(apps: Any, schema_editor: Any) -> None:
    """Make the table in the way of the database at hand."""
    statements = (ON_SQLITE,) if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def lift(apps: Any, schema_editor: Any) -> None:
    """Take the table away."""
    schema_editor.execute("DROP TABLE incidents_search")


class Migration(migrations.Migration):
    dependencies = [("incidents", "0007_bringing")]
    operations = [migrations.RunPython(lay, lift, elidable=False)]
