"""Incidents are found by every word that was told of them, folded, and by the names of their parties."""

import pytest

from kolosi.incidents import operations, queries, rules
from tests import cast
from tests.domain.incidents import builders, windows
from tests.domain.parties import builders as parties

pytestmark = pytest.mark.django_db


def found(viewer, **sought) -> list[str]:
    return [row.ref for row in queries.incidents(viewer, queries.Sought(**sought)).rows]


def test_every_word_finds_it_whole_or_begun_and_all_must_fit() -> None:
    manager = cast.information_manager("ML")
    parties.party("gatia", "Groupe d’autodéfense des Imghad", by=cast.information_manager())
    ref = builders.reported(manager, account="L’école de Ménaka a brûlé.", notes="see folder 17 𞤀𞤁𞤂𞤢𞤥 أنصار")
    other = builders.reported(manager, title="Other", perpetrators=(), victims=(), sources=())
    for text in (
        "menaka", "ÉCOLE brul", "shelling market", "p-1", "m-7", "gatia", "imghad", "autodefense group",
        "mortar shell", "ML0701 folder", "𞤀𞤁𞤂", "انصا", ref,
    ):  # fmt: skip
        assert found(manager, q=text) == [ref], text
    assert found(manager, q="simulated") == [other, ref]
    for text in ("menaka other", "enaka", "'\"&|!:*()", "=type:k x", "--", "\\"):
        assert found(manager, q=text) == [], text


def test_what_lists_are_narrowed_by_is_that_of_the_last_state() -> None:
    manager = cast.information_manager("ML")
    ref = builders.reported(manager)
    for name, code in {
        "type": "K", "party": "gatia", "region": ("ML07",), "standing": "complete", "sex": "boy",
        "weapon": "conventional_explosive_weapons", "follow_up": "open",
    }.items():  # fmt: skip
        assert found(manager, **{name: code}) == [ref], name
        assert found(manager, **{name: ("none",) if name == "region" else "none"}) == [], name
    assert found(manager, type="K", party="gatia", q="shell") == [ref]
    anew = builders.told(title="Only this", perpetrators=(), victims=(), sources=(),
        violations=(rules.ToldViolation(f"{ref}/1", "K", rules.Numbers(girls=1), in_conflict=True, by_party=True,
            facts={"weapon_category": "unknown"}),))  # fmt: skip
    operations.revise(ref=ref, number=1, told=anew, by=manager, at=builders.AT)
    assert found(manager, party="gatia") == found(manager, q="shelling") == found(manager, sex="boy") == []
    assert found(manager, q="only") == [ref]


def test_days_fit_where_they_touch_what_is_sought() -> None:
    from datetime import date

    manager = cast.information_manager("ML")
    ref = builders.reported(manager, when=rules.When(builders.DAY, None, ongoing=True))
    assert found(manager, since=date(2019, 1, 1)) == [ref]
    assert found(manager, until=date(2017, 5, 2)) == []
    month = builders.reported(manager, when=rules.When(rules_day("2017-03")))
    assert month in found(manager, since=date(2017, 3, 20), until=date(2017, 3, 25))
    assert month not in found(manager, since=date(2017, 4, 1))


def rules_day(text: str):
    from kolosi.kernel.precision import HalfKnownDate

    return HalfKnownDate.parse(text)


def test_pages_lead_on_and_back_and_nobody_finds_what_is_not_theirs(monkeypatch) -> None:
    monkeypatch.setattr("kolosi.incidents.queries.register.A_PAGE", 2)
    manager = cast.information_manager("ML")
    refs = [builders.reported(manager) for _ in range(5)][::-1]
    one = queries.incidents(manager)
    two = queries.incidents(manager, after=one.later)
    three = queries.incidents(manager, after=two.later)
    assert [[row.ref for row in page.rows] for page in (one, two, three)] == [refs[:2], refs[2:4], refs[4:]]
    assert (one.earlier, three.later) == (0, 0)
    back = queries.incidents(manager, before=three.earlier)
    assert [row.ref for row in back.rows] == refs[2:4]
    first = queries.incidents(manager, before=back.earlier)
    assert ([row.ref for row in first.rows], first.earlier) == (refs[:2], 0)
    assert found(cast.field_monitor("ML"), q="shelling") == found(cast.information_manager("AF")) == []


def test_the_page_narrows_and_says_when_nothing_fits() -> None:
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    ref = builders.reported(manager)
    assert ref in windows.text(window.get("/incidents/?q=shell&type=K&since=2017-05-01&sex=boy"))
    nothing = windows.text(window.get("/incidents/?q=zanzibar"))
    assert "No incident fits" in nothing
    assert window.get("/incidents/?after=x").status_code == 404
    assert ref in windows.text(window.get("/incidents/?since=spring"))
