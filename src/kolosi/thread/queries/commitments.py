"""Steps among commitments: entries of the annexes, action plans and their kin, and the parties on both ends."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from kolosi.kernel.viewer import Viewer
from kolosi.listing.rules.annexes import Entry
from kolosi.reference.rules import code_list
from kolosi.thread.queries.ground import Ground
from kolosi.thread.rules.loop import Found, Kind, Link, Node


class Listed(NamedTuple):
    """A party in the annexes of one report; `ref` names it on the thread: year, situation and party."""

    ref: str
    party: str
    types: frozenset[str]
    node: Node


def listings_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From parties to their entries in the annexes, their own or those of an umbrella listed with the groups under it."""
    return Found(
        tuple(Link(one.party, one.node, "listed") for one in listed(viewer, ground) if one.party in refs)
    )


def parties_listed(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From entries of the annexes back to the party."""
    return Found(
        tuple(
            Link(one.ref, ground.party(one.party), "listed")
            for one in listed(viewer, ground)
            if one.ref in refs
        )
    )


def listed(viewer: Viewer, ground: Ground) -> Iterator[Listed]:
    """Yield every party that a recorded annex lists, the earliest report first."""
    for told in ground.annexes:
        for entry in told.annex.entries:
            day = date(told.annex.data_year, 12, 31)
            under = ground.members(entry.party, day) if entry.affiliates else frozenset()
            for party in sorted({entry.party, *under} & set(ground.register.approved)):
                yield _listed(ground, told.annex.year, entry, party)


def _listed(ground: Ground, year: int, entry: Entry, party: str) -> Listed:
    triggers = code_list("listing_triggers")
    types = frozenset(one for code in entry.triggers for one in triggers[code].more["types"])
    letters_of = ", ".join(ground.label("listing_triggers", code) for code in entry.triggers)
    ref = f"{year}-{entry.situation}-{party}"
    return Listed(ref, party, types, Node(Kind.LISTING, ref, f"{year}: {entry.named}", letters_of))


def plans_of(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From parties to the commitments that they signed, or that bind them or may."""
    return Found(
        tuple(
            Link(one.party, ground.plan(ref), "signed" if one.party == one.through else "binds")
            for ref, bound in ground.bound.items()
            for one in bound
            if one.party in refs
        )
    )


def parties_bound(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From commitments back to whom they bind, or may."""
    return Found(
        tuple(
            Link(ref, ground.party(one.party), "signed" if one.party == one.through else "binds")
            for ref in refs
            for one in ground.bound.get(ref, ())
        )
    )


def plans_on(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From entries of the annexes to the commitments of the party on what it is listed for."""
    return Found(
        tuple(
            Link(one.ref, ground.plan(ref), "answers_listing")
            for one in listed(viewer, ground)
            if one.ref in refs
            for ref in _plans(ground, {one.party}, one.types)
        )
    )


def listings_behind(viewer: Viewer, ground: Ground, refs: Collection[str]) -> Found:
    """From commitments back to the entries of the annexes that they answer."""
    return Found(
        tuple(
            Link(ref, one.node, "answers_listing")
            for one in listed(viewer, ground)
            for ref in _plans(ground, {one.party}, one.types)
            if ref in refs
        )
    )


def _plans(ground: Ground, parties: Collection[str], types: Collection[str]) -> Iterator[str]:
    """Yield the commitments on any of these types of violation that bind any of these parties, or may."""
    for ref, bound in ground.bound.items():
        covers = ground.plans[ref].signed.covers
        if set(covers) & set(types) and any(one.party in parties for one in bound):
            yield ref
