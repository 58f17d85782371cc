"""`kolosi enrol` and `kolosi code`; and the simulated people of the demo."""

import json
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import EVERYWHERE
from kolosi.reference.rules import code_list
from kolosi.site.command import room

if TYPE_CHECKING:
    from kolosi.kernel.viewer import Viewer

GOVERNMENT = "simulated-government-mali"
MONITORS = "simulated-monitors"


@dataclass(frozen=True)
class Persona:
    """An invented person who shows what a role sees."""

    role: str
    name: str
    situations: tuple[str, ...] = ("ML", "XX")
    organisation: str = ""
    part: str = ""  # what tells them from another of the same role

    @property
    def called(self) -> str:
        """What the demo calls them: their role, or their part in it."""
        return self.part or self.role

    @property
    def email(self) -> str:
        """An address under a domain that can never exist."""
        return f"{self.called.replace('_', '-')}@demo.example"


PERSONAS = (
    Persona("desk_officer", "Awa Exemple (simulated)"),
    Persona("information_manager", "Ivo Sample (simulated)"),
    Persona("co_chair", "Lena Muster (simulated)"),
    Persona("co_chair", "Paulo Amostra (simulated)", part="second_co_chair"),
    Persona("field_monitor", "Mina Örnek (simulated)", ("ML",), MONITORS),
    Persona("focal_point", "Issa Modèle (simulated)", ("ML",), GOVERNMENT),
    Persona("administrator", "Noor Probe (simulated)", (EVERYWHERE,)),
)


def enrol(
    email: Annotated[str, typer.Option(help="The address with which they will sign in.")],
    name: Annotated[str, typer.Option(help="The name that others see.")],
    role: Annotated[str, typer.Option(help="A role: " + ", ".join(code_list("roles")) + ".")],
    situation: Annotated[
        str, typer.Option(help="A situation's code, such as ML, or * for all.")
    ] = EVERYWHERE,
    organisation: Annotated[str, typer.Option(help="The code of their organisation.")] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the reference and password as JSON.")
    ] = False,
) -> None:
    """Enrol a person, grant them a role, and print a password that they must change when they first sign in."""
    room.open_tables()
    from django.db import transaction

    from kolosi.access import operations, rules

    at = datetime.now(UTC)
    try:
        with transaction.atomic():
            made = operations.enrol(
                email=email, name=name, organisation=organisation, by=rules.CONSOLE, at=at
            )
            operations.grant(person=made.ref, role=role, situation=situation, by=rules.CONSOLE, at=at)
    except Refused as refusal:
        room.stop(f"Nobody was enrolled: {room.why(refusal)}", 2)
    except Absent:
        room.stop("Nobody was enrolled: there is no such person, role or organisation.", 2)
    if as_json:
        typer.echo(json.dumps({"ref": made.ref, "email": email, "password": made.password}))
        return
    typer.echo(f"{name} is enrolled as {role} ({made.ref}).")
    typer.echo(f"Password for the first sign-in, shown only now: {made.password}")


def code(email: Annotated[str, typer.Argument(help="The address of a simulated person.")]) -> None:
    """Print the code that a simulated person's authenticator shows now. Real people's codes are nobody's."""
    room.open_tables()
    from kolosi.access import queries, rules

    shown = queries.current_code(rules.CONSOLE, email, at=datetime.now(UTC))
    if shown is None:
        room.stop(f"No simulated person signs in as {email}.", 2)
    typer.echo(shown)


def simulated_people(*, at: datetime) -> "dict[str, Viewer]":
    """Enrol the personas of the demo unless they are there; return each by role. Tables must be open and present."""
    from kolosi.access import operations, queries, rules

    console, body = rules.CONSOLE, "Government of Mali (simulated office)"
    known = {one.code for one in queries.organisations(console)}
    if MONITORS not in known:
        operations.admit(
            code=MONITORS, name_en="Monitors (simulated)", name_fr="Observateurs (simulés)", kind="civil_society",
            addressees=[], simulated=True, by=console, at=at,
        )  # fmt: skip
    if GOVERNMENT not in known:
        operations.admit(
            code=GOVERNMENT, name_en=body, name_fr="Gouvernement malien (bureau simulé)", kind="government",
            addressees=["government-mali"], simulated=True, by=console, at=at,
        )  # fmt: skip
    password = demo_password()
    return {
        persona.called: queries.simulated(console, persona.email)
        or operations.enrol_simulated(
            email=persona.email, name=persona.name, password=password, organisation=persona.organisation,
            roles=[(persona.role, place) for place in persona.situations], by=console, at=at,
        )
        for persona in PERSONAS
    }  # fmt: skip


def demo_password() -> str:
    """Return the password of all simulated people: made once, kept in `demo-login.txt` in the data folder."""
    from django.conf import settings

    kept: Path = settings.DATA / "demo-login.txt"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        lines = [
            f"password  {secrets.token_urlsafe(15)}",
            *(f"{who.called:<20}{who.email}" for who in PERSONAS),
        ]
        with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write("\n".join(lines) + "\n")
    return kept.read_text().split()[1]
