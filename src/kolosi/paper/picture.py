"""What the pictures of all rooms share: two schemes, the colours of the look, one type, and the drawing itself, offline."""

import json
from collections.abc import Mapping
from typing import Any, Literal

Scheme = Literal["light", "dark"]
# Of site/static/css/tokens.css; a test holds them equal. The tones go from dark to light, so that they also differ in grey.
COLOURS: Mapping[str, Mapping[str, str]] = {
    "light": {
        "kept": "#14614f", "going": "#3d84b8", "heed": "#d99a1c", "wrong": "#7c1420", "idle": "#c9c4b6", "accent": "#0b5566",
        "ink": "#16232a", "soft": "#4d5a60", "rule": "#dad5c8", "edge": "#857f71", "sheet": "#fffefb", "sunken": "#eeebe2",
    },
    "dark": {
        "kept": "#56ab8f", "going": "#83bce8", "heed": "#f5d488", "wrong": "#cf4a55", "idle": "#4e5c5f", "accent": "#7fcad6",
        "ink": "#e9eeec", "soft": "#a9b7b9", "rule": "#2c3b3f", "edge": "#7f9094", "sheet": "#162124", "sunken": "#0b1113",
    },
}  # fmt: skip
FONT = "Noto Sans, Liberation Sans, Noto Sans Arabic, DejaVu Sans, sans-serif"


def svg(described: Mapping[str, Any] | str) -> str:
    """Return a picture described in Vega-Lite as SVG."""
    import vl_convert

    told = described if isinstance(described, str) else json.dumps(described)
    drawn: str = vl_convert.vegalite_to_svg(told)
    return drawn
