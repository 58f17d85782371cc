"""The register as a whole: the case of Mali, who may read it, and that no page asks more with more parties."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from kolosi.parties import operations, queries
from kolosi.reference.rules import document
from kolosi.site.command import application
from kolosi.site.command import parties as command
from tests import cast
from tests.domain.parties import builders

pytestmark = pytest.mark.django_db
RUNNER = CliRunner()


def test_mali_is_told_as_the_sources_tell_it():
    builders.mali()
    viewer = cast.co_chair()
    inside = {tie.other.short: tie.holds for tie in builders.sheet("cma", date(2017, 6, 30)).inside}
    assert inside == {"MNLA": "yes", "HCUA": "perhaps", "MAA-Coordination": "perhaps"}
    assert [tie.other.code for tie in builders.sheet("gatia").above] == ["platform"]
    book = queries.book(viewer)
    of_day = [book.row("mujao", on=date(year, 6, 1)) for year in (2012, 2015)]
    assert of_day == ["mujao", "al-mourabitoun"]
    assert book.row("ansar-eddine", on=date(2018, 3, 1), by_umbrella=True) == "jnim"
    found = queries.register(viewer, queries.Sought(q="التوحيد والجهاد"), on=builders.ON)
    assert [one.code for one in found] == ["mujao"]


def test_the_data_file_invents_no_day():
    """Every day told is one that its own source names in words, or the year of an edition of a list."""
    told = document(command.SHIPPED)
    days = [one.get(key) for one in [*told["code"], *told["membership"], *told["succession"]]
            for key in ("first", "last", "attested", "on") if one.get(key)]  # fmt: skip
    assert sorted(set(days)) == ["2011-12", "2012", "2013-08-20", "2017", "2017-03", "2018-05-04"]
    assert all(one["source"] for one in [*told["membership"], *told["succession"]])
    assert not any("legal_minimum_age" in one for one in told["code"])


def test_the_command_proposes_waits_and_adds_what_became_possible():
    chair, told = cast.co_chair(), document(command.SHIPPED)
    first = RUNNER.invoke(application, ["parties"])
    assert (first.exit_code, "12 parties proposed, 0 facts added" in first.output) == (0, True)
    assert "wait for parties to be approved" in first.output
    assert queries.register(chair, on=builders.ON) == ()
    for entry in told["code"]:
        operations.approve(code=entry["code"], by=chair, at=builders.AT)
    again = RUNNER.invoke(application, ["parties", "--json"])
    assert again.output.strip() == '{"proposed": 0, "added": 19, "waiting": 0}'
    assert '"added": 0' in RUNNER.invoke(application, ["parties", "--json"]).output


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("not toml", "cannot be read"),
        ("[[x]]\n", "not of the form"),
        ('[[code]]\ncode = "X Y"\nlabel = { en = "A", fr = "A" }\nsource = "s"\nkind = "armed_group"\nside = "state"\n', "small letters"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused(text, word, tmp_path):
    path = tmp_path / "parties.toml"
    path.write_text(text)
    done = RUNNER.invoke(application, ["parties", str(path)])
    assert (done.exit_code, word in done.output) == (2, True)


@pytest.mark.parametrize("who", ["stranger", "focal_point", "donor", "auditor", "administrator"])
def test_others_read_nothing(who):
    builders.party("front")
    viewer = getattr(cast, who)()
    assert queries.register(viewer, on=builders.ON) == ()
    assert queries.party(viewer, "front", on=builders.ON) is None
    assert queries.proposals(viewer) == queries.alliances(viewer) == ()
    assert builders.browser(viewer).get("/parties/").status_code == 404


def _queries(path, window):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert window.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "path", ["/parties/", "/parties/front/", "/parties/alliances/", "/parties/proposals/"]
)
def test_more_parties_ask_no_more(path):
    window = builders.browser(cast.co_chair())
    builders.party("front")
    builders.party("roof")
    builders.ally("front", "roof", "2015")
    window.get(path)
    few = _queries(path, window)
    for number in range(4):
        builders.party(f"more-{number}")
        builders.ally(f"more-{number}", "roof", "2015")
    assert _queries(path, window) == few


def test_the_register_is_filtered():
    builders.party("front")
    builders.party(
        "army", "Army", described=builders.described(kind="armed_force", side="state", situations=("NE",))
    )
    window = builders.browser(cast.desk_officer())
    for query, codes in (
        ("kind=armed_force", {"army"}),
        ("situation=ML", {"front"}),
        ("q=Army&situation=ML", set()),
        ("on=x", {"army", "front"}),
    ):
        page = window.get(f"/parties/?{query}").content.decode()
        assert {code for code in ("front", "army") if f"/parties/{code}/" in page} == codes, query
