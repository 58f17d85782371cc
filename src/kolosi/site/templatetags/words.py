"""Words for templates: the sentence behind an obstacle's code, and the picture of parts of a whole.

`{% load words %}`, then `{{ code|sentence }}` or `{% shares parts words %}`.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils import formats

from kolosi.kernel.precision import HalfKnownDate
from kolosi.site import acts, obstacles
from kolosi.site import shares as parts_of_a_whole

register = template.Library()


@register.filter
def sentence(code: str) -> str:
    """Return what an obstacle's code means, in the language of the page."""
    return obstacles.sentence(code)


@register.inclusion_tag("parts/shares.html")
def shares(parts: Iterable[tuple[str, str, int]], words: str) -> dict[str, Any]:
    """Show parts of a whole, each (tone, label, count), with their key; `words` says the picture aloud."""
    return {"shares": parts_of_a_whole.shares(parts), "words": words}


@register.filter
def act(verb: str) -> str:
    """Return what an act of the ledger is called, in the language of the page."""
    return acts.words(verb)


@register.filter
def half_known(day: str) -> str:
    """Return ISO text known to the year, month or day as the language of the page writes it."""
    if not day:
        return ""
    known = HalfKnownDate.parse(day)
    precision = "DATE_FORMAT" if known.day else "YEAR_MONTH_FORMAT" if known.month else "Y"
    return formats.date_format(known.first, precision)
