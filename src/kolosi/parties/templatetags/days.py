"""Half-known days, stretches of time and facts of parties as sentences: what is unknown is said to be unknown."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kolosi.kernel.precision import HalfKnownDate
from kolosi.parties.queries import Fact
from kolosi.parties.rules import Spell

register = template.Library()


@register.filter
def half_known(told: HalfKnownDate | str | None) -> str:
    """Return a day, a month or a year as people write it; nothing for what is unknown."""
    known = HalfKnownDate.parse(told) if isinstance(told, str) and told else told
    if not isinstance(known, HalfKnownDate):
        return ""
    if known.month is None:
        return str(known.year)
    form = "YEAR_MONTH_FORMAT" if known.day is None else "DATE_FORMAT"
    return date_format(date(known.year, known.month, known.day or 1), form)


@register.filter
def span(spell: Spell) -> str:
    """Return from when to when, in a sentence."""
    first, last, seen = half_known(spell.first), half_known(spell.last), half_known(spell.attested)
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("since %(first)s") % {"first": first}
    if last and seen:
        return _("until %(last)s, known for %(seen)s; its beginning is unknown") % {
            "last": last,
            "seen": seen,
        }
    if last:
        return _("until %(last)s; its beginning is unknown") % {"last": last}
    if seen:
        return _("known for %(seen)s; its beginning is unknown") % {"seen": seen}
    return _("days unknown")


@register.filter
def fact(told: Fact) -> str:
    """Return a fact of a party in a sentence."""
    if told.kind == "membership":
        return _("Under %(umbrella)s, %(when)s") % {"umbrella": told.what, "when": span(told.spell)}
    if told.kind == "end":
        until = half_known(told.spell.last)
        return _("End of the membership under %(umbrella)s: %(day)s") % {"umbrella": told.what, "day": until}
    said = _("%(kind)s: %(what)s") % {"kind": told.label, "what": told.what}
    when = half_known(told.spell.first) if told.kind == "succession" else span(told.spell)
    return f"{said} ({when})" if told.spell != Spell() else said
