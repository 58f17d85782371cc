"""The commitments that asks can be about, opened once for all asks of a page."""

from dataclasses import dataclass
from datetime import date

from kolosi.conclusions.rules import pledges as rules
from kolosi.conclusions.rules.pledges import About, Pledge
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.plans import queries as plans
from kolosi.plans.rules import binding


@dataclass(frozen=True)
class Pledged:
    """Commitments in reach as of a day, and the party behind each code under which texts address one."""

    pledges: tuple[Pledge, ...]
    parties: dict[str, str]

    def about(
        self, addressees: frozenset[str], themes: frozenset[str], asked_on: date | None
    ) -> tuple[About, ...]:
        """Return the commitments that such an ask is about."""
        return tuple(rules.about(addressees, themes, asked_on, parties=self.parties, pledges=self.pledges))


def pledged(viewer: Viewer, *, on: date) -> Pledged:
    """Return the commitments in reach, with whom each binds or may bind on that day."""
    register = parties.book(viewer)
    found = []
    for one in plans.plans(viewer):
        bound = binding.binding(one, register.ties, register.became, on=on)
        signed = one.signed.signed.first if one.signed.signed else None
        told = (one.signed.title, one.signed.covers, frozenset(each.party for each in bound), signed)
        found.append(Pledge(one.ref, *told))
    return Pledged(tuple(found), rules.parties_by_addressee(register.approved, register.approved))
