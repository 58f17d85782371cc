"""Every sentence has its French; a sentence without one, or with other values filled in, is seen."""

import ast
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tools import translations


@pytest.fixture(autouse=True)
def at_home(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def test_the_catalogues_hold_what_the_code_says_and_all_of_it_in_french() -> None:
    assert translations.main("check") == 0


def test_a_missing_sentence_is_seen() -> None:
    told = [
        Message("Kept", "Tenu"),
        Message("Not yet", ""),
        Message(("one", "many"), ("un", "")),
        Message("Sure", "Sûr", flags=["fuzzy"]),
    ]
    assert translations.missing(told) == ["Not yet", "('one', 'many')", "Sure"]


@pytest.mark.parametrize("french", ["%(name)s de %(total)s", "aucun", "%(nombre)s de %(count)s {limit}"])
def test_other_values_are_seen(french: str) -> None:
    right = Message("%(name)s of %(count)s, %(name)s", "%(count)s : %(name)s")
    assert translations.unlike([right, Message("%(name)s of %(count)s", french)]) == ["%(name)s of %(count)s"]


def test_words_of_another_language_are_seen() -> None:
    french = [Message("Period", "Période"), Message("Base", "Base"), Message("Not yet", "Pas encore")]
    told = [Message("Period", "Période"), Message("Base", "Base"), Message("Not yet", "")]
    assert translations.borrowed(told, french) == ["Period"]


def test_sentences_of_modules_and_templates_are_gathered() -> None:
    places = {place.rsplit(".", 1)[1] for place, _, _ in translations.sentences()}
    assert places >= {"py", "html"}
    assert translations.gathered().get("Skip to the content") is not None


def _unseen(tree: Path) -> list[str]:
    """Return sentences inside f-strings: what gathers them does not look there, so they would stay English."""
    return [
        f"{path}:{call.lineno}"
        for path in sorted(tree.rglob("*.py"))
        for told in ast.walk(ast.parse(path.read_text()))
        if isinstance(told, ast.JoinedStr)
        for call in ast.walk(told)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in translations.KEYWORDS
    ]


def test_no_sentence_hides_from_the_gathering(root: Path, tmp_path: Path) -> None:
    assert _unseen(root / "src" / "kolosi") == []
    (tmp_path / "views.py").write_text("def said(_):\n    return f\"({_('overdue')})\"\n")
    assert len(_unseen(tmp_path)) == 1
