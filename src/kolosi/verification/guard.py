"""What the database itself refuses: a final decision without its signatures, on SQLite and on PostgreSQL.

Each rule is a condition under which a new row (`NEW`) is refused, said once for both. On PostgreSQL the proposal is
locked first, so that of two writers at the same moment the second sees what the first did. The conditions read tables
of this room only: SQLite rebuilds a table when it is altered, and would stumble over a trigger elsewhere that names it.
"""

from functools import partial
from typing import Any, NamedTuple

from django.db.migrations.operations import RunPython


class Refusal(NamedTuple):
    """A new row of `table` is refused with these words when the condition holds."""

    table: str
    words: str
    when: str


_PROPOSED = "FROM verification_proposal p WHERE p.id = NEW.proposal_id"
_SIGNED = (
    "(SELECT count(DISTINCT s.person) FROM verification_signature s WHERE s.proposal_id = NEW.proposal_id)"
)
_FINAL = "EXISTS (SELECT 1 FROM verification_final f WHERE f.proposal_id = NEW.proposal_id)"
_DECLINED = "EXISTS (SELECT 1 FROM verification_decline d WHERE d.proposal_id = NEW.proposal_id)"
REFUSALS = (
    Refusal(
        "verification_final",
        "a final decision needs the signatures of two different co-chairs, or of as many as its policy asks for",
        f"{_SIGNED} < 2 OR EXISTS (SELECT 1 {_PROPOSED} AND p.co_chairs > {_SIGNED})",
    ),
    Refusal(
        "verification_final",
        "a final decision says what was proposed",
        f"NOT EXISTS (SELECT 1 {_PROPOSED} AND p.violation_id = NEW.violation_id AND p.number = NEW.number"
        " AND p.status = NEW.status AND coalesce(CAST(p.\"on\" AS varchar), '')"
        " = coalesce(CAST(NEW.\"on\" AS varchar), ''))",
    ),
    Refusal("verification_final", "a declined proposal decides nothing", _DECLINED),
    Refusal("verification_decline", "what is final cannot be declined", _FINAL),
    Refusal("verification_signature", "a closed proposal is not signed", f"{_FINAL} OR {_DECLINED}"),
    Refusal(
        "verification_signature",
        "who signed elsewhere is unknown only where the decision comes from elsewhere",
        f"(substr(NEW.person, 1, 10) = 'elsewhere/') <> EXISTS (SELECT 1 {_PROPOSED} AND p.origin <> '')",
    ),
    Refusal(
        "verification_proposal",
        "another proposal on this violation waits for its signatures",
        "EXISTS (SELECT 1 FROM verification_proposal p WHERE p.violation_id = NEW.violation_id"
        " AND NOT EXISTS (SELECT 1 FROM verification_final f WHERE f.proposal_id = p.id)"
        " AND NOT EXISTS (SELECT 1 FROM verification_decline d WHERE d.proposal_id = p.id))",
    ),
)
_LOCKED = {"verification_final", "verification_decline", "verification_signature"}


def refusing() -> list[RunPython]:
    """Return the migration operations that put the refusals up, and their way back."""
    tables = dict.fromkeys(refusal.table for refusal in REFUSALS)
    return [RunPython(partial(_put_up, table), partial(_take_down, table)) for table in tables]


def _put_up(table: str, apps: object, editor: Any) -> None:
    name, own = f"{table}_signed", [refusal for refusal in REFUSALS if refusal.table == table]
    _take_down(table, apps, editor)
    if editor.connection.vendor == "sqlite":
        body = " ".join(
            f"SELECT RAISE(ABORT, '{table}: {refusal.words}') WHERE {refusal.when};" for refusal in own
        )
        editor.execute(f"CREATE TRIGGER {name} BEFORE INSERT ON {table} BEGIN {body} END")
        return
    lock = f"PERFORM 1 {_PROPOSED} FOR UPDATE;" if table in _LOCKED else ""
    body = " ".join(
        f"IF {refusal.when} THEN RAISE EXCEPTION '{table}: {refusal.words}'"
        " USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        for refusal in own
    )
    editor.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lock} {body} RETURN NEW; END $$"
    )
    editor.execute(f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _take_down(table: str, apps: object, editor: Any) -> None:
    name = f"{table}_signed"
    if editor.connection.vendor == "sqlite":
        editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        return
    editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    editor.execute(f"DROP FUNCTION IF EXISTS {name}()")
