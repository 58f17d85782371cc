"""Charts as pictures: the look's own colours, every row in its place, the same values the same picture."""

import re
from pathlib import Path

import pytest
from lxml import etree

from kolosi import site
from kolosi.conclusions.gateways import charts

ROWS = (
    ("Government", (("kept", 4), ("idle", 2))),
    ("Government", (("wrong", 1),)),
    ("Nobody", (("kept", 0),)),
)


def _tokens(scheme: str) -> dict[str, str]:
    css = (Path(site.__file__).parent / "static" / "css" / "tokens.css").read_text()
    light, dark = css.split("@media (prefers-color-scheme: dark)")[:2]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light if scheme == "light" else dark))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_are_those_of_the_look(scheme):
    known = _tokens(scheme)
    assert {name: known[name] for name in charts.COLOURS[scheme]} == charts.COLOURS[scheme]


@pytest.mark.parametrize("kind", ["bars", "columns"])
@pytest.mark.parametrize("rtl", [False, True])
def test_rows_of_one_name_keep_apart_and_show_their_sums(kind, rtl):
    drawn = charts.svg(charts.Chart(kind, ROWS, rtl), "light")
    tree = etree.fromstring(drawn.encode())
    words = [text.strip() for text in tree.itertext() if text.strip()]
    assert words.count("Government") == 2
    assert "6" in words
    assert set(re.findall(r"#[0-9a-f]{6}", drawn)) >= {"#14614f", "#7c1420", "#c9c4b6"}


def test_the_same_values_give_the_same_picture():
    chart = charts.Chart("bars", ROWS)
    again = charts.svg.__wrapped__(charts.Chart.of(chart.plain()), "dark")
    assert charts.svg(chart, "dark") == again


def test_long_names_keep_their_beginning_and_their_end():
    one = charts._wrapped("Committee of the Council on the resolution about the port of Marrow")
    other = charts._wrapped("Committee of the Council on the resolution about the lake of Reed")
    assert len(one) == len(other) == charts.LINES
    assert one != other


def test_names_are_never_read_as_instructions():
    name = "'] + alert(1) + ['</text><script>x</script>\\"
    drawn = charts.svg(charts.Chart("bars", ((name, (("kept", 1),)),)), "light")
    assert "<script" not in drawn
    assert "alert(1)" in "".join(etree.fromstring(drawn.encode()).itertext())
