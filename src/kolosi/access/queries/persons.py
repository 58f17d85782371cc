"""People, organisations and situations as pages need them, and the viewer that a signed-in person is."""

from collections.abc import Collection, Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, Q, QuerySet

from kolosi.access import models, rules
from kolosi.access.queries import factors, shapes
from kolosi.kernel.viewer import EVERYWHERE, Viewer
from kolosi.ledger import queries as ledger
from kolosi.reference.rules import code_list


def viewer_of(user: models.Person) -> Viewer:
    """Return the person as rules and reads see them, in two queries; the one read that no viewer makes."""
    held = user.grants.filter(revoked_at__isnull=True).values_list("role", "situation")
    answered = models.OrganisationAddressee.objects.filter(organisation_id=user.organisation_id)
    return Viewer(
        person=user.ref,
        name=user.name,
        organisation=user.organisation_id or "",
        addressees=frozenset(answered.values_list("addressee", flat=True)),
        grants=tuple(rules.held(role, situation) for role, situation in held),
        language=user.language,
    )


def scope(viewer: Viewer) -> "QuerySet[models.Person]":
    """Return the people in reach: all with `access.read`, else oneself."""
    if viewer.may("access.read"):
        return models.Person.objects.all()
    return models.Person.objects.filter(ref=viewer.person) if viewer.person else models.Person.objects.none()


def people(viewer: Viewer) -> tuple[shapes.Person, ...]:
    """Return the people in reach by name, with the roles they hold now; three queries whatever their number."""
    secured = set(Authenticator.objects.filter(type__in=factors.FACTORS).values_list("user_id", flat=True))
    return tuple(_person(row, viewer.language, has_factor=row.pk in secured) for row in _with_roles(viewer))


def person(viewer: Viewer, ref: str) -> shapes.Person | None:
    """Return one of the people in reach, with their present roles and what forbids taking each back, or nothing."""
    row = _with_roles(viewer).filter(ref=ref).first()
    if row is None:
        return None
    secured = Authenticator.objects.filter(user=row, type__in=factors.FACTORS).exists()
    return _person(row, viewer.language, has_factor=secured, others=other_administrators(viewer, row.ref))


def other_administrators(viewer: Viewer, ref: str) -> int:
    """Count those who would still administer everything without this person, for whoever may see the person."""
    if not viewer.person:
        return 0
    held = models.Grant.objects.filter(
        role=rules.ADMINISTRATOR, situation=EVERYWHERE, revoked_at__isnull=True, person__is_active=True
    )
    return int(held.exclude(person__ref=ref).count())


def obstacles_to_closing(viewer: Viewer, person: models.Person) -> set[rules.Obstacle]:
    """Return what forbids the viewer to close the account: the button and the refusal read this."""
    administers = person.grants.filter(
        role=rules.ADMINISTRATOR, situation=EVERYWHERE, revoked_at__isnull=True
    ).exists()
    return rules.obstacles_to_closing(
        own=viewer.person == person.ref,
        active=person.is_active,
        administers=administers,
        others=other_administrators(viewer, person.ref),
    )


def account(viewer: Viewer, ref: str) -> shapes.Account | None:
    """Return what may be done with someone's account and what stands in the way, to who may act on accounts."""
    found = scope(viewer).filter(ref=ref).first()
    if found is None or not rules.in_reach(viewer, "access.close", EVERYWHERE):
        return None
    renewing = rules.obstacles_to_renewing(own=viewer.person == ref, active=found.is_active)
    closing = obstacles_to_closing(viewer, found)
    return shapes.Account(found.is_active, tuple(sorted(renewing)), tuple(sorted(closing)))


def told(viewer: Viewer, entries: Iterable[ledger.Entry]) -> tuple[shapes.Told, ...]:
    """Return entries of the ledger, which the viewer has been given, with the names of people; one query."""
    given = tuple(entries)
    names = person_names(viewer, {ref for entry in given for ref in (entry.by, entry.about)})
    return tuple(
        shapes.Told(
            ref=entry.ref,
            at=entry.at,
            by=entry.by,
            by_name=names.get(entry.by, ""),
            verb=entry.verb,
            about=entry.about,
            about_name=names.get(entry.about, ""),
            details=tuple((key, _shown(value)) for key, value in entry.details.items() if _says(value)),
        )
        for entry in given
    )


