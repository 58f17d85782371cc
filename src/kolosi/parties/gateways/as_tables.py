"""The register as tables, one a kind of fact: each fact in one row with its days and its source, codes beside words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from kolosi.kernel import tables, workbooks
from kolosi.kernel.tables import Cell, Column, Table
from kolosi.parties import rules
from kolosi.reference.rules import code_list

TYPES = {"xlsx": workbooks.TYPE, "zip": "application/zip"}


@dataclass(frozen=True)
class Register:
    """What leaves: parties, memberships and successions; `label` gives the word of a code of a list."""

    entries: tuple[rules.Entry, ...]
    ties: tuple[rules.Tie, ...]
    became: tuple[rules.Became, ...]
    named: Callable[[str], tuple[str, str]]  # the name and the acronym of a party, for one reader
    label: Callable[[str, str], str]
    language: str
    on: date


def as_csv(register: Register) -> bytes:
    """Return a zip with one CSV a table, each under its headings and HXL tags."""
    return tables.zipped((f"{one.name}.csv", tables.as_csv(one)) for one in _tables(register))


def as_workbook(register: Register, *, title: str, about: Iterable[tuple[str, str]]) -> bytes:
    """Return the register as XLSX: a sheet that says what it is, then one sheet a table."""
    held = BytesIO()
    book = workbooks.opened(held, title=title, on=register.on)
    look = workbooks.Look(book)
    workbooks.explain(book.add_worksheet("README"), tuple(about), look)
    for table in _tables(register):
        workbooks.fill(book.add_worksheet(table.name), table, look, height=workbooks.TWO_LINES)
    for sheet in book.worksheets():
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        if register.language == "ar":
            sheet.right_to_left()
    book.close()
    return held.getvalue()


def _tables(register: Register) -> Iterator[Table]:
    told = {
        "parties": _parties(register),
        "names": _names(register),
        "memberships": _memberships(register),
        "successions": _successions(register),
        "identifiers": _identifiers(register),
    }
    for name, rows in told.items():
        yield Table(name, _columns(name, register.language), tuple(rows))


def _columns(sheet: str, language: str) -> tuple[Column, ...]:
    here = [one for one in code_list("party_columns").values() if one.code.startswith(f"{sheet}.")]
    return tuple(Column(one.labelled(language), one.more["tag"], one.more["width"]) for one in here)


def _parties(register: Register) -> Iterator[tuple[Cell, ...]]:
    memberships = tuple(tie.membership for tie in register.ties)
    for entry in register.entries:
        told = entry.described
        above = rules.umbrellas(entry.code, memberships, on=register.on)
        yield (
            entry.code, *register.named(entry.code), told.kind, register.label("party_kinds", told.kind), told.side,
            register.label("party_sides", told.side), tables.in_one_cell(told.situations), told.legal_minimum_age,
            _day(told.spell.first), _day(told.spell.last), tables.in_one_cell(above), entry.simulated, told.source,
        )  # fmt: skip


def _names(register: Register) -> Iterator[tuple[Cell, ...]]:
    for entry in register.entries:
        for one in entry.names:
            yield (
                entry.code, one.text, one.kind, register.label("name_kinds", one.kind), one.language, one.script,
                _day(one.spell.first), _day(one.spell.last), one.source,
            )  # fmt: skip


def _memberships(register: Register) -> Iterator[tuple[Cell, ...]]:
    for tie in register.ties:
        yield (
            tie.member, register.named(tie.member)[0], tie.umbrella, register.named(tie.umbrella)[0],
            _day(tie.spell.first), _day(tie.spell.attested), _day(tie.spell.last), tie.source, tie.end_source,
        )  # fmt: skip


def _successions(register: Register) -> Iterator[tuple[Cell, ...]]:
    for one in register.became:
        yield (
            one.earlier, register.named(one.earlier)[0], one.change, register.label("party_changes", one.change),
            one.later, register.named(one.later)[0], _day(one.on), one.source,
        )  # fmt: skip


def _identifiers(register: Register) -> Iterator[tuple[Cell, ...]]:
    for entry in register.entries:
        for mark in entry.marks:
            label = register.label("crosswalk_schemes", mark.scheme)
            yield entry.code, mark.scheme, label, mark.identifier, mark.version


def _day(told: object) -> str:
    return str(told or "")
