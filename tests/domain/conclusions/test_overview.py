"""The overview: every number is that of the asks it leads to, and nobody's reach is wider there than elsewhere."""

from datetime import date, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kolosi.conclusions.forms.asks import FilterForm
from kolosi.conclusions.queries import asks, latest, overview
from kolosi.conclusions.views import overview as views
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import ON, browser, followed

pytestmark = pytest.mark.django_db
ALL = asks.Filters()


def seen(viewer, wanted=ALL, on=ON):
    return overview.overview(viewer, wanted, on=on)


@pytest.fixture
def busy():
    """A document whose asks stand in different ways: done halfway, declined, planned, untouched."""
    first = followed()
    first.plan(("Open the gates", "2018-06-01", None), ("Count the boys", "2018-08-01", None))
    first.judge("partial")
    second = type(first)(
        first.officer, first.document, builders.ask(first.officer, of=first.document, label="3(b)/1")
    )
    second.answer("declined", on=date(2018, 6, 30))
    third = type(first)(
        first.officer, first.document, builders.ask(first.officer, of=first.document, label="4(a)/1")
    )
    third.judge("initiated")
    return first


def test_every_number_leads_to_the_asks_it_counts(busy):
    page = browser(busy.officer).get("/")
    cells = [
        cell for part in page.context["divisions"] for line in part.lines for cell in line.cells if cell.href
    ]
    cells += page.context["cards"] + [
        views.Cell(one.label, one.count, href) for one, href in page.context["statuses"]
    ]
    assert len(cells) > 60
    for cell in cells:
        told = dict(parse_qsl(urlsplit(cell.href).query))
        form = FilterForm(told, viewer=busy.officer)
        assert form.is_valid(), form.errors
        found = asks.asks(busy.officer, form.wanted(), on=timezone.now().date())
        assert found.total == cell.count, cell


def test_the_whole_is_counted_by_tone_and_by_what_is_late(busy):
    found = seen(busy.officer)
    assert found.whole.total == sum(found.whole.tones) == 7
    assert dict(zip(overview.TONES, found.whole.tones, strict=True))["heed"] == 1  # one partial, off pace
    assert sum(one.count for one in found.standings) == 7
    assert (found.seen["declined"], found.seen["orphaned"], found.unowned) == (1, 0, 7)
    assert found.seen["overdue"] == 7  # a milestone, and reviews of what was asked long ago


def test_an_ask_to_several_bodies_of_a_kind_counts_once_for_the_kind():
    text = builders.TEXT.replace(
        "To the Government of Zandia\n", "To the Governments of Zandia and of Sorenia\n"
    )
    text = text.replace(
        "urging the Government to release",
        "urging the Government of Zandia and the Government of Sorenia to release",
    )
    officer = cast.desk_officer()
    builders.document(officer, text=text)
    found = seen(officer)
    kinds = {row.code: row.total for row in found.kinds.rows}
    bodies = {row.code: row.total for row in found.bodies.rows}
    governments = [count for code, count in bodies.items() if code.startswith("government-")]
    assert len(governments) == 2
    assert sum(governments) > kinds["state_government"]


def test_weeks_hold_what_is_due_and_months_what_was_judged(busy):
    found = seen(busy.officer)
    assert [one.total for one in found.months] == [2]
    assert found.months[0].begins == date(2018, 7, 1)
    on = date(2018, 5, 28)
    weeks = seen(busy.officer, on=on).weeks
    assert (weeks[0].begins, weeks[0].until, len(weeks)) == (on, on + timedelta(days=6), overview.WEEKS)
    assert weeks[0].counts == (1, 0)  # the milestone of 1 June; our reviews lie before
    assert sum(one.counts[0] for one in weeks) == 1  # an ask has one next day


def test_nobody_sees_more_here_than_in_the_list(busy):
    monitor, focal = cast.field_monitor(), cast.focal_point(["government-zandia"])
    elsewhere = cast.desk_officer("CD")
    for viewer in (busy.officer, monitor, focal, elsewhere):
        listed = asks.asks(viewer, ALL, on=ON)
        assert seen(viewer).whole.total == listed.total
    assert seen(monitor).whole.total == 6  # what only a letter says is not theirs
    assert seen(focal).whole.total == 2
    assert seen(elsewhere).whole.total == 0
    assert {event.ask for event in latest.latest(elsewhere, ALL, on=ON)} == set()
    hidden = builders.ask(busy.officer, of=busy.document, label=builders.CONFIDENTIAL)
    type(busy)(busy.officer, busy.document, hidden).judge("initiated")
    assert hidden in {event.ask for event in latest.latest(busy.officer, ALL, on=ON)}
    assert hidden not in {event.ask for event in latest.latest(monitor, ALL, on=ON)}


def test_the_latest_things_come_first(busy):
    told = latest.latest(busy.officer, ALL, on=ON)
    assert [event.kind for event in told].count("assessment") == 2
    assert [event.at for event in told] == sorted((event.at for event in told), reverse=True)
    assert {event.by for event in told} == {"Dana Desk (simulated)"}


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    officer = cast.desk_officer()
    client = browser(officer)
    builders.document(officer)
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for number in range(3):
        builders.document(officer, text=builders.TEXT.replace("2017/77", f"2017/8{number}"))
    with django_assert_num_queries(len(few)):
        client.get("/")


def test_an_officer_without_asks_is_told_what_to_do_first():
    page = browser(cast.desk_officer()).get("/").content.decode()
    assert "No ask is followed yet" in page
    assert 'href="/documents/"' in page


def test_a_focal_point_without_asks_is_sent_nowhere_they_may_not_go():
    page = browser(cast.focal_point()).get("/").content.decode()
    assert "No ask that you may read is followed yet" in page
    assert 'href="/documents/"' not in page


def test_a_choice_without_asks_leads_back_to_everything(busy):
    page = browser(busy.officer).get("/?situation=CD").content.decode()
    assert "Nothing is asked here" in page


def test_people_without_asks_to_read_see_where_else_they_may_go():
    administrator = browser(cast.administrator()).get("/").content.decode()
    assert 'href="/people/"' in administrator
    assert "Nothing is granted to you yet" in browser(cast.stranger()).get("/").content.decode()


def test_pictures_are_drawn_for_those_who_are_signed_in_and_never_from_other_values(busy):
    client = browser(busy.officer)
    picture = client.get("/").context["divisions"][0].picture
    drawn = client.get(picture.light)
    assert drawn["Content-Type"] == "image/svg+xml"
    assert "immutable" in drawn["Cache-Control"]
    assert drawn.content.startswith(b"<svg")
    assert b"<script" not in drawn.content
    changed = picture.light.replace(".svg", "x.svg")
    assert client.get(changed).status_code == 404
    assert Client().get(picture.light).status_code == 302


def test_made_up_records_say_so():
    officer = cast.desk_officer()
    builders.document(officer)
    assert "Simulated records" not in browser(officer).get("/").content.decode()
    builders.document(officer, text=builders.TEXT.replace("2017/77", "2017/88"), simulated=True)
    assert "Simulated records" in browser(officer).get("/").content.decode()
