"""Finding places by any spelling: the name itself, then what sounds alike, then what begins so, then what is nearly so.

All that bear one name are shown, each with what it lies in; which of them is meant nobody guesses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Case, F, Q, QuerySet, When

from kolosi.kernel.viewer import Viewer
from kolosi.places import models, rules
from kolosi.places.queries.atlas import atlas, editions, scope, situations
from kolosi.places.queries.shapes import label

LAST = "\U0010ffff"  # comes after every letter
AT_ONCE = 400  # names looked at for one way of fitting
WEIGHTY = (  # divisions, then towns by size: of thousands that begin with two letters, those are looked at
    Case(When(place__level__in=rules.DIVISIONS, then=0), default=1),
    F("place__population").desc(nulls_last=True),
)
SHORT = 3  # letters: shorter words are not sought by sound alone


@dataclass(frozen=True)
class Found:
    """A place that fits: what it is called, what it lies in on the day, and how it fits."""

    code: str
    edition: str
    situation: str
    name: str
    other_names: tuple[str, ...]
    hierarchy: tuple[
        str, ...
    ]  # names from the region down; several that are possible stand in one, with a slash
    level: rules.Level
    level_label: str
    point: rules.Point | None
    within: rules.Within
    valid: bool  # offered on the day: else another edition's
    provisional: bool
    fit: rules.Fit
    matched: str  # the name that fits, where it is not the one shown


def search(viewer: Viewer, q: str, *, situation: str = "", on: date, limit: int = 20) -> tuple[Found, ...]:
    """Return the places that fit, the best first; those of editions that do not hold on the day only in want of one."""
    wanted = rules.plain(q)
    if not wanted or not viewer.may("places.read"):
        return ()
    codes = _offered(viewer, situation, on)
    fits = _fits(viewer, q, codes, limit)
    standings = _standings(viewer, fits, codes)
    stand = {(one.level, one.name) for one in standings.values() if one.valid}
    kept = [pk for pk, one in standings.items() if one.valid or (one.level, one.name) not in stand]
    ranked = sorted(kept, key=lambda pk: rules.rank(standings[pk]))[:limit]
    return _shown(viewer, ranked, fits, standings, on)


def _offered(viewer: Viewer, situation: str, on: date) -> dict[str, tuple[str, ...]]:
    """Return the editions offered on the day, by situation; those of no day are left out of every search."""
    places = (situation,) if situation else situations(viewer)
    return {place: rules.Atlas(editions(viewer, place), {}).offered(on) for place in places}


def _fits(
    viewer: Viewer, q: str, codes: Mapping[str, tuple[str, ...]], limit: int
) -> dict[int, tuple[rules.Fit, str]]:
    """Return how each place fits, by primary key, with the name by which it does."""
    name, sound = rules.plain(q), rules.key(q)
    names = _names(codes)
    found: dict[int, tuple[rules.Fit, str]] = {}
    by_code = scope(viewer).filter(code__in={q.strip(), q.strip().upper()}, edition__situation__in=codes)
    _add(found, rules.Fit.CODE, by_code.values_list("pk", "name"))
    always = ((rules.Fit.NAME, "plain", name), (rules.Fit.SOUND, "alike", sound))
    for fit, field, text in always if len(sound) >= SHORT else always[:1]:
        _add(found, fit, names.filter(**{field: text}).values_list("place_id", "text").order_by())
    wider = (
        (rules.Fit.BEGINS, _begins("plain", name), "plain"),
        (rules.Fit.WORD, Q(plain__contains=f" {name}"), "plain"),
        (rules.Fit.SOUND_BEGINS, _begins("alike", sound), "alike"),
    )
    for fit, condition, order in wider if len(sound) >= SHORT else wider[:1]:
        if len(found) < limit:
            weighty = names.filter(condition).order_by(*WEIGHTY, order).values_list("place_id", "text")
            _add(found, fit, weighty[:AT_ONCE])
    if not found and len(sound) > SHORT:
        near = names.filter(_begins("alike", sound[:1])).order_by().values_list("place_id", "text", "alike")
        _add(found, rules.Fit.NEAR, ((pk, text) for pk, text, alike in near if rules.one_apart(alike, sound)))
    return found


def _names(codes: Mapping[str, tuple[str, ...]]) -> "QuerySet[models.PlaceName]":
    """Return names of editions with a day and of the gazetteers that stand; a newer gazetteer hides an older one."""
    held = models.Edition.objects.filter(situation__in=codes)
    kept = [
        row.pk
        for row in held
        if row.first or (row.kind == rules.EditionKind.GAZETTEER and row.code in codes[row.situation])
    ]
    # Reckoned rather than named: else SQLite begins with all places of the edition and not with the few names that fit.
    reckoned = models.PlaceName.objects.annotate(held=F("place__edition_id") + 0)
    return reckoned.filter(held__in=kept)


def _add(found: dict[int, tuple[rules.Fit, str]], fit: rules.Fit, rows: Iterable[tuple[int, str]]) -> None:
    for pk, text in rows:
        found.setdefault(pk, (fit, text))


def _begins(field: str, text: str) -> Q:
    """Return the condition that a field begins so, in the words for which each database has its index."""
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": text, f"{field}__lt": text + LAST})
    return Q(**{f"{field}__startswith": text})


def _standings(
    viewer: Viewer, fits: Mapping[int, tuple[rules.Fit, str]], codes: Mapping[str, tuple[str, ...]]
) -> dict[int, rules.Standing]:
    """Return what ranks each place, by primary key: hundreds may fit of which a page shows some."""
    rows = scope(viewer).filter(pk__in=list(fits)).order_by()
    told = rows.values_list(
        "pk", "edition__situation", "edition__code", "level", "population", "name", "code"
    )
    return {
        pk: rules.Standing(
            fit=fits[pk][0],
            valid=edition in codes.get(place, ()),
            level=rules.Level(level),
            population=population or 0,
            name=rules.plain(name),
            code=code,
        )
        for pk, place, edition, level, population, name, code in told
    }


def _shown(
    viewer: Viewer,
    ranked: list[int],
    fits: Mapping[int, tuple[rules.Fit, str]],
    standings: Mapping[int, rules.Standing],
    on: date,
) -> tuple[Found, ...]:
    held = scope(viewer).select_related("edition", "above__edition").in_bulk(ranked)
    rows = [held[pk] for pk in ranked]
    told: dict[int, list[tuple[str, str]]] = {}
    for pk, text, language in models.PlaceName.objects.filter(place__in=rows).values_list(
        "place_id", "text", "language"
    ):
        told.setdefault(pk, []).append((text, language))
    opened = {place: atlas(viewer, place) for place in {row.edition.situation for row in rows}}
    return tuple(
        _found(
            viewer,
            row,
            told.get(row.pk, []),
            fits[row.pk],
            opened[row.edition.situation],
            on,
            valid=standings[row.pk].valid,
        )
        for row in rows
    )


def _found(
    viewer: Viewer,
    row: models.Place,
    told: list[tuple[str, str]],
    how: tuple[rules.Fit, str],
    opened: rules.Atlas,
    on: date,
    *,
    valid: bool,
) -> Found:
    name = next((text for text, language in told if language == viewer.language), row.name)
    others = dict.fromkeys(text for text, _ in told if text != name)
    lies, start = _lies_in(opened, row, on)
    return Found(
        code=row.code,
        edition=row.edition.code,
        situation=row.edition.situation,
        name=name,
        other_names=tuple(others),
        hierarchy=lies,
        level=rules.Level(row.level),
        level_label=label(viewer, "place_levels", row.level),
        point=row.point,
        within=start,
        valid=valid,
        provisional=row.edition.provisional,
        fit=how[0],
        matched="" if how[1] == name else how[1],
    )


def _lies_in(opened: rules.Atlas, row: models.Place, on: date) -> tuple[tuple[str, ...], rules.Within]:
    """Return the names of what a place lies in, from the region down, and the codes of region and district on the day.

    A division is shown in its own edition; a village in the one that holds, with all regions that are possible.
    """
    reckoned = opened.on_day(row.division, on)
    if row.level in rules.DIVISIONS:
        above = opened.chain(row.key)[1:]
        return tuple(one.name for one in reversed(above)), reckoned
    holding = opened.holding(on)
    edition = holding.code if holding else ""
    keys = [f"{edition}{rules.BETWEEN}{code}" for code in (*reckoned.regions, reckoned.district) if code]
    named = [opened.areas[key].name for key in keys if key in opened.areas]
    regions = " / ".join(named[: len(reckoned.regions)])
    return tuple(one for one in (regions, *named[len(reckoned.regions) :]) if one), reckoned
