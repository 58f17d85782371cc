"""Tables that only grow: triggers by which SQLite and PostgreSQL refuse to change or remove a row.

Altering a guarded table on SQLite rebuilds it and loses its triggers: such a migration names `kept` before and after.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.migrations.operations import RunPython

Guard = Callable[[Any, str, str], None]
CHANGES = ("UPDATE", "DELETE")


def append_only(table: str) -> list[RunPython]:
    """Return the migration operations that make the table refuse UPDATE and DELETE, and their way back."""
    return _guarding(table, CHANGES)


def never_deleted(table: str) -> list[RunPython]:
    """Return the migration operations that make the table refuse DELETE alone, and their way back."""
    return _guarding(table, ("DELETE",))


def kept(table: str, acts: tuple[str, ...] = CHANGES) -> list[RunPython]:
    """Return the operations that put the guards of a table up again, on the way back too; of an append-only one, both.

    They stand before and after what rebuilds the table on SQLite: a migration is undone from its end.
    """
    again = partial(_each, _named(table), acts, _put_up)
    return [RunPython(again, again)]


def _guarding(table: str, acts: tuple[str, ...]) -> list[RunPython]:
    table = _named(table)
    return [RunPython(partial(_each, table, acts, _put_up), partial(_each, table, acts, _take_down))]


def _named(table: str) -> str:
    if not table.replace("_", "").isalnum():
        raise ValueError(f"not a table's name: {table!r}")
    return table


def _each(table: str, acts: tuple[str, ...], do: Guard, apps: object, editor: Any) -> None:
    for act in acts:
        do(editor, table, act)


def _put_up(editor: Any, table: str, act: str) -> None:
    name, word = f"{table}_no_{act.lower()}", f"{table}: rows are added, never changed or removed ({act})"
    if editor.connection.vendor == "sqlite":
        editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        editor.execute(
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{word}'); END"
        )
        return
    editor.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{word}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    acts = f"{act} OR TRUNCATE" if act == "DELETE" else act  # a row trigger sleeps through TRUNCATE
    editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    editor.execute(
        f"CREATE TRIGGER {name} BEFORE {acts} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )


def _take_down(editor: Any, table: str, act: str) -> None:
    name = f"{table}_no_{act.lower()}"
    if editor.connection.vendor == "sqlite":
        editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        return
    editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    editor.execute(f"DROP FUNCTION IF EXISTS {name}()")
