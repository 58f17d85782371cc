"""Who is looking: the one value that every read names first. Pure, so that rules can reason about it."""

from dataclasses import dataclass

EVERYWHERE = "*"


@dataclass(frozen=True)
class Grant:
    """A role's permissions in one situation (a situation code, or `EVERYWHERE`)."""

    permissions: frozenset[str]
    situation: str = EVERYWHERE


@dataclass(frozen=True)
class Viewer:
    """A signed-in person as the rules see them; `person` is the stable reference the ledger records.

    `addressees` are the reference codes of the bodies the person's organisation answers for: what a focal point
    who may read only what is asked of them is shown.
    """

    person: str
    name: str = ""
    organisation: str = ""
    addressees: frozenset[str] = frozenset()
    grants: tuple[Grant, ...] = ()
    language: str = "en"

    def may(self, permission: str, *, situation: str | None = None) -> bool:
        """Say whether any grant carries the permission (`package.verb`), there or, with no situation, anywhere."""
        return any(
            permission in grant.permissions
            and (situation is None or grant.situation in {EVERYWHERE, situation})
            for grant in self.grants
        )

    def situations(self, permission: str) -> frozenset[str] | None:
        """Return the situations in which the permission holds; `None` means all of them."""
        held = {grant.situation for grant in self.grants if permission in grant.permissions}
        return None if EVERYWHERE in held else frozenset(held)


NOBODY = Viewer(person="")
