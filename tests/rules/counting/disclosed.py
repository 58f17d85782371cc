"""Simulated counts for the tests of disclosure control, and the naive way to publish that it is measured against."""

from datetime import UTC, datetime, timedelta

import numpy as np

from kolosi.counting.gateways.attacker import Range, attack
from kolosi.counting.rules.disclosure_audiences import Audience, Grain, Zeros, audience
from kolosi.counting.rules.disclosure_cube import Counted, Mark, Shown
from kolosi.counting.rules.disclosure_draft import Draft, drafted
from kolosi.counting.rules.disclosure_knowledge import Told, problem
from kolosi.kernel.periods import Period

AT = datetime(2017, 4, 15, tzinfo=UTC)
LATER = AT + timedelta(days=90)
TABLE = (("region", "party_kind"),)
OURS = Audience("simulated", TABLE, Grain.QUARTER, protected=True)
HALF_YEARS = Audience("simulated", TABLE, Grain.HALF_YEAR, protected=True)
NAIVE = Audience("naive", TABLE, Grain.QUARTER, protected=True, zeros=Zeros.SHOWN)
NAIVE_HALF_YEARS = Audience("naive", TABLE, Grain.HALF_YEAR, protected=True, zeros=Zeros.SHOWN)
TYPES = ("RU", "K", "M", "SV", "AB", "AS", "AH", "DHA", "MU", "DL")
INCIDENTS = {"AS", "AH", "DHA", "MU"}
REGIONS, PARTIES = (0.3, 0.25, 0.2, 0.12, 0.08, 0.05), (0.35, 0.25, 0.2, 0.12, 0.08)


def children(seed: int, number: int = 160, quarter: str = "2017Q1") -> tuple[Counted, ...]:
    """Return so many recruited children over 6 regions and 5 parties, unevenly, as the seed has it."""
    random = np.random.default_rng(seed)
    shares = np.outer(REGIONS, PARTIES) * random.gamma(1.0, 1.0, (6, 5))
    drawn = random.multinomial(number, (shares / shares.sum()).ravel())
    return tuple(
        Counted("RU", quarter, f"region {at // 5}", f"party {at % 5}", "unknown", "unknown", int(count))
        for at, count in enumerate(drawn)
    )


def second_quarter(seed: int) -> tuple[Counted, ...]:
    """Return what is counted a quarter later: some cells of the first grew by a late verification, and new children."""
    random = np.random.default_rng(seed)
    late = tuple(one._replace(number=1) for one in children(seed) if one.number and random.random() < 0.1)
    return (*children(seed), *late, *children(seed + 1000, 40, "2017Q2"))


def situation(seed: int, number: int) -> tuple[Counted, ...]:
    """Return a year of one situation: 11 regions, 4 kinds of parties, 10 types, 4 quarters, sex and age of children."""
    random = np.random.default_rng(seed)
    cells = [
        (code, f"2017Q{quarter}", f"region {region}", f"kind {kind}")
        for code in TYPES
        for quarter in range(1, 5)
        for region in range(11)
        for kind in range(4)
    ]
    drawn = random.multinomial(number, random.dirichlet(np.full(len(cells), 0.25)))
    ages = ("0-4", "5-11", "12-14", "15-17", "unknown")
    found: list[Counted] = []
    for (code, *where), count in zip(cells, drawn, strict=True):
        if code in INCIDENTS or not count:
            found.append(
                Counted(code, *where, *(("", "") if code in INCIDENTS else ("boy", "0-4")), int(count))
            )
            continue
        spread = random.multinomial(count, random.dirichlet(np.full(15, 1.0)))
        for at, one in enumerate(spread):
            found.append(Counted(code, *where, ("boy", "girl", "unknown")[at // 5], ages[at % 5], int(one)))
    return tuple(found)


def first(seed: int, profile: Audience = OURS) -> Draft:
    return drafted(children(seed), profile, Period.parse("2017Q1"), as_of=AT)


def second(seed: int, profile: Audience = HALF_YEARS) -> Draft:
    return drafted(second_quarter(seed), profile, Period.parse("2017-01-01..2017-06-30"), as_of=LATER)


def public(seed: int, number: int) -> Draft:
    return drafted(situation(seed, number), audience("public"), Period.parse("2017"), as_of=LATER)


def naive(draft: Draft) -> Told:
    """Tell a draft as is often done: small cells hidden, all totals and zeros told."""
    told = draft.told()
    cells = tuple(
        one if len(one.name.cut) == 2 and one.mark is Mark.FEW else _number(one.name, draft)
        for one in told.cells
    )
    return Told(told.ref, told.as_of, told.grain, cells, told.counted, told.quarters)


def _number(name, draft: Draft) -> Shown:  # type: ignore[no-untyped-def]
    number = draft.cells[name]
    return Shown(name, Mark.NUMBER, number, 5, number)


def found_out(*releases: Told, profile: Audience = OURS) -> tuple[Range, ...]:
    """Return what an attacker makes of these releases."""
    return attack(problem(releases, profile))
