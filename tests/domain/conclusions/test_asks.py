"""Asks are found by words and filters, by those who may see them; the page of one shows no more than the list did."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kolosi.conclusions import models
from kolosi.conclusions.operations import following as operations
from kolosi.conclusions.operations import wording
from kolosi.conclusions.queries import ask_page, asks, scope, states
from kolosi.conclusions.queries.asks import Filters
from kolosi.conclusions.rules import looking
from kolosi.conclusions.rules.progress import Status
from tests import cast
from tests.domain.conclusions import builders
from tests.domain.conclusions.following import ON, browser, followed

pytestmark = pytest.mark.django_db
SECRET = "Salt House"


def found(viewer, on=ON, **wanted):
    return [row.label for row in asks.asks(viewer, Filters(**wanted), on=on).rows]


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        ({"q": "SAFE schools"}, ["3(b)/1"]),
        ({"q": "schools nonsense"}, []),
        ({"addressee": "armed-groups"}, ["3(c)/2"]),
        ({"addressee": "unicef"}, []),
        ({"kind": "state_government"}, ["3(a)/2", "3(b)/1", "5(b)/1"]),
        ({"pressure": 5}, ["3(a)/2", "3(c)/2"]),
        ({"channel": "letter_by_chair"}, ["7(a)/1"]),
        ({"state": "confidential"}, ["5(b)/1"]),
        ({"status": "not_assessed", "addressee": "world-bank"}, ["7(a)/1"]),
        ({"status": "initiated"}, []),
        ({"owner": "nobody", "addressee": "world-bank"}, ["7(a)/1"]),
        ({"owner": "me"}, []),
        ({"situation": "SO"}, []),
        ({"due": date(2017, 8, 2)}, ["3(a)/2"]),
    ],
)
def test_what_is_wanted_is_found(wanted, labels):
    ask = followed()
    assert found(ask.officer, sort="text", **wanted) == labels


def test_accents_and_marks_do_not_matter():
    ask = followed()
    assert found(ask.officer, q="childrén’s") == ["6(a)/1"]


def test_a_theme_and_a_document_narrow():
    ask = followed()
    theme = models.AskTheme.objects.filter(ask__ref=ask.ref).values_list("code", flat=True)[0]
    assert ask.row.label in found(ask.officer, theme=theme, document=ask.document)
    assert found(ask.officer, document="d-000000000000") == []


def test_previews_withdrawn_and_merged_asks_are_not_listed():
    ask = followed(accepted=False)
    assert found(ask.officer) == []
    assert ask.page().row.ref == ask.ref


@pytest.mark.parametrize("sort", asks.SORTS)
def test_every_order_holds_all_asks(sort):
    ask = followed()
    labels = found(ask.officer, sort=sort)
    assert len(labels) == len(set(labels)) == 7
    if sort == "pressure":
        pressures = [row.pressure for row in asks.asks(ask.officer, Filters(sort=sort), on=ON).rows]
        assert pressures == sorted(pressures, reverse=True)
    if sort == "text":
        assert labels[0] == "3(a)/2"


def test_an_order_that_is_not_offered_is_the_first():
    ask = followed()
    assert found(ask.officer, sort="owner; DROP") == found(ask.officer, sort="next")


def test_open_asks_come_before_closed_ones():
    ask = followed()
    ask.replace(reference="S/1")
    assert found(ask.officer)[-1] == "3(a)/2"


def test_pages_of_fifty_are_turned(monkeypatch):
    monkeypatch.setattr(asks, "PAGE", 3)
    ask = followed()
    turned = [asks.asks(ask.officer, Filters(sort="text"), on=ON, page=page) for page in (1, 2, 3, 99)]
    assert [len(one.rows) for one in turned] == [3, 3, 1, 1]
    assert [one.turn.number for one in turned] == [1, 2, 3, 3]
    assert turned[0].total == 7
    window = browser(ask.officer)
    assert "Page 2 of 3" in window.get("/asks/?sort=text&page=2").content.decode()
    assert "sort=text&amp;page=3" in window.get("/asks/?sort=text&page=2").content.decode()
    assert window.get("/asks/?page=none").status_code == 200


# Who sees what


def test_a_confidential_ask_is_nowhere_for_those_who_may_not_read_it():
    ask = followed(label=builders.CONFIDENTIAL)
    operations.update(ref=ask.ref, on="", text="They were let in.", by=ask.officer, at=builders.LATER)
    for other in (cast.information_manager(), cast.field_monitor(), cast.focal_point(["government-zandia"])):
        assert builders.CONFIDENTIAL not in found(other)
        assert found(other, q="salt house") == found(other, state="confidential") == []
        assert asks.asks(other, Filters(q="salt"), on=ON).total == 0
        assert ask_page.ask(other, ask.ref, on=ON) is None
        window = browser(other)
        assert window.get(f"/asks/{ask.ref}/").status_code == 404
        assert SECRET not in window.get("/asks/").content.decode()
        assert SECRET not in window.get("/asks/?q=salt+house").content.decode()
    for reader in (cast.working_group_expert(), cast.co_chair()):
        assert builders.CONFIDENTIAL in found(reader)
        assert SECRET in browser(reader).get(f"/asks/{ask.ref}/").content.decode()


VARIANT = builders.TEXT.replace(
    "5. The Working Group agreed to recommend that the President of the Security Council transmit a letter to the Government of Zandia:\n\n(a) Encouraging the Government to endorse the Safe Schools Declaration;",
    "5. The Working Group agreed to recommend that the President of the Security Council transmit a letter to the Government of Zandia:\n\n(a) Encouraging the Government to endorse the Safe Schools Declaration soon;",
)


def test_words_that_only_the_letter_has_are_left_out_of_an_open_ask():
    officer = cast.desk_officer()
    document = builders.document(officer, text=VARIANT)
    ref = builders.ask(officer, of=document, label="3(b)/1")
    whole = ask_page.ask(officer, ref, on=ON)
    assert [wording.item for wording in whole.wordings] == ["3(b)", "5(a)"]
    assert [part.words for part in whole.wordings[1].stretches if part.kind == "new"] == ["soon"]
    assert whole.withheld == 0
    for other in (cast.information_manager(), cast.focal_point(["government-zandia"])):
        page = ask_page.ask(other, ref, on=ON)
        assert ([wording.item for wording in page.wordings], page.withheld) == (["3(b)"], 1)
        assert "Declaration soon" not in browser(other).get(f"/asks/{ref}/").content.decode()


def test_a_focal_point_sees_what_is_asked_of_theirs_and_may_not_act():
    ask, bank = followed(), cast.focal_point(["world-bank"])
    assert found(bank) == ["7(a)/1"]
    assert ask_page.ask(bank, ask.ref, on=ON) is None
    own = builders.ask(ask.officer, of=ask.document, label="7(a)/1")
    page = ask_page.ask(bank, own, on=ON)
    assert (page.inside, page.acts, page.history, page.versions) == (False, (), (), ())
    assert found(bank, addressee="armed-groups") == []
    choices = asks.choices(bank)
    assert [code for code, _ in choices.addressees] == ["world-bank"]
    assert choices.owners == ()
    operations.assign(
        ref=own, owner=ask.officer.person, focal_points=[], revision=2, by=ask.officer, at=builders.LATER
    )
    window = browser(bank)
    for address in ("/asks/", "/asks/?owner=nobody", f"/asks/{own}/"):
        told = window.get(address).content.decode()
        assert "civil registration" in told
        assert "Owner" not in told
        assert ask.officer.name not in told


def test_another_situation_is_absent():
    ask, other = followed(), cast.desk_officer("SO")
    assert found(other) == []
    assert ask_page.ask(other, ask.ref, on=ON) is None
    assert browser(other).get(f"/asks/{ask.ref}/").status_code == 404
    assert asks.choices(other).documents == ()


def test_acts_are_those_that_are_granted():
    ask = followed()
    assert [act.verb for act in ask.page().acts] == [
        "assign",
        "schedule",
        "update",
        "attach",
        "answer",
        "assess",
        "supersede",
    ]
    assert [act.verb for act in ask.page(cast.field_monitor()).acts] == ["update", "attach"]


# What it said before


def _retheme(ask, summary, **more):
    wording.retheme(
        ref=ask.ref,
        themes=[],
        summary=summary,
        revision=ask.revision,
        by=ask.officer,
        at=builders.LATER,
        **more,
    )


def test_every_version_says_what_it_changed():
    ask = followed(label="3(b)/1")
    _retheme(ask, "Sign the Safe Schools Declaration")
    last, first = ask.page().versions
    assert (last.act, last.by, first.changes) == ("retheme", ask.officer.name, ())
    changed = {field: (before, after) for field, before, after in last.changes}
    assert changed["summary"] == ("endorse the Safe Schools Declaration", "Sign the Safe Schools Declaration")
    page = browser(ask.officer).get(f"/asks/{ask.ref}/").content.decode()
    assert "<del>endorse the Safe Schools Declaration</del>" in page
    assert "Summary and themes corrected" in page


def test_what_was_confidential_once_stays_so_in_older_versions():
    ask = followed(label=builders.CONFIDENTIAL)
    _retheme(ask, "Let monitors in", confidential=False)
    monitor = cast.field_monitor()
    assert [version.withheld for version in ask.page(monitor).versions] == [True, True]
    told = browser(monitor).get(f"/asks/{ask.ref}/").content.decode()
    assert "known as the Salt House</del>" not in told
    assert [version.withheld for version in ask.page().versions] == [False, False]


def test_a_merged_ask_leads_to_the_one_it_rests_in():
    ask = followed()
    into = builders.ask(ask.officer, of=ask.document, label="3(b)/1")
    wording.merge(ref=ask.ref, into=into, revision=ask.revision, by=ask.officer, at=builders.LATER)
    assert ask.row.label not in found(ask.officer)
    page = ask.page()
    assert (page.merged_into, page.followed) == (into, False)
    assert all(act.obstacles for act in page.acts)
    assert f'href="/asks/{into}/"' in browser(ask.officer).get(f"/asks/{ask.ref}/").content.decode()


# One day, two ways of looking at it


def test_lists_and_single_asks_agree_on_every_state():
    ask = followed()
    days = (None, date(2018, 1, 1), date(2018, 4, 3), date(2018, 4, 4), ON)
    rows = list(models.Ask.objects.filter(followed=True))
    for number, row in enumerate(rows):
        models.Ask.objects.filter(pk=row.pk).update(
            due_on=days[number % 5],
            review_on=days[(number + 1) % 5],
            conveyed_on=days[(number + 2) % 5],
            answered_on=days[(number * 2) % 5],
            **({"status": Status.FULLY_IMPLEMENTED, "score": 4} if number % 3 == 0 else {}),
        )
    for on in (ON, ON + timedelta(days=1), date(2024, 1, 1)):
        listed = asks.asks(ask.officer, Filters(), on=on).rows
        for state in ("overdue", "silent", "orphaned"):
            narrowed = states.in_state(ask.officer, scope.asks(ask.officer), state, on=on)
            assert set(narrowed.values_list("ref", flat=True)) == {
                row.ref for row in listed if getattr(row, state)
            }


def test_the_page_says_that_a_review_date_is_policy_and_the_text_sets_no_deadline():
    ask = followed()
    page = browser(ask.officer).get(f"/asks/{ask.ref}/").content.decode()
    assert "The text sets none." in page
    assert "our policy: 90 days after adoption" in page
    dated = builders.ask(ask.officer, of=ask.document, label="7(a)/1")
    assert "30 June 2018" in browser(ask.officer).get(f"/asks/{dated}/").content.decode()


def test_the_page_shows_what_is_said_beside_the_ask():
    ask = followed(label="3(c)/2")
    page = ask.page()
    assert [context.kind for context in page.context] == ["concern"]
    assert looking.silence_days() == page.dates.silence_days


# However many


def _queries(act):
    with CaptureQueriesContext(connection) as told:
        act()
    return len(told)


def _work_on(ask, number):
    builders.document(ask.officer, text=builders.TEXT.replace("2017/77", f"2017/9{number}"))
    ask.judge("initiated", evidence=[ask.show(f"Ministry {number}")])
    ask.answer("informed")
    operations.update(ref=ask.ref, on="", text="More.", by=ask.officer, at=builders.LATER)
    ask.plan(*[(f"Step {step}", "2019", None) for step in range(number + 1)])


def test_the_number_of_queries_does_not_grow():
    ask = followed()
    window = browser(ask.officer)
    window.get("/asks/")
    _work_on(ask, 0)
    counted = []
    for number in range(1, 4):
        counted.append(
            (_queries(lambda: window.get("/asks/")), _queries(lambda: window.get(f"/asks/{ask.ref}/")))
        )
        _work_on(ask, number)
    assert len(set(counted)) == 1
