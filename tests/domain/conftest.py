"""While domain tests act, the house watches: an operation that succeeds leaves its own entry in the ledger."""

from collections.abc import Callable, Iterator
from functools import wraps
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps

from tests.conftest import ROOT
from tests.house import laws

SOURCE = ROOT / "src" / "kolosi"
THE_DOOR = "ledger.record"


def _watched(act: str, operation: Callable[..., Any]) -> Callable[..., Any]:
    entries = apps.get_model("ledger", "Entry").objects

    @wraps(operation)
    def acting(*args: Any, **kwargs: Any) -> Any:
        before = entries.filter(verb=act).count()
        answer = operation(*args, **kwargs)
        assert entries.filter(verb=act).count() > before, f"{act} left no entry in the ledger"
        return answer

    return acting


def _places(act: str, path: str) -> Iterator[tuple[ModuleType, str]]:
    """Yield where the operation can be called from: its module, and the room that hands it on."""
    package, verb = act.split(".")
    for name in {path, f"kolosi.{package}.operations"}:
        module = import_module(name)
        if hasattr(module, verb) and not isinstance(getattr(module, verb), ModuleType):
            yield module, verb


@pytest.fixture(autouse=True)
def every_act_leaves_an_entry(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.node.get_closest_marker("django_db"):
        return
    for act, (place, _) in laws.operations(SOURCE).items():
        path = ".".join(["kolosi", *place.relative_to(SOURCE).with_suffix("").parts]).removesuffix(
            ".__init__"
        )
        for module, verb in _places(act, path) if act != THE_DOOR else ():
            monkeypatch.setattr(module, verb, _watched(act, getattr(module, verb)))
