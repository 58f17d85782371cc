"""Reads of people, organisations and second factors."""

from kolosi.access.queries.factors import current_code, has_factor, passkeys, still_enrolled
from kolosi.access.queries.persons import (
    colleagues,
    organisations,
    other_administrators,
    people,
    person,
    person_names,
    scope,
    simulated,
    situations,
    told,
    viewer_of,
)
from kolosi.access.queries.shapes import Colleague, HeldRole, Organisation, Person, Situation, Told

__all__ = [
    "Colleague",
    "HeldRole",
    "Organisation",
    "Person",
    "Situation",
    "Told",
    "colleagues",
    "current_code",
    "has_factor",
    "organisations",
    "other_administrators",
    "passkeys",
    "people",
    "person",
    "person_names",
    "scope",
    "simulated",
    "situations",
    "still_enrolled",
    "told",
    "viewer_of",
]
