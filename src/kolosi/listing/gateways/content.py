"""The annexes of a report as files hold them: entries with their party, letters, resolutions and what is computed of them."""

from dataclasses import dataclass
from datetime import datetime

from kolosi.listing.rules.annexes import Annex, Entry


@dataclass(frozen=True)
class Shown:
    """An entry, and of its party: name, other names, side, kind, and whether it is persistent."""

    entry: Entry
    name: str
    other_names: tuple[str, ...]
    side: str
    kind: str
    persistent: bool


@dataclass(frozen=True)
class Sheet:
    """The annexes of one report, ready for a file in one language; `at` is when they were told last."""

    annex: Annex
    at: datetime
    entries: tuple[Shown, ...]
    language: str
    simulated: bool
