"""Who may come in: people, the organisations they speak for, and the roles granted to them."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Organisation(models.Model):
    """A body that people work for. Its kind is a code of `organisation_kinds`."""

    code = models.SlugField(max_length=60, primary_key=True)
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    simulated = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class OrganisationAddressee(models.Model):
    """An addressee of UN texts (a code of `addressees`, or of a document) that the organisation answers for."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="addressees")
    addressee = models.CharField(max_length=120)

    class Meta:
        ordering = ["addressee"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "addressee"], name="access_addressee_once")
        ]

    def __str__(self) -> str:
        return self.addressee


class Person(AbstractBaseUser):
    """Someone who signs in. `ref` is what the ledger and other tables keep; it names nobody by itself."""

    ref = models.CharField(max_length=20, unique=True)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="people")
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    simulated = models.BooleanField(default=False)
    password_is_temporary = models.BooleanField(default=True)
    enrolled_by = models.CharField(max_length=40)
    enrolled_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = BaseUserManager["Person"]()

    class Meta:
        ordering = ["name", "ref"]
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="access_email_in_lower_case"),
            models.CheckConstraint(
                condition=Q(language__in=["en", "fr", "ar"]), name="access_known_language"
            ),
            models.CheckConstraint(condition=~Q(enrolled_by=""), name="access_enrolled_by_someone"),
        ]

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A role given to a person in one situation or everywhere (`*`); taking it back is a fact of its own."""

    ref = models.CharField(max_length=20, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40)
    situation = models.CharField(max_length=20)
    granted_by = models.CharField(max_length=40)
    granted_at = models.DateTimeField()
    revoked_by = models.CharField(max_length=40, default="")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(granted_by=""), name="access_granted_by_someone"),
            models.CheckConstraint(
                condition=Q(revoked_by="", revoked_at__isnull=True)
                | (~Q(revoked_by="") & Q(revoked_at__isnull=False)),
                name="access_revoked_by_and_at",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "situation"],
                condition=Q(revoked_at__isnull=True),
                name="access_role_held_once",
            ),
        ]

    def __str__(self) -> str:
        return self.ref
