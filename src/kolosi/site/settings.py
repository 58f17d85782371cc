"""Every setting in one typed place. A wrong value stops the start with a sentence that says which."""

import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

HERE = Path(__file__).resolve().parent


def _text(name: str, default: str) -> str:
    return os.environ.get(f"KOLOSI_{name}", default)


def _flag(name: str, *, default: bool) -> bool:
    value = _text(name, "yes" if default else "no").lower()
    if value not in {"yes", "no"}:
        raise SystemExit(f"KOLOSI_{name} must be yes or no, not {value!r}")
    return value == "yes"


def _number(name: str, default: int) -> int:
    value = _text(name, str(default))
    if not value.isdigit():
        raise SystemExit(f"KOLOSI_{name} must be a whole number, not {value!r}")
    return int(value)


DATA = Path(_text("DATA", "data")).resolve()


def _secret() -> str:
    """Return the installation's key: from the environment, or made once and kept in the data folder."""
    if given := _text("SECRET", ""):
        return given
    kept = DATA / "secret.key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(os.urandom(48).hex())
    return kept.read_text()


def _database(address: str) -> dict[str, Any]:
    """Translate `sqlite:///path` or `postgresql://user:password@host:port/name` into Django's words."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path),
            "CONN_MAX_AGE": None,  # closing SQLite after each request costs 3.5 times the speed
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # 64 MB of pages in memory: lists and sums over ten thousand asks take a third less time.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                " PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
            },
        }
    if parts.scheme == "postgresql":
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }
    raise SystemExit(f"KOLOSI_DATABASE must begin with sqlite:/// or postgresql://, not {address!r}")


def _mail(address: str) -> SplitResult:
    """Return the parts of `smtp://user:password@host:port`; "" leaves mail off, and anything else stops the start."""
    parts = urlsplit(address)
    if address and (parts.scheme != "smtp" or not parts.hostname):
        raise SystemExit(f"KOLOSI_MAIL must begin with smtp:// and name a server, not {address!r}")
    return parts


TESTED = "pytest" in sys.modules
SECRET_KEY = _secret()
DEBUG = False
DEMO = _flag("DEMO", default=False)
ALLOWED_HOSTS = _text("HOSTS", "127.0.0.1,localhost,[::1]").split(",")
SPARK_MASTER = _text("SPARK_MASTER", "")  # where figures are counted; empty: on this machine, with DuckDB
SPARK_TABLES = Path(_text("SPARK_TABLES", str(DATA / "spark")))  # a folder that every worker sees
STAGED_DAYS = _number("STAGED_DAYS", 30)  # how long what was laid out of a file that nobody brings in stays
DATABASES = {"default": _database(_text("DATABASE", f"sqlite:///{DATA / 'kolosi.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "kolosi.site.urls"
WSGI_APPLICATION = "kolosi.site.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_linear_migrations",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "kolosi.ledger",
    "kolosi.access",
    "kolosi.places",
    "kolosi.parties",
    "kolosi.incidents",
    "kolosi.verification",
    "kolosi.counting",
    "kolosi.plans",
    "kolosi.conclusions",
    "kolosi.listing",
    "kolosi.reports",
    "kolosi.letters",
    "kolosi.thread",
    "kolosi.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # slow lines; it pads at random, so that lengths tell nothing
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kolosi.access.gate.sessions_end",
    "kolosi.access.gate.someone_looks",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kolosi.site.refusal_pages.RefusalPages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],  # before those of libraries, whose pages wear our look
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kolosi.site.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Sign-in (decision 0007): e-mail and password, then a second factor; nobody registers themselves.
AUTH_USER_MODEL = "access.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_HASHER = "MD5PasswordHasher" if TESTED else "ScryptPasswordHasher"  # tests make people by the hundred
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{_HASHER}"]
PASSWORD_SHORTEST = 15
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": PASSWORD_SHORTEST}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kolosi.access.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "kolosi.access.sign_in.displayed"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "kolosi.access.sign_in_forms.LoginForm",
    "change_password": "kolosi.access.sign_in_forms.ChangePasswordForm",
    "reauthenticate": "kolosi.access.sign_in_forms.ConfirmPasswordForm",
}
MFA_FORMS = {
    "authenticate": "kolosi.access.sign_in_forms.CodeForm",
    "reauthenticate": "kolosi.access.sign_in_forms.ConfirmCodeForm",
    "activate_totp": "kolosi.access.sign_in_forms.ActivateForm",
    "add_webauthn": "kolosi.access.sign_in_forms.AddPasskeyForm",
    "edit_webauthn": "kolosi.access.sign_in_forms.RenamePasskeyForm",
}
MFA_ADAPTER = "kolosi.access.sign_in.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = (
    "required"  # a passkey may be the only thing asked for, so it asks for its owner
)
MFA_ALLOW_UNVERIFIED_EMAIL = (
    True  # people are enrolled by an administrator; nothing of an account is ever mailed
)
MFA_TOTP_ISSUER = "Kolosi"
MFA_TOTP_TOLERANCE = 1  # one step of 30 s: clocks in the field drift

# Mail is off until an installation names its server; it then says only that letters wait (letters/gateways/mail.py).
_MAIL = _mail(_text("MAIL", ""))
MAIL_IS_ON = bool(_MAIL.hostname)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_IS_ON else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "", _MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_TLS, EMAIL_TIMEOUT = True, 20
DEFAULT_FROM_EMAIL = _text("MAIL_FROM", "kolosi@localhost")

# Sessions end after 15 idle minutes (kolosi.access.gate) and after 12 hours whatever happens.
SESSION_IDLE_SECONDS = 15 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "kolosi_session"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "kolosi_csrf"
LANGUAGE_COOKIE_NAME = "kolosi_language"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Behind a proxy that speaks HTTPS outward; on loopback, browsers would refuse secure cookies over plain HTTP.
BEHIND_PROXY = _flag("BEHIND_PROXY", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_PROXY
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = BEHIND_PROXY
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_PROXY else 0
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if BEHIND_PROXY else []
SILENCED_SYSTEM_CHECKS = [
    "security.W005",
    "security.W021",
]  # subdomains and browsers' lists: the installation decides
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # an incident of some hundred victims is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]
FORMAT_MODULE_PATH = ["kolosi.site.formats"]
LOCALE_PATHS = [HERE.parent / "locale"]

# Static files carry a fingerprint in their name once they are collected; tests take them as they lie.
_COLLECTED = HERE / "static_built"
_FINGERPRINTED = not TESTED and ("collectstatic" in sys.argv or (_COLLECTED / "staticfiles.json").exists())
STATIC_URL = "/static/"
STATIC_ROOT = None if TESTED else _COLLECTED
WHITENOISE_USE_FINDERS = not _FINGERPRINTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _FINGERPRINTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
