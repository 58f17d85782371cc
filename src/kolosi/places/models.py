"""Tables of places. Rows come from files that are kept as received; they are added, never changed.

What differs from a row is a new edition, so that what an incident names stays what it was.
"""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from kolosi.places import rules
from kolosi.places.rules import BETWEEN, DIVISIONS, Descent, EditionKind, Layout, Level, Point


def _codes(kinds: type[StrEnum]) -> list[str]:
    """Return the codes as plain words, so that a migration names no module."""
    return [str(kind) for kind in kinds]


class File(models.Model):
    """A file of places as it was received, and what was said of it."""

    ref = models.CharField(max_length=20, unique=True)
    situation = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    layout = models.CharField(max_length=20)
    edition = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=200)
    first = models.DateField(null=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="places_file_by_someone"),
            models.CheckConstraint(condition=Q(layout__in=_codes(Layout)), name="places_known_layout"),
        ]

    def __str__(self) -> str:
        return self.ref


class Loading(models.Model):
    """That a file was loaded, by whom and when, and how much of it was new."""

    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="loading")
    places = models.PositiveIntegerField()
    names = models.PositiveIntegerField()
    shapes = models.PositiveIntegerField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="places_loading_by_someone")]

    def __str__(self) -> str:
        return f"{self.file_id}"


class Edition(models.Model):
    """An edition of the places of a situation: its divisions since a day, or its villages and landmarks."""

    situation = models.CharField(max_length=20)
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    label_en = models.CharField(max_length=200)
    label_fr = models.CharField(max_length=200)
    first = models.DateField(null=True)
    source = models.CharField(max_length=500)
    licence = models.CharField(max_length=200)
    provisional = models.BooleanField(default=False)
    loading = models.ForeignKey(Loading, on_delete=models.PROTECT, related_name="editions")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["situation", "code"], name="places_edition_once"),
            models.CheckConstraint(condition=Q(kind__in=_codes(EditionKind)), name="places_known_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.situation} {self.code}"

    @property
    def told(self) -> rules.Edition:
        """The edition as a plain value."""
        return rules.Edition(
            code=self.code,
            kind=EditionKind(self.kind),
            label={"en": self.label_en, "fr": self.label_fr},
            first=self.first,
            source=self.source,
            licence=self.licence,
            provisional=self.provisional,
        )


class Place(models.Model):
    """A place of an edition; what it lies in may be of another edition. `other` is its code in another source."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="places")
    code = models.CharField(max_length=40, db_index=True)
    level = models.CharField(max_length=20)
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="inside")
    name = models.CharField(max_length=200)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    other = models.CharField(max_length=20, default="")
    population = models.PositiveIntegerField(null=True)
    loading = models.ForeignKey(Loading, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="places_place_once"),
            models.CheckConstraint(condition=Q(level__in=_codes(Level)), name="places_known_level"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="places_point_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def key(self) -> str:
        """The edition and the code in one; the edition is at hand."""
        return f"{self.edition.code}{BETWEEN}{self.code}"

    @property
    def division(self) -> str:
        """The key of the division that is or holds the place, empty where none is known; both editions are at hand."""
        if self.level in DIVISIONS:
            return self.key
        return self.above.key if self.above else ""

    @property
    def point(self) -> Point | None:
        """The point where there is one."""
        return rules.point(self.latitude, self.longitude)


class PlaceName(models.Model):
    """A name of a place, its own one first; `plain` and `alike` are what is sought (rules.spelling)."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="names")
    text = models.CharField(max_length=200)
    plain = models.CharField(max_length=250, db_index=True)
    alike = models.CharField(max_length=250, db_index=True)
    language = models.CharField(max_length=8, default="")
    script = models.CharField(max_length=4)
    loading = models.ForeignKey(Loading, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "text", "language"], name="places_named_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Succession(models.Model):
    """That a division of a later edition came from one of an earlier, and why that is said."""

    later = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="came_from")
    earlier = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="became")
    basis = models.CharField(max_length=20)
    loading = models.ForeignKey(Loading, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="places_came_once"),
            models.CheckConstraint(condition=~Q(later=F("earlier")), name="places_not_from_itself"),
            models.CheckConstraint(condition=Q(basis__in=_codes(Descent)), name="places_known_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} → {self.later_id}"


class Shape(models.Model):
    """The shape of a division: rings of longitude and latitude; of several rows the last one stands."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="shapes")
    rings = models.JSONField()
    margin_km = models.FloatField()
    source = models.CharField(max_length=500)
    loading = models.ForeignKey(Loading, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(margin_km__gte=0), name="places_inexact_by_some"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id}"

    @property
    def lines(self) -> tuple[rules.Ring, ...]:
        """The rings as plain values."""
        return tuple(tuple((x, y) for x, y in ring) for ring in self.rings)
