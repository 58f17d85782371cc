"""Tables stay at home, links between tables point downward, and templates are all used."""

from pathlib import Path

import grimp
import pytest
from django.apps import apps

from tests.house import laws

LAYERS = [
    "kernel",
    "reference",
    "ledger",
    "access",
    "places",
    "parties",
    "incidents",
    "verification",
    "counting",
    "plans",
    "conclusions",
    "listing",
    "reports",
    "letters",
    "thread",
    "site",
]  # bottom up


def _strangers(graph: grimp.ImportGraph) -> list[str]:
    """Return imports of a package's tables from outside that package."""
    tables = [name for name in graph.modules if ".models" in name]
    return [
        f"{importer} → {table}"
        for table in sorted(tables)
        for importer in sorted(graph.find_modules_that_directly_import(table))
        if importer.split(".")[1] != table.split(".")[1]
    ]


def test_tables_stay_home() -> None:
    assert _strangers(grimp.build_graph("kolosi", cache_dir=None)) == []


def test_a_stranger_at_the_tables_is_seen() -> None:
    graph = grimp.ImportGraph()
    for name in ("kolosi.site.pages", "kolosi.access.models", "kolosi.access.queries"):
        graph.add_module(name)
    graph.add_import(importer="kolosi.access.queries", imported="kolosi.access.models")
    graph.add_import(importer="kolosi.site.pages", imported="kolosi.access.models")
    assert _strangers(graph) == ["kolosi.site.pages → kolosi.access.models"]


def _links() -> list[tuple[str, str]]:
    models = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("kolosi.")
        for model in config.get_models()
    ]
    return [
        (model._meta.app_label, field.related_model._meta.app_label)
        for model in models
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    ]


def test_links_point_downward() -> None:
    ours = [(here, there) for here, there in _links() if there in LAYERS]
    assert laws.upward_links(ours, LAYERS) == []


def test_a_link_upward_is_seen() -> None:
    assert laws.upward_links([("access", "conclusions"), ("conclusions", "access")], LAYERS) == [
        "access → conclusions"
    ]


def test_no_link_deletes_what_hangs_on_it() -> None:
    """Foreign keys of our tables protect; history is added to."""
    from django.db.models import PROTECT

    loose = [
        f"{model._meta.label}.{field.name}"
        for config in apps.get_app_configs()
        if config.name.startswith("kolosi.")
        for model in config.get_models()
        for field in model._meta.local_fields
        if field.remote_field and field.remote_field.on_delete is not PROTECT
    ]
    assert loose == []


def test_no_template_is_unused(root: Path) -> None:
    unused = laws.unused_templates(root / "src" / "kolosi")
    theirs = (
        "account/",
        "mfa/",
        "allauth/",
        "django/",
        "elements/",
    )  # named by the library that looks for them
    named_by_others = {"429.html", "404.html", "500.html", "403.html", "403_csrf.html", "400.html"}
    assert [name for name in unused if not name.startswith(theirs) and name not in named_by_others] == []


def test_an_unused_template_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "site" / "templates"
    folder.mkdir(parents=True)
    (folder / "base.html").write_text("")
    (folder / "lost.html").write_text('{% extends "base.html" %}')
    assert laws.unused_templates(tmp_path) == ["lost.html"]


@pytest.mark.parametrize("word", ["django.contrib.admin", "django.dispatch", "django.db.models.signals"])
def test_nothing_walks_past_the_doors(word: str, root: Path) -> None:
    """No admin, no signals; forms of models and views of classes are refused by their names below."""
    told = "\n".join(path.read_text() for path in laws.modules(root / "src" / "kolosi"))
    assert word not in told
    assert [name for name in ("ModelForm", "GenericForeignKey", "as_view(") if name in told] == []
