"""What every test may rely on: where the real material lies, and two switches that `make test` sets."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
REPORT = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("kolosi")
    group.addoption("--only-tables", action="store_true", help="leave out tests that touch no tables")
    group.addoption(
        "--coverage-gate", action="store_true", help="join all coverage data; fail below the floor"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not SHARED.is_dir():
        for item in items:
            if item.get_closest_marker("shared"):
                item.add_marker(
                    pytest.mark.skip(reason="the real material (../shared/data) is not on this machine")
                )
    if config.getoption("--only-tables"):
        apart = [item for item in items if not _touches_tables(item)]
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if item not in set(apart)]


def _touches_tables(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server"}
    return bool(item.get_closest_marker("django_db") or fixtures & set(getattr(item, "fixturenames", ())))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Join what all runs measured, before pytest's closing line, and fail the run below the floor."""
    measuring = coverage.Coverage.current()
    if not session.config.getoption("--coverage-gate") or measuring is None:
        return
    measuring.stop()
    measuring.save()
    joined, report = coverage.Coverage(data_file=os.environ["COVERAGE_FILE"]), io.StringIO()
    joined.combine(keep=True)
    total, floor = joined.report(file=report), float(joined.get_option("report:fail_under") or 0)
    if total < floor:
        report.write(
            f"FAILED: coverage is {total:.1f} %, less than the {floor:.0f} % that pyproject.toml asks for.\n"
        )
        session.exitstatus = session.exitstatus or 1
    session.config.stash[REPORT] = report.getvalue()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if report := config.stash.get(REPORT, ""):
        terminalreporter.section("coverage of all runs together")
        terminalreporter.write(report)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material beside the project; tests that use it are marked `shared`."""
    if not SHARED.is_dir():
        pytest.skip("the real material (../shared/data) is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Let the emptying of tables after a browser test past the triggers that rightly refuse it to everyone else."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    emptying: Callable[..., None] = BaseDatabaseOperations.execute_sql_flush

    def past_the_triggers(self: Any, sql_list: list[str]) -> None:
        with _without_triggers(self.connection):
            emptying(self, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", past_the_triggers)
        yield


@contextmanager
def _without_triggers(connection: Any) -> Iterator[None]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            kept = cursor.fetchall()
            before = [f"DROP TRIGGER {name}" for name, _ in kept]
            after = [sql for _, sql in kept]
        else:
            before, after = (
                ["SET session_replication_role = replica"],
                ["SET session_replication_role = origin"],
            )
        for statement in before:
            cursor.execute(statement)
        try:
            yield
        finally:
            for statement in after:
                cursor.execute(statement)
