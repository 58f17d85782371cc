"""Second factors: whether someone has one, whether it is still theirs, and what an invented one shows now."""

from collections.abc import Collection
from datetime import datetime

from allauth.mfa import app_settings as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt

from kolosi.kernel.viewer import Viewer

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(viewer: Viewer) -> bool:
    """Say whether the person has enrolled a second factor; recovery codes alone are none."""
    enrolled = Authenticator.objects.filter(user__ref=viewer.person, type__in=FACTORS)
    return bool(enrolled.exists())


def passkeys(viewer: Viewer) -> int:
    """Count the person's own passkeys."""
    return int(
        Authenticator.objects.filter(user__ref=viewer.person, type=Authenticator.Type.WEBAUTHN).count()
    )


def still_enrolled(viewer: Viewer, keys: Collection[int]) -> bool:
    """Say whether one of these factors (their keys) is still the person's: a session dies with its factor."""
    return bool(keys) and bool(Authenticator.objects.filter(user__ref=viewer.person, pk__in=keys).exists())


def current_code(viewer: Viewer, email: str, *, at: datetime) -> str | None:
    """Return what the authenticator of a simulated person shows at that moment; of real people, nothing ever."""
    if not viewer.may("access.enrol"):
        return None
    theirs = Authenticator.objects.filter(
        user__email=email.strip().lower(), user__simulated=True, type=Authenticator.Type.TOTP
    ).first()
    if theirs is None:
        return None
    step = int(at.timestamp()) // factors.TOTP_PERIOD
    return str(totp.format_hotp_value(totp.hotp_value(decrypt(theirs.data["secret"]), step)))
