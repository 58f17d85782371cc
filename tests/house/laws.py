"""The laws that no ready-made tool knows: each reads a source tree and names the places that break it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

LINES, FUNCTION_LINES = 300, 40
FORBIDDEN = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "core",
    "service",
    "services",
    "manager",
    "managers",
}
MAKES_VIEWERS = "viewer_of"  # the one read that comes before any viewer
SPEAKING = {"rules", "queries", "operations", "gateways"}  # their public functions say what the name cannot
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(tree: Path) -> Iterator[Path]:
    """Yield every module that people wrote: not migrations."""
    return (path for path in sorted(tree.rglob("*.py")) if "migrations" not in path.parts)


def functions(tree: Path) -> Iterator[tuple[Path, Function]]:
    """Yield every function of every module, methods and inner functions too."""
    for path in modules(tree):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, Function):
                yield path, node


def _top(path: Path) -> Iterator[Function]:
    return (node for node in ast.parse(path.read_text()).body if isinstance(node, Function))


def room(path: Path, name: str) -> bool:
    """Say whether the path is the module `name` of a package or lies in the package `name`."""
    return path.stem == name or name in path.parent.parts


def long_modules(tree: Path) -> list[str]:
    """Return modules of more than 300 lines, migrations too: those can be told in parts."""
    return [str(path) for path in sorted(tree.rglob("*.py")) if len(path.read_text().splitlines()) > LINES]


def long_functions(tree: Path) -> list[str]:
    """Return functions of more than 40 lines, decorators apart."""
    return [
        f"{path}: {node.name}"
        for path, node in functions(tree)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    ]


def forbidden_names(tree: Path) -> list[str]:
    """Return files and folders whose name says nothing."""
    return [str(path) for path in sorted(tree.rglob("*")) if path.stem.lower() in FORBIDDEN]


def undocumented(tree: Path) -> list[str]:
    """Return modules without a docstring, and public functions of speaking rooms without one."""
    mute = [str(path) for path in modules(tree) if not ast.get_docstring(ast.parse(path.read_text()))]
    return mute + [
        f"{path}: {node.name}"
        for path in modules(tree)
        if any(room(path, name) for name in SPEAKING)
        for node in _top(path)
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]


def nameless_reads(tree: Path) -> list[str]:
    """Return public functions of queries whose first argument is not `viewer: Viewer`."""
    return [
        f"{path}: {node.name}"
        for path in modules(tree)
        if room(path, "queries")
        for node in _top(path)
        if not node.name.startswith("_") and node.name != MAKES_VIEWERS and not _names_viewer(node)
    ]


def _names_viewer(node: Function) -> bool:
    first = [*node.args.posonlyargs, *node.args.args][:1]
    return bool(first) and first[0].arg == "viewer" and _annotation(first[0]).split(".")[-1] == "Viewer"


def _annotation(argument: ast.arg) -> str:
    return ast.unparse(argument.annotation) if argument.annotation else ""


def operations(tree: Path) -> dict[str, tuple[Path, Function]]:
    """Return every operation, `package.verb` to its place; `tree` is the folder of the packages."""
    return {
        f"{path.relative_to(tree).parts[0]}.{node.name}": (path, node)
        for path in modules(tree)
        if room(path, "operations")
        for node in _top(path)
        if not node.name.startswith("_")
    }


def loose_operations(tree: Path) -> list[str]:
    """Return operations that take positions, or do not take `by: Viewer` and `at: datetime`."""
    wanted = {"by": "Viewer", "at": "datetime"}
    return [
        name
        for name, (_, node) in operations(tree).items()
        if node.args.args
        or wanted.items() - {(arg.arg, _annotation(arg).split(".")[-1]) for arg in node.args.kwonlyargs}
    ]


def silent_operations(tree: Path) -> list[str]:
    """Return operations from which no path in their own room leads to `….record(…)`."""
    silent = []
    for name, (path, node) in operations(tree).items():
        folder = path.parent.rglob("*.py") if path.parent.name == "operations" else [path]
        local = {inner.name: inner for module in folder for inner in _top(module)}
        if not _records(node, local, set()):
            silent.append(name)
    return silent


def _records(node: Function, local: dict[str, Function], seen: set[str]) -> bool:
    seen.add(node.name)
    for call in (part for part in ast.walk(node) if isinstance(part, ast.Call)):
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if called == "record":
            return True
        if called in local and called not in seen and _records(local[called], local, seen):
            return True
    return False


def unlabelled(folder: Path) -> list[str]:
    """Return codes of data files that lack a label in English or French, or a source; and codes told twice."""
    broken = []
    for path in sorted(folder.glob("*.toml")):
        entries = tomllib.loads(path.read_text()).get("code", [])
        told = [entry.get("code") for entry in entries]
        broken += [
            f"{path.name}: {code} is told twice" for code in sorted({c for c in told if told.count(c) > 1})
        ]
        broken += [
            f"{path.name}: {entry.get('code')}"
            for entry in entries
            if not (entry.get("code") and entry.get("source") and {"en", "fr"} <= _spoken(entry))
        ]
    return broken


def _spoken(entry: dict[str, dict[str, str]]) -> set[str]:
    return {language for language, words in entry.get("label", {}).items() if words}


def unused_templates(tree: Path) -> list[str]:
    """Return templates that no module and no other template names; a `*` in a name stands for what is filled in."""
    templates = {
        path: path.as_posix().split("/templates/", 1)[1] for path in sorted(tree.rglob("templates/**/*.html"))
    }
    prose = "\n".join(path.read_text() for path in [*modules(tree), *templates])
    named = set(re.findall(r"[\w/.-]+\.html", prose))
    return [name for name in templates.values() if name not in named]


def gateless(patterns: list[tuple[str, object]], allowed: set[str]) -> list[str]:
    """Return URL patterns whose view wears no gate and whose name is not among those allowed."""
    return [route for route, view in patterns if not getattr(view, "gate", None) and route not in allowed]


def upward_links(links: list[tuple[str, str]], layers: list[str]) -> list[str]:
    """Return foreign keys, (package, package it points to), that do not point to the same room or one below."""
    height = {name: at for at, name in enumerate(layers)}
    return [f"{here} → {there}" for here, there in links if height[here] < height.get(there, len(layers))]


def addresses(texts: dict[str, str]) -> list[str]:
    """Return tracked files that name a package index or a folder of one machine."""
    marks = re.compile(
        r"(?<![\w.])/(?:work|tmp|root|home)/[\w.]|https?://[^\s\"']*/simple\b|pypi\.org/simple|--(?:extra-)?index-url|find-links"
    )
    return [f"{name}: {match[0]}" for name, text in texts.items() if (match := marks.search(text))]
