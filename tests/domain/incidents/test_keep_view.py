"""Filters are kept under a name of one's own, and seen by nobody else."""

import pytest

from kolosi.incidents import queries
from tests import cast
from tests.domain.incidents import windows

pytestmark = pytest.mark.django_db


def test_they_are_kept_replaced_and_ones_own() -> None:
    manager = cast.information_manager("ML")
    window = windows.of(manager)
    assert 'value="type=K&amp;q=mopti"' in windows.text(window.get("/incidents/keep_view/?type=K&q=mopti"))
    nameless = window.post("/incidents/keep_view/", {"name": " ", "query": "type=K"})
    assert (nameless.status_code, "A name is missing" in windows.text(nameless)) == (422, True)
    for query in ("type=K", "type=M"):
        kept = window.post("/incidents/keep_view/", {"name": "Killed", "query": query})
        assert kept["Location"] == f"/incidents/?{query}"
    assert queries.kept_views(manager) == (queries.KeptView("Killed", "type=M"),)
    assert "Killed" in windows.text(window.get("/incidents/"))
    assert queries.kept_views(cast.information_manager("ML")) == ()
