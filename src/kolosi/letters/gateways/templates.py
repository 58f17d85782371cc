"""The Markdown templates of letters: TOML between +++ lines, then paragraphs around a line that says {agreed}.

One file per kind and language beside this package's pages; a template that lacks a part is a fault of the installation.
"""

import tomllib
from functools import cache
from importlib import resources

from kolosi.letters.rules.writing import MARK, Template

FENCE = "+++"


@cache
def template(kind: str, language: str) -> Template:
    """Return the template of that kind in that language; `FileNotFoundError` where none is written."""
    folder = resources.files("kolosi.letters").joinpath("templates", "letters", "markdown")
    return parsed(folder.joinpath(f"{kind}.{language}.md").read_text(encoding="utf-8"))


def parsed(text: str) -> Template:
    """Return a template from its text; `ValueError` says what it lacks."""
    parts = text.split(f"{FENCE}\n")
    if len(parts) != 3 or parts[0].strip():
        raise ValueError(f"a template begins with TOML between two lines {FENCE}")
    front = tomllib.loads(parts[1])
    paragraphs = [" ".join(one.split("\n")) for one in parts[2].strip().split("\n\n")]
    if paragraphs.count(MARK) != 1:
        raise ValueError(f"a template has one paragraph {MARK}, where the agreed text stands")
    at = paragraphs.index(MARK)
    return Template(
        sender=tuple(front["sender"]),
        title=front["title"],
        enclosed=front["enclosed"],
        before=tuple(paragraphs[:at]),
        after=tuple(paragraphs[at + 1 :]),
        signature=tuple(front["signature"]),
    )
