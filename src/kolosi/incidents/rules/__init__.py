"""What an incident is as told, and when it is complete."""

from kolosi.incidents.rules.children import Contradiction, contradictions
from kolosi.incidents.rules.gate import (
    ADULT,
    Incident,
    Obstacle,
    Tally,
    Victim,
    Violation,
    age_on,
    counts_children,
    in_the_gate,
    missing_facts,
    obstacles,
    remainder,
    under_15,
    violation_obstacles,
)
from kolosi.incidents.rules.told import (
    Attribution,
    Awaits,
    Fact,
    Facts,
    Numbers,
    Standing,
    Told,
    ToldEvidence,
    ToldPerpetrator,
    ToldResponse,
    ToldSource,
    ToldVictim,
    ToldViolation,
    Verdict,
    When,
    Where,
    renamed,
)
from kolosi.incidents.rules.whole import as_entered, entered_violation, first_day, last_day, whole_obstacles
from kolosi.incidents.rules.words import MARKS, findable, mark, words

__all__ = [
    "ADULT", "MARKS", "Attribution", "Awaits", "Contradiction", "Fact", "Facts", "Incident", "Numbers", "Obstacle", "Standing", "Tally", "Told",
    "ToldEvidence", "ToldPerpetrator", "ToldResponse", "ToldSource", "ToldVictim", "ToldViolation", "Verdict", "Victim",
    "Violation", "When", "Where", "age_on", "as_entered", "contradictions", "counts_children", "entered_violation", "findable",
    "first_day", "in_the_gate", "last_day", "mark", "missing_facts", "obstacles", "remainder", "renamed", "under_15",
    "violation_obstacles", "whole_obstacles", "words",
]  # fmt: skip
