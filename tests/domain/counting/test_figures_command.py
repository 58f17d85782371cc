"""`kolosi figures`: published sets and tables of persons, from the shell."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner, Result

from kolosi.counting.rules import admitted
from kolosi.site.command import application, figures
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
        ("[" * 100_000, ["reconcile"], "nested too deeply"),
        ('{"RU": ' + "9" * 5000 + "}", ["reconcile"], "The file cannot be read"),
        ('{"RU": 1, "RU": 2}', ["reconcile"], "told twice in one place: RU"),
        ('{"RU": NaN}', ["calibrate"], "NaN is no number"),
        ('[{"id": "a"}, {"id": "a"}]', ["calibrate"], "a set is told twice: a"),
        ('{"total": 5000000}', ["calibrate"], "total: not more than 1000000 records"),
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


@pytest.mark.parametrize("command", ["reconcile", "calibrate"])
def test_a_set_that_cannot_be_taken_is_named_by_field_and_reason_and_the_others_are_held(
    tmp_path: Path, command: str
) -> None:
    bad = {"id": "bad", "RU": {"total": 6, "by_party": {"Alpha": "four"}}, "period": "first quarter"}
    path = written(tmp_path, {"sets": [bad, SIMULATED, 3]})
    said = run(command, path)
    assert said.exit_code == 1
    assert said.stdout.startswith("simulated: ")
    assert said.stderr.splitlines() == [
        "bad, RU by_party Alpha: A whole number is expected, or a bound such as 'at least 20'. (four)",
        "bad, period: Days are expected, such as 2017, 2017Q2, or a first and a last day. (first quarter)",
        "set 3: An object with the numbers of one set is expected here. (3)",
    ]
    told = json.loads(run(command, path, "--json").stdout)
    assert [one["id"] for one in told["sets"]] == ["simulated"]
    assert [(one["set"], one["field"]) for one in told["refused"]] == [
        ("bad", "RU by_party Alpha"), ("bad", "period"), ("set 3", ""),
    ]  # fmt: skip


def test_bounds_are_told_apart_from_numbers_and_what_is_not_read_is_named(tmp_path: Path) -> None:
    said = run(
        "reconcile", written(tmp_path, {"small": [{"id": "a", "total": ">9", "RU": "1 200"}], "note": {}})
    )
    assert (said.exit_code, said.stderr) == (0, "beside the sets, not read: note\n")
    assert said.stdout.splitlines()[1:] == ["  not exact: total >9", "  not checked: RU"]


def test_what_contradicts_itself_does_not_add_up(tmp_path: Path) -> None:
    one = {"id": "a", "RU": {"total": 3, "boys": 2, "girls": 1, "under15": 4}}
    assert run("reconcile", written(tmp_path, one)).stdout.splitlines() == [
        "a: 1 checks",
        "  RU under15: 4, more than 3",
    ]


def test_every_fault_has_its_sentence() -> None:
    assert set(figures.FAULTS) == set(admitted.Fault)


def test_a_table_of_persons_of_no_known_layout_names_what_it_lacks(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"sexo": ["HOMBRE"]}), tmp_path / "persons.parquet")
    said = run("persons", str(tmp_path / "persons.parquet"))
    assert said.exit_code == 2
    assert "edad_categoria" in said.stderr


def persons(place: Path, **more: list[object]) -> Path:
    told: dict[str, list[object]] = {
        "match_group_id": ["a", "b", "c"], "edad_categoria": ["10-14", None, "15-17"], "edad_categoria_imputed": [False] * 3,
        "sexo": ["HOMBRE", "MUJER", "HOMBRE"], "sexo_imputed": [False, True, False], "p_str": ["X", "X", None],
        "p_str_imputed": [False] * 3, "yy_hecho": [1999, 3024, 2001],
    }  # fmt: skip
    parquet.write_table(pa.table({**told, **more}), place)
    return place


def test_what_cannot_be_keeps_a_row_of_its_own_and_is_told(tmp_path: Path) -> None:
    said = run("persons", str(persons(tmp_path / "p.parquet"))).stdout.splitlines()
    assert "  among the unknown, 1 that no year of the table can be: 3024 1" in said
    assert "  among the unknown, 1 that the publisher imputed: female 1" in said
    assert [line.split() for line in said[-4:-1]] == [["1999", "1"], ["2001", "1"], ["unknown", "1"]]


def test_a_damaged_table_and_a_person_told_twice_are_refused_whole(tmp_path: Path) -> None:
    many = {"match_group_id": [f"person-{number}" for number in range(3000)]}
    rest = {name: [None] * 3000 for name in parquet.read_schema(persons(tmp_path / "p.parquet")).names[1:]}
    torn = persons(tmp_path / "torn.parquet", **{**rest, **many})
    data = bytearray(torn.read_bytes())
    data[100:4000] = bytes(3900)
    torn.write_bytes(data)
    twice = persons(tmp_path / "twice.parquet", match_group_id=["a", "b", "a"])
    for path, why in [(torn, "is damaged"), (twice, "tells no single person: 'a'")]:
        said = run("persons", str(path))
        assert (said.exit_code, said.stdout) == (2, "")
        assert why in said.stderr


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
