"""Code lists read from the reviewed files beside this module (`data/*.toml`); no code lives in Python."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class Code:
    """One entry of a list: its code, its labels (`en`, `fr`), the source of the entry, and what else it carries."""

    code: str
    label: Mapping[str, str]
    source: str
    more: Mapping[str, Any] = field(default_factory=dict)

    def labelled(self, language: str) -> str:
        """Return the label in that language, or in English when the list has no such language."""
        return self.label.get(language) or self.label["en"]


@cache
def document(name: str) -> Mapping[str, Any]:
    """Return the whole data file `name` (without its ending) as plain values; the file is read once."""
    path = resources.files("kolosi.reference").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def code_list(name: str) -> Mapping[str, Code]:
    """Return the list's codes in file order; `KeyError` names an entry without label or source."""
    return {entry["code"]: _code(entry) for entry in document(name)["code"]}


def _code(entry: Mapping[str, Any]) -> Code:
    more = {key: value for key, value in entry.items() if key not in {"code", "label", "source"}}
    return Code(code=entry["code"], label=entry["label"], source=entry["source"], more=more)


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of `data/<name>.txt`, one a line; lines that begin with # are remarks."""
    path = resources.files("kolosi.reference").joinpath("data", f"{name}.txt")
    return frozenset(line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
