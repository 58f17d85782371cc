"""Made-up content for the page that shows the visual language; it says nothing about the world."""

from typing import Any

from django.utils.translation import gettext as _

from kolosi.site import versions

TYPE = ("3xl", "2xl", "xl", "l", "m", "s", "xs")
SPACES = (1, 2, 3, 4, 5, 6, 7, 8)
SURFACES = (
    "paper",
    "sheet",
    "sunken",
    "rule",
    "edge",
    "soft",
    "ink",
    "accent-soft",
    "accent",
    "accent-strong",
    "focus",
    "crown",
)


def parts() -> dict[str, Any]:
    """Return what the page shows, in the language of the page."""
    tones = [
        ("wrong", _("Regressed or refused")),
        ("kept", _("Kept")),
        ("going", _("Under way")),
        ("heed", _("Needs attention")),
        ("idle", _("Nothing yet")),
    ]
    return {
        "sizes": TYPE,
        "spaces": SPACES,
        "surfaces": SURFACES,
        "tones": tones,
        "parts": [("kept", _("Kept"), 12), ("going", _("Under way"), 17), ("heed", _("Overdue"), 6), ("idle", _("Nothing yet"), 11)],
        "scores": [None, 0, 1, 2, 3, 4],
        "rows": versions.rows(
            theirs={_("Owner"): "Awa", _("Status"): "3"}, yours={_("Owner"): "Ivo", _("Status"): "3"}
        ),
        "classes": [
            ("directive", _("directive"), _("calls upon")),
            ("deciding", _("deciding"), _("decides")),
            ("evaluative-plus", _("evaluative"), _("welcomes")),
            ("evaluative-minus", _("evaluative"), _("expresses concern")),
            ("observing", _("observing"), _("notes")),
            ("reinforcing", _("reinforcing"), _("recalls")),
        ],
    }  # fmt: skip
