"""What one violation adds to a figure: its unit, whether it counts at all, and how many children stand behind it."""

from collections.abc import Iterable, Mapping

from kolosi.counting.rules.facts import Status, Tally, Violation
from kolosi.reference import rules as reference

_MAIMING, _KILLING = "M", "K"
_UNVERIFIED = {Status.PENDING, Status.COULD_NOT_VERIFY}


def counts_victims(type_code: str) -> bool:
    """R01: each child is one unit of RU, K, M, SV and AB, each incident one of AS, AH and DHA (A/73/907 para 5)."""
    return bool(reference.code_list("violation_types")[type_code].more["unit"] == "victims")


def is_grave(type_code: str) -> bool:
    """R02: military use and deprivation of liberty are published beside the grave violations, never among them."""
    return bool(reference.code_list("violation_types")[type_code].more["grave"])


def is_countable(violation: Violation) -> bool:
    """R03: only what the task force verified counts; duplicates and withdrawn records never do.

    Whether follow-up is still open says nothing: a closed incident counts. A verified record without its day cannot
    be (V5): it would fall out of every table, so it is refused here.
    """
    if violation.status is Status.VERIFIED and violation.verified_on is None:
        raise ValueError(f"{violation.ref} is verified without a day of verification")
    return violation.status is Status.VERIFIED and not violation.duplicate and not violation.withdrawn


def is_unverified(violation: Violation) -> bool:
    """Say whether it was reported and is neither verified nor dismissed (R19); duplicates and withdrawn never are."""
    return violation.status in _UNVERIFIED and not violation.duplicate and not violation.withdrawn


def settled(violations: Iterable[Violation]) -> list[Violation]:
    """R04: a child both maimed and killed in one incident is one of the killed (T4); the maiming loses it."""
    found = list(violations)
    killed: dict[str, set[str]] = {}
    for violation in found:
        if violation.type == _KILLING:
            keys = {child.key for child in violation.children}
            killed[violation.incident] = killed.get(violation.incident, set()) | keys
    return [_without(violation, killed) if violation.type == _MAIMING else violation for violation in found]


def _without(violation: Violation, killed: Mapping[str, set[str]]) -> Violation:
    gone = [child for child in violation.children if child.key in killed.get(violation.incident, ())]
    if not gone:
        return violation
    taken = {sex: sum(child.sex == sex for child in gone) for sex in ("boy", "girl", "unknown")}
    tally = Tally(
        violation.tally.boys - taken["boy"],
        violation.tally.girls - taken["girl"],
        violation.tally.unknown - taken["unknown"],
    )
    children = tuple(child for child in violation.children if child not in gone)
    return Violation(**{**vars(violation), "tally": tally, "children": children})


def units(violation: Violation) -> int:
    """Return what the violation adds to the figure of its type (R01)."""
    return violation.tally.total if counts_victims(violation.type) else 1


def unit(type_code: str) -> str:
    """Return what one unit of the type is: children or incidents (R01)."""
    return "children" if counts_victims(type_code) else "incidents"
