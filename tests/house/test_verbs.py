"""One verb, unchanged: each operation has its view, address, permission, template and test of the same name."""

from pathlib import Path

from kolosi.reference.rules import code_list
from tests.house import laws

# Acts that no person does on a page, with the reason.
NO_PAGE = {
    "ledger.record": "is told by operations, never by a person",
    "access.enrol_simulated": "makes the invented people of demo and tests, by the right to enrol",
    "incidents.simulate": "writes invented incidents for demo, tests and benches, by the right to report",
    "incidents.mark": "tells lists what was decided, in the transaction of each decision",
    "incidents.reindex": "makes shortcuts again from the states, from the shell",
    "verification.simulate": "writes invented decisions on invented incidents, by the right to report",
    "access.change_password": "is done on the page of the sign-in library",
}


def _places(act: str, source: Path, tests: Path) -> dict[str, bool]:
    package, verb = act.split(".")
    views = [path for path in laws.modules(source / package) if laws.room(path, "views")]
    urls = "".join(path.read_text() for path in laws.modules(source) if laws.room(path, "urls"))
    granted = [wish for role in code_list("roles").values() for wish in role.more["permissions"]]
    return {
        "view": any(f"\ndef {verb}(" in path.read_text() for path in views),
        "address": f"{verb}/" in urls and f".{verb}," in urls,
        "permission": act in granted,
        "template": any(source.rglob(f"templates/{package}/**/{verb}.html")),
        "test": (tests / package / f"test_{verb}.py").exists(),
    }


def missing(source: Path, tests: Path) -> list[str]:
    """Return the places in which an act's verb is not spelled."""
    acts = [act for act in laws.operations(source) if act not in NO_PAGE]
    return [
        f"{act}: no {place}"
        for act in acts
        for place, there in _places(act, source, tests).items()
        if not there
    ]


def test_each_verb_is_in_all_its_places(root: Path) -> None:
    assert missing(root / "src" / "kolosi", root / "tests" / "domain") == []


def test_a_verb_that_lacks_its_places_is_seen(tmp_path: Path) -> None:
    package = tmp_path / "conclusions"
    package.mkdir()
    (package / "operations.py").write_text("def hide(*, by, at): ...\n")
    (package / "views.py").write_text('"""Views."""\n\n\ndef hide(request): ...\n')
    found = missing(tmp_path, tmp_path)
    assert found == [
        f"conclusions.hide: no {place}" for place in ("address", "permission", "template", "test")
    ]
