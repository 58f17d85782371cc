"""Two hundred simulated documents with ten thousand simulated asks and what was done about them, written in bulk.

Everything is made up, in words of our own, the same at every run; real records are only ever written by operations.
"""

import hashlib
import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from kolosi.conclusions import models
from kolosi.conclusions.rules import searching
from kolosi.conclusions.rules.progress import SCORES, Status
from kolosi.reference.rules import code_list

DOCUMENTS, ASKS = 200, 50  # asks are counted per document
BY = "p-bench"
VERBS = (("urge", 5), ("call upon", 4), ("encourage", 2), ("request", 4), ("invite", 2), ("demand", 6))
ACTS = (
    "open the school of",
    "screen the garrison of",
    "register the births of",
    "clear the mines around",
    "train the judges of",
)
TOWNS = (
    "Marrow",
    "Port Amber",
    "Lower Sorel",
    "Orne",
    "Vale",
    "Quill",
    "Tarn",
    "Hollow Bridge",
    "Reed Lake",
    "Stone Ford",
)
COURSE = (
    Status.NOT_ASSESSED, Status.NOT_INITIATED, Status.INITIATED, Status.PARTIAL_OFF_PACE, Status.PARTIAL_ON_PACE,
    Status.FULLY_IMPLEMENTED, Status.REGRESSED, Status.CONTINUOUS,
)  # fmt: skip


