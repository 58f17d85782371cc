"""The Security Council's consolidated list (XML) as plain values: its organisations, with the names it holds for good.

The file comes from outside: it is weighed first, and parsed without document type, entities, network or deep nesting.
People on the list are left alone: parties are organisations.
"""

from typing import NamedTuple

from lxml import etree

from kolosi.conclusions.gateways import archive
from kolosi.conclusions.gateways.unreadable import Reason, Unreadable
from kolosi.kernel.refusals import Refused
from kolosi.listing.rules.matching import MatchObstacle, Organisation

LARGEST = 50 * 1024 * 1024  # bytes; the edition of November 2020 has 1.6 million
WEAK = "low"  # how the list calls an alias that it does not vouch for


class Edition(NamedTuple):
    """One edition: the moment at which the list says it was made, and its organisations."""

    edition: str
    organisations: tuple[Organisation, ...]


def read(data: bytes) -> Edition:
    """Return what the list holds; `Refused` where the file is too large, hostile or another one."""
    if len(data) > LARGEST:
        raise Refused({MatchObstacle.LIST_TOO_LARGE})
    try:
        root = archive.tree(data, kind="XML")
    except Unreadable as refusal:
        hostile = refusal.reason is Reason.HOSTILE_XML
        raise Refused({MatchObstacle.HOSTILE_LIST if hostile else MatchObstacle.NOT_THE_LIST}) from refusal
    if root.tag != "CONSOLIDATED_LIST":
        raise Refused({MatchObstacle.NOT_THE_LIST})
    edition = str(root.get("dateGenerated", ""))[:40]
    return Edition(edition, tuple(_organisation(one) for one in root.iterfind("ENTITIES/ENTITY")))


def _organisation(entity: etree._Element) -> Organisation:
    main = (_text(entity, "FIRST_NAME"), _text(entity, "NAME_ORIGINAL_SCRIPT"))
    aliases = (
        _text(alias, "ALIAS_NAME")
        for alias in entity.iterfind("ENTITY_ALIAS")
        if _text(alias, "QUALITY").casefold() != WEAK
    )
    return Organisation(
        _text(entity, "REFERENCE_NUMBER")[:20],
        _text(entity, "UN_LIST_TYPE")[:60],
        _text(entity, "LISTED_ON")[:10],
        tuple(filter(None, main)),
        tuple(filter(None, aliases)),
    )


def _text(element: etree._Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())[:400]
