"""Counting, written once as expressions over columns: DuckDB and Spark run the same ones, so neither has rules of its own.

They say in columns what `counting.rules` says of single violations; tests hold the two against each other. Each step is
named, kept by the engine under that name, and read by the steps after it.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeAlias

import ibis
from ibis.expr.types import BooleanValue, Column, Scalar, Table

from kolosi.counting.gateways.columns import TABLES, microseconds
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Sex
from kolosi.counting.rules.tables import CROSSFIRE, JOINT, Asked
from kolosi.counting.rules.units import counts_victims, is_grave
from kolosi.reference import rules as reference

Held: TypeAlias = "Callable[[str], Table]"  # a step that the engine has kept
IN, LATE, TOTAL, UNVERIFIED = (
    str(basis) for basis in (Basis.IN_PERIOD, Basis.LATE, Basis.TOTAL, Basis.UNVERIFIED)
)
BOY, GIRL, UNKNOWN = (str(sex) for sex in Sex)
SEXES = ("boys", "girls", "unknown")
KINDS = {"type": None, "party": "party", "region": "region", "explosive": "explosive"}


def of_children() -> list[str]:
    """Return the types that count each child (R01)."""
    return [code for code in reference.code_list("violation_types") if counts_victims(code)]


def of_children_and_grave() -> list[str]:
    """Return those among them that are grave violations (R02)."""
    return [code for code in of_children() if is_grave(code)]


def known(ask: Asked) -> Table:
    """Return the states known at the moment (R08) that the period holds, each with its basis (R05, R06, R19)."""
    then = _then(ask)
    first, last = ibis.literal(ask.period.first), ibis.literal(ask.period.last)
    day = then["last"].fill_null(ibis.literal(ask.on))
    verified = then.filter(then.verified_on.between(first, last)).mutate(
        basis=ibis.ifelse(day >= first, IN, LATE)
    )
    apart = then.filter(then.verified_on.isnull(), then["first"] <= last, day >= first).mutate(
        basis=ibis.literal(UNVERIFIED)
    )
    return verified.union(apart)


def attributed(ask: Asked, parties: Collection[str], types: Collection[str]) -> Table:
    """Return the states verified in the period (R03) whose row may name one of the parties, of those types.

    Rows of several parties are all returned: which names them a row is made of, the rules tell. Killings come beside
    maimings, so that R04 can be applied.
    """
    then = _then(ask)
    wanted = {*types, "K"} if "M" in types else set(types)
    several = then.party.contains(JOINT) | then.party.contains(CROSSFIRE)
    return then.filter(
        then.verified_on.between(ibis.literal(ask.period.first), ibis.literal(ask.period.last)),
        then.type.isin(sorted(wanted)),
        then.party.isin(sorted(parties)) | several,
    ).mutate(basis=ibis.literal(IN))


def _then(ask: Asked) -> Table:
    """Return the states known at the moment (R08), of the situations asked for."""
    table = TABLES["violation"]
    moment = microseconds(ask.at)
    then = table.filter(table.known_from <= moment, table.known_until > moment)
    if ask.scope is not None:
        then = then.filter(then.scope.isin(ask.scope) if ask.scope else ibis.literal(False))
    return then


def children_known(ask: Asked, held: Held) -> Table:
    """Return the children of those states; only the period's rows are read."""
    child = TABLES["child"]
    first, last = ibis.literal(ask.period.first), ibis.literal(ask.period.last)
    near = child.filter(child.verified_on.between(first, last)).union(
        child.filter(child.verified_on.isnull())
    )
    those = held("known").select("state", "incident", "type", "basis", "ref")
    return near.drop("verified_on").inner_join(those, "state")


def children_settled(held: Held) -> Table:
    """Return them without the maimed who were killed in the same incident (R04), verified and unverified apart."""
    every = held("children_known").mutate(apart=ibis._.basis == UNVERIFIED)
    killed = every.filter(every.type == "K").select("incident", "key", "apart").distinct()
    return (
        every.filter(every.type == "M")
        .anti_join(killed, ["incident", "key", "apart"])
        .union(every.filter(every.type != "M"))
    )


def settled(held: Held) -> Table:
    """Return the states with the children that are left, and how many of those are told by key, for each sex."""
    before, after = (_by_sex(held(name)) for name in ("children_known", "children_settled"))
    states = held("known").left_join(before, "state").drop("state_right")
    states = (
        states.rename({f"had_{sex}": f"keyed_{sex}" for sex in Sex})
        .left_join(after, "state")
        .drop("state_right")
    )
    had = {sex: states[f"had_{sex}"].fill_null(0) for sex in Sex}
    keyed = {sex: states[f"keyed_{sex}"].fill_null(0) for sex in Sex}
    counts = states.type.isin(of_children())
    told = {Sex.BOY: states.boys, Sex.GIRL: states.girls, Sex.UNKNOWN: states.unknown}
    left = {sex: ibis.ifelse(counts, told[sex] - had[sex] + keyed[sex], 0) for sex in Sex}
    return states.select(
        "state", "ref", "incident", "type", "basis", "party", "region", "explosive", "at_least", "leaf", "mark",
        boys=left[Sex.BOY], girls=left[Sex.GIRL], unknown=left[Sex.UNKNOWN],
        keyed_boy=keyed[Sex.BOY], keyed_girl=keyed[Sex.GIRL], keyed_unknown=keyed[Sex.UNKNOWN],
        units=ibis.ifelse(counts, left[Sex.BOY] + left[Sex.GIRL] + left[Sex.UNKNOWN], 1),
    )  # fmt: skip


