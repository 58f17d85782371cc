"""Charts and maps of a product as numbers, each with the words that say the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kolosi.counting.rules import units
from kolosi.counting.rules.tables import Table
from kolosi.kernel.periods import Period
from kolosi.reference import rules as reference
from kolosi.reports.rules import figures, grids
from kolosi.reports.rules.content import Area, Cell, Chart, Map, Series, Spot
from kolosi.reports.rules.figures import Shape, Told
from kolosi.reports.rules.words import Amount, Tongue

MOST = 12  # bars of one chart; the table has them all


def chart(told: Told, name: str) -> Chart | None:
    """Return the chart of that name, or nothing where it would be empty."""
    made = {"chart_type": _by_type, "chart_party": _by_party, "chart_trend": _trend}[name](told)
    numbers = [number for series in made.series for _, number in series.values]
    alone = name == "chart_trend" and len(numbers) < 2
    return made if any(numbers) and not alone else None


def _by_type(told: Told) -> Chart:
    tongue, codes = told.tongue, [code for code in figures.types() if units.is_grave(code)]
    now = [(tongue.type(code), figures.cell(told, told.basis, code)) for code in codes]
    series = [Series(tongue.say("series_now"), _values(now))]
    if told.before and told.before[-1].basis is told.basis:
        found = told.before[-1].by_type
        then = tuple((tongue.type(code), found[code].number if code in found else 0) for code in codes)
        series.append(Series(tongue.say("series_before"), then))
    return Chart(
        "chart_type", "bars", _caption(told, "chart_type"), tuple(series), alternative(tongue, series)
    )


def _by_party(told: Told) -> Chart:
    grave = tuple(code for code in figures.types() if units.is_grave(code))
    found = [
        (grids.row_label(told, "party", row), one)
        for row, one in figures.by_row(told, told.basis, grave, "party")
    ]
    series = [Series(told.tongue.say("series_now"), _values(found[:MOST]))]
    return Chart(
        "chart_party",
        "bars",
        _caption(told, f"chart_{figures.dimension(told, 'party')}"),
        tuple(series),
        alternative(told.tongue, series),
    )


def _trend(told: Told) -> Chart:
    """Return all periods on the product's basis; each says its change from the one before."""
    same = [*(table for table in told.before if table.basis is told.basis)]
    values = [(_written(table.period), _safe(told, table)) for table in same]
    values.append((_written(told.period), figures.grave(told, told.basis).number))
    series = Series(told.tongue.say("row_grave"), tuple(values))
    words = [_changed(told.tongue, values, at) for at in range(len(values))]
    return Chart("chart_trend", "columns", _caption(told, "chart_trend"), (series,), _sentence(words))


def _written(period: Period) -> str:
    return str(period).replace("..", " – ")


def _safe(told: Told, table: Table) -> int | None:
    return None if told.withheld else table.grave


def _changed(tongue: Tongue, values: list[tuple[str, int | None]], at: int) -> str:
    label, number = values[at]
    before = values[at - 1][1] if at else None
    if number is None or before is None:
        return tongue.say("counted", label=label, n=tongue.say("hidden") if number is None else number)
    change = f"{'+' if number > before else '−' if number < before else '±'}{abs(number - before)}"
    return tongue.say("change_by", label=label, n=number, change=change)


def drawn_map(told: Told) -> Map | None:
    """Return the map of grave violations by region, or nothing where no outline of a region is known."""
    counted = _by_region(told)
    areas = tuple(_area(told, shape, counted) for shape in told.outlines)
    spots = tuple(_spots(told))
    if not areas and not spots:
        return None
    told_all = [(grids.row_label(told, "region", row), one) for row, one in counted.items()]
    words = [
        _said(told.tongue, label, figures.amount(one) if one.number is not None else None)
        for label, one in told_all
    ]
    return Map(
        "map",
        _map_caption(told),
        areas,
        spots,
        " ".join(filter(None, (_sentence(words), *_placed(told.tongue, spots)))),
        " ".join(_map_notes(told, spots)),
    )


def _map_notes(told: Told, spots: tuple[Spot, ...]) -> Iterator[str]:
    say = told.tongue.say
    if spots:
        yield say("map_spots")
    yield say("map_note")
    if sources := ", ".join(sorted({one.source for one in told.outlines if one.source})):
        yield f"{say('map_source', source=sources).rstrip('.')}."


def _by_region(told: Told) -> dict[str, Cell]:
    """Return the number of each region, without the types that the audience is told nationally only."""
    apart = figures.apart(told, "region")
    codes = tuple(code for code in figures.types() if units.is_grave(code) and code not in apart)
    return {
        row: figures.least(
            told, [figures.cell(told, told.basis, code, kind="region", row=row) for code in codes]
        )
        for row, _ in figures.by_row(told, told.basis, codes, "region")
    }


def _map_caption(told: Told) -> str:
    apart = figures.apart(told, "region")
    if not apart:
        return _caption(told, "map")
    basis = told.tongue.say(f"basis_{told.said_basis}")
    return told.tongue.sentence("map_apart", types=figures.shorts(told, apart), basis=basis)


def _spots(told: Told) -> Iterator[Spot]:
    """Yield the marks with their precision in words; for the task force alone, nobody else is told a place."""
    precisions = reference.code_list("place_precisions")
    for one in told.spots if told.audience == figures.INSIDE else ():
        yield replace(one, said=precisions[one.precision].labelled(told.language))


def _placed(tongue: Tongue, spots: tuple[Spot, ...]) -> Iterator[str]:
    """Yield a sentence for each precision: its marks with their numbers, those with the most by their names."""
    for code, precision in reference.code_list("place_precisions").items():
        found = [one for one in spots if one.precision == code]
        named = [_said(tongue, one.label or tongue.say("spot_unnamed"), one.number) for one in found[:MOST]]
        if left := found[MOST:]:
            named.append(tongue.say("spots_left", n=len(left), violations=sum(one.number for one in left)))
        if named:
            yield f"{precision.labelled(tongue.language)}{tongue.say('colon')} {_sentence(named)}"


def _area(told: Told, shape: Shape, counted: Mapping[str, Cell]) -> Area:
    """Return a shape with the sum of its regions, named after all of them."""
    whole = figures.least(told, [counted.get(code, Cell(0)) for code in shape.codes])
    named = " / ".join(told.names.get(code, code) for code in shape.codes)
    return Area(named, whole.number, shape.outline, whole.at_least)


def alternative(tongue: Tongue, series: Iterable[Series]) -> str:
    """Return all numbers of a chart in words."""
    told = [(one.name, [_said(tongue, label, number) for label, number in one.values]) for one in series]
    if len(told) == 1:
        return _sentence(told[0][1])
    return " ".join(f"{name}: {_sentence(words)}" for name, words in told)


def _said(tongue: Tongue, label: str, number: int | Amount | None) -> str:
    return tongue.say("counted", label=label, n=tongue.say("hidden") if number is None else number)


def _sentence(words: list[str]) -> str:
    return f"{'; '.join(words)}." if words else ""


def _values(found: list[tuple[str, Cell]]) -> tuple[tuple[str, int | None], ...]:
    return tuple((label, None if one.hidden else one.number) for label, one in found)


def _caption(told: Told, name: str) -> str:
    return told.tongue.sentence(name, basis=told.tongue.say(f"basis_{told.said_basis}"))
