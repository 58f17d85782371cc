"""What is to be written: one state of one incident."""

from dataclasses import dataclass
from datetime import datetime

from kolosi.incidents import models, rules


@dataclass(frozen=True)
class Kept:
    """One state to be written: of which incident, which number, how it stands, and what is told."""

    incident: models.Incident
    number: int
    standing: rules.Standing
    told: rules.Told
    region: str = ""
    district: str = ""
    reason: str = ""
    at: datetime | None = (
        None  # of a state that is invented or brought in with a past; else the moment of the act
    )
