"""Acts on letters: draft, clear, send, acknowledge, reply, decline, assess, remind, notify, mail. Each adds rows that are never changed."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from kolosi.access import queries as access
from kolosi.conclusions.operations import following
from kolosi.conclusions.queries import agreed
from kolosi.conclusions.rules.following import Said
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.letters import models
from kolosi.letters.gateways import mail as postbox
from kolosi.letters.gateways import templates
from kolosi.letters.queries import outbox, pages, present, scope
from kolosi.letters.rules import address, days, life, packs, writing
from kolosi.letters.rules.address import Form, Obstacle
from kolosi.letters.rules.life import Status
from kolosi.reference.rules import code_list


@transaction.atomic
def draft(*, document: str, key: str, form: str, on: date, by: Viewer, at: datetime) -> str:
    """Write a piece of a document's pack as a letter, and return its reference; `on` is the day it is dated for."""
    found = scope.agreed(by, document)
    if found is None or not by.may("letters.draft", situation=found.situation):
        raise Absent
    source = scope.source(by, found)
    piece = packs.piece(source, key)
    if piece is None:
        raise Absent
    drafted = models.Letter.objects.filter(document_id=document, key=key).exists()
    refuse_if(
        life.obstacles_to_drafting(accepted=found.accepted, drafted=drafted, in_words=found.in_words)
        | writing.obstacles(source, piece, form=Form(form), on=on.isoformat())
    )
    template = templates.template(writing.kind_of(piece, Form(form)), source.language)
    letter = writing.written(source, piece, template, form=Form(form), day=days.said(on, source.language))
    row = models.Letter.objects.create(
        ref=random_ref("lt"),
        document_id=document,
        key=key,
        situation=found.situation,
        channel=piece.channel,
        paragraph=piece.paragraph,
        form=form,
        language=source.language,
        title=source.title,
        content=writing.plain(letter),
        simulated=found.simulated,
        by=by.person,
        at=at,
    )
    asks = dict.fromkeys(ask for one in piece.agreed for ask in found.asks.get(one.label, ()))
    _begin(row, piece.addressees, list(asks), on=on, by=by, at=at)
    details = {"document": document, "key": key, "form": form, "on": on.isoformat()}
    ledger.record(by=by, at=at, verb="letters.draft", about=row.ref, details=details)
    return row.ref


def _begin(
    row: models.Letter,
    to: Collection[packs.Named],
    asks: Collection[str],
    *,
    on: date,
    by: Viewer,
    at: datetime,
) -> None:
    models.Recipient.objects.bulk_create(
        models.Recipient(letter=row, position=place, code=one.code, name=one.name, kind=one.kind)
        for place, one in enumerate(to)
    )
    models.Carried.objects.bulk_create(models.Carried(letter=row, ask_id=ask) for ask in asks)
    row.states.create(number=1, status=Status.DRAFTED.value, on=on, by=by.person, at=at)


@transaction.atomic
def clear(*, ref: str, number: int, by: Viewer, at: datetime) -> None:
    """Say that the letter may go: by another than its drafter. `number` is the last step that was seen."""
    row = _found(ref, "clear", by)
    _move(row, "clear", number=number, on=max(at.date(), present.standing(by, row).last_on), by=by, at=at)


@transaction.atomic
def send(*, ref: str, number: int, on: date, by: Viewer, at: datetime) -> None:
    """Note the day on which the letter was sent, or the statement issued; its date is that day."""
    row = _found(ref, "send", by)
    to = tuple((one.code, one.kind) for one in row.recipients.all())
    standing = address.obstacles(
        to,
        form=Form(row.form),
        statement=row.channel in packs.STATEMENTS,
        agreed=1,
        language=row.language,
        on=on.isoformat(),
    )
    refuse_if(standing & {Obstacle.ENDED_BODY})
    _move(row, "send", number=number, on=on, by=by, at=at)


@transaction.atomic
def acknowledge(*, ref: str, number: int, on: date, said: str = "", by: Viewer, at: datetime) -> None:
    """Note a receipt, which is no reply."""
    _move(_found(ref, "acknowledge", by), "acknowledge", number=number, on=on, said=said, by=by, at=at)


@transaction.atomic
def reply(
    *, ref: str, number: int, on: date, said: str, answers: Mapping[str, str], by: Viewer, at: datetime
) -> None:
    """Note a reply, clause by clause: each ask that it answers gets the answer too (`answers`: ask to kind)."""
    row = _found(ref, "reply", by)
    asked = {one.ask_id for one in row.carried.all()}
    refuse_if(life.obstacles_to_replying(answers, asked=asked, kinds=code_list("answer_kinds")))
    state = _move(row, "reply", number=number, on=on, said=said, by=by, at=at)
    _answer(row, state, answers, by=by, at=at)


@transaction.atomic
def decline(*, ref: str, number: int, on: date, said: str, by: Viewer, at: datetime) -> None:
    """Note that the addressee declines all that the letter asks: a reply, unlike silence."""
    row = _found(ref, "decline", by)
    state = _move(row, "decline", number=number, on=on, said=said, by=by, at=at)
    _answer(row, state, {one.ask_id: "declined" for one in row.carried.all()}, by=by, at=at)


