"""Acts on people and roles: enrol, admit an organisation, grant, revoke; each leaves its entry in the ledger."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import make_password
from django.db import transaction

from kolosi.access import models, queries, rules
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.ledger import operations as ledger


@dataclass(frozen=True)
class Enrolled:
    """Someone new: their reference, and the password to hand over once; it is kept nowhere."""

    ref: str
    password: str


@transaction.atomic
def enrol(
    *, email: str, name: str, organisation: str = "", language: str = "en", by: Viewer, at: datetime
) -> Enrolled:
    """Add a person and return a password that they must change when they first sign in."""
    return _enrol(email, name, organisation, language, by=by, at=at, password=None)


@transaction.atomic
def enrol_simulated(
    *,
    email: str,
    name: str,
    password: str,
    roles: Iterable[tuple[str, str]],
    organisation: str = "",
    language: str = "en",
    by: Viewer,
    at: datetime,
) -> Viewer:
    """Add an invented person with a lasting password, an authenticator and roles (role, situation); return them."""
    ref = _enrol(email, name, organisation, language, by=by, at=at, password=password).ref
    person = models.Person.objects.get(ref=ref)
    totp.TOTP.activate(person, totp.generate_totp_secret())
    for role, situation in roles:
        grant(person=ref, role=role, situation=situation, by=by, at=at)
    ledger.record(by=by, at=at, verb="access.enrol_simulated", about=ref, details={})
    return queries.viewer_of(person)


def _enrol(
    email: str, name: str, organisation: str, language: str, *, by: Viewer, at: datetime, password: str | None
) -> Enrolled:
    if not by.may("access.enrol"):
        raise Absent
    email = email.strip().lower()
    taken = models.Person.objects.filter(email=email).exists()
    refuse_if(rules.obstacles_to_enrolling(email=email, name=name, taken=taken))
    if organisation and not models.Organisation.objects.filter(code=organisation).exists():
        refuse_if({rules.Obstacle.NO_SUCH_ORGANISATION})
    given = password or secrets.token_urlsafe(15)
    person = models.Person.objects.create(
        ref=random_ref("p"),
        email=email,
        name=name.strip(),
        organisation_id=organisation or None,
        language=language,
        simulated=password is not None,
        password=make_password(given),
        password_is_temporary=password is None,
        enrolled_by=by.person,
        enrolled_at=at,
    )
    details = {"organisation": organisation, "simulated": person.simulated}
    ledger.record(by=by, at=at, verb="access.enrol", about=person.ref, details=details)
    return Enrolled(person.ref, given)


@transaction.atomic
def admit(
    *,
    code: str,
    name_en: str,
    name_fr: str,
    kind: str,
    addressees: Iterable[str] = (),
    simulated: bool = False,
    by: Viewer,
    at: datetime,
) -> str:
    """Add an organisation with the addressees of UN texts (codes) it answers for; return its code."""
    if not by.may("access.admit"):
        raise Absent
    taken = models.Organisation.objects.filter(code=code).exists()
    refuse_if(rules.obstacles_to_admitting(code=code, name=name_en, kind=kind, taken=taken))
    body = models.Organisation.objects.create(
        code=code,
        name_en=name_en.strip(),
        name_fr=name_fr.strip() or name_en.strip(),
        kind=kind,
        simulated=simulated,
    )
    answered = sorted(set(addressees))
    models.OrganisationAddressee.objects.bulk_create(
        models.OrganisationAddressee(organisation=body, addressee=addressee) for addressee in answered
    )
    details = {"kind": kind, "addressees": answered, "simulated": simulated}
    ledger.record(by=by, at=at, verb="access.admit", about=code, details=details)
    return code


@transaction.atomic
def grant(*, person: str, role: str, situation: str = EVERYWHERE, by: Viewer, at: datetime) -> str:
    """Give the person a role in a situation (a code) or everywhere (`*`) and return the grant's reference."""
    found = models.Person.objects.select_for_update().filter(ref=person).first()
    if found is None or not rules.in_reach(by, "access.grant", situation):
        raise Absent
    current = found.grants.filter(revoked_at__isnull=True)
    asked = rules.Granting(
        role=role,
        situation=situation,
        own=by.person == found.ref,
        active=found.is_active,
        answers_for_someone=bool(queries.viewer_of(found).addressees),
        held=set(current.values_list("role", "situation")),
    )
    refuse_if(rules.obstacles_to_granting(asked))
    given = models.Grant.objects.create(
        ref=random_ref("g"), person=found, role=role, situation=situation, granted_by=by.person, granted_at=at
    )
    details = {"grant": given.ref, "role": role, "situation": situation}
    ledger.record(by=by, at=at, verb="access.grant", about=found.ref, details=details)
    return given.ref


