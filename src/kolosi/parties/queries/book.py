"""The whole register as plain values, opened once for each page: it holds hundreds of parties, not millions.

The register is one for all situations: whoever may read it anywhere reads all of it, since names and alliances are known
from published lists. Acts on a party need the right in one of the situations in which it acts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from kolosi.kernel.viewer import Viewer
from kolosi.parties import models, rules


@dataclass(frozen=True)
class Book:
    """Every party by its code, proposals too; all memberships and successions between those in the register.

    What was struck is in none of them; `strikes` tells of it, and of what somebody wishes to strike.
    """

    entries: dict[str, rules.Entry]
    ties: tuple[rules.Tie, ...]
    became: tuple[rules.Became, ...]
    strikes: tuple[rules.Strike, ...]

    @cached_property
    def approved(self) -> dict[str, rules.Entry]:
        """The parties that are in the register."""
        return {code: one for code, one in self.entries.items() if one.standing is rules.Standing.APPROVED}

    @cached_property
    def memberships(self) -> tuple[rules.Membership, ...]:
        """The memberships in whole days."""
        return tuple(tie.membership for tie in self.ties)

    @cached_property
    def successions(self) -> tuple[rules.Succession, ...]:
        """The successions whose day is known at all."""
        return tuple(one.succession for one in self.became if one.succession)

    def row(self, code: str, *, on: date, by_umbrella: bool = False) -> str:
        """Return in whose row of a table an act of that day stands: the party of its day, or its outermost umbrella.

        A party that is not in the register stands for itself.
        """
        if code not in self.approved:
            return code
        then = rules.of_its_day(code, self.successions, on=on)
        return rules.row_of(then, self.memberships, on=on, by_umbrella=by_umbrella)


def scope(viewer: Viewer) -> "QuerySet[models.Party]":
    """Return the parties in reach: all of them for whoever may read the register somewhere."""
    return models.Party.objects.all() if viewer.may("parties.read") else models.Party.objects.none()


def book(viewer: Viewer) -> Book:
    """Return the register as the viewer may read it; ten queries whatever it holds."""
    strikes = tuple(_strike(row) for row in _asked(viewer))
    struck = {one.fact for one in strikes if one.standing is rules.Standing.APPROVED}
    rows = scope(viewer).select_related("decision")
    filled = rows.prefetch_related(
        "descriptions__situations",
        _but(struck, models.PartyName, "names"),
        _but(struck, models.Crosswalk, "crosswalks"),
    )
    tied = models.Membership.objects.filter(member__in=scope(viewer)).exclude(ref__in=struck)
    ties = tied.select_related("member", "umbrella").prefetch_related(
        _but(struck, models.Departure, "departures")
    )
    changed = models.Succession.objects.filter(earlier__in=scope(viewer)).exclude(ref__in=struck)
    became = changed.select_related("earlier", "later")
    return Book(
        entries={row.code: _entry(row) for row in filled},
        ties=tuple(_tie(row) for row in ties),
        strikes=strikes,
        became=tuple(
            rules.Became(
                row.ref,
                row.earlier.code,
                row.later.code,
                rules.Change(row.change),
                rules.parsed(row.on),
                row.source,
            )
            for row in became
        ),
    )


def _asked(viewer: Viewer) -> "QuerySet[models.Strike]":
    return models.Strike.objects.filter(party__in=scope(viewer)).select_related("party", "settlement")


def _but(
    struck: set[str], model: type[models.PartyName | models.Crosswalk | models.Departure], name: str
) -> "Prefetch[str]":
    """Return how rows are fetched with their party or membership, those that were struck left out."""
    return Prefetch(name, model._default_manager.exclude(ref__in=struck))


def _strike(row: models.Strike) -> rules.Strike:
    answer = getattr(row, "settlement", None)
    decided = None if answer is None else rules.Decided(answer.struck, answer.reason, answer.by, answer.at)
    return rules.Strike(row.ref, row.party.code, row.fact, row.reason, row.by, row.at, decided)


def _entry(row: models.Party) -> rules.Entry:
    told = list(row.descriptions.all())
    return rules.Entry(
        code=row.code,
        reason=row.reason,
        proposed_by=row.by,
        proposed_at=row.at,
        simulated=row.simulated,
        described=_described(told[-1]),
        revision=len(told),
        names=_names(row.names.all()),
        marks=tuple(rules.Mark(one.scheme, one.identifier, one.version) for one in row.crosswalks.all()),
        decided=_decided(row),
    )


def _described(row: models.Description) -> rules.Described:
    return rules.Described(
        kind=row.kind,
        side=row.side,
        situations=tuple(one.situation for one in row.situations.all()),
        legal_minimum_age=row.legal_minimum_age,
        spell=rules.spell(row.first, row.last),
        source=row.source,
    )


def _names(rows: Iterable[models.PartyName]) -> tuple[rules.Name, ...]:
    return tuple(
        rules.Name(
            row.text,
            row.language,
            row.script,
            row.kind,
            rules.spell(row.first, row.last),
            row.source,
            row.folded,
            row.ref,
        )
        for row in rows
    )


def _decided(row: models.Party) -> rules.Decided | None:
    answer = getattr(row, "decision", None)
    return None if answer is None else rules.Decided(answer.approved, answer.reason, answer.by, answer.at)


def _tie(row: models.Membership) -> rules.Tie:
    ends = list(row.departures.all())
    last, source = (ends[-1].last, ends[-1].source) if ends else ("", "")
    times = rules.spell(row.first, last, row.attested)
    return rules.Tie(row.ref, row.member.code, row.umbrella.code, times, row.source, source)
