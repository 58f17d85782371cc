"""A reading as Akoma Ntoso 3.0, as the UN's profile (AKN4UN) recommends: a `statement` of subtype deliberation.

Paragraphs and points carry `eId`s after the naming convention (`para_5__point_a`), clauses are spans that name their
class, documents named in the text are `ref`s; what the schema has no word for stands in `proprietary`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from kolosi.conclusions.gateways import iris
from kolosi.conclusions.rules import citations
from kolosi.conclusions.rules.shapes import Clause, Item, Reading

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:kolosi:reading"
_SOURCE = "#kolosi"
_NAMES = {"conclusions": "conclusions", "press_release": "conclusions", "resolution": "resolution"}
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold them
_PART = re.compile(r"^(?:annex|part)\d+\.|\([^)]*\)|[^()~-]+|-\d+|~\d+")


class _Mark(NamedTuple):
    """A stretch of an item's text that an inline element covers."""

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str]


def written(reading: Reading) -> bytes:
    """Return the reading as an Akoma Ntoso document."""
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN, "kolosi": OURS})  # type: ignore[dict-item]
    name = _NAMES.get(reading.document["genre"], "statement")
    statement = _add(root, "statement", name=name)
    _meta(_add(statement, "meta"), reading)
    _preface(statement, reading)
    ids = _ids(reading.items)
    preambular = [item for item in reading.items if item.kind == "preambular" and item.level == 0]
    if preambular:
        _recitals(statement, preambular, ids)
    _body(_add(statement, "mainBody"), [item for item in reading.items if item not in preambular], ids)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=False)) + b"\n"


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(
        parent, f"{{{AKN}}}{tag}", {key: _sound(value) for key, value in attributes.items()}
    )
    element.text = _sound(text) if text is not None else None
    return element


