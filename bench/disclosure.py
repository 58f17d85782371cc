"""Disclosure control: a public year of one situation, and attacks on forty simulated data sets, with what they recover."""

from collections.abc import Iterator
from dataclasses import replace

from bench.run import Subject
from kolosi.counting.gateways.protection import shield, unsafe
from tests.rules.counting import disclosed

SETS = 40


def subjects() -> Iterator[Subject]:
    """Yield the protection of a public cube of 11 regions, 4 kinds, 10 types, 2 half-years, sparse to dense; the attacks."""
    for number in (300, 1000, 3000):
        draft = disclosed.public(7, number)
        told = shield(draft)
        hidden = sum(one.number is None for one in told.cells) / len(told.cells)
        name = f"public year, {number} units: {len(told.cells)} cells, {100 * hidden:.0f} % hidden"
        yield Subject(name, 10.0, lambda draft=draft: shield(draft), runs=1)  # type: ignore[misc]
        found = len(unsafe(draft, told))
        yield Subject(f"  attacked: {found} learnt", 10.0, lambda d=draft, t=told: unsafe(d, t), runs=1)  # type: ignore[misc]
    for name, act in (("one release", _one), ("two releases", _two)):
        yield Subject(f"{name}, {SETS} sets: {act()}", 60.0, act, runs=1)


def _one() -> str:
    naive = safe = small = told = 0
    for seed in range(SETS):
        ranges = disclosed.found_out(disclosed.naive(disclosed.first(seed, disclosed.NAIVE)))
        naive, small = naive + sum(one.width == 0 for one in ranges), small + len(ranges)
        ours = disclosed.found_out(shield(disclosed.first(seed)))
        safe, told = safe + sum(one.width == 0 for one in ours), told + len(ours)
    return f"naive {naive}/{small} recovered, ours {safe}/{told}"


def _two() -> str:
    alone = together = small = 0
    for seed in range(SETS):
        older, newer = replace(shield(disclosed.first(seed)), ref="first"), disclosed.second(seed)
        new = [one for one in disclosed.found_out(older, shield(newer)) if one.secret.less == "first"]
        alone, small = alone + sum(one.width == 0 for one in new), small + len(new)
        together += len(unsafe(newer, shield(newer, [older]), [older]))
    return f"each alone {alone}/{small} recovered, together {together}"
