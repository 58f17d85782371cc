"""The register is held against an edition of the Council's list; what is found is kept as candidates."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kolosi.kernel.refusals import Absent, Refused
from kolosi.listing import operations
from kolosi.listing.queries import sanctions
from kolosi.listing.rules.matching import MatchObstacle
from tests import cast
from tests.domain.listing.annexing import AT, LIST, alliance, browser

pytestmark = pytest.mark.django_db


def test_a_whole_name_is_a_candidate_and_nothing_is_decided():
    alliance()
    officer = cast.desk_officer()
    operations.screen(data=LIST.encode(), by=officer, at=AT)
    found = sanctions.screened(officer)
    assert (found.edition, found.organisations, found.gone) == ("2018-06-30", 1, ())
    assert [(one.party.code, one.reference, one.decided) for one in found.rows] == [("hill", "ZZe.001", None)]


def test_another_file_keeps_nothing():
    officer = cast.desk_officer()
    with pytest.raises(Refused) as refused:
        operations.screen(data=b"<other/>", by=officer, at=AT)
    assert refused.value.obstacles == {MatchObstacle.NOT_THE_LIST}
    assert sanctions.screened(officer) is None


def test_others_may_not():
    with pytest.raises(Absent):
        operations.screen(data=LIST.encode(), by=cast.working_group_expert(), at=AT)
    assert browser(cast.co_chair()).get("/listing/sanctions/screen/").status_code == 404
    assert browser(cast.focal_point()).get("/listing/sanctions/").status_code == 404


def test_the_pages():
    alliance()
    window = browser(cast.desk_officer())
    assert window.get("/listing/sanctions/").status_code == 200
    place = "/listing/sanctions/screen/"
    assert window.get(place).status_code == 200
    assert window.post(place, {"file": SimpleUploadedFile("list.xml", b"<other/>")}).status_code == 422
    assert window.post(place, {"file": SimpleUploadedFile("list.xml", LIST.encode())}).status_code == 302
    assert "ZZe.001" in window.get("/listing/sanctions/").content.decode()
