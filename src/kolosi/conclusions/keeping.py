"""Rows that several operations write: a reading with its items and clauses; the present of asks, and their versions.

Called inside the transaction of an operation, which records the act; nothing here decides whether the act is allowed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from kolosi.conclusions import models
from kolosi.conclusions.queries import present
from kolosi.conclusions.rules import looking, public, shapes
from kolosi.conclusions.rules.proposals import Values
from kolosi.conclusions.rules.rereading import Comparison, Kind
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.viewer import Viewer

_COLUMNS = frozenset(
    [
        "id",
        "verb",
        "klass",
        "pressure",
        "polarity",
        "text",
        "start",
        "end",
        "source_start",
        "source_end",
        "hash",
    ]
)  # of a clause; all else is in its details
_TEXTS = frozenset({"original", "text"})


@dataclass(frozen=True)
class Act:
    """Who does what when, and by which reading: what every version of an ask is signed with."""

    name: str  # receive, reread, split, merge, readdress, retheme
    reading: int
    by: Viewer
    at: datetime


def front(found: shapes.Reading) -> dict[str, Any]:
    """Return the front matter to keep, with the items a limited reader must not see and clauses whose addressee is unclear."""
    doubtful = [clause.id for item in found.items for clause in item.clauses if clause.ambiguities]
    told = {key: shapes.plain(value) for key, value in found.document.items() if key not in _TEXTS}
    return {**told, "withheld": [item.id for item in public.withheld(found)], "ambiguous": doubtful}


def reading(
    document: models.Document, found: shapes.Reading, *, by: Viewer, at: datetime
) -> tuple[models.Reading, dict[str, int]]:
    """Keep a reading with its items and clauses; return it and the key of each clause by its label."""
    told = found.document
    row = models.Reading.objects.create(
        document=document,
        number=document.readings.count() + 1,
        grammar=told["grammar"],
        original=told["original"],
        text=told["text"],
        text_sha256=told["text_sha256"],
        repairs=shapes.plain(found.repairs),
        citations=shapes.plain(found.citations),
        alignments=shapes.plain(found.alignments),
        by=by.person,
        at=at,
    )
    items = models.Item.objects.bulk_create(_item(row, at, item) for at, item in enumerate(found.items))
    clauses = models.Clause.objects.bulk_create(
        _clause(kept, place, clause)
        for kept, item in zip(items, found.items, strict=True)
        for place, clause in enumerate(item.clauses)
    )
    return row, {clause.label: clause.pk for clause in clauses}


def _item(row: models.Reading, position: int, item: shapes.Item) -> models.Item:
    return models.Item(
        reading=row,
        position=position,
        label=item.id,
        kind=item.kind,
        level=item.level,
        channel=item.channel or "",
        heading=item.heading or "",
        text=item.text,
        start=item.start,
        end=item.end,
        source_start=item.source_start,
        source_end=item.source_end,
    )


def _clause(item: models.Item, position: int, clause: shapes.Clause) -> models.Clause:
    details = {name: shapes.plain(value) for name, value in vars(clause).items() if name not in _COLUMNS}
    columns = {name: getattr(clause, name) for name in _COLUMNS - {"id"}}
    return models.Clause(item=item, position=position, label=clause.id, details=details, **columns)


def new_asks(
    document: models.Document,
    found: Sequence[Values],
    clauses: Mapping[str, int],
    act: Act,
    *,
    followed: bool,
    edited: Collection[str] = (),
) -> list[models.Ask]:
    """Keep asks that were not there before, each with its first version; numbers go on from the last one."""
    last = document.asks.aggregate(last=Max("number"))["last"] or 0
    rows = models.Ask.objects.bulk_create(
        models.Ask(
            ref=random_ref("a"),
            document=document,
            number=number,
            situation=document.situation,
            asked_on=document.adopted_first,
            followed=followed,
            edited=sorted(edited),
            touched_at=act.at,
            **_columns(values, document),
        )
        for number, values in enumerate(found, last + 1)
    )
    pairs = list(zip(rows, found, strict=True))
    _addressees(pairs)
    _codes(pairs)
    _clauses((row, values, clauses) for row, values in pairs)
    _versions(((row, values, True) for row, values in pairs), act)
    return rows


def rewrite(
    ask: models.Ask,
    values: Values,
    clauses: Mapping[str, int],
    act: Act,
    *,
    edited: Collection[str] = (),
    found: bool = True,
) -> None:
    """Make the values the present of the ask, name what a person set, and add the version."""
    for name, value in _columns(values, ask.document).items():
        setattr(ask, name, value)
    ask.edited = sorted({*ask.edited, *edited})
    ask.revision, ask.version, ask.touched_at = ask.revision + 1, ask.version + 1, act.at
    ask.save()
    for children in (ask.addressees, ask.themes, ask.channels, ask.clauses):
        children.all().delete()
    _addressees([(ask, values)])
    _codes([(ask, values)])
    _clauses([(ask, values, clauses)])
    _versions([(ask, values, found)], act)


def take_over(
    ask: models.Ask, one: Comparison, keys: Mapping[str, int], hashes: Mapping[str, str], act: Act
) -> None:
    """Write what a new reading makes of an ask; one that it no longer finds keeps its words and its clauses as they were.

    `keys` and `hashes` are those of the new reading's clauses, by label.
    """
    values, own = present.present(act.by, ask)
    if one.kind is Kind.GONE:
        if one.held is not None and one.held.found:
            rewrite(ask, values, own, act, found=False)
        return
    after = one.after or values
    ask.asked_on = ask.document.adopted_first
    moved = {
        label for label, name in zip(after.clauses, after.hashes, strict=True) if hashes.get(label) != name
    }
    links = {**own, **{label: key for label, key in keys.items() if label not in moved}}
    if one.kind is Kind.CHANGES or after != values:
        rewrite(ask, after, links, act)
        return
    models.Ask.objects.filter(pk=ask.pk).update(
        asked_on=ask.asked_on, review_on=looking.review_on(ask.asked_on, ask.urgency, ask.pressure)
    )
    ask.clauses.all().delete()
    _clauses([(ask, values, links)])


def _columns(values: Values, document: models.Document) -> dict[str, Any]:
    return {
        "label": values.label,
        "summary": values.summary,
        "verb": values.verb,
        "pressure": values.pressure,
        "urgency": list(values.urgency),
        "deadline": values.deadline,
        "confidential": values.confidential,
        "reported": values.reported,
        "search": values.search(document.front.get("withheld", ())),
        "review_on": looking.review_on(document.adopted_first, values.urgency, values.pressure),
    }


def _addressees(pairs: Iterable[tuple[models.Ask, Values]]) -> None:
    models.AskAddressee.objects.bulk_create(
        models.AskAddressee(
            ask=ask, position=place, code=body.code, name=body.name, kind=body.kind, asked=body.asked
        )
        for ask, values in pairs
        for place, body in enumerate(values.bodies)
    )


def _codes(pairs: Sequence[tuple[models.Ask, Values]]) -> None:
    models.AskTheme.objects.bulk_create(
        models.AskTheme(ask=ask, code=code) for ask, values in pairs for code in values.themes
    )
    models.AskChannel.objects.bulk_create(
        models.AskChannel(ask=ask, code=code) for ask, values in pairs for code in values.channels
    )


def _clauses(kept: Iterable[tuple[models.Ask, Values, Mapping[str, int]]]) -> None:
    models.AskClause.objects.bulk_create(
        models.AskClause(ask=ask, clause_id=keys[label], makes=place < len(values.clauses), position=place)
        for ask, values, keys in kept
        for place, label in enumerate(dict.fromkeys((*values.clauses, *values.context)))
    )


def _versions(kept: Iterable[tuple[models.Ask, Values, bool]], act: Act) -> None:
    models.AskVersion.objects.bulk_create(
        models.AskVersion(
            ask=ask,
            number=ask.version,
            reading_id=act.reading,
            act=act.name,
            values=values.told(merged_into=ask.merged_into.ref if ask.merged_into else "", found=found),
            by=act.by.person,
            at=act.at,
        )
        for ask, values, found in kept
    )
