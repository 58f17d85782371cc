"""Tables of what was alleged: incidents and their states, violations and their details, entries that hang on them."""

from kolosi.incidents.models.bringing import (
    Bringing,
    BringingStep,
    Brought,
    KeyElsewhere,
    MappedColumn,
    MappedValue,
    Mapping,
    Unfit,
)
from kolosi.incidents.models.details import (
    Abduction,
    Denial,
    Detention,
    FacilityAttack,
    Harm,
    MilitaryUse,
    Recruitment,
    SexualViolence,
)
from kolosi.incidents.models.entries import (
    Evidence,
    EvidenceTie,
    Perpetrator,
    PerpetratorAnswer,
    PerpetratorTie,
    Response,
    ResponseAnswer,
    ResponseTie,
    Source,
    SourceAnswer,
    SourceTie,
    Victim,
    VictimAnswer,
    VictimTie,
)
from kolosi.incidents.models.incidents import DuplicateLink, Incident, Latest, Numbering, SavedView, State
from kolosi.incidents.models.verdicts import Verdict
from kolosi.incidents.models.violations import Chosen, Violation, ViolationState

__all__ = [
    "Abduction", "Bringing", "BringingStep", "Brought", "Chosen", "Denial", "Detention", "DuplicateLink",
    "Evidence", "EvidenceTie", "FacilityAttack", "Harm", "Incident", "KeyElsewhere", "Latest", "MappedColumn",
    "MappedValue", "Mapping", "MilitaryUse", "Numbering", "Perpetrator", "PerpetratorAnswer", "PerpetratorTie",
    "Recruitment", "Response", "ResponseAnswer", "ResponseTie", "SavedView", "SexualViolence", "Source",
    "SourceAnswer", "SourceTie", "State", "Unfit", "Verdict", "Victim", "VictimAnswer", "VictimTie",
    "Violation", "ViolationState",
]  # fmt: skip
