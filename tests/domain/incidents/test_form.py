"""The form of an incident: buttons save nothing and lose nothing, what is wrong stands beside its field."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kolosi.incidents import forms, queries, rules
from tests import cast
from tests.domain.incidents import builders, windows
from tests.domain.incidents.test_report import everything, with_refs

pytestmark = pytest.mark.django_db
PAGE = "/incidents/report/"


def report(window, told: rules.Told, do: str, **more):
    return window.post(PAGE, windows.posted(told, situation="ML", do=do, **more))


def test_all_that_can_be_told_is_saved_as_it_was_typed() -> None:
    manager = cast.information_manager("ML")
    answer = report(windows.of(manager), everything(), "save")
    ref = answer["Location"].split("/")[2]
    saved = queries.telling(manager, ref)
    assert saved.told == with_refs(everything(), {"k": f"{ref}/1", "a": f"{ref}/2", "d": f"{ref}/3"})
    assert saved.standing is rules.Standing.DRAFT


def test_completing_tells_all_that_is_missing_beside_its_field_and_loses_nothing() -> None:
    manager = cast.information_manager("ML")
    told = builders.told(
        title="", violations=(builders.killing(tally=rules.Numbers(), facts={}, in_conflict=False),),
        victims=(rules.ToldVictim("v1", ("k",), sex="boy", age=19),),
    )  # fmt: skip
    answer = report(windows.of(manager), told, "complete")
    page = windows.text(answer)
    assert answer.status_code == 422
    for name in ("title", "violations-0-violation_tally", "violations-0-weapon_category",
                 "violations-0-in_conflict", "victims-0-age"):  # fmt: skip
        assert f'id="{name}_wrong"' in page, name
    assert "A simulated account." in page
    assert queries.incidents(manager).count == 0


def test_what_cannot_be_read_is_told_also_for_a_draft() -> None:
    manager = cast.information_manager("ML")
    wrong = {
        "begins": "spring", "ends": "2016", "latitude": "16.2", "victims-0-age": "many", "violations-0-violation_tally_boys": "-1",
        "title": "x" * 301, "perpetrators-0-party": "gatia\0",
    }  # fmt: skip
    answer = report(windows.of(manager), builders.told(), "save", **wrong)
    page = windows.text(answer)
    assert answer.status_code == 422
    for name in ("begins", "ends", "longitude", "victims-0-age", "violations-0-violation_tally", "title"):
        assert f'id="{name}_wrong"' in page, name
    assert "spring" in page
    assert queries.incidents(manager).count == 0


def test_buttons_add_open_and_take_out_and_keep_what_was_typed() -> None:
    window = windows.of(cast.information_manager("ML"))
    page = windows.text(report(window, builders.told(), "add:violations", new_type="SV"))
    assert "2. Rape and other forms of sexual violence" in page
    assert "do not ask" not in page.split('id="violations-1-block"')[0]
    assert "do not ask" in page.split('id="violations-1-block"')[1]
    assert "Shelling of a market" in page
    opened = windows.text(report(window, builders.told(), "open:victims:0"))
    assert "victims-0-individual_vulnerabilities" in opened
    gone = windows.text(report(window, builders.told(), "remove:violations:0"))
    assert 'value="k" checked' not in gone
    assert "victims-0-key" in gone
    group = windows.text(report(window, builders.told(), "add:victims:group"))
    assert "victims-1-low" in group
    for strange in ("add:nothing", "remove:victims:99", "open:victims:x", "add:violations"):
        answer = report(window, builders.told(), strange, new_type="none of ours")
        assert answer.status_code == 200


def test_only_what_the_answers_lead_to_is_asked() -> None:
    window = windows.of(cast.information_manager("ML"))
    told = builders.told(violations=(rules.ToldViolation("r", "RU"),), victims=())
    assert "violations-0-child_role_combatant" not in windows.text(report(window, told, "again"))
    fighting = windows.text(report(window, told, "again", **{"violations-0-child_role": "combatant"}))
    assert "violations-0-child_role_combatant" in fighting
    assert "violations-0-weapon_category" not in fighting


def test_nobody_reports_into_a_situation_that_is_not_theirs() -> None:
    window = windows.of(cast.information_manager("ML"))
    answer = window.post(PAGE, windows.posted(builders.told(), situation="AF", do="save"))
    assert answer.status_code == 422
    assert windows.of(cast.auditor()).get(PAGE).status_code == 404


def test_a_form_of_two_hundred_victims_asks_the_tables_no_more_than_one_of_two() -> None:
    """R2-2126, R2-2168: in the present tool a form asks anew for each victim, and opens slowly."""
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    window.get(PAGE)  # the session is written once

    def asked(how_many: int) -> int:
        victims = tuple(
            rules.ToldVictim(f"v{n}", ("k",), person=f"p-{n}", sex="girl") for n in range(how_many)
        )
        tally = builders.killing(tally=rules.Numbers(girls=how_many))
        ref = builders.reported(manager, victims=victims, violations=(tally,))
        with CaptureQueriesContext(connection) as made:
            page = window.get(f"/incidents/{ref}/revise/")
        assert windows.text(page).count("-person_hint") >= how_many
        return len(made)

    assert asked(200) == asked(2)


def test_both_versions_are_compared_in_words() -> None:
    viewer = cast.information_manager("ML")
    yours = builders.told(title="Other", victims=())
    rows = {row.field: (row.yours, row.theirs) for row in forms.compared(viewer, builders.told(), yours)}
    assert rows["Title"] == ("Other", "Shelling of a market (simulated)")
    assert any(theirs == "12" and mine == "–" for mine, theirs in rows.values())


def test_a_place_is_looked_up_and_taken_over_only_when_chosen(monkeypatch) -> None:
    window = windows.of(cast.information_manager("ML"))
    assert "No place of the register fits" in windows.text(report(window, builders.told(), "find"))
    asked = []

    def found(viewer, sought, situation, *, on):
        asked.append((sought, situation, str(on)))
        one = queries.PlaceFound("ML0802@mli-2021@admin2", "Kidal", "Cercle", ("Kidal",), True)
        return (one,)

    monkeypatch.setattr(queries, "places_found", found)
    page = windows.text(report(window, builders.told(), "find"))
    assert asked == [("market of a simulated village", "ML", "2017-05-03")]
    assert 'value="ML0802@mli-2021@admin2"' in page
    assert 'value="ML0701"' in page
    chosen = report(window, builders.told(), "save", choice="ML0802@mli-2021@admin2")
    manager = cast.information_manager("ML")
    where = queries.telling(manager, chosen["Location"].split("/")[2]).told.where
    assert (where.code, where.edition, where.precision) == ("ML0802", "mli-2021", "admin2")
    assert where.told == "market of a simulated village"


def test_the_address_after_saving_is_that_of_the_page_alone() -> None:
    """A button that adds an entry leads to its part (#sources); without an address of its own, saving would stay there."""
    manager = cast.information_manager("ML")
    ref = builders.reported(manager)
    for page in (PAGE, f"/incidents/{ref}/revise/"):
        assert f'<form method="post" action="{page}"' in windows.text(windows.of(manager).get(page))
