"""The simulated follow-up of the demo as a line of events: stories of asks, told in days back from today.

The stories lie in `kolosi/conclusions/samples/follow-up.simulated.toml`; every sentence is marked as it becomes an event.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import resources
from io import BytesIO
from typing import Any

from kolosi.conclusions.rules import exchange, following

SAMPLES = "kolosi.conclusions.samples"
MARK = "(simulated)"
FIRST = "mali-2018.facts.toml"  # the document of a story that names none
ORDER = ("hand_out", "assign", "schedule", "update", "attach", "answer", "assess", "supersede", "take_in")
Story = Mapping[str, Any]


@dataclass(frozen=True)
class Event:
    """Something that is done about an ask some days before today; `told` is what the act needs."""

    days: int
    act: str
    document: str
    ask: str
    told: tuple[Any, ...]


def events(at: datetime) -> tuple[Event, ...]:
    """Return all events in the order in which they happen; the same day gives the same events."""
    told = tomllib.loads(resources.files(SAMPLES).joinpath("follow-up.simulated.toml").read_text("utf-8"))
    found = [event for story in told["story"] for event in _of(story, at)]
    found += [event for handed in told["handed"] for event in _travels(handed)]
    return tuple(sorted(found, key=lambda event: (-event.days, ORDER.index(event.act))))


def marked(sentence: str) -> str:
    """Return the sentence marked as invented."""
    return f"{sentence} {MARK}" if sentence else sentence


def _of(story: Story, at: datetime) -> Iterator[Event]:
    document, ask = story.get("of", FIRST), story["ask"]
    acts = {"assigned": "assign", "answered": "answer", "succeeded": "supersede"}
    for key, act in acts.items():
        if key in story:
            days, *told = story[key]
            yield Event(days, act, document, ask, tuple(told))
    for key, act in {"told": "update", "shown": "attach", "judged": "assess"}.items():
        for days, *told in story.get(key, ()):
            yield Event(days, act, document, ask, tuple(told))
    for days, plan in _plans(story, at):
        yield Event(days, "schedule", document, ask, (plan,))


def _travels(handed: Story) -> Iterator[Event]:
    """Yield a workbook that is handed out, and that came back if it did."""
    whom = (handed["to"], handed.get("situation", "ML"))
    yield Event(handed["days"], "hand_out", "", "", whom)
    if "returned" in handed:
        yield Event(handed["returned"], "take_in", "", "", (handed["cells"],))


def _plans(story: Story, at: datetime) -> Iterator[tuple[int, following.Planned]]:
    """Yield the plan as first written, and again each time a step is done."""
    if "plan" not in story:
        return
    days, text, indicator, responsible, *steps = story["plan"]
    moments = {days, *(done for _, _, done in steps if done)}
    for moment in sorted(moments, reverse=True):
        milestones = tuple(_step(step, moment, at) for step in steps)
        yield moment, following.Planned(marked(text), marked(indicator), marked(responsible), milestones)


def _step(step: Sequence[Any], moment: int, at: datetime) -> following.Wanted:
    text, due, done = step
    is_done = bool(done) and done >= moment
    day = (at + timedelta(days=due)).date().isoformat()
    return following.Wanted(marked(text), day, (at - timedelta(days=done)).date() if is_done else None)


def filled(sent: bytes, cells: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return a workbook that was handed out as an addressee would send it back: cells by item and column."""
    import openpyxl

    book, held = openpyxl.load_workbook(BytesIO(sent)), BytesIO()
    place = {column.code: at for at, column in enumerate(exchange.columns(), 1)}
    for row in book.worksheets[1].iter_rows(min_row=3):
        for code, said in cells.get(str(row[place["item"] - 1].value), {}).items():
            row[place[code] - 1].value = marked(said) if code in {"done", "remarks"} else said
    book.save(held)
    return held.getvalue()