@transaction.atomic
def assess(*, ref: str, number: int, on: date, said: str, by: Viewer, at: datetime) -> None:
    """Note what the reply is worth; how each ask stands is assessed with the ask."""
    _move(_found(ref, "assess", by), "assess", number=number, on=on, said=said, by=by, at=at)


@transaction.atomic
def remind(*, ref: str, on: date, by: Viewer, at: datetime) -> str:
    """Draft the follow-up of a letter whose addressee is silent, and return its reference."""
    row = _found(ref, "remind", by)
    told = present.row_of(by, row, on=at.date())
    refuse_if(life.obstacles_to_reminding(told.silent_since, reminded=row.followed_by.exists()))
    sent = present.sent_on(by, list(row.states.all()))
    to = [packs.Named(one.code, one.name, one.kind) for one in row.recipients.all()]
    form = address.address(to[0].code, to[0].kind, to[0].name, row.language)
    letter = writing.reminded(
        pages.words_of(by, row),
        templates.template("follow_up", row.language),
        sent=days.said(sent or on, row.language),
        salutation=form.salutation,
    )
    made = models.Letter.objects.create(
        ref=random_ref("lt"),
        round=row.round + 1,
        follows=row,
        form=Form.LETTER.value,
        content=writing.plain(letter),
        by=by.person,
        at=at,
        **{name: getattr(row, name) for name in ("document_id", "key", "situation", "channel", "paragraph", "language", "title", "simulated")},
    )  # fmt: skip
    _begin(made, to, [one.ask_id for one in row.carried.all()], on=on, by=by, at=at)
    details = {"follows": ref, "on": on.isoformat()}
    ledger.record(by=by, at=at, verb="letters.remind", about=made.ref, details=details)
    return made.ref


@transaction.atomic
def notify(*, on: date, by: Viewer, at: datetime) -> int:
    """Note in the outbox who is to hear of replies that are due or late on that day, once each; return how many lines."""
    if not by.may("letters.notify"):
        raise Absent
    found = list(outbox.due(by, on=on))
    refuse_if(set() if found else {life.LifeObstacle.NOTHING_TO_NOTIFY})
    models.Notice.objects.bulk_create(
        models.Notice(
            letter=one.letter, person=one.person, reason=one.reason.value, due=one.due, by=by.person, at=at
        )
        for one in found
    )
    for one in found:
        details = {"person": one.person, "reason": one.reason.value, "due": one.due.isoformat()}
        ledger.record(by=by, at=at, verb="letters.notify", about=one.letter.ref, details=details)
    return len(found)


@transaction.atomic
def mail(*, by: Viewer, at: datetime) -> int:
    """Send what waits in the outbox, one message a person, and return how many messages the server took.

    A message that was taken and whose note is lost with this transaction goes again: twice is better than never.
    """
    if not by.may("letters.mail"):
        raise Absent
    waiting = list(outbox.waiting(by).select_for_update(of=("self",)).select_related("letter"))
    refuse_if(life.obstacles_to_mailing(is_on=postbox.is_on(), waiting=len(waiting)))
    people = access.mailboxes(by, {one.person for one in waiting})
    told = {ref: [one for one in waiting if one.person == ref] for ref in people}
    messages = {ref: postbox.message(one.email, one.language, len(told[ref])) for ref, one in people.items()}
    taken = postbox.sent(messages)
    for ref in taken:
        models.Mailed.objects.bulk_create(models.Mailed(notice=one, by=by.person, at=at) for one in told[ref])
    details = {"taken": len(taken), "left": len(messages) - len(taken)}
    ledger.record(by=by, at=at, verb="letters.mail", about="outbox", details=details)
    return len(taken)


def _found(ref: str, act: str, by: Viewer) -> models.Letter:
    row = scope.letters(by).select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None or not by.may(f"letters.{act}", situation=row.situation):
        raise Absent
    return row


def _move(
    row: models.Letter, act: str, *, number: int, on: date, said: str = "", by: Viewer, at: datetime
) -> models.State:
    last = row.states.last()
    if last is None or last.number != number:
        raise Stale(theirs={"status": last.status if last else ""}, yours={"status": pages.ACTS[act].value})
    to = pages.ACTS[act]
    today = max(at.date(), on) if act == "clear" else at.date()
    refuse_if(life.obstacles(present.standing(by, row), to=to, by=by.person, on=on, today=today, said=said))
    state = row.states.create(
        number=number + 1, status=to.value, on=on, said=said.strip(), by=by.person, at=at
    )
    details = {"status": to.value, "on": on.isoformat()}
    ledger.record(by=by, at=at, verb=f"letters.{act}", about=row.ref, details=details)
    return state


def _answer(
    row: models.Letter, state: models.State, answers: Mapping[str, str], *, by: Viewer, at: datetime
) -> None:
    """Keep what was said to each ask, and tell it to the asks that address who replied."""
    models.Answer.objects.bulk_create(
        models.Answer(state=state, ask_id=ask, kind=kind) for ask, kind in answers.items()
    )
    repliers = [one.code for one in row.recipients.all()]
    sent = present.sent_on(by, list(row.states.all()))
    for ask in agreed.asked(by, list(answers)).values():
        replier = next((code for code in repliers if code in ask.addressees), "")
        if replier:
            told = Said(replier, answers[ask.ref], state.on, state.said, row.ref, conveyed_on=sent)
            following.answer(ref=ask.ref, said=told, by=by, at=at)
