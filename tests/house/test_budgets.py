"""Small enough to read: modules, functions, complexity, names."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import laws

Law = Callable[[Path], list[str]]
TRESPASSES: list[tuple[Law, str, str]] = [
    (laws.long_modules, "rules.py", "x = 1\n" * 301),
    (laws.long_functions, "rules.py", "def walk():\n" + "    x = 1\n" * 40),
    (laws.forbidden_names, "utils.py", '"""Words."""\n'),
    (laws.forbidden_names, "core/thing.py", '"""Words."""\n'),
    (laws.undocumented, "kernel/dates.py", "x = 1\n"),
    (laws.undocumented, "rules.py", '"""Words."""\n\n\ndef allowed():\n    return True\n'),
    (laws.undocumented, "gateways/sheet.py", '"""Words."""\n\n\ndef rows():\n    return []\n'),
    (laws.nameless_reads, "queries.py", "def people(request):\n    return []\n"),
    (laws.nameless_reads, "queries/asks.py", "def asks():\n    return []\n"),
]


@pytest.mark.parametrize("law", dict.fromkeys(law for law, _, _ in TRESPASSES), ids=lambda law: law.__name__)
def test_the_house_keeps_the_law(law: Law, root: Path) -> None:
    assert law(root / "src" / "kolosi") == []


@pytest.mark.parametrize(
    ("law", "name", "text"), TRESPASSES, ids=lambda part: getattr(part, "__name__", None)
)
def test_a_trespass_is_seen(law: Law, name: str, text: str, tmp_path: Path) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    place.write_text(text)
    assert [str(tmp_path) in found for found in law(tmp_path)] == [True]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "C901",
            "def f(x):\n"
            + "".join(f"    if x == {n}:\n        return {n}\n" for n in range(9))
            + "    return 0\n",
        ),
        ("TID251", "from datetime import datetime\n\nAT = datetime.now()\n"),
        ("TID252", "from . import rules\n"),
        ("BLE001", "try:\n    print()\nexcept Exception:\n    print()\n"),
        ("D100", "x = 1\n"),
        ("ERA001", "# x = f(1)\n"),
        ("DTZ005", "import datetime\n\nAT = datetime.datetime.now()\n"),
    ],
)
def test_ruff_refuses(code: str, text: str, root: Path) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--config", root / "pyproject.toml", "--no-cache"]
    judged = subprocess.run(
        [*command, "--stdin-filename", root / "src/kolosi/conclusions/rules/trespass.py", "-"],
        input=text, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 1
    assert code in judged.stdout
