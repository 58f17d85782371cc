"""Every code that reaches people has words: obstacles, acts; and every permission opens something."""

import re
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from kolosi.reference.rules import code_list
from kolosi.site import acts, obstacles
from tests.house import laws


def _obstacles(source: Path) -> set[str]:
    """Return the codes of every `Obstacle` enumeration of every rules module."""
    found: set[str] = set()
    for path in laws.modules(source):
        if laws.room(path, "rules") and "Obstacle" in path.read_text():
            name = ".".join(path.relative_to(source.parent).with_suffix("").parts).removesuffix(".__init__")
            kinds = vars(import_module(name)).values()
            found |= {
                str(code)
                for kind in kinds
                if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__name__.endswith("Obstacle")
                for code in kind
            }
    return found


def test_every_obstacle_has_a_sentence(root: Path) -> None:
    codes = _obstacles(root / "src" / "kolosi")
    assert "access.own_role" in codes  # they are found at all
    assert sorted(codes - set(obstacles.SENTENCES)) == []


def test_no_sentence_is_kept_for_an_obstacle_that_is_gone(root: Path) -> None:
    assert sorted(set(obstacles.SENTENCES) - _obstacles(root / "src" / "kolosi")) == []


def test_every_act_has_words(root: Path) -> None:
    told = set(laws.operations(root / "src" / "kolosi")) - {"ledger.record"}
    assert sorted(told - set(acts.ACTS)) == []
    assert sorted(set(acts.ACTS) - told) == []


def test_every_permission_opens_something(root: Path) -> None:
    granted = {wish for role in code_list("roles").values() for wish in role.more["permissions"]}
    written = "\n".join(path.read_text() for path in laws.modules(root / "src" / "kolosi"))
    asked = set(re.findall(r'"([a-z_]+\.[a-z_]+)"', written))
    assert sorted(granted - asked) == []
