"""Labels that Word counts by itself: nested lists, restarts, styles that build on styles, odd formats."""

import pytest
from lxml import etree

from kolosi.conclusions.gateways.numbering import Numbering, counted

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = (
    ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("decimal", "%1.%2.%4"), ("bullet", "o"),
)  # fmt: skip


def _numbering(*, restart: int | None = None) -> etree._Element:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for at, (style, words) in enumerate(LEVELS)
    )
    change = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>'
    return etree.fromstring(
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{change if restart else ""}</w:num></w:numbering>'
    )


def _paragraph(number: int | None = 1, depth: int = 0, style: str = "") -> etree._Element:
    listed = (
        f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        if number is not None
        else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return etree.fromstring(f"<w:p {W}><w:pPr>{named}{listed}</w:pPr></w:p>")


def test_nested_lists_count_on_and_start_anew() -> None:
    lists = Numbering(_numbering(), None)
    depths = (0, 1, 1, 2, 2, 1, 0, 1, 3, 4)
    assert [lists.label(_paragraph(depth=depth)) for depth in depths] == [
        "1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "2.", "(a)", "2.a.1", "•",
    ]  # fmt: skip


def test_another_use_of_a_list_goes_on_unless_it_is_told_to_start_anew() -> None:
    on, anew = Numbering(_numbering(), None), Numbering(_numbering(restart=5), None)
    for lists, expected in ((on, ["1.", "2.", "3.", "4."]), (anew, ["1.", "2.", "5.", "6."])):
        assert [lists.label(_paragraph(number)) for number in (1, 1, 2, 2)] == expected


def test_a_style_lists_its_paragraphs_also_through_the_style_it_builds_on() -> None:
    styles = etree.fromstring(
        f'<w:styles {W}><w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>'
    )
    lists = Numbering(_numbering(), styles)
    assert [lists.label(_paragraph(None, style=style)) for style in ("Mine", "Base", "Loop", "", "Absent")] == [
        "1.", "2.", "", "", "",
    ]  # fmt: skip
    assert lists.label(_paragraph(0, style="Mine")) == ""  # taken out of the list by hand


def test_a_file_without_lists_or_with_broken_ones_has_no_labels() -> None:
    assert Numbering(None, None).label(_paragraph()) == ""
    lists = Numbering(_numbering(), None)
    assert lists.label(_paragraph(99)) == ""
    assert lists.label(etree.fromstring(f"<w:p {W}/>")) == ""
    assert (
        lists.label(_paragraph(depth=1_000_000)) == "1."
    )  # far below any level: as Word does, a plain number


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (1, "lowerLetter", "a"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"), (0, "lowerLetter", "0"),
        (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (5000, "lowerRoman", "5000"),
        (7, "decimalZero", "07"), (7, "none", ""), (7, "chicago", "7"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_lists_write_them(number: int, style: str, expected: str) -> None:
    assert counted(number, style) == expected
