"""Each counting rule Rnn has its line in docs/counting.md, its function and a test that name it; each known defect a test."""

import re
from importlib import import_module
from pathlib import Path

LINE = re.compile(r"^\| (R\d\d) \| .+ \| .+ \| `(\w+)\.(\w+)` \|$", re.MULTILINE)

DEFECT = re.compile(r"\bB\d{1,2}\b|\bR2-\d{4}\b")


def missing(told: str, tests: str) -> list[str]:
    """Return the rules without a number in order, a function that names them, or a test that names them."""
    lines = LINE.findall(told)
    wanted = [f"R{number:02d}" for number in range(1, len(lines) + 1)]
    broken = [f"{rule}: not in order" for (rule, _, _), due in zip(lines, wanted, strict=True) if rule != due]
    for rule, module, name in lines:
        place = import_module(f"kolosi.counting.rules.{module}")
        source = Path(str(place.__file__)).read_text()
        if not hasattr(place, name) or f"{rule}:" not in source:
            broken.append(f"{rule}: no function that names it")
        if f"def test_{rule.lower()}_" not in tests:
            broken.append(f"{rule}: no test")
    return broken


def test_every_rule_has_a_function_and_a_test(root: Path) -> None:
    told = (root / "docs" / "counting.md").read_text()
    tests = "\n".join(path.read_text() for path in sorted((root / "tests/rules/counting").glob("test_*.py")))
    assert len(LINE.findall(told)) == len(re.findall(r"^\| R\d+ ", told, re.MULTILINE)) >= 18
    assert missing(told, tests) == []


def test_no_rule_stands_in_the_code_alone(root: Path) -> None:
    told = {rule for rule, _, _ in LINE.findall((root / "docs" / "counting.md").read_text())}
    source = "\n".join(path.read_text() for path in (root / "src/kolosi/counting").rglob("*.py"))
    assert set(re.findall(r"\bR\d\d\b", source)) <= told


def test_a_rule_without_test_or_function_is_seen() -> None:
    told = "| R01 | a | b | `units.counts_victims` |\n| R03 | a | b | `units.no_such` |\n"
    assert missing(told, "def test_r01_x") == [
        "R03: not in order",
        "R03: no function that names it",
        "R03: no test",
    ]


def unnamed(told: str, tests: str) -> list[str]:
    """Return the defects of the table that no test names: B7 as `test_…b07…`, R2-2446 as itself."""
    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith(("| B", "| R2-"))]
    return [
        one
        for one in DEFECT.findall(" ".join(rows))
        if not re.search(rf"def test_\w*b{int(one[1:]):02d}_" if one[0] == "B" else rf"\b{one}\b", tests)
    ]


def test_every_known_defect_is_named_by_a_test(root: Path) -> None:
    told = (root / "docs" / "counting.md").read_text()
    table = told.split("## Defects", 1)[1]
    assert {f"B{number}" for number in range(1, 17)} <= set(DEFECT.findall(table))
    assert len({one for one in DEFECT.findall(table) if one.startswith("R2-")}) == 24
    tests = "\n".join(
        path.read_text()
        for part in ("rules", "domain")
        for path in (root / "tests" / part).rglob("test_*.py")
    )
    assert unnamed(table, tests) == []


def test_a_defect_without_a_test_is_seen() -> None:
    told = "| B1, B12 | a | b |\n| R2-2446 | a | b |\n| rule | B3 | b |\n"
    assert unnamed(told, "def test_b01_x\ndef test_b02_b12_y") == ["R2-2446"]
    assert unnamed(told, "def test_b1_x # R2-2446") == ["B1", "B12"]
