"""What the field's present tool loses or mixes up in records, defect by defect; docs/counting.md lists them all."""

from dataclasses import replace

import pytest

from kolosi.incidents import operations, queries, rules
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def maiming(key: str) -> rules.ToldViolation:
    return builders.killing(key=key, type="M", tally=rules.Numbers(boys=1, girls=0, unknown=0))


def test_several_sources_tell_of_several_violations_and_stay_told() -> None:
    """R2-2441, R2-2446: there, a violation had one source, and sources vanished when the record was saved."""
    manager = cast.information_manager("ML")
    sources = (
        rules.ToldSource("s1", ("k", "m"), category="primary_witness", kind="oral_testimony", monitor="M-7"),
        rules.ToldSource("s2", ("k",), category="primary_witness", kind="oral_testimony", monitor="M-8"),
    )
    violations = (builders.killing(), maiming("m"))
    ref = builders.reported(manager, violations=violations, sources=sources, complete=False)
    page = f"/incidents/{ref}/revise/"
    for number in (1, 2):  # saved twice through the form, which must lose none of them
        told = queries.telling(manager, ref).told
        assert [(one.monitor, one.violations) for one in told.sources] == [
            ("M-7", (f"{ref}/1", f"{ref}/2")),
            ("M-8", (f"{ref}/1",)),
        ]
        sent = windows.posted(told, number=number, do="save", title=f"Saved {number} (simulated)")
        assert windows.of(manager).post(page, sent).status_code == 302


def test_a_link_is_made_by_hand_and_to_nothing_else() -> None:
    """R2-2244: there, everything linked to one violation was saved as linked to all of its incident."""
    manager = cast.information_manager("ML")
    ref = builders.reported(manager, violations=(builders.killing(), maiming("m")), complete=False)
    told = queries.telling(manager, ref).told
    for entries in (told.victims, told.perpetrators, told.sources):
        assert {one.violations for one in entries} == {(f"{ref}/1",)}
    mended = replace(told, title="Told anew (simulated)")
    operations.revise(ref=ref, number=1, told=mended, by=manager, at=builders.AT)
    assert queries.telling(manager, ref).told == mended


def test_the_list_says_where() -> None:
    """R2-2450: there, the list of incidents left places out."""
    manager = cast.information_manager("ML")
    builders.reported(manager)
    assert [row.place for row in queries.incidents(manager).rows] == ["market of a simulated village"]
    assert "market of a simulated village" in windows.text(windows.of(manager).get("/incidents/"))
