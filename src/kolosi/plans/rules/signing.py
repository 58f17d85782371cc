"""What stands in the way of recording a commitment, of ending it, and of wording its benchmarks."""

from collections.abc import Mapping
from datetime import date

from kolosi.kernel.precision import HalfKnownDate
from kolosi.parties.rules import Entry
from kolosi.plans.rules.facts import Plan, Signed, Terms
from kolosi.plans.rules.obstacles import Obstacle
from kolosi.reference.rules import code_list


def obstacles_to_signing(told: Signed, *, parties: Mapping[str, Entry], today: date) -> set[Obstacle]:
    """Return all that forbids recording this: `parties` is the register of approved parties.

    Who signs must have existed on the day of signature, as far as the register knows; an instrument of two sides needs
    someone who signs for the United Nations, one of one side has nobody (Field guide, section 4).
    """
    kinds = code_list("plan_kinds")
    if told.kind not in kinds:
        return {Obstacle.NO_SUCH_KIND}
    kind = kinds[told.kind].more
    signs_for_un = bool(told.un_signatory.strip())
    standing = {
        Obstacle.NO_TITLE: not told.title.strip(),
        Obstacle.NO_SIGNATORY: not told.parties and not told.others.strip(),
        Obstacle.NO_PARTY_SIGNS: kind["of_a_party"] and not told.parties,
        Obstacle.NO_SUCH_PARTY: any(code not in parties for code in told.parties),
        Obstacle.COVERS_NOTHING: kind["covers"] and not told.covers,
        Obstacle.NO_SUCH_TYPE: any(code not in code_list("violation_types") for code in told.covers),
        Obstacle.NO_UN_SIGNATORY: kind["two_sided"] and not signs_for_un,
        Obstacle.ONE_SIDED: not kind["two_sided"] and signs_for_un,
        Obstacle.NO_SOURCE: not told.source.strip(),
    }
    return {obstacle for obstacle, stands in standing.items() if stands} | _days(told, parties, today)


def _days(told: Signed, parties: Mapping[str, Entry], today: date) -> set[Obstacle]:
    if told.signed is None:
        return {Obstacle.NO_SIGNATURE_DAY}
    there = [parties[code] for code in told.parties if code in parties]
    standing = {
        Obstacle.IN_THE_FUTURE: told.signed.first > today,
        Obstacle.NOT_THERE_THEN: any(
            not (one.existed(told.signed.first) or one.existed(told.signed.last)) for one in there
        ),
        Obstacle.ENDS_BEFORE: told.ended is not None and told.ended.last < told.signed.first,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_ending(plan: Plan, *, ended: HalfKnownDate, end: str, today: date) -> set[Obstacle]:
    """Return all that forbids noting how and when it ended."""
    signed = plan.signed.signed
    standing = {
        Obstacle.ENDED_ALREADY: plan.signed.ended is not None,
        Obstacle.NO_SUCH_END: end not in code_list("plan_ends"),
        Obstacle.ENDS_BEFORE: signed is not None and ended.last < signed.first,
        Obstacle.IN_THE_FUTURE: ended.first > today,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_undertaking(plan: Plan, terms: Terms) -> set[Obstacle]:
    """Return all that forbids a benchmark of these terms."""
    signed, due = plan.signed.signed, terms.due
    standing = {
        Obstacle.ENDED_ALREADY: plan.signed.ended is not None,
        Obstacle.NO_TEXT: not terms.text.strip(),
        Obstacle.NO_SUCH_ACTIVITY: terms.activity not in code_list("plan_activities"),
        Obstacle.NOT_COVERED: bool(terms.concerns) and terms.concerns not in plan.signed.covers,
        Obstacle.DUE_BEFORE_SIGNATURE: bool(due and signed and due.last < signed.first),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def in_words(told: Signed) -> dict[str, str]:
    """Return a commitment field by field, to be set beside another telling of it."""
    plain = told._asdict()
    return {name: ", ".join(one) if isinstance(one, tuple) else str(one or "") for name, one in plain.items()}


def terms_in_words(terms: Terms) -> dict[str, str]:
    """Return a benchmark field by field, to be set beside another wording of it."""
    return {name: str(one or "") for name, one in terms._asdict().items()}
