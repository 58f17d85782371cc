"""What can stand in the way of an act on the register, as codes; the words are the site's."""

from enum import StrEnum


class Obstacle(StrEnum):
    """What can stand in the way of an act on the register."""

    ITSELF = "parties.itself"
    CIRCLE = "parties.circle"
    ENDS_BEFORE = "parties.ends_before"
    NOT_THERE_THEN = "parties.not_there_then"
    ALREADY_MEMBER = "parties.already_member"
    NAME_TAKEN = "parties.name_taken"
    NO_NAME = "parties.no_name"
    OWN_PROPOSAL = "parties.own_proposal"
    NO_CODE = "parties.no_code"
    CODE_TAKEN = "parties.code_taken"
    NO_SUCH_KIND = "parties.no_such_kind"
    NO_SITUATION = "parties.no_situation"
    NO_SUCH_AGE = "parties.no_such_age"
    NO_SUCH_DATE = "parties.no_such_date"
    NO_SUCH_PARTY = "parties.no_such_party"
    NO_SOURCE = "parties.no_source"
    NO_REASON = "parties.no_reason"
    NOT_APPROVED = "parties.not_approved"
    DECIDED_ALREADY = "parties.decided_already"
    NAMED_ALREADY = "parties.named_already"
    SUCCEEDED_ALREADY = "parties.succeeded_already"
    RUNS_BACK = "parties.runs_back"
    CROSSED_ALREADY = "parties.crossed_already"
    NOTHING_CHANGED = "parties.nothing_changed"
