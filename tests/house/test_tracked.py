"""What is in the repository: no machine's paths, no index addresses, no text of the material beside the project."""

import hashlib
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import laws

LONG = 130  # characters: names of bodies and headings of the genre are up to 120 long, sentences of substance longer
# By these words every document of the genre opens its channels; they belong to nobody.
FORMULA = re.compile(r"The (?:members of the )?Working Group agreed to[^:]{0,200}:")


@pytest.fixture(scope="module")
def tracked(root: Path) -> dict[str, bytes]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode != 0:
        pytest.skip("not a git checkout: what is tracked cannot be told")
    paths = [root / name for name in listed.stdout.split("\0") if name]
    return {str(path.relative_to(root)): path.read_bytes() for path in paths if path.is_file()}


def _texts(files: dict[str, bytes]) -> dict[str, str]:
    return {name: data.decode("utf-8", "ignore") for name, data in files.items() if b"\0" not in data}


def test_no_address_of_an_index_or_a_machine(tracked: dict[str, bytes]) -> None:
    assert (
        laws.addresses(
            {name: text for name, text in _texts(tracked).items() if name != "tests/house/laws.py"}
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "see /" + "work/main",
        "cat /" + "tmp/x",
        "--index" + "-url x",
        "https://host.example" + "/simple",
        "/" + "root/.x",
    ],
)
def test_an_address_is_seen(text: str) -> None:
    assert len(laws.addresses({"a": f"# {text}\n", "b": "tmp/kept, docs/work/plan, /simple\n"})) == 1


def test_nothing_of_the_real_material_was_copied(tracked: dict[str, bytes], shared: Path) -> None:
    sums = {hashlib.sha256(path.read_bytes()).hexdigest() for path in _small(shared)}
    assert [name for name, data in tracked.items() if data and hashlib.sha256(data).hexdigest() in sums] == []


def test_no_long_sentence_of_the_real_material_was_copied(tracked: dict[str, bytes], shared: Path) -> None:
    real = _joined((shared / "conclusions" / "mali-2018.txt").read_text())
    real = FORMULA.sub("", real)
    pieces = {real[at : at + LONG] for at in range(len(real) - LONG)}
    copied = [name for name, text in _texts(tracked).items() if _repeats(_joined(text), pieces)]
    assert _repeats(real[500:900], pieces)  # the check itself sees a copy
    assert copied == []


def _small(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and 0 < path.stat().st_size < 20_000_000)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _repeats(text: str, pieces: set[str]) -> bool:
    return any(text[at : at + LONG] in pieces for at in range(max(0, len(text) - LONG + 1)))


def test_every_dependency_has_a_reason(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {requirement.split(">")[0].split("[")[0] for requirement in wanted}
    told = (root / "ARCHITECTURE.md").read_text()
    assert sorted(name for name in names if f"`{name}`" not in told) == []


def test_locks_hold_hashes_and_nothing_else(root: Path) -> None:
    for lock in (root / "requirements").glob("*.txt"):
        entries = lock.read_text().replace("\\\n", " ").splitlines()
        pinned = [entry for entry in entries if entry.strip() and not entry.lstrip().startswith("#")]
        assert [entry for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == [], lock


def test_the_lock_of_developers_holds_that_of_users(root: Path) -> None:
    pins = {name: set(_pins(root / "requirements" / f"{name}.txt")) for name in ("run", "dev")}
    assert pins["run"] - pins["dev"] == set()


def _pins(lock: Path) -> Iterator[str]:
    return (line.split(" ")[0] for line in lock.read_text().splitlines() if "==" in line)
