"""All addresses: ours, each behind its gate, and those of the sign-in library that we chose (decision 0007)."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from django.urls import include, path

from kolosi.site import views

urlpatterns = [
    path("", include("kolosi.access.urls")),
    path("", include("kolosi.places.urls")),
    path("", include("kolosi.parties.urls")),
    path("", include("kolosi.incidents.urls")),
    path("", include("kolosi.verification.urls")),
    path("", include("kolosi.counting.urls")),
    path("", include("kolosi.plans.urls")),
    path("", include("kolosi.conclusions.urls")),
    path("", include("kolosi.listing.urls")),
    path("", include("kolosi.reports.urls")),
    path("", include("kolosi.letters.urls")),
    path("", include("kolosi.thread.urls")),
    path("language/", views.language, name="language"),
    path("look/", views.look, name="look"),
    path("ledger/", views.ledger, name="ledger"),
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/factors/", factors.index, name="mfa_index"),
    path("account/factors/authenticate/", factors.authenticate, name="mfa_authenticate"),
    path("account/factors/reauthenticate/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("account/factors/totp/", include("allauth.mfa.totp.urls")),
    path("account/factors/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    path("account/factors/passkeys/", include("allauth.mfa.webauthn.urls")),
]
handler404 = "kolosi.site.refusal_pages.absent"
