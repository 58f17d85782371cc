"""Reads of people, organisations and second factors."""

from kolosi.access.queries.factors import current_code, has_factor, passkeys, still_enrolled
from kolosi.access.queries.persons import (
    account,
    colleagues,
    obstacles_to_closing,
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
from kolosi.access.queries.shapes import Account, Colleague, HeldRole, Organisation, Person, Situation, Told

__all__ = [
    "Account",
    "Colleague",
    "HeldRole",
    "Organisation",
    "Person",
    "Situation",
    "Told",
    "account",
    "colleagues",
    "current_code",
    "has_factor",
    "obstacles_to_closing",
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
