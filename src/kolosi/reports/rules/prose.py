"""Paragraphs drafted from the figures, in the house order and in whole sentences (field guide 3.6).

Zero groups are left out, parties stand in descending order with the unidentified among them, a lower bound says "at
least", late verification is told apart, what is not verified is alleged, and nobody is ever called guilty.
"""

from collections.abc import Callable, Iterator

from kolosi.counting.rules import units
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Sex, Tally
from kolosi.reports.rules import figures, follow_up
from kolosi.reports.rules.figures import Told
from kolosi.reports.rules.words import Amount, Tongue, Value

PAIRS = {"KM": ("K", "M"), "attacks": ("AS", "AH")}
NAMED = 8  # parties that a sentence names; the table has them all
_OF_SEX = (("boys", Sex.BOY), ("girls", Sex.GIRL), ("unknown", Sex.UNKNOWN))


def paragraphs(told: Told, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paragraphs of those names that have something to say."""
    drafted = (_PARAGRAPHS[name](told) if name in _PARAGRAPHS else _of_type(told, name) for name in wanted)
    return tuple(text for text in map(" ".join, drafted) if text)


def _overview(told: Told) -> Iterator[str]:
    say, all_of_it = told.tongue.sentence, figures.grave(told, told.basis)
    span = {"first": told.period.first, "last": told.period.last}
    if all_of_it.hidden:
        yield say("withheld", type=told.tongue.say("row_grave"))
    elif not all_of_it.number:
        yield say("overview_none", **span)
    elif told.release:
        yield say("overview_released", n=figures.amount(all_of_it), as_of=told.as_of.date(), **span)
    elif not told.table.children.published:
        yield say("overview_without_children", n=figures.amount(all_of_it), **span)
    else:
        children = told.table.children
        by_sex = Tally(**{name: children.by_sex.get(sex, 0) for name, sex in _OF_SEX})
        hidden = any(figures.tally(told, told.basis, (code,)) is None for code in told.table.by_type)
        yield say(
            f"overview_{told.basis}", n=figures.amount(all_of_it), children=children.published,
            sexes="" if hidden else sexes(told.tongue, by_sex), **span,
        )  # fmt: skip
    if several := told.table.with_several:
        yield say("several", n=several)
    yield from _overview_beside(told)
    yield from _change(told)


def _overview_beside(told: Told) -> Iterator[str]:
    late, alleged = (_beside(told, basis) for basis in (Basis.LATE, Basis.UNVERIFIED))
    if late:
        code = "overview_late_within" if told.basis is Basis.TOTAL else "overview_late"
        yield told.tongue.sentence(code, n=late, first=told.period.first)
    if alleged:
        yield told.tongue.sentence("overview_alleged", n=alleged)


def _beside(told: Told, basis: Basis) -> Amount | None:
    if basis not in told.tables or told.basis is basis:
        return None
    found = figures.grave(told, basis)
    return None if found.hidden or not found.number else figures.amount(found)


def _change(told: Told) -> Iterator[str]:
    """Compare with the period before, on the same basis and never on another one."""
    now = figures.grave(told, told.basis).number
    if now is None or not told.before or told.before[-1].basis is not told.basis:
        return
    base = told.before[-1]
    span: dict[str, Value] = {"first": base.period.first, "last": base.period.last, "then": base.grave}
    code = "same" if now == base.grave else "more" if now > base.grave else "fewer"
    yield told.tongue.sentence(f"change_{code}", n=abs(now - base.grave), **span)


def sexes(tongue: Tongue, tally: Tally) -> str:
    """Return boys, girls and unknown in brackets; a group of zero is left out."""
    parts = [(code, getattr(tally, code)) for code, _ in _OF_SEX]
    words = [tongue.say(code, n=number) for code, number in parts if number]
    return f" ({', '.join(words)})" if words else ""


def attributed(told: Told, basis: Basis, codes: tuple[str, ...]) -> str:
    """Return the parties in descending order, each with its number; one that is withheld stands without it.

    Where there are many, the last ones stand together, so that the numbers still add up.
    """
    tongue, found = told.tongue, figures.by_row(told, basis, codes, "party")
    if len(found) == 1:
        return _party(told, found[0][0])
    most = NAMED if len(found) > NAMED + 1 else len(found)
    words = [
        _party(told, row)
        if one.hidden
        else tongue.say("party", name=_party(told, row), n=figures.amount(one))
        for row, one in found[:most]
    ]
    if left := [one for _, one in found[most:]]:
        words.append(tongue.say("parties_left", parties=len(left), n=figures.amount(figures.summed(left))))
    return tongue.listed(words)


def _party(told: Told, row: str) -> str:
    """Return the name of a row as it stands inside a sentence: kinds of parties, unlike names, begin small there."""
    named = told.tongue.named(row)
    return named[:1].lower() + named[1:] if told.release else named


def _of_type(told: Told, name: str) -> Iterator[str]:
    codes, say = PAIRS.get(name, (name,)), told.tongue.sentence
    cells = {code: figures.cell(told, told.basis, code) for code in codes}
    whole = figures.summed(list(cells.values()))
    if whole.hidden:
        yield say("withheld", type=_named(told, name))
        return
    present = [code for code in codes if cells[code].number]
    if present:
        tally = figures.tally(told, told.basis, codes)
        code = name if len(present) == len(codes) else present[0]
        pair = dict(
            zip(_MEMBERS.get(name, ()), (figures.amount(one) for one in cells.values()), strict=False)
        )
        yield say(
            code, n=figures.amount(whole), sexes=sexes(told.tongue, tally) if tally else "",
            parties=attributed(told, told.basis, codes), **pair,
        )  # fmt: skip
        yield from _within(told, name, codes)
    beside = tuple(_late_and_alleged(told, codes))
    if beside and not present:
        yield say("none_of_type", type=_named(told, name))
    yield from beside


def _named(told: Told, name: str) -> str:
    return told.tongue.say(f"heading_{name}") if name in PAIRS else told.tongue.type(name)


_MEMBERS = {"KM": ("killed", "maimed"), "attacks": ("schools", "hospitals")}


def _within(told: Told, name: str, codes: tuple[str, ...]) -> Iterator[str]:
    """Tell the cause of killing and maiming, and the ages of recruited children."""
    if name == "KM":
        parts = [figures.cell(told, told.basis, code, kind="explosive", row="yes") for code in codes]
        caused = figures.summed(parts)
        if caused.number:
            yield told.tongue.sentence("explosive", n=figures.amount(caused))
    ages = told.table.ages.get(name) if name == "RU" and told.audience == "task_force" else None
    if ages and ages.youngest is not None and ages.oldest is not None:
        code = "ages_same" if ages.youngest == ages.oldest else "ages"
        yield told.tongue.sentence(code, youngest=ages.youngest, oldest=ages.oldest)
        if ages.under_15:
            yield told.tongue.sentence("ages_young", n=ages.under_15)


def _late_and_alleged(told: Told, codes: tuple[str, ...]) -> Iterator[str]:
    unit = "children" if units.counts_victims(codes[0]) else "incidents"
    within = "_within" if told.basis is Basis.TOTAL else ""
    for basis, code in ((Basis.LATE, f"late{within}_{unit}"), (Basis.UNVERIFIED, f"alleged_{unit}")):
        if basis in told.tables and basis is not told.basis:
            found = figures.summed([figures.cell(told, basis, one) for one in codes])
            if found.number:
                yield told.tongue.sentence(code, n=figures.amount(found))


def _introduction(told: Told) -> Iterator[str]:
    span = {"first": told.period.first, "last": told.period.last}
    yield told.tongue.sentence("introduction", as_of=told.as_of.date(), **span)


_PARAGRAPHS: dict[str, Callable[[Told], Iterator[str]]] = {
    "overview": _overview,
    "follow_up": follow_up.summary,
    "each_ask": follow_up.each,
    "introduction": _introduction,
    "caveats": lambda told: iter([told.tongue.sentence("caveats")]),
    "by_hand": lambda told: iter([told.tongue.sentence("by_hand")]),
}
