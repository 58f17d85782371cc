"""Parties made through operations: proposed by one person, approved by another."""

from datetime import UTC, datetime

from django.test import Client

from kolosi.kernel.viewer import Viewer
from kolosi.parties import operations, queries, rules
from kolosi.reference.rules import document
from kolosi.site.command import parties as command
from tests import cast

AT = datetime(2018, 7, 1, 9, 0, tzinfo=UTC)
ON = AT.date()
SOURCE = "S/0000/1 (invented)"


def described(**more) -> rules.Described:
    told = {"kind": "armed_group", "side": "non_state", "situations": ("ML",), "source": SOURCE, **more}
    return rules.Described(**told)


def names(*texts: str) -> list[rules.NewName]:
    return [rules.NewName(text) for text in texts]


def proposed(code: str, name: str = "", *, by: Viewer | None = None, **more) -> str:
    """Propose an invented party and return its code."""
    told = {"names": names(name or f"Front {code}"), "described": described(), "reason": "Seen.", **more}
    return operations.propose(code=code, **told, by=by or cast.information_manager(), at=AT)


def party(code: str, name: str = "", *, by: Viewer | None = None, **more) -> str:
    """Return an invented party that is in the register."""
    proposed(code, name, by=by, **more)
    operations.approve(code=code, by=cast.co_chair(), at=AT)
    return code


def ally(member: str, umbrella: str, first: str = "", last: str = "", *, by: Viewer | None = None) -> str:
    told = {"spell": rules.spell(first, last), "source": SOURCE}
    return operations.ally(code=member, umbrella=umbrella, **told, by=by or cast.information_manager(), at=AT)


def mali() -> None:
    """Take the parties of the shipped data file into the register, with their alliances."""
    manager, chair = cast.information_manager(), cast.co_chair()
    told = document(command.SHIPPED)
    command.tell(told, situation="ML", by=manager, at=AT)
    for entry in told["code"]:
        operations.approve(code=entry["code"], by=chair, at=AT)
    command.tell(told, situation="ML", by=manager, at=AT)


def sheet(code: str, on=ON, viewer: Viewer | None = None) -> queries.Sheet:
    found = queries.party(viewer or cast.co_chair(), code, on=on)
    assert found is not None
    return found


def browser(viewer: Viewer) -> Client:
    return cast.sign_in(Client(), viewer)
