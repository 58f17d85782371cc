"""Every code in a data file has a label in English and French, and says where it comes from."""

from pathlib import Path

import pytest

from tests.house import laws

FINE = '[[code]]\ncode = "a"\nlabel = { en = "A", fr = "A" }\nsource = "S/1"\n'


def test_every_code_is_labelled_and_sourced(root: Path) -> None:
    assert laws.unlabelled(root / "src" / "kolosi" / "reference" / "data") == []


@pytest.mark.parametrize(
    "text",
    [
        FINE.replace(', fr = "A"', ""),
        FINE.replace('fr = "A"', 'fr = ""'),
        FINE.replace('source = "S/1"', ""),
        FINE + FINE,
    ],
)
def test_a_bare_code_is_seen(text: str, tmp_path: Path) -> None:
    (tmp_path / "kinds.toml").write_text(text)
    assert len(laws.unlabelled(tmp_path)) == 1


def test_a_fine_code_passes(tmp_path: Path) -> None:
    (tmp_path / "kinds.toml").write_text(FINE)
    assert laws.unlabelled(tmp_path) == []
