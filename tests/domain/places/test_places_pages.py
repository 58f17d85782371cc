"""Pages of places: the list with its map, one place with its past, and the command line."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from kolosi.places.gateways import picture
from kolosi.places.rules import Point
from kolosi.site.command import application
from tests import cast
from tests.domain.places import builders

pytestmark = pytest.mark.django_db
RUNNER = CliRunner()
ROWS = builders.village(1, "Kolongo", admin1="05", at="13.8\t-5.6") + builders.village(
    2, "Kolongo", admin1="04"
)


@pytest.fixture
def window():
    builders.bundled()
    builders.loaded(ROWS)
    return builders.browser(cast.field_monitor())


def test_the_list_tells_homonyms_apart_and_draws_them(window):
    page = window.get("/places/?q=kolongo&situation=ML&on=2018-05-04").content.decode()
    assert page.index("GN1") < page.index("GN2")
    assert "Ségou" in page
    assert "1: Kolongo, latitude 13.8, longitude -5.6" in page
    address = page.split('<img src="')[1].split('"')[0].replace("&amp;", "&")
    drawn = window.get(address)
    assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/svg+xml")
    assert drawn.content.startswith(b"<svg")


def test_without_a_name_the_regions_of_the_day_are_listed(window):
    assert "ML-P20" in window.get("/places/?situation=ML&on=2024-01-01").content.decode()
    page = window.get("/places/?situation=ML&on=2018-01-01").content.decode()
    assert "ML10" in page
    assert "ML-P20" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/places/map/light.svg",
        "/places/map/light.svg?on=2018-01-01",
        "/places/map/light.svg?code=XX",
        "/places/none/",
        "/places/ML05/?edition=2023",
    ],
)
def test_what_is_not_there_is_absent(window, path):
    assert window.get(path).status_code == 404


def test_a_place_tells_its_past_and_its_namesakes(window):
    page = window.get("/places/ML-P19/").content.decode()
    assert "Came from" in page
    assert "It holds districts that were in it" in page
    assert "provisional code" in page
    page = window.get("/places/GN2/").content.decode()
    assert "Mopti</bdi> / <bdi>Douentza" in page.replace("\n", "")
    assert "one of these" in page
    assert "Others of the same name" in page
    assert window.get("/places/map/dark.svg?code=GN2&edition=villages").status_code == 200


def _queries(window, path):
    with CaptureQueriesContext(connection) as asked:
        assert window.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["/places/?q=kolongo&situation=ML&on=2018-05-04", "/places/GN1/"])
def test_more_places_ask_no_more(window, path):
    window.get(path)
    few = _queries(window, path)
    builders.loaded(
        ROWS + "".join(builders.village(number, "Kolongo") for number in range(3, 9)), edition="villages"
    )
    assert _queries(window, path) == few


def test_the_map_shares_a_number_where_points_fall_together():
    ring = ((0.0, 10.0), (4.0, 10.0), (4.0, 14.0), (0.0, 14.0), (0.0, 10.0))
    told = picture.Picture(
        (picture.Area("North", (ring,)),),
        ((1, Point(12.0, 2.0)), (2, Point(12.01, 2.01)), (0, Point(13.0, 3.0))),
    )
    light, dark = picture.svg(told, "light"), picture.svg(told, "dark")
    assert "1, 2" in light
    assert picture.COLOURS["dark"]["accent"] in dark
    assert picture.svg(picture.Picture((), ()), "light").startswith("<svg")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_colours_are_those_of_the_pages(scheme, root):
    css = (
        (root / "src/kolosi/site/static/css/tokens.css")
        .read_text()
        .split("@media (prefers-color-scheme: dark)")
    )
    for name, colour in picture.COLOURS[scheme].items():
        assert f"--{name}: {colour};" in css[scheme == "dark"], name


def _run(*words):
    done = RUNNER.invoke(application, ["places", *map(str, words)])
    return done.exit_code, done.output


def test_the_command_loads_once_and_finds(tmp_path):
    assert "301 new places" in _run("load", "--bundled")[1]
    assert json.loads(_run("load", "--bundled", "--json")[1]) == {"places": 0, "names": 0, "shapes": 0}
    path = tmp_path / "ML.txt"
    path.write_text(ROWS)
    assert "2 new places" in _run("load", path, "--edition", "villages", "--source", "x")[1]
    code, told = _run("search", "Kolongo", "--on", "2018-05-04")
    assert (code, "GN1" in told, "in Ségou [villages]" in told) == (0, True, True)
    assert json.loads(_run("search", "ML08", "--on", "2018-05-04", "--json")[1])[0]["name"] == "Kidal"


@pytest.mark.parametrize(
    ("words", "word"),
    [(("load",), "Name a file"), (("load", "none.csv"), "cannot be read"), (("load", "--bundled", "x"), "Name a file"),
     (("search", "Kidal"), "No place fits"), (("search", "Kidal", "--on", "x"), "cannot be read")],
)  # fmt: skip
def test_the_command_says_why_not(words, word):
    code, told = _run(*words)
    assert (code > 0, word in told) == (True, True), told


def test_the_command_names_rows_that_cannot_be_taken(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(builders.HEAD + "X,7,ML91,A,,\n")
    code, told = _run("load", path, "--edition", "2031")
    assert (code, "row 2, Admin Level: The level is none of 1, 2 and 3. (7)" in told) == (2, True)
    assert "Say which edition" in _run("load", path)[1]
    assert "edition is missing" in _run("load", path, "--edition", "No Code")[1]
    assert "first day" in _run("load", path, "--edition", "2031", "--first", "x")[1]
