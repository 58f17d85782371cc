"""Facts and columns are the same set: nothing that is asked is lost, nothing is kept that nobody can be asked."""

from dataclasses import fields

from kolosi.incidents import rules
from kolosi.incidents.models import columns
from kolosi.incidents.queries.telling import _ENTRY, _STATE, _TABLES, _VIOLATION, models
from kolosi.reference import facts

ENTRIES = [("incidents", models.State, _STATE), *((name, table, _ENTRY) for name, table, _, _ in _TABLES)]


def _columns(asked: list[facts.Fact]) -> set[str]:
    return {
        column.name
        for one in asked
        if not one.told and one.kind not in facts.SEVERAL
        for column in one.columns
    }


def test_every_fact_of_a_violation_has_its_column_and_every_column_is_a_fact() -> None:
    shared = columns.names(models.ViolationState) - _VIOLATION
    assert shared == set(columns.SHARED)
    for table in set(columns.FAMILIES.values()):
        types = [code for code, kept in columns.FAMILIES.items() if kept is table]
        asked = [one for code in types for one in facts.facts_of(code)]
        assert _columns(asked) - shared == columns.names(table) - {"violation"}, table


def test_every_fact_of_an_entry_has_its_column_and_every_column_is_a_fact() -> None:
    for name, table, attributes in ENTRIES:
        assert _columns(list(facts.entry_facts(name))) == columns.names(table) - attributes, name


def test_every_code_fits_its_column() -> None:
    """SQLite would keep a longer one, PostgreSQL would not."""
    tables = [*ENTRIES, *(("violations", table, frozenset()) for table in set(columns.FAMILIES.values()))]
    for entry, table, _ in tables:
        for one in facts.entry_facts(entry):
            if one.options and one.id in columns.names(table):
                room = table._meta.get_field(one.id).max_length
                assert max(map(len, facts.options(one.options))) <= room, (entry, one.id)


def test_every_attribute_that_a_fact_names_is_one_of_the_telling() -> None:
    kinds = {"incidents": rules.Told, "violations": rules.ToldViolation, "victims": rules.ToldVictim,
             "perpetrators": rules.ToldPerpetrator, "sources": rules.ToldSource, "evidence": rules.ToldEvidence,
             "responses": rules.ToldResponse}  # fmt: skip
    for entry, kind in kinds.items():
        for one in (told for told in facts.entry_facts(entry) if told.told not in {"", "ref"}):
            first, _, rest = one.told.partition(".")
            assert first in {part.name for part in fields(kind)}, (entry, one.id)
            assert not rest or hasattr(getattr(rules.Told(), first), rest), (entry, one.id)
