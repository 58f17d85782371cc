"""Words for templates: the sentence behind an obstacle's code, and the picture of parts of a whole.

`{% load words %}`, then `{{ code|sentence }}` or `{% shares parts words %}`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils import formats
from django.utils.translation import ngettext_lazy

from kolosi.kernel.precision import HalfKnownDate
from kolosi.site import acts, obstacles
from kolosi.site import shares as parts_of_a_whole

register = template.Library()
_SPAN = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWMY])")  # a deadline such as "within sixty days": P60D
_WITHIN = {
    "D": ngettext_lazy("within %(count)d day", "within %(count)d days", "count"),
    "W": ngettext_lazy("within %(count)d week", "within %(count)d weeks", "count"),
    "M": ngettext_lazy("within %(count)d month", "within %(count)d months", "count"),
    "Y": ngettext_lazy("within %(count)d year", "within %(count)d years", "count"),
}


@register.filter
def sentence(code: str) -> str:
    """Return what an obstacle's code means, in the language of the page."""
    return obstacles.sentence(code)


@register.inclusion_tag("parts/shares.html")
def shares(parts: Iterable[tuple[str, str, int]], words: str) -> dict[str, Any]:
    """Show parts of a whole, each (tone, label, count), with their key; `words` says the picture aloud."""
    return {"shares": parts_of_a_whole.shares(parts), "words": words}


@register.inclusion_tag("parts/thread.html", takes_context=True)
def thread(context: Mapping[str, Any], ref: str) -> dict[str, Any]:
    """Link to the thread of whatever has that reference, for whoever may walk it: `{% thread page.ref %}`."""
    return {"path": reverse("thread", args=[ref]) if context["viewer"].may("thread.read") else ""}


@register.filter
def act(verb: str) -> str:
    """Return what an act of the ledger is called, in the language of the page."""
    return acts.words(verb)


@register.filter
def half_known(day: str) -> str:
    """Return ISO text known to the year, month or day, or a length of time, as the language of the page writes it."""
    if not day:
        return ""
    if span := _SPAN.fullmatch(day):
        return _WITHIN[span["unit"]] % {"count": int(span["count"])}
    known = HalfKnownDate.parse(day)
    precision = "DATE_FORMAT" if known.day else "YEAR_MONTH_FORMAT" if known.month else "Y"
    return formats.date_format(known.first, precision)
