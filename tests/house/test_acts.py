"""Every operation names its doer and its moment, and leaves an entry in the ledger."""

from pathlib import Path

import pytest

from tests.house import laws

# The ledger's own door is where entries come from.
THE_DOOR = "ledger.record"
FINE = "def keep(*, ref: str, by: Viewer, at: datetime):\n    _write(by, at)\n\n\ndef _write(by, at):\n    ledger.record(by=by)\n"


def test_operations_take_by_and_at(root: Path) -> None:
    assert laws.loose_operations(root / "src" / "kolosi") == []


def test_operations_leave_an_entry(root: Path) -> None:
    assert set(laws.silent_operations(root / "src" / "kolosi")) <= {THE_DOOR}


def _packages(tmp_path: Path, text: str) -> Path:
    place = tmp_path / "conclusions" / "operations.py"
    place.parent.mkdir()
    place.write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    "text",
    [
        FINE.replace("*, ref: str", "ref: str, *"),
        FINE.replace("by: Viewer, ", ""),
        FINE.replace("at: datetime", "at: str"),
    ],
)
def test_a_loose_operation_is_seen(text: str, tmp_path: Path) -> None:
    assert laws.loose_operations(_packages(tmp_path, text)) == ["conclusions.keep"]


def test_a_silent_operation_is_seen(tmp_path: Path) -> None:
    assert laws.silent_operations(_packages(tmp_path, FINE.replace("ledger.record", "print"))) == [
        "conclusions.keep"
    ]


def test_a_fine_operation_passes(tmp_path: Path) -> None:
    tree = _packages(tmp_path, FINE)
    assert laws.loose_operations(tree) == laws.silent_operations(tree) == []
