"""The import contracts of pyproject.toml hold, and each is broken by the import it forbids."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PACKAGES = (
    "kernel", "reference", "ledger", "access", "places", "parties", "incidents", "verification", "counting", "plans", "conclusions", "listing", "reports", "letters", "thread", "site",
)  # fmt: skip
# What is written where, and the contract that must be broken by it.
TRESPASSES = {
    "upward": ("reference/rules.py", "import kolosi.conclusions.rules", "The tree is the story"),
    "upward, types only": (
        "ledger/rules.py",
        "import typing\n\nif typing.TYPE_CHECKING:\n    import kolosi.access.rules",
        "The tree is the story",
    ),
    "a room nobody placed": ("elsewhere/__init__.py", "", "The tree is the story"),
    "inside a package": ("access/queries.py", "import kolosi.access.operations", "Inside a package"),
    "impure rules": ("conclusions/rules.py", "import django.db", "Rules are pure"),
    "impure through another": ("reference/rules.py", "import kolosi.reference.data_base", "Rules are pure"),
    "kernel": ("kernel/precision.py", "import lxml.etree", "The kernel knows no framework"),
    "conclusions' tables": (
        "site/pages.py",
        "import kolosi.conclusions.models",
        "Conclusions' tables stay at home",
    ),
    "access's tables": (
        "conclusions/queries.py",
        "import kolosi.access.models",
        "Access's tables stay at home",
    ),
    "the parties' tables": (
        "conclusions/queries.py",
        "import kolosi.parties.models",
        "The parties' tables stay at home",
    ),
    "the incidents' tables": (
        "counting/queries.py",
        "import kolosi.incidents.models",
        "The incidents' tables stay at home",
    ),
    "the figures' tables": (
        "conclusions/queries.py",
        "import kolosi.counting.models",
        "The figures' tables stay at home",
    ),
    "the commitments' tables": (
        "conclusions/queries.py",
        "import kolosi.plans.models",
        "The commitments' tables stay at home",
    ),
    "the products' tables": (
        "site/queries.py",
        "import kolosi.reports.models",
        "The products' tables stay at home",
    ),
    "verification's tables": (
        "counting/queries.py",
        "import kolosi.verification.models",
        "Verification's tables stay at home",
    ),
    "the places' tables": (
        "incidents/queries.py",
        "import kolosi.places.models",
        "The places' tables stay at home",
    ),
    "the listings' tables": (
        "reports/queries.py",
        "import kolosi.listing.models",
        "The listings' tables stay at home",
    ),
    "the letters' tables": (
        "site/queries.py",
        "import kolosi.letters.models",
        "The letters' tables stay at home",
    ),
    "the ledger's tables": (
        "access/queries.py",
        "import kolosi.ledger.models",
        "The ledger's tables stay at home",
    ),
    "cycle": ("conclusions/rules.py", "import kolosi.conclusions.gateways", "No cycles at any depth"),
}


def _judge(folder: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command as judge; judge()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **surroundings},
    )  # fmt: skip


def _sandbox(folder: Path, root: Path) -> Path:
    """Build an empty house under the real contracts: every room with its files, and nothing in them."""
    house = folder / "src" / "kolosi"
    for package in ("", *PACKAGES):
        (house / package).mkdir(parents=True, exist_ok=True)
        (house / package / "__init__.py").touch()
    for package in (
        "reference",
        "ledger",
        "access",
        "places",
        "parties",
        "incidents",
        "verification",
        "counting",
        "plans",
        "conclusions",
        "listing",
        "reports",
        "letters",
        "thread",
    ):
        for room in ("rules", "models", "queries", "operations", "views", "gateways"):
            (house / package / f"{room}.py").touch()
    (house / "reference" / "data_base.py").write_text("import sqlite3\n")
    shutil.copy(root / "pyproject.toml", folder)
    return house


def test_contracts_hold(root: Path) -> None:
    judged = _judge(root)
    assert judged.returncode == 0, judged.stdout


def test_an_empty_house_keeps_them(root: Path, tmp_path: Path) -> None:
    _sandbox(tmp_path, root)
    judged = _judge(tmp_path, PYTHONPATH=str(tmp_path / "src"))
    assert judged.returncode == 0, judged.stdout


@pytest.mark.parametrize(("name", "text", "contract"), TRESPASSES.values(), ids=TRESPASSES)
def test_a_trespass_breaks_its_contract(
    name: str, text: str, contract: str, root: Path, tmp_path: Path
) -> None:
    place = _sandbox(tmp_path, root) / name
    place.parent.mkdir(exist_ok=True)
    place.write_text(text + "\n")
    if contract.startswith("No cycles"):
        (place.parent / "gateways.py").write_text("import kolosi.conclusions.rules\n")
    judged = _judge(tmp_path, PYTHONPATH=str(tmp_path / "src"))
    broken = [line for line in judged.stdout.splitlines() if line.endswith("BROKEN")]
    assert judged.returncode == 1, judged.stdout
    assert any(line.startswith(contract) for line in broken), judged.stdout


def test_every_contract_is_trespassed(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    shown = tuple(contract for _, _, contract in TRESPASSES.values())
    assert [name for contract in contracts if not (name := contract["name"]).startswith(shown)] == []
