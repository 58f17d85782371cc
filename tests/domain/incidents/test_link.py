"""Duplicates are linked by hand: no chains, no circles, not across situations, always with a reason."""

import pytest

from kolosi.incidents import operations, queries, rules
from kolosi.kernel.refusals import Absent, Refused
from tests import cast
from tests.domain.incidents import builders, windows

pytestmark = pytest.mark.django_db


def link(ref: str, original: str, *, by: object, reason: str = "Same day and place.") -> None:
    operations.link(ref=ref, original=original, reason=reason, by=by, at=builders.AT)  # type: ignore[arg-type]


def test_a_duplicate_says_whose_and_no_chain_is_made() -> None:
    manager = cast.information_manager("ML")
    one, two, three = (builders.reported(manager) for _ in range(3))
    link(one, two, by=manager)
    assert queries.telling(manager, one).duplicate_of == two
    for wrong, obstacle in [
        ((one, three), rules.Obstacle.ALREADY_A_DUPLICATE),
        ((two, three), rules.Obstacle.HAS_DUPLICATES),
        ((three, one), rules.Obstacle.ORIGINAL_IS_A_DUPLICATE),
        ((three, three), rules.Obstacle.NOT_ITS_OWN_DUPLICATE),
    ]:
        with pytest.raises(Refused) as refused:
            link(*wrong, by=manager)
        assert obstacle in refused.value.obstacles
    with pytest.raises(Absent):
        link(three, "ML-2017-99999", by=manager)


def test_the_page_links_and_both_incidents_say_so() -> None:
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    one, two = builders.reported(manager), builders.reported(manager)
    unknown = window.post(f"/incidents/{one}/link/", {"original": "ML-2017-99999", "reason": "Same."})
    assert (unknown.status_code, "no incident of this reference" in windows.text(unknown)) == (422, True)
    assert window.post(f"/incidents/{one}/link/", {"original": two, "reason": ""}).status_code == 422
    assert window.post(f"/incidents/{one}/link/", {"original": two, "reason": "Same."}).status_code == 302
    assert "tells again what another incident tells" in windows.text(window.get(f"/incidents/{one}/"))
    assert f"/incidents/{one}/" in windows.text(window.get(f"/incidents/{two}/"))
    assert windows.of(cast.field_monitor("ML")).get(f"/incidents/{one}/link/").status_code == 404


def test_the_list_leaves_duplicates_out_or_shows_them_alone() -> None:
    manager = cast.information_manager("ML")
    one, two = builders.reported(manager), builders.reported(manager)
    link(one, two, by=manager)

    def found(duplicate: str) -> list[str]:
        return [row.ref for row in queries.incidents(manager, queries.Sought(duplicate=duplicate)).rows]

    assert (found("yes"), found("no"), found("has"), found("")) == ([one], [two], [two], [two, one])