def _by_sex(children: Table) -> Table:
    return children.group_by("state").agg(
        **{f"keyed_{sex}": _sum(children.sex == str(sex)) for sex in Sex}  # R10: those with a key
    )


def _with_total(table: Table) -> Table:
    """R07: for children, the total is no sum of its parts: what is in either is a second time in the total."""
    return table.union(table.filter(table.basis != UNVERIFIED).mutate(basis=ibis.literal(TOTAL)))


def _long(table: Table) -> Table:
    """Return each state once for each kind of row: its type's, its party's, its region's, its cause's."""
    parts = [
        table.mutate(kind=ibis.literal(kind), row=table[column] if column else ibis.literal(""))
        for kind, column in KINDS.items()
    ]
    return ibis.union(*parts)


CELL = ("basis", "kind", "type", "row")


def numbers(held: Held) -> Table:
    """Return the numbers of every figure but the totals, which add up (R01, R07, R13, R14, R20)."""
    every = _long(held("settled"))
    return every.group_by(CELL).agg(**_numbers(every))


def figures(held: Held) -> Table:
    """Return the same with the violations behind each."""
    every = _long(held("settled"))
    return every.group_by(CELL).agg(**_numbers(every), records=every.ref.collect().sort())


def _numbers(every: Table) -> dict[str, Scalar]:
    return {
        **{
            name: _sum(every[column])
            for name, column in (("number", "units"), *zip(SEXES, SEXES, strict=True))
        },
        "at_least": every.at_least.any(),
    }


def fingerprints(held: Held) -> Table:
    """Return the fingerprint of every figure's states, leaf by leaf as `rules.proof` makes it (R15)."""
    every = _long(held("settled"))
    leaves = every.group_by([*CELL, "leaf"]).agg(digest=_digest(every.mark))
    return leaves.group_by(CELL).agg(states=_digest(leaves.leaf.concat(leaves.digest)))


def _sum(column: Any) -> Scalar:
    return column.sum().cast("int64")  # engines widen sums in ways of their own


def _digest(column: Any) -> Column:
    return column.collect().sort().join("\n").hexdigest("sha256")


def _children(held: Held) -> Table:
    return _with_total(held("children_settled"))


def ages(held: Held) -> Table:
    """Return the ages told, by basis and type (R12)."""
    every = _children(held).filter(lambda table: table.type.isin(of_children()))
    return every.group_by(["basis", "type"]).agg(
        youngest=every.age.min(),
        oldest=every.age.max(),
        under_15=_sum((every.age < 15).fill_null(False)),
        told=every.age.count(),
    )


def _each_child(held: Held) -> Table:
    """Return each child of a grave violation once for each basis; records that contradict leave its sex unknown."""
    every = _children(held).filter(lambda table: table.type.isin(of_children_and_grave()))
    has: dict[str, BooleanValue] = {sex: (every.sex == sex).any() for sex in (BOY, GIRL)}
    return every.group_by(["basis", "key"]).agg(
        sex=ibis.cases((has[BOY] & has[GIRL], UNKNOWN), (has[BOY], BOY), (has[GIRL], GIRL), else_=UNKNOWN),
        local=every.local.any(),
        kinds=every.type.nunique(),
    )


def children(held: Held) -> Table:
    """Return how many children, by sex: those with a key (R09), and of those the ones known inside one incident only."""
    each = _each_child(held)
    return each.group_by(["basis", "sex"]).agg(number=each.count(), local=_sum(each.local))


def remainders(held: Held) -> Table:
    """Return how many children without a key: for each sex, the largest remainder in each incident (R10)."""
    states = _with_total(held("settled")).filter(lambda table: table.type.isin(of_children_and_grave()))
    rest = {
        "boy": states.boys - states.keyed_boy,
        "girl": states.girls - states.keyed_girl,
        "unknown": states.unknown - states.keyed_unknown,
    }
    incidents = states.group_by(["basis", "incident"]).agg(
        **{sex: ibis.greatest(number.max(), 0) for sex, number in rest.items()}
    )
    return incidents.group_by("basis").agg(**{sex: _sum(incidents[sex]) for sex in rest})


def repeated(held: Held) -> Table:
    """Return the children that suffered several types (R11), with the types and the violations."""
    every = _children(held).filter(lambda table: table.type.isin(of_children_and_grave()))
    each = every.group_by(["basis", "key"]).agg(
        kinds=every.type.nunique(), types=every.type.collect(), records=every.ref.collect()
    )
    return each.filter(each.kinds > 1).drop("kinds")


FETCHED = (numbers, figures, fingerprints, ages, children, remainders, repeated)
