"""How the sign-in library meets our people: no registration, secrets of second factors sealed, passwords recorded."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext

from kolosi.access import models, operations, queries


def displayed(person: models.Person) -> str:
    """Return the name that pages of the library show."""
    return person.name


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library carries no types
    """Passwords: people are enrolled by an administrator, and a new password is an act like any other."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: models.Person, password: str) -> None:
        operations.change_password(
            person=user,
            password=password,
            by=queries.viewer_of(user),
            at=timezone.now(),  # noqa: TID251
        )

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Ask nobody twice who has just signed in and has no second factor to protect yet."""
        person = self.request.user
        return not person.is_authenticated or queries.has_factor(queries.viewer_of(person))

    def get_reauthentication_methods(self, user: models.Person) -> list[dict[str, Any]]:
        """Ask for the second factor first: it also opens a session that had none, which a password does not."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: str(method["id"]) == "reauthenticate")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead on: the gate knows what is still missing."""
        return resolve_url("account")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: no message leaves Kolosi."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library carries no types
    """Second factors: what an authenticator shares with us lies sealed under the installation's key."""

    def generate_authenticator_name(self, user: models.Person, type: str) -> str:  # the library's word
        return gettext("Passkey {number}").format(number=1 + queries.passkeys(queries.viewer_of(user)))

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    digest = hashlib.sha256(b"kolosi second factors:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
