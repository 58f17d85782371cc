"""What bends an ask: urgency, hedge, aspect, means, conditions, and how specific the obligation is.

Urgency is never a deadline; means and conditions stay inside the ask they belong to.
"""

import re
from functools import cache
from typing import Any

from kolosi.reference import rules as reference

_MEANS = re.compile(
    r"(?:,\s+|\s)(?P<means>(?:including\s+(?:by|through)|inter\s+alia,?\s+(?:by|through)|notamment\s+(?:en|par|au\s+moyen)|by|through|including|en)\s+(?:\w+ly\s+)?"
    r"(?:[a-z-]+ing|[a-zà-ÿ]+ant)\b[^,;]*|(?:including\s+through|through|notamment\s+par|au\s+moyen)\s+(?:the|a|an|la|le|les|une?|d)\s[^,;]*)"
)
_CONDITIONS = re.compile(
    r"(?P<condition>\bwhile\s+(?:taking\s+into\s+account|respecting|ensuring)[^,;]*|\bfor\s+those(?:\s+groups)?\s+that[^,;]*|\bif\s+they[^,;.]*"
    r"|\bin\s+(?:accordance|line|full\s+compliance|compliance)\s+with[^,;]*|\bconformément\s+[^,;]*|\btout\s+en\s+[a-zà-ÿ]+ant[^,;]*|\bpour\s+(?:ceux|celles)\s+qui[^,;]*|\bs[’']ils\s[^,;.]*)",
    re.IGNORECASE,
)
_REFRAIN = re.compile(
    r"\b(?:end|cease|stop|refrain|halt|desist|put\s+an\s+end|prevent|cesser|mettre\s+fin|mettre\s+un\s+terme|s[’']abstenir|prévenir)\b",
    re.IGNORECASE,
)
_CONTINUOUS = re.compile(
    r"\b(?:continu\w+|maintain|ensure|comply|respect|uphold|mainstream|keep|poursuiv\w+|veiller|respecter|maintenir|garantir)\b",
    re.IGNORECASE,
)
# The five grades of an obligation's verb after the UPR Info action categories: 1 minimal, 2 continuing, 3 considering,
# 4 general action, 5 specific action.
_GRADES = (
    (
        3,
        re.compile(
            r"\b(?:consider|explore|study|examine|reflect|envisage\w*|envisager|étudier|examiner|réfléchir)\b",
            re.IGNORECASE,
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:continu(?:e|ing|er|ation)|maintain|pursue|keep|poursuivre|maintenir|persever\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        5,
        re.compile(
            r"\b(?:adopt|ratify|enact|establish|issue|release|investigate|prosecute|finali[sz]e|criminali[sz]e|integrate|deploy|sign|endorse|operationali[sz]e|revitali[sz]e|revive|develop|hand\s?over|conduct|provide|submit|report|review|appoint|implement\w*|transmit|screen|allocate|publicly\s+\w+|adopter|ratifier|libérer|enquêter|créer|établir|poursuivre\s+en\s+justice|signer|déployer|fournir|présenter|élaborer|publier|désigner|ériger)\b",
            re.IGNORECASE,
        ),
    ),
    (
        4,
        re.compile(
            r"\b(?:strengthen|improve|address|promote|support|ensure|take|prevent|end|respect|comply|combat|facilitate|guarantee|mainstream|focus|work|cooperate|engage|protect|enhance|redouble|renforcer|améliorer|promouvoir|appuyer|veiller|prendre|prévenir|mettre\s+fin|respecter|lutter|faciliter|garantir|coopérer|protéger)\b",
            re.IGNORECASE,
        ),
    ),
)


@cache
def _patterns(kind: str, language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            code.code,
            re.compile(rf"\b(?:{'|'.join(code.more[language])})(?!\w)", re.IGNORECASE),
        )
        for code in reference.code_list("modifiers").values()
        if code.more["kind"] == kind
    )


def modifiers(kind: str, text: str, language: str = "en") -> tuple[str, ...]:
    """Return the codes of that kind (`urgency`, `hedge`, `aspect`) whose words stand in the text."""
    return tuple(code for code, pattern in _patterns(kind, language) if pattern.search(text))


def means(text: str) -> tuple[str, ...]:
    """Return the means the text names (`by investigating …`): measures inside one ask, not asks of their own."""
    return tuple(match["means"].strip(" ,;.") for match in _MEANS.finditer(text))


def conditions(text: str) -> tuple[str, ...]:
    """Return the conditions the text sets (`while taking into account …`)."""
    return tuple(match["condition"].strip(" ,;.") for match in _CONDITIONS.finditer(text))


def obligation(text: str) -> dict[str, Any]:
    """Return how specific the obligation is (`category` 1 to 5), whether it asks to act or refrain, and its course."""
    head = re.split(r"\s(?:including|notamment|by|through|while)\s", text, maxsplit=1)[0]
    category = next((grade for grade, pattern in _GRADES if pattern.search(head)), 1)
    return {
        "category": category,
        "direction": "refrain" if _REFRAIN.search(head) else "act",
        "course": "continuous" if _CONTINUOUS.search(head) else "once",
    }
