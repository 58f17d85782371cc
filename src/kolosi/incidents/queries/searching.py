"""Finding incidents by words and marks: asked of SQLite's full-text table or of PostgreSQL's inverted index."""

from collections.abc import Collection, Iterable, Mapping

from django.db import connection, models
from django.db.models.expressions import RawSQL

from kolosi.incidents import rules
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties

ON_SQLITE = "SELECT rowid FROM incidents_search WHERE incidents_search MATCH %s"
ON_POSTGRESQL = "SELECT incident_id FROM incidents_search WHERE words @@ %s::tsquery"
MOST = 12  # words of one search
Wish = tuple[str, bool]  # a word or mark, and whether it may go on


def fitting(viewer: Viewer, text: str, marks: Mapping[str, Collection[str]]) -> models.Q:
    """Return the condition that an incident holds every word, each perhaps as the beginning of one, and of every mark
    one of the codes.

    A word fits also where it begins a name of a party that the incident names by its code.
    """
    wanted: list[list[Wish]] = [
        [(rules.mark(name, code), False) for code in codes] for name, codes in marks.items() if codes
    ]
    spoken = rules.words(text)[:MOST]
    named = _named(viewer) if spoken else {}
    for word in spoken:
        codes = [code for code, names in named.items() if any(name.startswith(word) for name in names)]
        wanted.append([(word, True), *((rules.mark("party", code), False) for code in codes)])
    if not wanted:
        return models.Q(pk__gt=0) if not text.strip() else models.Q(pk__lt=0)
    if connection.vendor == "sqlite":
        return models.Q(pk__in=RawSQL(ON_SQLITE, (_for_sqlite(wanted),)))  # noqa: S611  (values are bound)
    return models.Q(pk__in=RawSQL(ON_POSTGRESQL, (_for_postgresql(wanted),)))  # noqa: S611


def _named(viewer: Viewer) -> dict[str, set[str]]:
    """Return the words of all names that each party of the register has or had."""
    known = parties.book(viewer).approved
    return {
        code: {word for name in entry.names for word in rules.words(name.text)}
        for code, entry in known.items()
    }


def _for_sqlite(wanted: Iterable[Iterable[Wish]]) -> str:
    def said(wish: Wish) -> str:
        quoted = wish[0].replace('"', '""')
        return f'"{quoted}"{" *" if wish[1] else ""}'

    return " AND ".join(f"({' OR '.join(said(wish) for wish in wishes)})" for wishes in wanted)


def _for_postgresql(wanted: Iterable[Iterable[Wish]]) -> str:
    def said(wish: Wish) -> str:
        quoted = wish[0].replace("\\", "\\\\").replace("'", "''")
        return f"'{quoted}'{':*' if wish[1] else ''}"

    return " & ".join(f"({' | '.join(said(wish) for wish in wishes)})" for wishes in wanted)
