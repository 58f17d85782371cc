"""A machine that goes down while a file comes in: the part that was being written is written anew, once."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from kolosi.incidents.gateways import workbook
from kolosi.incidents.gateways.sheets_written import Exported
from tests.domain.incidents import builders
from tests.domain.parties.builders import party

KILLED = """
import os, signal, sys
from importlib import import_module
from kolosi.site.command import incidents, room, run
room.open_tables()
incidents.PART = 2
place, name, times = sys.argv.pop(1), sys.argv.pop(1), int(sys.argv.pop(1))
there = import_module(place)
real, calls = getattr(there, name), []
def dying(*given, **named):
    calls.append(1)
    if len(calls) == times:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)
setattr(there, name, dying)
run()
"""
NEVER = ("kolosi.incidents.operations.bringing", "_complain", "99")
LAYING_OUT = ("kolosi.incidents.gateways.workbook_staged", "_orphans", "1")
THIRD_PART = ("kolosi.incidents.operations.bringing", "_complain", "3")  # its incidents are written by then


def run(folder: Path, kill: tuple[str, str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    own = {"KOLOSI_DATA": str(folder), "KOLOSI_DATABASE": f"sqlite://{folder / 'kolosi.sqlite3'}"}
    command = [sys.executable, "-c", KILLED, *kill, "incidents", "bring-in", *arguments]
    return subprocess.run(
        command, env={**os.environ, **own}, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="copies the tables into a file of their own")
@pytest.mark.django_db
def test_after_a_kill_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    party("gatia")
    (tmp_path / "kolosi.sqlite3").write_bytes(connection.connection.serialize())
    told = [Exported(f"A{number}", builders.told(), {}) for number in range(7)]
    file = tmp_path / "filled.xlsx"
    file.write_bytes(workbook.written(told, language="en", on=builders.TODAY, translate=str))
    first = run(tmp_path, LAYING_OUT, str(file))
    ref = re.findall(r"--resume (b-\w+)", first.stderr)[-1]
    second, third = (run(tmp_path, kill, "--resume", ref) for kill in (THIRD_PART, NEVER))
    assert [first.returncode, second.returncode, third.returncode] == [-9, -9, 0], third.stderr
    with sqlite3.connect(tmp_path / "kolosi.sqlite3") as own:
        came = own.execute("SELECT origin_id FROM incidents_incident ORDER BY origin_id").fetchall()
        parts = own.execute(
            "SELECT position, brought FROM incidents_bringingstep ORDER BY position"
        ).fetchall()
        states = own.execute("SELECT count(*) FROM incidents_state").fetchone()
    assert came == [(f"A{number}",) for number in range(7)]
    assert parts == [(2, 2), (4, 2), (6, 2), (7, 1)]
    assert states == (7,)