def colleagues(viewer: Viewer, *, holding: str = "", situation: str = "") -> tuple[shapes.Colleague, ...]:
    """Return the active people to whom work can be given, to those who may give it.

    With `holding`, those who hold that permission in that situation, or anywhere: work goes to whoever can see it.
    """
    if not viewer.may("access.colleagues"):
        return ()
    held = Q(grants__revoked_at__isnull=True, grants__isnull=False)
    if holding:
        carrying = [role for role in code_list("roles") if holding in rules.permissions(role)]
        held &= Q(grants__role__in=carrying)
    if situation:
        held &= Q(grants__situation__in=[EVERYWHERE, situation])
    rows = models.Person.objects.filter(held, is_active=True)
    return tuple(shapes.Colleague(row.ref, row.name, row.organisation_id or "") for row in rows.distinct())


def person_names(viewer: Viewer, refs: Collection[str]) -> dict[str, str]:
    """Return the name behind each reference that leads to someone; whoever holds a reference was shown a record."""
    if not viewer.person:
        return {}
    return dict(models.Person.objects.filter(ref__in=set(refs)).values_list("ref", "name"))


def mailboxes(viewer: Viewer, refs: Collection[str]) -> dict[str, shapes.Mailbox]:
    """Return the address and language of each active person behind the references, to those who may find colleagues."""
    if not viewer.may("access.colleagues"):
        return {}
    rows = models.Person.objects.filter(ref__in=set(refs), is_active=True)
    return {row.ref: shapes.Mailbox(row.email, row.language) for row in rows}


def organisations(viewer: Viewer) -> tuple[shapes.Organisation, ...]:
    """Return all organisations to whoever is signed in; two queries."""
    if not viewer.person:
        return ()
    rows = models.Organisation.objects.prefetch_related("addressees")
    return tuple(_organisation(row, viewer.language) for row in rows)


def situations(viewer: Viewer) -> tuple[shapes.Situation, ...]:
    """Return the situations in which the viewer holds any role, all of them for a role held everywhere."""
    held = {grant.situation for grant in viewer.grants}
    return tuple(
        shapes.Situation(code, entry.labelled(viewer.language))
        for code, entry in code_list("situations").items()
        if held & {code, EVERYWHERE}
    )


def simulated(viewer: Viewer, email: str) -> Viewer | None:
    """Return the simulated person under this address as a viewer, to whoever may read people."""
    found = scope(viewer).filter(email=email.strip().lower(), simulated=True).first()
    return viewer_of(found) if found else None


def _with_roles(viewer: Viewer) -> "QuerySet[models.Person]":
    current = models.Grant.objects.filter(revoked_at__isnull=True).order_by("id")
    return scope(viewer).select_related("organisation").prefetch_related(Prefetch("grants", queryset=current))


def _says(value: Any) -> bool:
    """Say whether a detail tells anything: naught does, an empty list does not."""
    return value is not False and value not in ("", [], {}, None)


def _shown(value: Any) -> str:
    if value is True:
        return "✓"
    return ", ".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value)


def _organisation_name(row: models.Person, language: str) -> str:
    body = row.organisation
    return "" if body is None else body.name_fr if language == "fr" else body.name_en


def _organisation(row: models.Organisation, language: str) -> shapes.Organisation:
    answered = tuple(link.addressee for link in row.addressees.all())
    return shapes.Organisation(
        code=row.code,
        name=row.name_fr if language == "fr" else row.name_en,
        kind=row.kind,
        kind_label=_label("organisation_kinds", row.kind, language),
        addressees=answered,
        addressee_labels=tuple(_label("addressees", code, language) for code in answered),
        simulated=row.simulated,
    )


def _label(name: str, code: str, language: str) -> str:
    known = code_list(name).get(code)
    return known.labelled(language) if known else code


def _person(row: models.Person, language: str, *, has_factor: bool, others: int = 0) -> shapes.Person:
    return shapes.Person(
        ref=row.ref,
        name=row.name,
        email=row.email,
        organisation=row.organisation_id or "",
        organisation_name=_organisation_name(row, language),
        active=row.is_active,
        simulated=row.simulated,
        has_factor=has_factor,
        roles=tuple(_role(grant, language, others) for grant in row.grants.all()),
    )


def _role(grant: models.Grant, language: str, others: int) -> shapes.HeldRole:
    standing = rules.obstacles_to_revoking(revoked=False, role=grant.role, other_administrators=others)
    return shapes.HeldRole(
        ref=grant.ref,
        role=grant.role,
        role_label=_label("roles", grant.role, language),
        situation=grant.situation,
        situation_label=_label("situations", grant.situation, language),
        granted_by=grant.granted_by,
        granted_at=grant.granted_at,
        revoked_at=grant.revoked_at,
        obstacles=tuple(sorted(standing)),
    )
