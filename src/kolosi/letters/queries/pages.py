"""What the pages of letters show: the calendar, the pack of a document, one letter with its life."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kolosi.access import queries as access
from kolosi.conclusions.queries import agreed, words
from kolosi.conclusions.queries import documents as papers
from kolosi.kernel.viewer import Viewer
from kolosi.letters import models
from kolosi.letters.queries import present, scope
from kolosi.letters.rules import days, life, packs, writing
from kolosi.letters.rules.address import Form
from kolosi.letters.rules.life import Status
from kolosi.letters.rules.writing import Letter

ACTS = {
    "clear": Status.CLEARED,
    "send": Status.SENT,
    "acknowledge": Status.ACKNOWLEDGED,
    "reply": Status.ANSWERED,
    "decline": Status.DECLINED,
    "assess": Status.ASSESSED,
}


@dataclass(frozen=True)
class Calendar:
    """All letters in reach: those that wait by the day on which a reply is due, then the others, the latest first."""

    waiting: tuple[present.Row, ...]
    others: tuple[present.Row, ...]
    documents: tuple[papers.Row, ...]

    @property
    def silent(self) -> int:
        return sum(row.silent_since is not None for row in self.waiting)


@dataclass(frozen=True)
class Piece:
    """One piece of the pack: drafted already (`letter`), or what stands in the way of drafting it."""

    key: str
    paragraph: str
    channel: str
    to: tuple[str, ...]
    agreed: tuple[str, ...]
    letter: present.Row | None
    obstacles: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Pack:
    """The pack of a document."""

    document: str
    title: str
    symbol: str
    simulated: bool
    pieces: tuple[Piece, ...]
    may_draft: bool


@dataclass(frozen=True)
class Event:
    """One step of a letter's life, as the timeline tells it; `answers` are pairs of an ask and what was said to it."""

    status: str
    status_label: str
    on: date
    said: str
    by: str
    at: datetime
    answers: tuple[tuple[agreed.Asked, str], ...]


@dataclass(frozen=True)
class Page:
    """All that the page of a letter shows."""

    row: present.Row
    situation: str
    letter: Letter
    events: tuple[Event, ...]
    asks: tuple[agreed.Asked, ...]
    acts: Mapping[str, tuple[str, ...]]
    number: int  # of the last step: what an act has seen
    follows: str
    followed_by: str
    sent_on: date | None


def calendar(viewer: Viewer, *, on: date) -> Calendar:
    """Return all letters in reach as they stand on that day; the number of queries does not grow with them."""
    rows = [present.row_of(viewer, letter, on=on) for letter in present.whole(viewer)]
    waiting = sorted((row for row in rows if row.due), key=lambda row: (row.due or on, row.ref))
    found = papers.documents(viewer).rows if viewer.may("conclusions.read_confidential") else ()
    return Calendar(tuple(waiting), tuple(row for row in rows if not row.due), found)


def pack(viewer: Viewer, document: str, *, on: date) -> Pack | None:
    """Return the pack of a document in reach, with what was drafted of it, or nothing."""
    found = scope.agreed(viewer, document)
    if found is None:
        return None
    source = scope.source(viewer, found)
    rows = present.whole(viewer).filter(document_id=document, round=1)
    drafted = {letter.key: present.row_of(viewer, letter, on=on) for letter in rows}
    pieces = tuple(_piece(viewer, source, found, one, drafted, on) for one in packs.pack(source))
    return Pack(
        document=found.ref,
        title=source.title,
        symbol=source.symbol,
        simulated=found.simulated,
        pieces=pieces,
        may_draft=viewer.may("letters.draft", situation=found.situation),
    )


def _piece(
    viewer: Viewer,
    source: packs.Source,
    found: agreed.Agreed,
    one: packs.Piece,
    drafted: Mapping[str, present.Row],
    on: date,
) -> Piece:
    letter = drafted.get(one.key)
    usual = writing.form_for(one)
    standing: set[Any] = life.obstacles_to_drafting(
        accepted=found.accepted, drafted=letter is not None, in_words=found.in_words
    ) | writing.obstacles(source, one, form=usual, on=on.isoformat())
    note = Form.NOTE_VERBALE
    noted = not writing.obstacles(source, one, form=note, on=on.isoformat())
    return Piece(
        key=one.key,
        paragraph=one.paragraph,
        channel=words.label(viewer, "channels", one.channel),
        to=tuple(to.name for to in one.addressees),
        agreed=tuple(part.label for part in one.agreed),
        letter=letter,
        obstacles=tuple(sorted(standing)),
        forms=(usual.value, note.value) if noted else (usual.value,),
    )


def letter(viewer: Viewer, ref: str, *, on: date) -> Page | None:
    """Return the page of a letter in reach, or nothing."""
    row = present.whole(viewer).select_related("follows").filter(ref=ref).first()
    if row is None:
        return None
    states = list(row.states.prefetch_related("answers"))
    named = access.person_names(viewer, {one.by for one in states})
    asks = agreed.asked(viewer, [one.ask_id for one in row.carried.all()])
    return Page(
        row=present.row_of(viewer, row, on=on),
        situation=row.situation,
        letter=words_of(viewer, row),
        events=tuple(_event(viewer, one, named, asks) for one in states),
        asks=tuple(asks.values()),
        acts=_acts(viewer, row, on),
        number=states[-1].number,
        follows=row.follows.ref if row.follows else "",
        followed_by=row.followed_by.values_list("ref", flat=True).first() or "",
        sent_on=present.sent_on(viewer, states),
    )


def words_of(viewer: Viewer, row: models.Letter) -> Letter:
    """Return the words of a letter in reach, dated as it was sent, else as it was drafted."""
    states = list(row.states.all())
    day = present.sent_on(viewer, states) or states[0].on
    return replace(writing.kept(row.content), day=days.said(day, row.language))


def _event(
    viewer: Viewer, one: models.State, named: Mapping[str, str], asks: Mapping[str, agreed.Asked]
) -> Event:
    answers = tuple(
        (asks[said.ask_id], words.label(viewer, "answer_kinds", said.kind))
        for said in one.answers.all()
        if said.ask_id in asks
    )
    label = words.label(viewer, "letter_statuses", one.status)
    return Event(one.status, label, one.on, one.said, named.get(one.by, one.by), one.at, answers)


def _acts(viewer: Viewer, row: models.Letter, on: date) -> dict[str, tuple[str, ...]]:
    """Return what the viewer may do with the letter now, each with what stands in its way whatever is written."""
    now = present.standing(viewer, row)
    told = {
        act: life.obstacles(
            now, to=to, by=viewer.person, on=max(on, now.last_on), today=max(on, now.last_on), said="."
        )
        for act, to in ACTS.items()
        if to in life.ROADS[now.status] and not (now.statement and to in life.REPLIES)
    }
    since = present.row_of(viewer, row, on=on).silent_since
    if since and not row.followed_by.exists():
        told["remind"] = set()
    return {
        act: tuple(sorted(standing))
        for act, standing in told.items()
        if viewer.may(f"letters.{act}", situation=row.situation)
    }
