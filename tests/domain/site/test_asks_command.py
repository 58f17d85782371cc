"""`kolosi asks` lists what is followed, for people and for scripts, without what only a letter says."""

import json

import pytest
from typer.testing import CliRunner

from kolosi.ledger import models as ledger
from kolosi.site.command import application
from tests.domain.conclusions import builders

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    return CliRunner().invoke(application, ["asks", *arguments], env={"COLUMNS": "200"})


def test_a_table_for_people() -> None:
    builders.document()
    done = run("--addressee", "government-zandia")
    assert done.exit_code == 0
    assert "endorse the Safe Schools Declaration" in done.stdout
    assert "Salt House" not in done.stdout
    assert "community" not in done.stdout
    assert ledger.Entry.objects.filter(verb="conclusions.export").count() == 0


def test_data_for_scripts_is_an_export_that_the_ledger_keeps() -> None:
    builders.document()
    done = run("--json", "--theme", "communities")
    assert {ask["item"] for ask in json.loads(done.stdout)["asks"]} == {"4(a)/1"}
    assert ledger.Entry.objects.get(verb="conclusions.export").by == "console"


@pytest.mark.parametrize("option", ["--situation", "--theme", "--status", "--state"])
def test_what_nobody_knows_is_refused_in_one_sentence(option: str) -> None:
    done = run(option, "elsewhere")
    assert done.exit_code == 2
    assert "There is no" in done.stderr
