"""Writing what a file tells, once it is judged: editions, places from the whole down, names, what came of what, shapes.

Called inside the transaction of an operation, which records the act.
"""

from datetime import datetime

from kolosi.kernel.viewer import Viewer
from kolosi.places import models, queries, rules

BATCH = 2000
Keys = dict[str, int]  # primary keys of places by edition and code


def loaded(row: models.File, judged: queries.Judged, *, by: Viewer, at: datetime) -> queries.Loaded:
    """Write all that is new and return how much it was."""
    names = _new_names(row.situation, judged)
    counts = {"places": len(judged.new_places), "names": len(names), "shapes": len(judged.told.shapes)}
    loading = models.Loading.objects.create(file=row, by=by.person, at=at, **counts)
    editions = _editions(row.situation, judged, loading)
    keys = _keys(row.situation, judged)
    for level in rules.Level:
        _places([one for one in judged.new_places if one.level is level], editions, keys, loading)
    _names(names, keys, loading)
    _successions(judged.told, keys, loading)
    models.Shape.objects.bulk_create(
        models.Shape(
            place_id=keys[one.key],
            rings=one.rings,
            margin_km=one.margin_km,
            source=row.source,
            loading=loading,
        )
        for one in judged.told.shapes
    )
    return queries.Loaded(**counts)


def _editions(situation: str, judged: queries.Judged, loading: models.Loading) -> dict[str, int]:
    models.Edition.objects.bulk_create(
        models.Edition(
            situation=situation,
            code=one.code,
            kind=one.kind,
            label_en=one.label["en"],
            label_fr=one.label["fr"],
            first=one.first,
            source=one.source,
            licence=one.licence,
            provisional=one.provisional,
            loading=loading,
        )
        for one in judged.new_editions
    )
    return dict(models.Edition.objects.filter(situation=situation).values_list("code", "pk"))


def _keys(situation: str, judged: queries.Judged) -> Keys:
    """Return the places on record that the file may name: divisions, and those of its own editions."""
    named = [one.key for one in judged.told.places] + [one.key for one in judged.told.names]
    own = {key.partition(rules.BETWEEN)[0] for key in named}
    found: Keys = {}
    rows = models.Place.objects.filter(edition__situation=situation)
    for part in (rows.filter(level__in=rules.DIVISIONS), rows.filter(edition__code__in=own)):
        for pk, edition, code in part.values_list("pk", "edition__code", "code"):
            found[f"{edition}{rules.BETWEEN}{code}"] = pk
    return found


def _places(
    told: list[rules.ToldPlace], editions: dict[str, int], keys: Keys, loading: models.Loading
) -> None:
    made = models.Place.objects.bulk_create(
        [
            models.Place(
                edition_id=editions[one.edition],
                code=one.code,
                level=one.level,
                above_id=keys[one.above] if one.above else None,
                name=one.name,
                latitude=one.point.latitude if one.point else None,
                longitude=one.point.longitude if one.point else None,
                other=one.other,
                population=one.population,
                loading=loading,
            )
            for one in told
        ],
        batch_size=BATCH,
    )
    keys.update((one.key, row.pk) for one, row in zip(told, made, strict=True))


def _new_names(situation: str, judged: queries.Judged) -> list[rules.ToldName]:
    """Return the names that are not on record: each new place's own first, and others once."""
    own = [rules.ToldName(one.row, one.key, one.name) for one in judged.new_places]
    editions = {one.key.partition(rules.BETWEEN)[0] for one in judged.told.names}
    rows = models.PlaceName.objects.filter(
        place__edition__situation=situation, place__edition__code__in=editions
    )
    there = {
        (f"{edition}{rules.BETWEEN}{code}", text, language)
        for edition, code, text, language in rows.values_list(
            "place__edition__code", "place__code", "text", "language"
        )
    }
    told = {(one.key, one.text, one.language): one for one in reversed([*own, *judged.told.names])}
    return [one for mark, one in reversed(told.items()) if mark not in there]


def _names(told: list[rules.ToldName], keys: Keys, loading: models.Loading) -> None:
    models.PlaceName.objects.bulk_create(
        (
            models.PlaceName(
                place_id=keys[one.key],
                text=one.text,
                plain=rules.plain(one.text),
                alike=rules.key(one.text),
                language=one.language,
                script=rules.script_of(one.text),
                loading=loading,
            )
            for one in told
        ),
        batch_size=BATCH,
    )


def _successions(told: rules.Told, keys: Keys, loading: models.Loading) -> None:
    pairs = {(keys[one.later], keys[one.earlier]): one.basis for one in told.descents}
    there = set(
        models.Succession.objects.filter(later__in={later for later, _ in pairs}).values_list(
            "later_id", "earlier_id"
        )
    )
    models.Succession.objects.bulk_create(
        models.Succession(later_id=later, earlier_id=earlier, basis=basis, loading=loading)
        for (later, earlier), basis in pairs.items()
        if (later, earlier) not in there
    )
