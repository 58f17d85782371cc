"""`kolosi figures`: published sets and tables of persons, from the shell."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner, Result

from kolosi.site.command import application
from tests.conftest import SHARED

SETS = SHARED / "figures" / "published_sets.json"
PERSONS = SHARED / "events" / "verdata-reclutamiento-R1.parquet"
SIMULATED: dict[str, Any] = {
    "id": "simulated", "total": 14, "residual": 1, "period": ["2020-01-01", "2020-12-31"],
    "RU": {"total": 6, "boys": 4, "girls": 2, "combat": 1}, "KM": 4, "SV": 1, "AB": 1, "attacks": 1, "DHA": 0, "MU": 3,
}  # fmt: skip


def run(*words: str) -> Result:
    return CliRunner().invoke(application, ["figures", *words])


def written(folder: Path, told: object) -> str:
    path = folder / "sets.json"
    path.write_text(json.dumps(told))
    return str(path)


def test_a_set_is_held_against_its_parts_and_what_is_left_over_is_told(tmp_path: Path) -> None:
    said = run("reconcile", written(tmp_path, {"sets": [SIMULATED]})).stdout.splitlines()
    assert said == [
        "simulated: 2 checks",
        "  total: stated 14, parts 13, residual 1",
        "  not checked: MU",
    ]
    told = json.loads(run("reconcile", written(tmp_path, SIMULATED), "--json").stdout)["sets"][0]
    assert (told["adds_up"], told["residuals"], told["residual_as_stated"]) == (False, {"total": 1}, True)


def test_a_set_is_counted_again_from_simulated_records(tmp_path: Path) -> None:
    said = run("calibrate", written(tmp_path, [SIMULATED]), "--set", "simulated")
    assert said.exit_code == 0
    assert [line.split() for line in said.stdout.splitlines() if line.endswith("differs")] == [
        ["total", "14", "13", "differs"]
    ]
    assert "  not read: RU combat" in said.stdout


@pytest.mark.parametrize(
    ("content", "words", "sentence"),
    [
        ("{", ["reconcile"], "The file cannot be read"),
        ("[1]", ["reconcile"], "holds no published sets"),
        ('{"sets": []}', ["calibrate", "--set", "none"], "There is no set none"),
        ("{}", ["persons"], "is not a Parquet file"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, content: str, words: list[str], sentence: str
) -> None:
    path = tmp_path / "file"
    path.write_text(content)
    said = run(words[0], str(path), *words[1:])
    assert said.exit_code == 2
    assert sentence in said.stderr


def test_a_table_of_persons_of_no_known_layout_names_what_it_lacks(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"sexo": ["HOMBRE"]}), tmp_path / "persons.parquet")
    said = run("persons", str(tmp_path / "persons.parquet"))
    assert said.exit_code == 2
    assert "edad_categoria" in said.stderr


@pytest.mark.shared
def test_the_real_sets_add_up_but_for_two_residuals() -> None:
    told = json.loads(run("reconcile", str(SETS), "--json").stdout)["sets"]
    assert {one["id"]: one["residuals"] for one in told if not one["adds_up"]} == {
        "world_2022": {"total": 36},
        "world_2023": {"total": 5},
    }
    assert all(one["residual_as_stated"] is not False and not one["too_great"] for one in told)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "beyond"),
    [("afghanistan_2024", {}), ("world_2022", {"total": 36, "in_period": 36}), ("world_2024", {})],
)
def test_a_real_set_is_counted_again_but_for_what_it_holds_beyond_its_parts(
    name: str, beyond: dict[str, int]
) -> None:
    said = run("calibrate", str(SETS), "--set", name, "--json")
    assert said.exit_code == 0, said.exc_info
    [told] = json.loads(said.stdout)["sets"]
    off = {row["name"]: row["stated"] - row["counted"] for row in told["numbers"]}
    assert {number: by for number, by in off.items() if by} == beyond
    assert told["off"] == {}


@pytest.mark.shared
def test_real_persons_are_counted_with_the_unknown_in_rows_of_their_own() -> None:
    told = json.loads(run("persons", str(PERSONS), "--json").stdout)
    assert told["persons"] == 19226
    assert {name: sum(rows.values()) for name, rows in told["by"].items()} == dict.fromkeys(
        ("age", "sex", "party", "year"), 19226
    )
    assert told["by"]["sex"] == {"female": 4719, "male": 10946, "unknown": 3561}
    assert told["set_aside"]["sex"] == {"female": 1205, "male": 2356}
    assert (told["by"]["age"]["unknown"], told["by"]["party"]["unknown"]) == (1851, 4352)
    assert sum(cell["persons"] for cell in told["cells"]) == 19226
