"""`kolosi demo`: real conclusions as facts in our own words, invented ones beside them, and simulated people and follow-up."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from kolosi.conclusions.rules import following
from kolosi.kernel.viewer import Viewer
from kolosi.site.command import demo_incidents, demo_plans, people, room, stories

if TYPE_CHECKING:
    from kolosi.conclusions.queries.receipts import Handle

# The file, its situation, whether it is invented, and how many days ago it was received.
DOCUMENTS = (
    ("earlier-en.txt", "XX", True, 1000),
    ("mali-2018.facts.toml", "ML", False, 700),
    ("later-en.txt", "XX", True, 650),
)


def demo(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what lies in the database, as JSON.")
    ] = False,
) -> None:
    """Fill the database with a demo, once: simulated people and follow-up that say so. A second call changes nothing."""
    room.open_tables()
    from django.db import DatabaseError, transaction

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    try:
        if _is_in_earnest():
            room.stop(
                "People who are not simulated work with this database: a demo does not belong in it.", 2
            )
        with (
            Progress(*columns, console=Console(stderr=True, quiet=as_json), transient=True) as progress,
            transaction.atomic(),
        ):
            made = make(datetime.now(UTC), progress)
    except DatabaseError as error:
        room.stop(f"The demo cannot be made: {error}. Has `kolosi migrate` been run?")
    if as_json:
        typer.echo(json.dumps({"new": made.new, "documents": made.documents, "events": made.events}))
    elif made.new:
        typer.echo(f"The demo is ready: {len(made.documents)} documents, {made.events} simulated events.")
    else:
        typer.echo("The demo is there already; nothing was changed.")


def _is_in_earnest() -> bool:
    """Say whether real people are enrolled and no simulated ones: then this is no demo."""
    from kolosi.access import queries, rules

    simulated = {person.simulated for person in queries.people(rules.CONSOLE)}
    return simulated == {False}


@dataclass
class Made:
    """What the demo consists of: the reference of each document by its file, and how many events were played."""

    new: bool = False
    documents: dict[str, str] = field(default_factory=dict)
    events: int = 0


def make(at: datetime, progress: Progress | None = None) -> Made:
    """Make the demo as of that moment, inside a transaction; where its people are enrolled already, nothing is done."""
    from kolosi.access import queries, rules

    known = queries.simulated(rules.CONSOLE, people.PERSONAS[0].email)
    if known is not None:
        return Made(documents={name: _received(known, name, place) for name, place, _, _ in DOCUMENTS})
    cast, made = people.simulated_people(at=at - timedelta(days=1001)), Made(new=True)
    for name, situation, simulated, days in DOCUMENTS:
        moment = at - timedelta(days=days)
        made.documents[name] = _receive(cast["desk_officer"], name, situation, simulated, moment)
    made.events = _play(Stage(cast, made.documents, at), progress)
    demo_incidents.make(cast, at, progress)
    demo_plans.make(cast, at)
    return made


def _bytes(name: str) -> bytes:
    return resources.files(stories.SAMPLES).joinpath(name).read_bytes()


def _received(by: Viewer, name: str, situation: str) -> str:
    """Return the reference of a shipped document that was received before, or "" where another edition was."""
    from kolosi.conclusions.queries import receipts

    return receipts.received(by, sha256=hashlib.sha256(_bytes(name)).hexdigest(), situation=situation)


def _receive(by: Viewer, name: str, situation: str, simulated: bool, at: datetime) -> str:
    """Receive and accept a shipped document, and return its reference."""
    from kolosi.conclusions.gateways import facts, files
    from kolosi.conclusions.operations import documents
    from kolosi.conclusions.rules import reading

    data = _bytes(name)
    is_facts = name.endswith(".toml")
    found = facts.read(data, name) if is_facts else reading.read(files.opened(data, name))
    ref = documents.receive(
        data=data, name=name, found=found, situation=situation, simulated=simulated, by=by, at=at
    )
    documents.accept(ref=ref, by=by, at=at)
    return ref


def _play(stage: "Stage", progress: Progress | None) -> int:
    line = stories.events(stage.now)
    task = progress.add_task("Simulating the follow-up", total=len(line)) if progress else None
    for event in line:
        stage.play(event)
        if progress and task is not None:
            progress.advance(task)
    return len(line)


@dataclass
class Stage:
    """The simulated people at work: each event becomes an operation by one of them, at its moment."""

    cast: Mapping[str, Viewer]
    documents: Mapping[str, str]
    now: datetime
    shown: dict[str, list[str]] = field(default_factory=dict)  # evidence of each ask so far
    sent: bytes = b""  # the workbook that was handed out last

    def play(self, event: stories.Event) -> None:
        """Do what the event says."""
        from kolosi.conclusions.queries import receipts

        at = self.now - timedelta(days=event.days)
        if event.act in {"hand_out", "take_in"}:
            self._travel(event, at)
            return
        ask = receipts.handle(self.cast["co_chair"], document=self.documents[event.document], label=event.ask)
        acts: dict[str, Callable[[Handle, stories.Event, datetime], None]] = {
            "assign": self._assign,
            "schedule": self._schedule,
            "update": self._update,
            "attach": self._attach,
            "answer": self._answer,
            "assess": self._assess,
            "supersede": self._supersede,
        }
        acts[event.act](ask, event, at)

    def _assign(self, ask: "Handle", event: stories.Event, at: datetime) -> None:
        from kolosi.conclusions.operations import following as acts

        focal = [self.cast["focal_point"].person] if "government-mali" in ask.addressees else []
        owner = self.cast[event.told[0]].person
        acts.assign(
            ref=ask.ref, owner=owner, focal_points=focal, revision=ask.revision, by=self.cast["co_chair"], at=at
        )  # fmt: skip

    def _schedule(self, ask: "Handle", event: stories.Event, at: datetime) -> None:
        from kolosi.conclusions.operations import following as acts

        by = self.cast["desk_officer"]
        acts.schedule(ref=ask.ref, plan=event.told[0], revision=ask.revision, by=by, at=at)

    def _update(self, ask: "Handle", event: stories.Event, at: datetime) -> None:
        from kolosi.conclusions.operations import following as acts

        on, text = at.date().isoformat(), stories.marked(event.told[0])
        acts.update(ref=ask.ref, on=on, text=text, by=self.cast["desk_officer"], at=at)

    def _attach(self, ask: "Handle", event: stories.Event, at: datetime) -> None:
        from kolosi.conclusions.operations import following as acts

        title, kind, origin = event.told
        shown = following.Shown(
            stories.marked(title), kind, stories.marked(origin), dated=at.date().isoformat()
        )
        made = acts.attach(ref=ask.ref, shown=shown, by=self.cast["desk_officer"], at=at)
        self.shown.setdefault(ask.ref, []).append(made)

    def _answer(self, ask: "Handle", event: stories.Event, at: datetime) -> None:
        from kolosi.conclusions.operations import following as acts

        kind, text = event.told
        said = following.Said(ask.addressees[0], kind, at.date(), stories.marked(text))
        acts.answer(ref=ask.ref, said=said, by=self.cast["desk_officer"], at=at)

    def _assess(self, ask: "Handle", event: stories.Event, at: datetime) -> None:
        from kolosi.conclusions.operations import assessing as acts

        level, reason = event.told
        evidence = tuple(self.shown.get(ask.ref, ()))
        judged = acts.Judged(level, at.date(), stories.marked(reason), evidence)
        acts.assess(ref=ask.ref, judged=judged, revision=ask.revision, by=self.cast["co_chair"], at=at)

    def _supersede(self, ask: "Handle", event: stories.Event, at: datetime) -> None:
        from kolosi.conclusions.operations import assessing as acts
        from kolosi.conclusions.queries import receipts

        by = self.cast["desk_officer"]
        label, reason = event.told
        later = receipts.handle(by, document=self.documents["later-en.txt"], label=label)
        told = acts.Later(stories.marked(reason), ask=later.ref)
        acts.supersede(ref=ask.ref, later=told, revision=ask.revision, by=by, at=at)

    def _travel(self, event: stories.Event, at: datetime) -> None:
        from kolosi.conclusions.operations import exchange as acts

        by = self.cast["desk_officer"]
        if event.act == "hand_out":
            addressee, situation = event.told
            made = acts.hand_out(addressee=addressee, situation=situation, language="en", by=by, at=at)
            self.sent = made.data
        else:
            data = stories.filled(self.sent, event.told[0])
            acts.take_in(data=data, name="government-mali-returned.xlsx", by=by, at=at)
