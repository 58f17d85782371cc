"""Entries into rows: victims, perpetrators, sources, evidence and responses, each tied to the violations that were named."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model

from kolosi.incidents import models, rules
from kolosi.incidents.keeping.kept import Kept
from kolosi.incidents.models import columns

BATCH = 500
Violations = Mapping[tuple[int, str], models.ViolationState]


def _victim(told: rules.ToldVictim) -> dict[str, Any]:
    return {
        "person": told.person,
        "group": told.group,
        "low": told.low,
        "high": told.high,
        "sex": told.sex,
        "age": told.age,
        "age_to": told.age_to,
        "age_estimated": told.age_estimated,
        "born": str(told.born or ""),
    }


def _perpetrator(told: rules.ToldPerpetrator) -> dict[str, Any]:
    return {
        "party": told.party,
        "category": told.category,
        "attribution_verified": told.attribution_verified,
    }


def _source(told: rules.ToldSource) -> dict[str, Any]:
    return {
        "category": told.category,
        "kind": told.kind,
        "organisation": told.organisation,
        "monitor": told.monitor,
        "met": str(told.met or ""),
    }


def _evidence(told: rules.ToldEvidence) -> dict[str, Any]:
    return {"title": told.title, "kind": told.kind, "sha256": told.sha256}


def _response(told: rules.ToldResponse) -> dict[str, Any]:
    return {
        "on": str(told.on or ""),
        "addressed": told.addressed,
        "follow_up": told.follow_up,
        "due": str(told.due or ""),
    }


# Which entries of a telling go where: their table, their ties, their answers (if they can have several), their columns.
KINDS: tuple[tuple[str, Any, Any, Any, Any], ...] = (
    ("victims", models.Victim, models.VictimTie, models.VictimAnswer, _victim),
    ("perpetrators", models.Perpetrator, models.PerpetratorTie, models.PerpetratorAnswer, _perpetrator),
    ("sources", models.Source, models.SourceTie, models.SourceAnswer, _source),
    ("evidence", models.Evidence, models.EvidenceTie, None, _evidence),
    ("responses", models.Response, models.ResponseTie, models.ResponseAnswer, _response),
)


def keep_entries(many: Sequence[Kept], states: Sequence[models.State], violations: Violations) -> None:
    """Write the entries of all states; a tie to a violation that the telling does not hold is a `KeyError`."""
    for name, model, tie, answer, described in KINDS:
        rows, tellings = [], []
        for place, (one, state) in enumerate(zip(many, states, strict=True)):
            for told in getattr(one.told, name):
                more = columns.written(getattr(told, "facts", {}), model)
                rows.append(model(state=state, key=told.key, **described(told), **more))
                tellings.append((place, told))
        made = model.objects.bulk_create(rows, batch_size=BATCH)
        _tie(tie, made, tellings, violations)
        if answer is not None:
            _answer(answer, made, tellings)


def _tie(
    tie: Any, made: Sequence[Model], tellings: Sequence[tuple[int, Any]], violations: Violations
) -> None:
    ties = [
        tie(entry=row, violation=violations[(place, key)])
        for row, (place, told) in zip(made, tellings, strict=True)
        for key in told.violations
    ]
    tie.objects.bulk_create(ties, batch_size=BATCH)


def _answer(answer: Any, made: Sequence[Model], tellings: Sequence[tuple[int, Any]]) -> None:
    answers = [
        answer(entry=row, fact=fact, code=code)
        for row, (_, told) in zip(made, tellings, strict=True)
        for fact, code in columns.several(told.facts)
    ]
    answer.objects.bulk_create(answers, batch_size=BATCH)
