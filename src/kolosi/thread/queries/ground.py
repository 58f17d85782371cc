"""What a walk stands on: who looks, at which moment, and what small registers are opened once for all its steps."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from kolosi.conclusions.queries import pledged
from kolosi.conclusions.queries import thread as conclusions
from kolosi.conclusions.queries.pledged import Pledged
from kolosi.conclusions.queries.thread import Laid, Paper
from kolosi.conclusions.rules import pledges
from kolosi.counting.queries import FrozenSet
from kolosi.incidents.queries import thread as incidents
from kolosi.incidents.queries.thread import Laid as Violation
from kolosi.kernel.viewer import Viewer
from kolosi.letters.queries.thread import Carrying
from kolosi.listing.queries import annexes
from kolosi.parties import queries as parties
from kolosi.parties import rules as alliances
from kolosi.parties.queries import shapes
from kolosi.plans import queries as plans
from kolosi.plans.rules import binding
from kolosi.plans.rules.binding import Bound
from kolosi.plans.rules.facts import Plan
from kolosi.reference import facts
from kolosi.reports.queries.thread import Issued
from kolosi.thread.rules.loop import Kind, Node


@dataclass(frozen=True)
class Ground:
    """One walk: the registers it opens are those that the viewer may read, empty where they may read none."""

    viewer: Viewer
    at: datetime

    @property
    def on(self) -> date:
        """The day of the walk."""
        return self.at.date()

    @cached_property
    def register(self) -> parties.Book:
        """The register of parties."""
        return parties.book(self.viewer)

    @cached_property
    def plans(self) -> dict[str, Plan]:
        """Commitments by reference."""
        return {one.ref: one for one in plans.plans(self.viewer)}

    @cached_property
    def bound(self) -> dict[str, tuple[Bound, ...]]:
        """Whom each commitment binds, or may bind, as of the day."""
        return {
            ref: binding.binding(one, self.register.ties, self.register.became, on=self.on)
            for ref, one in self.plans.items()
        }

    @cached_property
    def annexes(self) -> tuple[annexes.Recorded, ...]:
        """The annexes of all recorded reports."""
        return annexes.reports(self.viewer)

    def label(self, name: str, code: str) -> str:
        """Return the label of a code in the viewer's language."""
        return shapes.label(self.viewer, name, code)

    def status(self, code: str) -> str:
        """Return how a violation was judged, in words."""
        return facts.options("verification_status")[code].labelled(self.viewer.language)

    def letter_status(self, code: str) -> str:
        """Return where a letter stands, in words."""
        return self.label("letter_statuses", code)

    def party(self, code: str) -> Node:
        """Return a party of the register as the thread shows it."""
        ref = shapes.ref_of(self.viewer, self.register, code, self.on)
        return Node(Kind.PARTY, code, ref.short, ref.name if ref.acronym else "")

    def plan(self, ref: str) -> Node:
        """Return a commitment as the thread shows it."""
        one = self.plans[ref]
        return Node(Kind.PLAN, ref, one.signed.title, self.label("plan_kinds", one.signed.kind))

    def violation(self, one: Violation) -> Node:
        """Return a violation as the thread shows it, with how it was decided last."""
        judged = self.status(one.status) if one.status else ""
        return Node(Kind.VIOLATION, one.ref, self.label("violation_types", one.type), judged)

    def figure(self, one: FrozenSet) -> Node:
        """Return a frozen set as the thread shows it."""
        return Node(Kind.FIGURE, one.ref, one.title, one.as_of.date().isoformat())

    def product(self, one: Issued) -> Node:
        """Return a product as the thread shows it."""
        return Node(Kind.PRODUCT, one.ref, one.title, one.symbol)

    def document(self, one: Paper) -> Node:
        """Return conclusions as the thread shows them."""
        return Node(Kind.DOCUMENT, one.ref, one.name)

    def ask(self, one: Laid) -> Node:
        """Return an ask as the thread shows it."""
        return Node(Kind.ASK, one.ref, f"{one.label} {one.summary}", one.status_label)

    def letter(self, one: Carrying) -> Node:
        """Return a letter as the thread shows it; silence is how it stands, though no row says so."""
        status = "silent" if one.row.silent_since else one.row.status
        said = "; ".join(one.row.to)
        return Node(Kind.LETTER, one.row.ref, f"{one.row.channel}: {said}", self.letter_status(status))

    def addressees(self, codes: Collection[str]) -> dict[str, str]:
        """Return the code of each party of these as an addressee of texts: its own, and those of the crosswalk."""
        return pledges.parties_by_addressee(self.register.approved, codes)

    @cached_property
    def pledged(self) -> Pledged:
        """The commitments that asks can be about."""
        return pledged.pledged(self.viewer, on=self.on)

    @cached_property
    def _asks(self) -> dict[str, Laid]:
        return {}

    def asks(self, refs: Collection[str]) -> tuple[Laid, ...]:
        """Return the asks of these references in reach; each is asked for once in a walk."""
        missing = [ref for ref in refs if ref not in self._asks]
        if missing:
            self.met(conclusions.asks(self.viewer, refs=missing))
        return tuple(self._asks[ref] for ref in refs if ref in self._asks)

    def met(self, found: Iterable[Laid]) -> tuple[Laid, ...]:
        """Keep asks that a step came upon, so that later steps need not ask for them."""
        kept = tuple(found)
        self._asks.update({one.ref: one for one in kept})
        return kept

    @cached_property
    def _violations(self) -> dict[str, Violation]:
        return {}

    def violations(self, refs: Collection[str]) -> tuple[Violation, ...]:
        """Return the violations of these references in reach; each is asked for once in a walk."""
        missing = [ref for ref in refs if ref not in self._violations]
        if missing:
            self.told(incidents.laid(self.viewer, violations=missing))
        return tuple(self._violations[ref] for ref in refs if ref in self._violations)

    def told(self, found: Iterable[Violation]) -> tuple[Violation, ...]:
        """Keep violations that a step came upon, so that later steps need not ask for them."""
        kept = tuple(found)
        self._violations.update({one.ref: one for one in kept})
        return kept

    def members(self, umbrella: str, on: date) -> frozenset[str]:
        """Return who stood under an umbrella on a day."""
        return frozenset(alliances.members(umbrella, self.register.memberships, on=on))