def build(today: date) -> None:
    """Fill empty tables; call it once."""
    with transaction.atomic():
        asks = list(_asks(_documents(today), today))
        _follow(asks, today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _documents(today: date) -> list[models.Document]:
    places = [code for code in code_list("situations")]
    rows = models.Document.objects.bulk_create(
        models.Document(
            ref=f"d-{at:012x}", situation=places[at % len(places)], genre="conclusions", language="en",
            symbol=f"S/AC.51/{today.year - 1 - at % 12}/{9000 + at}", title=f"Simulated conclusions {at}",
            adopted_on=str(_adopted(at, today)), adopted_first=_adopted(at, today),
            front={"meeting": {"number": at, "date": str(_adopted(at, today) - timedelta(days=50))}, "withheld": []},
            name=f"simulated-{at}.txt", format="txt", data=b"x" * 4000,
            sha256=hashlib.sha256(str(at).encode()).hexdigest(), simulated=True, status="accepted",
            received_by=BY, received_at=datetime(2018, 1, 1, tzinfo=UTC),
        )
        for at in range(DOCUMENTS)
    )  # fmt: skip
    return list(rows)


def _adopted(at: int, today: date) -> date:
    return today - timedelta(days=30 + at * 17 % 3000)


def _asks(documents: list[models.Document], today: date) -> Iterator[models.Ask]:
    bodies = [
        (code, entry.labelled("en"), entry.more["kind"]) for code, entry in code_list("addressees").items()
    ]
    themes, at = list(code_list("themes")), datetime(2018, 1, 2, tzinfo=UTC)
    for document in documents:
        reading = models.Reading.objects.create(
            document=document, number=1, grammar="1", original="x" * 4000, text="x" * 4000, text_sha256="0" * 64, by=BY, at=at
        )  # fmt: skip
        items = models.Item.objects.bulk_create(_item(reading, place) for place in range(ASKS))
        clauses = models.Clause.objects.bulk_create(
            _clause(item, document, place) for place, item in enumerate(items)
        )
        rows = models.Ask.objects.bulk_create(_ask(document, place, today, at) for place in range(ASKS))
        pairs = list(zip(itertools.count(document.pk * 7), rows, clauses, strict=False))
        models.AskClause.objects.bulk_create(
            models.AskClause(ask=row, clause=clause, position=0) for _, row, clause in pairs
        )
        models.AskAddressee.objects.bulk_create(
            models.AskAddressee(ask=row, position=place, code=code, name=name, kind=kind)
            for number, row, _ in pairs
            for place, (code, name, kind) in enumerate([bodies[number % len(bodies)], bodies[(number * 3 + 1) % len(bodies)]][: 1 + number % 2])
        )  # fmt: skip
        models.AskTheme.objects.bulk_create(
            models.AskTheme(ask=row, code=code)
            for number, row, _ in pairs
            for code in {themes[number % len(themes)], themes[number * 5 % len(themes)]}
        )
        models.AskChannel.objects.bulk_create(
            models.AskChannel(ask=row, code=code)
            for number, row, _ in pairs
            for code in ["public_statement", "letter_through_president"][: 1 + number % 2]
        )
        models.AskVersion.objects.bulk_create(
            models.AskVersion(
                ask=row,
                number=1,
                reading=reading,
                act="receive",
                values={"summary": row.summary},
                by=BY,
                at=at,
            )
            for row in rows
        )
        yield from rows


def _item(reading: models.Reading, place: int) -> models.Item:
    return models.Item(
        reading=reading, position=place, label=f"5({place})", kind="operative", level=2, channel="public_statement",
        heading="To the Government", text="Simulated item", start=0, end=14, source_start=0, source_end=14,
    )  # fmt: skip


def _words(document: models.Document, place: int) -> str:
    number = document.pk * 31 + place
    return f"{ACTS[number % len(ACTS)]} {TOWNS[number // 5 % len(TOWNS)]}, district {number % 97}, before the rains"


def _clause(item: models.Item, document: models.Document, place: int) -> models.Clause:
    verb, pressure = VERBS[place % len(VERBS)]
    words = _words(document, place)
    details: dict[str, Any] = {
        "obligation": {"text": words, "category": 1 + place % 5, "direction": "act", "course": "once"},
        "addressed": [], "mentions": [], "themes": [], "ambiguities": [], "hedge": [], "deadline": None,
    }  # fmt: skip
    return models.Clause(
        item=item, position=0, label=f"{item.label}/1", verb=verb, klass="directive", pressure=pressure,
        text=f"{verb.capitalize()} the Government to {words}", start=0, end=14, source_start=0, source_end=14,
        hash=hashlib.sha256(words.encode()).hexdigest(), details=details,
    )  # fmt: skip


def _ask(document: models.Document, place: int, today: date, at: datetime) -> models.Ask:
    number = document.pk * ASKS + place
    verb, pressure = VERBS[place % len(VERBS)]
    status, words = COURSE[number * 7 // 3 % len(COURSE)], _words(document, place)
    conveyed = document.adopted_first + timedelta(days=20) if number % 3 else None
    return models.Ask(
        ref=f"a-{number:012x}", document=document, number=place, label=f"5({place})/1", situation=document.situation,
        asked_on=document.adopted_first, followed=True, summary=words, verb=verb, pressure=pressure,
        confidential=number % 20 == 0, search=searching.folded(f"5({place})/1 {words} Government {words}"),
        status=status.value, score=SCORES[status], assessed_at=at if status is not Status.NOT_ASSESSED else None,
        owner="" if number % 2 else BY, review_on=document.adopted_first + timedelta(days=180),
        due_on=today + timedelta(days=number % 400 - 200) if number % 4 == 0 else None,
        milestones=2 if number % 4 == 0 else 0, conveyed_on=conveyed,
        answered_on=conveyed + timedelta(days=40) if conveyed and number % 5 == 0 else None, touched_at=at,
    )  # fmt: skip


def _follow(asks: list[models.Ask], today: date) -> None:
    """Write what was done: two judgements on most asks, and updates, evidence, answers and plans on some."""
    at = datetime(2018, 2, 1, tzinfo=UTC)
    judged = [row for row in asks if row.status != Status.NOT_ASSESSED.value]
    models.Assessment.objects.bulk_create(
        [
            models.Assessment(
                ref=f"j-{row.pk:010x}{step}",
                ask=row,
                number=step,
                status=row.status,
                score=row.score,
                reason="Simulated",
                on=today - timedelta(days=(row.pk * 13 + 200 * (2 - step)) % 700),
                by=BY,
                at=at + timedelta(minutes=row.pk),
            )
            for row in judged
            for step in (1, 2)
        ],
        batch_size=500,
    )
    models.Update.objects.bulk_create(
        (
            models.Update(
                ref=f"u-{row.pk:012x}", ask=row, on="2018-02", text="Simulated progress", by=BY, at=at
            )
            for row in asks[::2]
        ),
        batch_size=500,
    )
    models.Evidence.objects.bulk_create(
        (
            models.Evidence(ref=f"e-{row.pk:012x}", ask=row, title="Simulated report", source_kind="un_verified", origin="Monitors", by=BY, at=at)
            for row in asks[::3]
        ),
        batch_size=500,
    )  # fmt: skip
    models.Answer.objects.bulk_create(
        (
            models.Answer(ref=f"r-{row.pk:012x}", ask=row, addressee="government-mali", kind="accepted", on=row.answered_on, by=BY, at=at)
            for row in asks
            if row.answered_on
        ),
        batch_size=500,
    )  # fmt: skip
    plans = models.Plan.objects.bulk_create(
        (models.Plan(ask=row, text="Simulated plan", by=BY, at=at) for row in asks if row.milestones),
        batch_size=500,
    )
    models.Milestone.objects.bulk_create(
        (
            models.Milestone(plan=plan, position=step, text="Simulated step", due=str(plan.ask.due_on), due_last=plan.ask.due_on)
            for plan in plans
            for step in (1, 2)
        ),
        batch_size=500,
    )  # fmt: skip
