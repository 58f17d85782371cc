"""Colours can be read, and the five tones differ in grey as well, in the light scheme and in the dark."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from kolosi.paper import picture

TONES = ("wrong", "kept", "going", "heed", "idle")
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def colours(root: Path) -> dict[str, dict[str, str]]:
    css = (root / "src/kolosi/site/static/css/tokens.css").read_text()
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    told = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text)) for text in (light, dark)]
    return {"light": told[0], "dark": {**told[0], **told[1]}}


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2 reckons it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: str) -> float:
    """Return L* (0 to 100): what is left of a colour on grey paper."""
    return 116 * float(luminance(colour) ** (1 / 3)) - 16


def test_black_on_white_is_reckoned_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert lightness("#ffffff") == pytest.approx(100)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_tones_differ_in_grey(scheme: str, colours: dict[str, dict[str, str]]) -> None:
    shades = {tone: lightness(colours[scheme][tone]) for tone in TONES}
    apart = {(a, b): abs(shades[a] - shades[b]) for a, b in combinations(TONES, 2)}
    assert min(apart.values()) >= 8, apart


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", TONES)
def test_words_can_be_read_upon_their_wash(
    tone: str, scheme: str, colours: dict[str, dict[str, str]]
) -> None:
    assert contrast(colours[scheme][f"{tone}-word"], colours[scheme][f"{tone}-wash"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "paper", 7), ("ink", "sheet", 7), ("ink", "sunken", 7), ("soft", "paper", 4.5), ("soft", "sheet", 4.5),
        ("soft", "sunken", 4.5), ("accent", "paper", 4.5), ("accent", "sheet", 4.5), ("on-accent", "accent", 4.5),
        ("on-accent", "accent-strong", 4.5), ("on-crown", "crown", 7), ("on-crown-soft", "crown", 4.5),
        ("edge", "sheet", 3), ("focus", "paper", 3), ("focus", "sheet", 3),
    ],
)  # fmt: skip
def test_it_can_be_read(
    ink: str, ground: str, least: float, scheme: str, colours: dict[str, dict[str, str]]
) -> None:
    assert contrast(colours[scheme][ink], colours[scheme][ground]) >= least


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pictures_have_the_colours_of_the_pages(scheme: str, colours: dict[str, dict[str, str]]) -> None:
    assert {name: colours[scheme][name] for name in picture.COLOURS[scheme]} == picture.COLOURS[scheme]


def test_nothing_but_tokens_holds_a_raw_colour(root: Path) -> None:
    """But white ground for a code that cameras read, the crown's own marks, and black on paper."""
    sheets = (root / "src/kolosi/site/static/css").glob("*.css")
    kept = {"#ffffff", "#ffc48a", "#7fcad6"}
    raw = {
        f"{sheet.name}: {colour}"
        for sheet in sheets
        if sheet.name not in {"tokens.css", "print.css"}
        for colour in re.findall(r"#[0-9a-f]{3,8}\b|rgb\([^)]*\)", sheet.read_text())
        if colour not in kept
    }
    assert raw == set()
