"""The sign-in library's forms with our words: what browsers may fill in, and no text that vanishes while one types."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _


def _said(form: forms.Form, name: str, label: Any, hint: Any = "", **attributes: str) -> None:
    """Give a field its label, hint and attributes, and take away what would vanish while one types."""
    field = form.fields[name]
    field.label, field.help_text = label, hint or field.help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class LoginForm(account.LoginForm):  # type: ignore[misc]  # the library carries no types
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _said(self, "login", _("E-mail address"), autocomplete="username")
        _said(self, "password", _("Password"))


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _said(self, "oldpassword", _("Present password"), autocomplete="current-password")
        _said(
            self,
            "password1",
            _("New password"),
            _("At least 15 characters; a few words that belong together only for you are best."),
        )
        _said(self, "password2", _("New password again"), autocomplete="new-password")


class ConfirmPasswordForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _said(self, "password", _("Password"))


class CodeForm(factors.AuthenticateForm):  # type: ignore[misc]
    """A code at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Six digits from your authenticator, or one of your recovery codes.")
        _said(self, "code", _("Code"), hint, inputmode="numeric")


class ConfirmCodeForm(factors.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _said(self, "code", _("Code"), _("Six digits from your authenticator."), inputmode="numeric")


class ActivateForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _said(self, "code", _("Code that the authenticator shows now"), inputmode="numeric")


class AddPasskeyForm(passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("So that you can tell it from others later.")
        _said(self, "name", _("Name"), hint, autocomplete="off", maxlength="60")
        _said(
            self,
            "passwordless",
            _("Sign in with this passkey alone"),
            _("It then asks for your fingerprint, face or PIN, and no password is needed."),
        )


class RenamePasskeyForm(passkeys.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _said(self, "name", _("Name"), autocomplete="off", maxlength="60")
