"""Every setting in one typed place. A wrong value stops the start with a sentence that says which."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

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
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
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


SECRET_KEY = _secret()
DEBUG = False
DEMO = _flag("DEMO", default=False)
ALLOWED_HOSTS = _text("HOSTS", "127.0.0.1,localhost,[::1]").split(",")
DATABASES = {"default": _database(_text("DATABASE", f"sqlite:///{DATA / 'kolosi.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_linear_migrations",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "kolosi.ledger",
    "kolosi.access",
    "kolosi.conclusions",
    "kolosi.site",
]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]
LOCALE_PATHS = [HERE.parent / "locale"]
