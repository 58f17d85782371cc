"""The people of the tests: they are enrolled and act through operations, and sign in as people do.

officer = cast.desk_officer()              # a Viewer, enrolled and granted
cast.sign_in(client, officer)              # the test client's session, second factor included
context.add_cookies([cast.cookie(officer, live_server.url)])   # the same for a browser
"""

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from allauth.account.internal.flows import login
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from kolosi.access import models, operations, queries, rules
from kolosi.kernel.viewer import EVERYWHERE, Viewer

AT = datetime(2018, 6, 20, 9, 0, tzinfo=UTC)  # when everyone was enrolled
PASSWORD = "a long password of the tests"
MALI = "government-mali"
CONSOLE = rules.CONSOLE
_numbers = itertools.count(1)


def someone(*roles: tuple[str, str], name: str = "", organisation: str = "", language: str = "en") -> Viewer:
    """Enrol a person with roles (role, situation), a lasting password (`PASSWORD`) and an authenticator."""
    number = next(_numbers)
    return operations.enrol_simulated(
        email=f"person{number}@tests.example",
        name=name or f"Person {number} (simulated)",
        password=PASSWORD,
        roles=roles,
        organisation=organisation,
        language=language,
        by=CONSOLE,
        at=AT,
    )


def organisation(
    code: str, addressees: Iterable[str] = (), *, name: str = "", kind: str = "government"
) -> str:
    """Admit an organisation that answers for these addressees, unless it is there already; return its code."""
    if code not in {known.code for known in queries.organisations(CONSOLE)}:
        name = name or f"{code} (simulated)"
        operations.admit(
            code=code, name_en=name, name_fr=name, kind=kind, addressees=addressees, simulated=True, by=CONSOLE, at=AT
        )  # fmt: skip
    return code


def desk_officer(situation: str = EVERYWHERE, *, language: str = "en") -> Viewer:
    return someone(("desk_officer", situation), name="Dana Desk (simulated)", language=language)


def working_group_expert(situation: str = EVERYWHERE) -> Viewer:
    return someone(("working_group_expert", situation), name="Wim Expert (simulated)")


def information_manager(situation: str = EVERYWHERE) -> Viewer:
    return someone(("information_manager", situation), name="Ines Manager (simulated)")


def co_chair(situation: str = EVERYWHERE) -> Viewer:
    return someone(("co_chair", situation), name="Cora Chair (simulated)")


def focal_point(
    addressees: Iterable[str] = (MALI,), situation: str = EVERYWHERE, *, organisation_code: str = ""
) -> Viewer:
    """Someone who sees only what is asked of these addressees, for which their organisation answers."""
    answered = sorted(addressees)
    code = organisation(organisation_code or "office-" + "-".join(answered), answered)
    return someone(("focal_point", situation), name="Fanta Focal (simulated)", organisation=code)


def donor(addressees: Iterable[str] = ("world-bank",), situation: str = EVERYWHERE) -> Viewer:
    answered = sorted(addressees)
    code = organisation("donor-" + "-".join(answered), answered, kind="donor")
    return someone(("donor", situation), name="Dan Donor (simulated)", organisation=code)


def field_monitor(situation: str = EVERYWHERE) -> Viewer:
    return someone(("field_monitor", situation), name="Mo Monitor (simulated)")


def partner(situation: str = EVERYWHERE) -> Viewer:
    """Someone of an organisation that submits reports and reads nobody else's."""
    code = organisation("partner-organisation", kind="civil_society")
    return someone(("partner", situation), name="Pia Partner (simulated)", organisation=code)


def administrator() -> Viewer:
    return someone(("administrator", EVERYWHERE), name="Ada Administrator (simulated)")


def auditor() -> Viewer:
    return someone(("auditor", EVERYWHERE), name="Aud Auditor (simulated)")


def stranger() -> Viewer:
    """Someone enrolled who holds no role at all."""
    return someone(name="Sam Stranger (simulated)")


def person(viewer: Viewer) -> models.Person:
    """Return the row behind a viewer, for tests of signing in."""
    return models.Person.objects.get(ref=viewer.person)


def session(viewer: Viewer, *, second_factor: bool = True) -> Any:
    """Open a session as signing in does, with or without the second factor."""
    row = person(viewer)
    opened = import_module(settings.SESSION_ENGINE).SessionStore()
    opened[SESSION_KEY] = str(row.pk)
    opened[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    opened[HASH_SESSION_KEY] = row.get_session_auth_hash()
    now = datetime.now(UTC).timestamp()
    records: list[dict[str, Any]] = [{"method": "password", "at": now, "email": row.email}]
    if second_factor:
        factor = Authenticator.objects.get(user=row, type=Authenticator.Type.TOTP)
        records.append({"method": "mfa", "at": now, "id": factor.pk, "type": factor.type})
    opened[login.AUTHENTICATION_METHODS_SESSION_KEY] = records
    opened[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(row.pk)
    opened.save()
    return opened


def sign_in(client: Client, viewer: Viewer, *, second_factor: bool = True) -> Client:
    """Sign the test client in and return it."""
    client.cookies[settings.SESSION_COOKIE_NAME] = session(viewer, second_factor=second_factor).session_key
    return client


def cookie(viewer: Viewer, url: str) -> dict[str, str]:
    """Return the session cookie that signs a browser in at `url` (as Playwright's `add_cookies` takes it)."""
    return {"name": settings.SESSION_COOKIE_NAME, "value": session(viewer).session_key, "url": url}


def code(viewer: Viewer) -> str:
    """Return the code that the person's authenticator shows now."""
    return queries.current_code(CONSOLE, person(viewer).email, at=datetime.now(UTC)) or ""
