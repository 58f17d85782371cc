"""All pages of the application as plain values: address, name, gate, and the roles that may open it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class Page:
    """One address: its route, its name, the view behind it, and the gate the view wears ("" when none)."""

    route: str
    name: str
    view: Callable[..., Any]
    gate: str

    @property
    def ours(self) -> bool:
        """Say whether the view was written here rather than in a library."""
        return self.view.__module__.startswith("kolosi.")


def pages() -> list[Page]:
    """Return every address the application answers, in the order in which they are tried."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Page]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            view = pattern.callback
            yield Page(f"/{route}".replace("//", "/"), pattern.name or "", view, getattr(view, "gate", ""))


def roles() -> dict[str, frozenset[str]]:
    """Return each role's permissions, in the order of the data file."""
    return {code: frozenset(role.more["permissions"]) for code, role in code_list("roles").items()}


def openers(gate: str) -> list[str]:
    """Return the roles that pass a gate; for `anyone` and `signed_in`, that word itself."""
    if gate in {"anyone", "signed_in"}:
        return [gate]
    return [role for role, permissions in roles().items() if gate in permissions]
