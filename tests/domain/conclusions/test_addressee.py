"""One addressee: its page, and the page of paper that is handed to it."""

import pypdfium2 as pdfium
import pytest

from kolosi.conclusions.gateways import one_page
from kolosi.conclusions.queries import addressees
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import GOVERNMENT, ON, browser, followed

pytestmark = pytest.mark.django_db
SECRET = "Salt House"  # only the letter of the tests' text says it


def words(pdf: bytes) -> str:
    opened = pdfium.PdfDocument(pdf)
    assert len(opened) == 1
    return opened[0].get_textpage().get_text_range()


def test_the_page_tells_what_is_asked_and_who_answers():
    ask = followed()
    cast.focal_point([GOVERNMENT])
    ask.judge("initiated")
    page = browser(ask.officer).get(f"/addressees/{GOVERNMENT}/").content.decode()
    assert "Fanta Focal (simulated)" in page
    assert "Initiated, planned" in page
    assert SECRET in page


def test_what_only_letters_say_is_left_out_for_others_and_said_to_be():
    ask = followed()
    monitor = cast.field_monitor()
    page = browser(monitor).get(f"/addressees/{GOVERNMENT}/").content.decode()
    sheet = words(browser(monitor).get(f"/addressees/{GOVERNMENT}/sheet/").content)
    assert SECRET not in page + sheet
    assert "What only letters ask of it is left out" in page
    assert "only letters carry are left out" in sheet
    own = words(browser(ask.officer).get(f"/addressees/{GOVERNMENT}/sheet/").content)
    assert SECRET in own
    assert "Do not pass it on" in own.replace("\r\n", " ")


def test_a_body_of_which_nothing_is_asked_in_reach_is_absent():
    followed()
    assert browser(cast.desk_officer()).get("/addressees/nobody-knows/").status_code == 404
    assert browser(cast.desk_officer("CD")).get(f"/addressees/{GOVERNMENT}/").status_code == 404
    assert addressees.addressee(cast.focal_point(["world-bank"]), GOVERNMENT, on=ON) is None


def test_a_focal_point_sees_their_own_body():
    followed()
    assert browser(cast.focal_point([GOVERNMENT])).get(f"/addressees/{GOVERNMENT}/sheet/").status_code == 200


def test_simulated_records_say_so_on_paper():
    officer = cast.desk_officer()
    builders.document(officer, simulated=True)
    sheet = words(browser(officer).get(f"/addressees/{GOVERNMENT}/sheet/").content)
    assert "Simulated records" in sheet


def _sheet(**more):
    told = {"title": "t", "language": "en", "banner": "", "eyebrow": "", "name": "#strong[x] $1$ @y", "lead": "",
            "shares": (one_page.Figure(1, "done", "kept"),), "figures": (one_page.Figure(1, "asks"),),
            "headings": ("a", "b", "c", "d", "e"), "notes": (), "made": "Kolosi"}  # fmt: skip
    return one_page.Sheet(**{**told, **more})


def _lines(count):
    long = "Open the schools of the northern provinces before the rains begin and keep them open " * 2
    return [one_page.Line(f"{at}", long, "idle", "Not assessed yet", "–", long) for at in range(count)]


@pytest.mark.parametrize("count", [0, 1, 17, 26, 200])
def test_it_is_always_one_page_and_says_how_many_are_left_out(count):
    said = []
    pdf = one_page.pdf(
        _sheet(), _lines(count), lambda more: said.append(more) or f"and {more} more", beyond=5
    )
    text = words(pdf)
    shown = count + 5 - said[-1]
    assert f"and {said[-1]} more" in text
    assert 0 <= shown <= count
    assert shown > 8 or shown == count


def test_the_same_values_give_the_same_bytes_and_no_text_is_markup():
    made = [one_page.pdf(_sheet(), _lines(3), str) for _ in range(2)]
    assert made[0] == made[1]
    assert "#strong[x] $1$ @y" in words(made[0])