@transaction.atomic
def revoke(*, person: str, ref: str, by: Viewer, at: datetime) -> None:
    """Take the person's grant back: it stays on record as having been held."""
    grants = models.Grant.objects.select_for_update().select_related("person")
    held = grants.filter(ref=ref, person__ref=person).first()
    if held is None or not rules.in_reach(by, "access.revoke", held.situation):
        raise Absent
    others = queries.other_administrators(by, held.person.ref)
    refuse_if(
        rules.obstacles_to_revoking(
            revoked=held.revoked_at is not None, role=held.role, other_administrators=others
        )
    )
    models.Grant.objects.filter(pk=held.pk).update(revoked_by=by.person, revoked_at=at)
    details = {"grant": held.ref, "role": held.role, "situation": held.situation}
    ledger.record(by=by, at=at, verb="access.revoke", about=held.person.ref, details=details)


@transaction.atomic
def renew(*, person: str, by: Viewer, at: datetime) -> str:
    """Let someone who lost password or device begin anew: return a first password, take away their second factors."""
    found = _account(person, "access.renew", by=by)
    refuse_if(rules.obstacles_to_renewing(own=by.person == found.ref, active=found.is_active))
    password = secrets.token_urlsafe(15)
    lost, _ = Authenticator.objects.filter(user=found).delete()
    models.Person.objects.filter(pk=found.pk).update(
        password=make_password(password), password_is_temporary=True
    )
    ledger.record(by=by, at=at, verb="access.renew", about=found.ref, details={"factors": lost})
    return password


@transaction.atomic
def close(*, person: str, by: Viewer, at: datetime) -> None:
    """Close the account: nobody signs in with it, an open session ends, and what was done with it stays."""
    found = _account(person, "access.close", by=by)
    refuse_if(queries.obstacles_to_closing(by, found))
    models.Person.objects.filter(pk=found.pk).update(is_active=False)
    ledger.record(by=by, at=at, verb="access.close", about=found.ref, details={})


@transaction.atomic
def reopen(*, person: str, by: Viewer, at: datetime) -> None:
    """Open a closed account again, with the roles that were not taken back."""
    found = _account(person, "access.reopen", by=by)
    refuse_if(rules.obstacles_to_reopening(active=found.is_active))
    models.Person.objects.filter(pk=found.pk).update(is_active=True)
    ledger.record(by=by, at=at, verb="access.reopen", about=found.ref, details={})


def _account(person: str, permission: str, *, by: Viewer) -> models.Person:
    """Find the account, for those who may act on accounts everywhere: it opens more than one situation."""
    found = models.Person.objects.select_for_update().filter(ref=person).first()
    if found is None or not rules.in_reach(by, permission, EVERYWHERE):
        raise Absent
    return found


@transaction.atomic
def change_password(*, person: models.Person, password: str, by: Viewer, at: datetime) -> None:
    """Set the person's own password, after which they are past the one that was handed to them."""
    if by.person != person.ref:
        raise Absent
    person.set_password(password)
    person.password_is_temporary = False
    person.save(update_fields=["password", "password_is_temporary"])
    ledger.record(by=by, at=at, verb="access.change_password", about=person.ref, details={})
