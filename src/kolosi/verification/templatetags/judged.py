"""What was judged, in words: statuses, levels, parts of the queue, and what receipts say."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kolosi.incidents.forms.wording import STATUSES
from kolosi.verification.queries import COUNTED

register = template.Library()
TONES = {
    "pending": "idle",
    "verified": "kept",
    "could_not_verify": "heed",
    "not_mrm": "plain",
    "did_not_occur": "wrong",
}
LEVELS: dict[int, Promise] = {1: _("Focal point"), 2: _("Technical level"), 3: _("Task force")}
PARTS: dict[str, Promise] = {
    "judge": _("To judge"),
    "review": _("To review"),
    "propose": _("To propose"),
    "sign": _("To sign"),
    "anew": _("Told anew since verified"),
}
WAITS: dict[str, Promise] = {
    "judge": _("It waits for a focal point."),
    "review": _("It waits for the technical level."),
    "propose": _("It waits for a co-chair to propose a decision."),
    "sign": _("It waits for another co-chair to sign."),
    "nothing": _("The task force has decided."),
}
RECEIPTS: dict[str, Promise] = {
    "draft": _("Not handed in yet"),
    "received": _("Handed in"),
    "looked_at": _("Being looked at"),
    "verified": _("Verified"),
    "could_not_verify": _("Could not be verified"),
    "outside": _("Not what the mechanism follows"),
    "did_not_occur": _("Found not to have happened"),
    "withdrawn": _("Taken back by your organisation"),
}
RECEIPT_TONES = {
    "received": "going",
    "looked_at": "going",
    "verified": "kept",
    "could_not_verify": "heed",
}


@register.filter
def status_words(code: str) -> str:
    """Return a status in words."""
    return str(STATUSES.get(str(code), code))


@register.filter
def status_tone(code: str) -> str:
    """Return the tone of a status's badge."""
    return TONES.get(str(code), "idle")


@register.filter
def level_words(level: int) -> str:
    """Return who judges at that level."""
    return str(LEVELS.get(level, level))


@register.filter
def part_words(part: str) -> str:
    """Return the name of a part of the queue."""
    return str(PARTS.get(str(part), part))


@register.filter
def counted(count: int) -> str:
    """Return how many wait in a part of the queue; beyond a thousand nobody counts."""
    return str(_("more than 1,000")) if count > COUNTED else str(count)


@register.filter
def waits_words(code: str) -> str:
    """Return for what a violation waits."""
    return str(WAITS.get(str(code), code))


@register.filter
def receipt_words(code: str) -> str:
    """Return what the reporting organisation is told."""
    return str(RECEIPTS.get(code, code))


@register.filter
def receipt_tone(code: str) -> str:
    """Return the tone of a receipt's badge."""
    return RECEIPT_TONES.get(code, "idle")
