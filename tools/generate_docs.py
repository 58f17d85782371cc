"""Write docs/generated from the code itself: package map, permissions, code lists, workflows.

python -m tools.generate_docs FOLDER          write
python -m tools.generate_docs --check FOLDER  say which pages are stale; exit 1 when any is
"""

import ast
import difflib
import os
import pkgutil
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

import django
import grimp

import kolosi

SOURCE = Path(str(kolosi.__file__)).parent
ORDER = ("site", "conclusions", "parties", "access", "ledger", "reference", "kernel")
NOTICE = "<!-- Made by `make docs` from the code. Edits here are lost. -->\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; bars in cells are escaped."""
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _first_line(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]


def packages() -> str:
    """Return who imports whom, and what lies in each module."""
    graph = grimp.build_graph("kolosi", cache_dir=None)
    for package in ORDER:
        graph.squash_module(f"kolosi.{package}")
    imports = {package: _below(graph, package) for package in ORDER}
    rows = [
        (f"`{name}`", _first_line(SOURCE / name / "__init__.py"), ", ".join(imports[name])) for name in ORDER
    ]
    text = "# Packages\n\nTop to bottom; a package may import only what stands below it.\n\n"
    text += table(("package", "what it holds", "imports"), rows)
    for name in ORDER:
        text += f"\n## {name}\n\n" + table(("module", "what it holds"), _modules(name))
    return text


def _below(graph: grimp.ImportGraph, package: str) -> list[str]:
    imported = graph.find_modules_directly_imported_by(f"kolosi.{package}")
    return sorted({name.split(".")[1] for name in imported} - {package})


def _modules(package: str) -> list[tuple[str, str]]:
    paths = sorted(path for path in (SOURCE / package).rglob("*.py") if "migrations" not in path.parts)
    named = [(path.relative_to(SOURCE / package).as_posix(), _first_line(path)) for path in paths]
    return [(f"`{name}`", line) for name, line in named if name != "__init__.py"]


def permissions() -> str:
    """Return who may do what, and which page asks for which permission."""
    from tools import pages

    roles = pages.roles()
    wanted = sorted({permission for granted in roles.values() for permission in granted})
    rows = [(f"`{wish}`", *("●" if wish in granted else "" for granted in roles.values())) for wish in wanted]
    text = "# Who may do what\n\n" + table(("permission", *(role.replace("_", " ") for role in roles)), rows)
    text += "\nA grant holds in one situation or in all. *anyone* and *signed in* are gates too; *signed in* means with a "
    text += "second factor.\n\n## Pages and their gates\n\n"
    own = sorted((page for page in pages.pages() if page.ours), key=lambda page: page.route)
    return text + table(
        ("page", "gate", "opens to"),
        [
            (f"`{page.route}`", page.gate, ", ".join(pages.openers(page.gate)).replace("_", " "))
            for page in own
        ],
    )


def codes() -> str:
    """Return every code list with its labels and sources."""
    text = "# Code lists\n\nEach lies in `src/kolosi/reference/data`, and is reviewed like code.\n"
    for path in sorted((SOURCE / "reference" / "data").glob("*.toml")):
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("code", [])
        if entries:
            rows = [
                (f"`{code['code']}`", code["label"]["en"], code["label"].get("fr", ""), code["source"])
                for code in entries
            ]
            text += f"\n## {path.stem}\n\n" + table(("code", "English", "French", "source"), rows)
    return text


def workflows() -> str:
    """Return a drawing of every table of roads (`ROADS`: a state, and the states it may become) in the rules."""
    text = "# Workflows\n\nDrawn from the tables named `ROADS` in the rules.\n"
    for found in sorted(pkgutil.walk_packages([str(SOURCE)], "kolosi."), key=lambda module: module.name):
        if ".rules" not in found.name:
            continue
        module = import_module(found.name)
        if isinstance(roads := getattr(module, "ROADS", None), Mapping):
            lines = [f"    {here} --> {there}\n" for here in roads for there in sorted(map(str, roads[here]))]
            text += f"\n## {found.name}\n\n{_first_line(Path(str(module.__file__)))}\n\n"
            text += "```mermaid\nstateDiagram-v2\n" + "".join(lines) + "```\n"
    return text


def generated() -> dict[str, str]:
    """Return all pages by file name."""
    made = {
        "packages.md": packages,
        "permissions.md": permissions,
        "codes.md": codes,
        "workflows.md": workflows,
    }
    return {name: NOTICE + page() for name, page in made.items()}


def main(arguments: list[str]) -> int:
    """Write or compare the pages of the folder that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolosi.site.settings")
    django.setup()
    folder, stale = Path(arguments[-1]), 0
    for name, text in generated().items():
        place = folder / name
        kept = place.read_text(encoding="utf-8") if place.exists() else ""
        if "--check" not in arguments:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        elif kept != text:
            stale += 1
            print(f"{place} is stale: make docs")
            print(
                "".join(
                    difflib.unified_diff(kept.splitlines(True), text.splitlines(True), "kept", "now", n=0)
                )
            )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
