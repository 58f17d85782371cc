"""docs/generated is what the code says now."""

from pathlib import Path

from tools import generate_docs


def test_generated_pages_are_fresh(root: Path) -> None:
    kept = {path.name: path.read_text() for path in (root / "docs" / "generated").glob("*.md")}
    stale = [name for name, text in generate_docs.generated().items() if kept.get(name) != text]
    assert stale == [], "make docs"


def test_a_stale_page_is_seen(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    generate_docs.main([str(tmp_path)])
    assert generate_docs.main(["--check", str(tmp_path)]) == 0
    (tmp_path / "packages.md").write_text("another map\n")
    assert generate_docs.main(["--check", str(tmp_path)]) == 1
    assert "packages.md is stale" in capsys.readouterr().out
