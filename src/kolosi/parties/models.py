"""Tables of the register. Each row is a fact that someone recorded at a moment; rows are added, never changed.

Days are ISO text known to a year, a month or a day, empty where unknown. The present of a party is its last
description; the end of a membership is a row of its own.
"""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from kolosi.parties.rules import Change, Kind, NameKind, Side


def _codes(kinds: type[StrEnum]) -> list[str]:
    """Return the codes as plain words, so that a migration names no module."""
    return [str(kind) for kind in kinds]


class _Fact(models.Model):
    """A fact that someone recorded; never changed afterwards."""

    ref = models.CharField(max_length=20, unique=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="%(app_label)s_%(class)s_by_someone")]

    def __str__(self) -> str:
        return self.ref


class Party(_Fact):
    """A party as proposed: `code` names it everywhere; it is in the register once its proposal is approved."""

    code = models.SlugField(max_length=60, unique=True)
    reason = models.TextField()
    simulated = models.BooleanField(default=False)


class Decision(_Fact):
    """The answer to a proposal, given by someone else; `proposed_by` repeats who proposed so that the table can tell."""

    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="decision")
    approved = models.BooleanField()
    reason = models.TextField(default="")
    proposed_by = models.CharField(max_length=40)

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=~Q(by=F("proposed_by")), name="parties_decided_by_another"),
            models.CheckConstraint(
                condition=Q(approved=True) | ~Q(reason=""), name="parties_declined_with_reason"
            ),
        ]


class Description(_Fact):
    """What a party is, from this row on until the next: kind, side, age of recruitment, since when and until when."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="descriptions")
    kind = models.CharField(max_length=20)
    side = models.CharField(max_length=20)
    legal_minimum_age = models.PositiveSmallIntegerField(null=True)
    first = models.CharField(max_length=10, default="")
    last = models.CharField(max_length=10, default="")
    source = models.CharField(max_length=300)

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=_codes(Kind)), name="parties_known_kind"),
            models.CheckConstraint(condition=Q(side__in=_codes(Side)), name="parties_known_side"),
        ]


class PartySituation(models.Model):
    """A situation (a code of `situations`) in which the party acts, as one description says."""

    description = models.ForeignKey(Description, on_delete=models.PROTECT, related_name="situations")
    situation = models.CharField(max_length=20)

    class Meta:
        ordering = ["situation"]
        constraints = [
            models.UniqueConstraint(fields=["description", "situation"], name="parties_situation_once")
        ]

    def __str__(self) -> str:
        return self.situation


class PartyName(_Fact):
    """A name, its language (ISO 639), its script (ISO 15924, told from its letters), when it was borne."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="names")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    language = models.CharField(max_length=8)
    script = models.CharField(max_length=4)
    kind = models.CharField(max_length=20)
    first = models.CharField(max_length=10, default="")
    last = models.CharField(max_length=10, default="")
    source = models.CharField(max_length=300)

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=_codes(NameKind)), name="parties_known_name_kind"),
        ]


class Membership(_Fact):
    """A party under an umbrella since `first`; `attested` is a day on which the source shows it."""

    member = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="memberships")
    umbrella = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="members")
    first = models.CharField(max_length=10, default="")
    attested = models.CharField(max_length=10, default="")
    source = models.CharField(max_length=300)

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=~Q(member=F("umbrella")), name="parties_not_its_own_member"),
        ]


class Departure(_Fact):
    """The last day of a membership; of several rows the last one stands."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="departures")
    last = models.CharField(max_length=10)
    source = models.CharField(max_length=300)

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=~Q(last=""), name="parties_departed_on_a_day"),
        ]


class Succession(_Fact):
    """What became of a party, and on which day as far as known."""

    earlier = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="later")
    later = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="earlier")
    change = models.CharField(max_length=20)
    on = models.CharField(max_length=10, default="")
    source = models.CharField(max_length=300)

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="parties_not_its_own_successor"),
            models.CheckConstraint(condition=Q(change__in=_codes(Change)), name="parties_known_change"),
        ]


class Crosswalk(_Fact):
    """The party's identifier in another list (`scheme`: a code of `crosswalk_schemes`), of one edition of it."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="crosswalks")
    scheme = models.CharField(max_length=20)
    identifier = models.CharField(max_length=200)
    version = models.CharField(max_length=40, default="")

    class Meta(_Fact.Meta):
        abstract = False


class Strike(_Fact):
    """The wish to strike a fact (the `ref` of a name, a membership, its end, a succession, an identifier) told by mistake.

    The fact's row stays. What is struck may be told again in other words, so no table forbids the same name twice: the
    rules do, while the party's row is held.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="strikes")
    fact = models.CharField(max_length=20)
    reason = models.TextField()

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=~Q(reason=""), name="parties_struck_with_reason"),
        ]


class Settlement(_Fact):
    """The answer to the wish to strike, given by someone else: the fact is struck, or it stays."""

    strike = models.OneToOneField(Strike, on_delete=models.PROTECT, related_name="settlement")
    struck = models.BooleanField()
    reason = models.TextField(default="")
    wished_by = models.CharField(max_length=40)

    class Meta(_Fact.Meta):
        abstract = False
        constraints = [
            *_Fact.Meta.constraints,
            models.CheckConstraint(condition=~Q(by=F("wished_by")), name="parties_settled_by_another"),
            models.CheckConstraint(condition=Q(struck=True) | ~Q(reason=""), name="parties_kept_with_reason"),
        ]
