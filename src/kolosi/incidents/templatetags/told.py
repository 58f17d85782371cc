"""What was told, in words: facts with their labels, half-known days, numbers and ages as far as they are known."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kolosi.incidents import questions, rules
from kolosi.incidents.forms.wording import STATUSES
from kolosi.kernel.precision import HalfKnownDate

register = template.Library()
SEXES: dict[str, Promise] = {
    "boy": gettext_lazy("boy"),
    "girl": gettext_lazy("girl"),
    "mixed": gettext_lazy("boys and girls"),
    "unknown": gettext_lazy("unknown"),
}
ATTRIBUTIONS: dict[str, Promise] = {
    "single": gettext_lazy("one party"),
    "joint": gettext_lazy("several parties together"),
    "crossfire": gettext_lazy("crossfire between parties"),
    "unidentified": gettext_lazy("party unidentified"),
}


@register.filter
def item(mapping: Mapping[str, Any], key: str) -> Any:
    """Return what stands under a key, nothing where there is none."""
    return mapping.get(key, "")


@register.filter
def day(told: HalfKnownDate | None) -> str:
    """Return a half-known day as people write it."""
    if told is None:
        return ""
    precision = "DATE_FORMAT" if told.day else "YEAR_MONTH_FORMAT" if told.month else "Y"
    return formats.date_format(told.first, precision)


@register.filter
def iso(told: HalfKnownDate | None) -> str:
    """Return a half-known day as ISO text."""
    return str(told or "")


@register.filter
def point(degrees: float) -> str:
    """Return degrees as maps write them, whatever the language."""
    return f"{degrees:.5f}"


@register.filter
def last_part(ref: str) -> str:
    """Return the number of a violation within its incident."""
    return ref.rpartition("/")[2]


@register.filter
def attribution(code: str) -> str:
    """Return how a violation is laid at the door of parties."""
    return str(ATTRIBUTIONS.get(code, code))


@register.filter
def status(code: str) -> str:
    """Return what was decided of a violation in words."""
    return str(STATUSES.get(code, code))


@register.filter
def sex(code: str) -> str:
    """Return a sex in words."""
    return str(SEXES.get(code, code))


@register.filter
def yes_no(value: bool | None) -> str:
    """Return yes, no, or that nobody has said."""
    return _("not said") if value is None else _("yes") if value else _("no")


@register.filter
def how_many(victim: rules.ToldVictim) -> str:
    """Return how many children an entry stands for."""
    if not victim.group:
        return "1"
    if victim.low is None:
        return _("unknown")
    if victim.high is None:
        return _("at least %(low)s") % {"low": victim.low}
    return str(victim.low) if victim.low == victim.high else f"{victim.low}–{victim.high}"


@register.filter
def age(victim: rules.ToldVictim) -> str:
    """Return an age, or the ages of a group, as far as they are known."""
    if victim.age is None:
        return _("unknown") if victim.born is None else _("born %(day)s") % {"day": day(victim.born)}
    span = f"{victim.age}–{victim.age_to}" if victim.age_to is not None else str(victim.age)
    return _("about %(age)s") % {"age": span} if victim.age_estimated else span


@register.filter
def fact_code(code: str, fact: str) -> str:
    """Return the label of a code chosen for a fact."""
    return questions.code_label(fact, code, get_language() or "en")


@register.filter
def option(code: str, name: str) -> str:
    """Return the label of a code of a list of options."""
    return questions.option_label(name, code, get_language() or "en")


@register.filter
def source_category(code: str) -> str:
    """Return what kind of source it is."""
    return questions.option_label("source_category", code, get_language() or "en") if code else _("Source")


@register.filter
def spoken(text: Mapping[str, str]) -> str:
    """Return a text of the reviewed lists in the language of the page."""
    return text.get(get_language() or "en") or text["en"]


@register.filter
def violation_type(code: str) -> str:
    """Return a type of violation in words."""
    return questions.option_label("violation_type", code, get_language() or "en")


@register.filter
def in_words(facts: rules.Facts) -> list[tuple[str, str]]:
    """Return each fact with its label and its value in words."""
    language = get_language() or "en"
    return [(questions.fact_label(fact, language), _worded(fact, value)) for fact, value in facts.items()]


def _worded(fact: str, value: Any) -> str:
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, tuple):
        return ", ".join(fact_code(code, fact) for code in value)
    if isinstance(value, HalfKnownDate):
        return day(value)
    if isinstance(value, rules.Numbers):
        return " · ".join(
            "–" if one is None else str(one) for one in (value.boys, value.girls, value.unknown)
        )
    return fact_code(value, fact) if isinstance(value, str) else str(value)
