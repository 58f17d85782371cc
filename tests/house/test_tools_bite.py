"""Types, coverage and migrations: each tool holds on the house and refuses a trespass under the same configuration."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def _run(*command: object, cwd: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("COVERAGE_", "COV_"))}
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd, capture_output=True, text=True, check=False, env={**kept, **surroundings},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("no-untyped-def", "def late(day):\n    return day\n"),
        ("return-value", "def late() -> int:\n    return 'no'\n"),
        ("attr-defined", "from kolosi.access import queries\n\nqueries.no_such_read\n"),
    ],
)
def test_types_are_strict(word: str, text: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "trespass.py").write_text(text)
    judged = _run(
        "mypy", "--config-file", root / "pyproject.toml", "--cache-dir", root / ".mypy_cache" / "trespass",
        "--follow-imports=silent", tmp_path / "trespass.py",
        cwd=root,
    )  # fmt: skip
    assert judged.returncode == 1, judged.stdout + judged.stderr
    assert word in judged.stdout


GATED = "def kept(x):\n    if x:\n        return 1\n    return 2\n"
HALF = "from gated import kept\n\n\ndef test_half():\n    assert kept(True) == 1\n"


@pytest.mark.parametrize(("floor", "code"), [(90, 1), (50, 0)])
def test_coverage_below_the_floor_fails_the_run(floor: int, code: int, root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "tests" / "conftest.py", tmp_path)
    (tmp_path / "gated.py").write_text(GATED)
    (tmp_path / "test_half.py").write_text(HALF)
    settings = f"[tool.coverage.run]\nbranch = true\nparallel = true\nsource = ['.']\nomit=['conftest.py']\n[tool.coverage.report]\nfail_under = {floor}\n"
    (tmp_path / "pyproject.toml").write_text(settings + "[tool.pytest.ini_options]\npythonpath = ['.']\n")
    data = str(tmp_path / "data")
    judged = _run(
        "coverage", "run", "-m", "pytest", "-p", "no:django", "-p", "no:cacheprovider", "--coverage-gate",
        cwd=tmp_path, COVERAGE_FILE=data,
    )  # fmt: skip
    assert (judged.returncode, "FAILED: coverage is" in judged.stdout) == (code, bool(code)), judged.stdout
    assert "1 passed" in judged.stdout.splitlines()[-1]  # the closing line stays pytest's


def test_the_floor_is_real(root: Path) -> None:
    told = (root / "pyproject.toml").read_text()
    assert "fail_under = 90" in told
    assert "--coverage-gate" in (root / "tools" / "test.sh").read_text()


def test_migrations_run_back_and_forth(root: Path, tmp_path: Path) -> None:
    place = {
        "KOLOSI_DATABASE": f"sqlite:///{tmp_path / 'back.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "kolosi.site.settings",
    }
    migrate = ("django", "migrate", "--verbosity", "1")
    rooms = [
        room
        for room in ("conclusions", "parties", "access", "ledger")
        if (root / "src/kolosi" / room / "migrations").is_dir()
    ]
    for step in ((), *((room, "zero") for room in rooms), ()):
        done = _run(*migrate, *step, cwd=root, KOLOSI_DATA=str(tmp_path), **place)
        assert done.returncode == 0, done.stderr[-2000:]


def test_nothing_is_left_to_migrate(root: Path, tmp_path: Path) -> None:
    place = {
        "KOLOSI_DATABASE": f"sqlite:///{tmp_path / 'x.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "kolosi.site.settings",
    }
    done = _run(
        "django", "makemigrations", "--check", "--dry-run", cwd=root, KOLOSI_DATA=str(tmp_path), **place
    )
    assert done.returncode == 0, done.stdout + done.stderr


SECOND_LEAF = """from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = []
"""


def test_two_next_migrations_are_refused(root: Path, tmp_path: Path) -> None:
    shutil.copytree(
        root / "src" / "kolosi", tmp_path / "kolosi", ignore=shutil.ignore_patterns("__pycache__")
    )
    surroundings = {"PYTHONPATH": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kolosi.site.settings"}
    assert _run("django", "check", cwd=tmp_path, KOLOSI_DATA=str(tmp_path), **surroundings).returncode == 0
    for name in ("0090_mine", "0090_yours"):
        (tmp_path / "kolosi" / "ledger" / "migrations" / f"{name}.py").write_text(SECOND_LEAF)
    judged = _run("django", "check", cwd=tmp_path, KOLOSI_DATA=str(tmp_path), **surroundings)
    assert judged.returncode == 1
    assert "dlm.E" in judged.stderr
