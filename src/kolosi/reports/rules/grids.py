"""Tables of a product, and the same numbers in long form."""

from collections.abc import Iterator

from kolosi.counting.rules import units
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Sex
from kolosi.counting.rules.tables import UNIDENTIFIED
from kolosi.reports.rules import figures
from kolosi.reports.rules.content import Cell, Grid, Line, Tidy
from kolosi.reports.rules.figures import SEXES, Told

CAUSES = ("yes", "no", "unknown")
_CHILDREN = {"boys": Sex.BOY, "girls": Sex.GIRL, "unknown": Sex.UNKNOWN}


def grids(told: Told, name: str) -> Iterator[Grid]:
    """Yield the tables of that name: those by type on every basis with something in it, the others on the product's own.

    A release tells no causes.
    """
    if name == "by_type":
        found = (basis for basis in Basis if basis in told.tables)
        yield from (_by_type(told, one) for one in found if one is told.basis or told.tables[one].by_type)
    elif not (told.release and name == "by_cause"):
        yield {"by_party": _by_party, "by_region": _by_region, "by_cause": _by_cause}[name](told)


def _grid(
    told: Told, name: str, basis: Basis, unit: str, columns: tuple[str, ...], lines: list[Line]
) -> Grid:
    said = told.tongue.say(f"basis_{told.said_basis if basis is told.basis else basis}")
    caption = told.tongue.sentence(f"grid_{name}", basis=said)
    return Grid(f"{name}_{basis}", caption, told.tongue.say(f"unit_{unit}"), said, columns, tuple(lines))


def _by_type(told: Told, basis: Basis) -> Grid:
    say = told.tongue.say
    columns = tuple(say(f"column_{one}") for one in ("type", *SEXES, "total"))
    grave = [_of_type(told, basis, code) for code in figures.types() if units.is_grave(code)]
    beside = [_of_type(told, basis, code) for code in figures.types() if not units.is_grave(code)]
    whole = Line(say("row_grave"), (Cell(), Cell(), Cell(), figures.grave(told, basis)), total=True)
    children = () if told.release else _of_children(told, basis)
    lines = [*grave, whole, *children, *beside]
    return _grid(told, "by_type", basis, "mixed", columns, lines)


def _of_type(told: Told, basis: Basis, code: str) -> Line:
    cells = [figures.cell(told, basis, code, sex=sex) for sex in (*SEXES, "all")]
    return Line(told.tongue.type(code), tuple(cells))


def _of_children(told: Told, basis: Basis) -> Iterator[Line]:
    """Tell different children; where a sex of some type is withheld, so are theirs, lest they give it away."""
    found, name = told.tables[basis].children, figures.key(basis, "children", "")
    hidden = any(figures.key(basis, "type", code, "", sex) in told.withheld
                 for code in figures.types() for sex in (*SEXES, "all"))  # fmt: skip
    numbers = [found.by_sex.get(sex, 0) for sex in _CHILDREN.values()]
    cells = [Cell(hidden=True) if hidden else Cell(number) for number in numbers]
    yield Line(told.tongue.say("row_children"), (*cells, Cell(found.published, key=name)), total=True)
    several = Cell(hidden=True) if hidden else Cell(told.tables[basis].with_several, key=f"{name}several")
    yield Line(told.tongue.say("row_several"), (Cell(), Cell(), Cell(), several))


def _by_party(told: Told) -> Grid:
    return _crossed(told, "party")


def _by_region(told: Told) -> Grid:
    return _crossed(told, "region")


def _crossed(told: Told, kind: str) -> Grid:
    """Return a row for each party or region and a column for each type that occurs; all adds up grave ones only."""
    say, present, apart = told.tongue.say, _present(told), figures.apart(told, kind)
    named = (f"column_{figures.dimension(told, kind)}", *(f"short_{code}" for code in present))
    columns = (*map(say, named), _grave_column(told, apart))
    ordered = [row for row, _ in figures.by_row(told, told.basis, _grave(present), kind)]
    ordered += [row for row, _ in figures.by_row(told, told.basis, present, kind) if row not in ordered]
    lines = [Line(row_label(told, kind, row), _across(told, kind, row, present, apart)) for row in ordered]
    lines.append(Line(say("column_total"), _across(told, "type", "", present, apart), total=True))
    return _grid(told, f"by_{figures.dimension(told, kind)}", told.basis, "mixed", columns, lines)


def _across(
    told: Told, kind: str, row: str, present: tuple[str, ...], apart: tuple[str, ...]
) -> tuple[Cell, ...]:
    cells = {code: figures.cell(told, told.basis, code, kind=kind, row=row) for code in present}
    return (
        *cells.values(),
        figures.least(told, [cells[code] for code in _grave(present) if code not in apart]),
    )


def _grave_column(told: Told, apart: tuple[str, ...]) -> str:
    if not apart:
        return told.tongue.say("short_grave")
    return told.tongue.say("short_grave_apart", types=figures.shorts(told, apart))


def _by_cause(told: Told) -> Grid:
    say = told.tongue.say
    columns = tuple(
        say(one) for one in ("column_cause", *(f"cause_{cause}" for cause in CAUSES), "column_total")
    )
    lines = [
        Line(
            told.tongue.type(code),
            (
                *(figures.cell(told, told.basis, code, kind="explosive", row=cause) for cause in CAUSES),
                figures.cell(told, told.basis, code),
            ),
        )
        for code in ("K", "M")
    ]
    return _grid(told, "by_cause", told.basis, "children", columns, lines)


def _present(told: Told) -> tuple[str, ...]:
    return tuple(code for code in figures.types() if code in told.table.by_type)


def _grave(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in codes if units.is_grave(code))


def row_label(told: Told, kind: str, row: str) -> str:
    """Return the name of a row of a table of that kind."""
    if kind == "party":
        named = told.tongue.say("unidentified_row") if row == UNIDENTIFIED else told.tongue.named(row)
        return named[:1].upper() + named[1:] if row not in told.names else named
    if kind == "region":
        return told.names.get(row, row) or told.tongue.say("row_no_region")
    return told.tongue.say(f"cause_{row}") if kind == "explosive" else ""


def tidy(told: Told) -> Iterator[Tidy]:
    """Yield every number of every basis in long form: by type, party, region and cause, all together and by sex."""
    for basis in (one for one in Basis if one in told.tables):
        for kind in figures.KINDS:
            for type_code, row in sorted(figures.rows(told.tables[basis], kind)):
                yield from _tidied(told, basis, kind, type_code, row)


def _tidied(told: Told, basis: Basis, kind: str, code: str, row: str) -> Iterator[Tidy]:
    victims = units.counts_victims(code)
    by_sex = victims and (kind == "type" or not told.release)  # a release crosses sex with age alone
    for sex in ("all", *SEXES) if by_sex else ("all",):
        one = figures.cell(told, basis, code, kind=kind, row=row, sex=sex)
        yield Tidy(
            told.said_basis if basis is told.basis else basis.value, figures.dimension(told, kind), code, told.tongue.type(code), row, row_label(told, kind, row), sex,
            "children" if victims else "incidents", units.is_grave(code), one.number, one.at_least, one.hidden,
            one.proof,
        )  # fmt: skip
