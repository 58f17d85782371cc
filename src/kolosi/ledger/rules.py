"""What an entry of the ledger may hold: codes, references, numbers and days; never what a person wrote."""

import re
from collections.abc import Mapping
from typing import Any

VERB = re.compile(r"[a-z_]+\.[a-z_]+")
LONGEST = 200  # characters: references, codes and digests are shorter, sentences about people are not


def is_verb(verb: str) -> bool:
    """Say whether the word has the form `package.verb`."""
    return VERB.fullmatch(verb) is not None


def unfit(details: Mapping[str, object]) -> list[str]:
    """Return the paths of details that are no plain codes, references, numbers or lists and tables of them."""
    return [path for key, value in details.items() for path in _unfit(str(key), value)]


def _unfit(path: str, value: Any) -> list[str]:
    if value is None or isinstance(value, bool | int | float):
        return []
    if isinstance(value, str):
        return [path] if len(value) > LONGEST or "\n" in value else []
    if isinstance(value, Mapping):
        return [found for key, inner in value.items() for found in _unfit(f"{path}.{key}", inner)]
    if isinstance(value, list | tuple):
        return [found for at, inner in enumerate(value) for found in _unfit(f"{path}[{at}]", inner)]
    return [path]