def _sound(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _meta(meta: etree._Element, reading: Reading) -> None:
    document, uri, dated = reading.document, iris.work(reading.document), iris.day_of(reading.document)
    found = _add(meta, "identification", source=_SOURCE)
    uri.format = "xml"
    forms = (
        ("FRBRWork", uri.work_uri(), uri.uri()),
        ("FRBRExpression", uri.expression_uri(), uri.expression_uri(work_component=False)),
        ("FRBRManifestation", uri.manifestation_uri(), uri.manifestation_uri(work_component=False)),
    )
    for tag, this, whole in forms:
        form = _add(found, tag)
        _add(form, "FRBRthis", value=this)
        _add(form, "FRBRuri", value=whole)
        _add(form, "FRBRdate", date=dated.day, name=dated.name)
        _add(form, "FRBRauthor", href="#organ" if tag != "FRBRManifestation" else _SOURCE)
        if tag == "FRBRWork":
            _add(form, "FRBRcountry", value="un")
            _add(form, "FRBRsubtype", value="deliberation")
            _add(form, "FRBRnumber", value=document["symbol"] or uri.number)
        elif tag == "FRBRExpression":
            _add(form, "FRBRlanguage", language=uri.language)
        else:
            _add(form, "FRBRformat", value="application/xml")
    _references(meta, reading)
    _asks(meta, reading)


def _references(meta: etree._Element, reading: Reading) -> None:
    found = _add(meta, "references", source=_SOURCE)
    organ = iris.actor(reading.document["symbol"] or "S/")
    _add(
        found,
        "TLCOrganization",
        eId="organ",
        href=f"/akn/ontology/organization/un/{organ}",
        showAs=organ.upper(),
    )
    _add(found, "TLCOrganization", eId="kolosi", href="/akn/ontology/organization/un/kolosi", showAs="Kolosi")
    whom = {
        one.code: one.name for item in reading.items for clause in item.clauses for one in clause.addressed
    }
    for code, name in sorted(whom.items()):
        href = f"/akn/ontology/organization/un/{iris.slug(code)}"
        _add(found, "TLCOrganization", eId=_org(code), href=href, showAs=name)


def _org(code: str) -> str:
    return f"org-{iris.slug(code)}"


def _asks(meta: etree._Element, reading: Reading) -> None:
    """What Akoma Ntoso has no word for: source, repairs, and the asks with the spans that make them."""
    document, ids = reading.document, _ids(reading.items)
    ours = _add(meta, "proprietary", source=_SOURCE)
    head = {
        "sha256": document["sha256"], "grammar": document["grammar"], "as-of": document["as_of"] or "",
        "repairs": str(len(reading.repairs)), "public": str(document["public"]).lower(),
        "status": "read by machine; nobody has checked it",
    }  # fmt: skip
    etree.SubElement(ours, f"{{{OURS}}}reading", head)
    codes = {clause.id: clause.addressed for item in reading.items for clause in item.clauses}
    for ask in reading.asks:
        about = {
            "id": ask.id, "verb": ask.verb, "pressure": str(ask.pressure), "channels": " ".join(ask.channels),
            "themes": " ".join(ask.themes), "urgency": " ".join(ask.urgency), "deadline": ask.deadline or "",
            "confidential": str(ask.confidential).lower(), "orphan": str(ask.orphan).lower(),
            "addressees": " ".join(f"#{_org(one.code)}" for one in codes[ask.clauses[0]]),
            "clauses": " ".join(f"#{_clause_id(name, ids)}" for name in ask.clauses),
        }  # fmt: skip
        etree.SubElement(ours, f"{{{OURS}}}ask", about).text = _sound(ask.summary)


def _preface(statement: etree._Element, reading: Reading) -> None:
    document = reading.document
    preface = _add(statement, "preface")
    if document["symbol"]:
        line = _add(preface, "p", eId="preface__p_1")
        _add(line, "docNumber", document["symbol"], eId="preface__p_1__docNumber_1")
    line = _add(preface, "p", eId="preface__p_2")
    _add(line, "docTitle", document["title"] or document["name"], eId="preface__p_2__docTitle_1")


def _ids(items: Sequence[Item]) -> dict[str, str]:
    """An `eId` for each item: its own label under that of the item above."""
    return {item.id: _eid(item.id) for item in items}


def _eid(name: str) -> str:
    parts = _PART.findall(name)
    prefix = f"{parts.pop(0)[:-1]}__" if parts and parts[0].endswith(".") else ""
    first = parts.pop(0) if parts and parts[0][0] not in "(-~" else "0"
    kind = "rec" if re.fullmatch(r"pp\d+", first) else "para"
    found = f"{prefix}{kind}_{first}"
    for part in parts:
        word = iris.slug(part)
        found += f"-{word}" if part[0] == "~" else f"__indent_{word}" if part[0] == "-" else f"__point_{word}"
    return found


def _clause_id(name: str, ids: Mapping[str, str]) -> str:
    item, number = name.rsplit("/", 1)
    return f"{ids[item]}__span_{number}"


def _recitals(statement: etree._Element, items: Sequence[Item], ids: Mapping[str, str]) -> None:
    recitals = _add(_add(statement, "preamble"), "recitals", eId="recitals_1")
    for item in items:
        recital = _add(recitals, "recital", eId=ids[item.id])
        _words(_add(recital, "p", eId=f"{ids[item.id]}__p_1"), item, ids)


def _body(body: etree._Element, items: Sequence[Item], ids: Mapping[str, str]) -> None:
    """Nest items by their ids; a heading that changes stands before the first item under it."""
    if not items:
        _add(body, "p", eId="body__p_1")
        return
    above: list[tuple[str, etree._Element]] = []
    parents = {_above(item.id) for item in items}
    place, headed, last = _add(body, "hcontainer", eId="body", name="provisions"), 0, None
    for item in items:
        while above and not _is_under(item.id, above[-1][0]):
            above.pop()
        parent = above[-1][1] if above else place
        if item.heading and item.heading != last:
            headed, last = headed + 1, item.heading
            _add(parent, "crossHeading", item.heading, eId=f"body__crossHeading_{headed}")
        element = _add(parent, "point" if above else "paragraph", eId=ids[item.id])
        if num := _num(item.id):
            _add(element, "num", num, eId=f"{ids[item.id]}__num_1")
        holder = _add(
            element, "intro" if item.id in parents else "content",
            eId=f"{ids[item.id]}__{'intro' if item.id in parents else 'content'}_1",
        )  # fmt: skip
        _words(_add(holder, "p", eId=f"{ids[item.id]}__p_1"), item, ids)
        if item.id in parents:
            above.append((item.id, element))


def _above(name: str) -> str:
    """The id of the item on which this one hangs, as its own id says."""
    return re.sub(r"(?:\([^()]*\)|-\d+)(?:~\d+)?$", "", name)


def _is_under(name: str, other: str) -> bool:
    above = _above(name)
    return above != name and (above == other or _is_under(above, other))


def _num(name: str) -> str:
    label = re.search(r"(\([^()]*\)|-\d+)(?:~\d+)?$", name)
    if label:
        return "–" if label[1].startswith("-") else label[1]
    number = re.search(r"(?:^|\.)(\d+)(?:~\d+)?$", name)
    return f"{number[1]}." if number else ""


def _words(block: etree._Element, item: Item, ids: Mapping[str, str]) -> None:
    """Fill a block with the item's text: clauses as spans, documents named in it as references."""
    at, last = 0, None
    for clause in item.clauses:
        start, end = clause.start - item.start, clause.end - item.start
        if start < at:
            continue
        _refer(block, last, item.text[at:start], f"{ids[item.id]}__ref_{at}")
        last, at = _span(block, clause, _clause_id(clause.id, ids)), end
    _refer(block, last, item.text[at:], f"{ids[item.id]}__ref_{at}")


def _span(block: etree._Element, clause: Clause, name: str) -> etree._Element:
    refers = " ".join(f"#{_org(one.code)}" for one in clause.addressed[:1])
    span = _add(
        block, "span", eId=name, **{"class": clause.klass}, **({"refersTo": refers} if refers else {})
    )
    _refer(span, None, clause.text, f"{name}__ref")
    return span


def _refer(holder: etree._Element, last: etree._Element | None, text: str, name: str) -> None:
    """Append text to a holder, after its child `last` if there is one, with references inside."""
    at = 0
    for number, one in enumerate(_apart(text), 1):
        _append(holder, last, text[at : one.start])
        last = _add(
            holder, "ref", text[one.start : one.end], eId=f"{name}_{number}", href=iris.cited(one.symbol)
        )
        at = one.end
    _append(holder, last, text[at:])


def _apart(text: str) -> Iterator[citations.Named]:
    at = 0
    for one in citations.named(text):
        if one.start >= at:
            yield one
            at = one.end


def _append(holder: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        holder.text = (holder.text or "") + _sound(text)
    else:
        last.tail = (last.tail or "") + _sound(text)
