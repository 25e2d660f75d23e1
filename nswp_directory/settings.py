"""Settings of the NSWP member directory. One file; the environment decides.

Without any variable: development mode, which answers this machine only. ``PRODUCTION=1`` is asked for
explicitly and refuses to start with anything unsafe. Variables: PRODUCTION, SECRET_KEY, ALLOWED_HOSTS,
DATABASE_URL, ADMIN_PATH, EXIT_URL, PAGE_CACHE, DEBUG (development only).
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from nswp_directory.logging import LOGGING as LOGGING
from nswp_directory.release import digest
from nswp_directory.stylesheet import INLINE_STYLE_HASH

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


def env_flag(name: str, default: bool = False) -> bool:
    """A yes/no variable; a word that is neither stops the start instead of being guessed."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off", ""):
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def development_key() -> str:
    """A key made once for this checkout and kept under var/, never in the repository."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        VAR_DIR.mkdir(exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


def production_key() -> str:
    """SECRET_KEY from the environment; a missing or short one stops the start."""
    key = os.environ.get("SECRET_KEY", "")
    if len(key) < 50:
        raise ImproperlyConfigured("PRODUCTION=1 needs SECRET_KEY with at least 50 random characters.")
    return key


def production_hosts() -> list[str]:
    """ALLOWED_HOSTS, exact names separated by commas; wildcards are refused."""
    hosts = [host.strip() for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
    if not hosts or any("*" in host or host.startswith(".") for host in hosts):
        raise ImproperlyConfigured("PRODUCTION=1 needs ALLOWED_HOSTS: exact host names, separated by commas.")
    return hosts


def production_database() -> str:
    """DATABASE_URL from the environment; only PostgreSQL serves in production."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("PRODUCTION=1 needs DATABASE_URL: postgres://user:password@host/name.")
    return address


# Mode

PRODUCTION = env_flag("PRODUCTION")
DEVELOPMENT = not PRODUCTION
DEBUG = DEVELOPMENT and env_flag("DEBUG")
SECRET_KEY = production_key() if PRODUCTION else development_key()
ALLOWED_HOSTS = production_hosts() if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]

# Applications

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, which it extends
    "nswp_directory",
    "members",
    "secretariat",
    "resources",
    "django_filters",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    # Headers first, so that refusals carry them too.
    "django.middleware.security.SecurityMiddleware",
    "nswp_directory.middleware.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "nswp_directory.middleware.LoopbackOnly",
    "nswp_directory.middleware.RequestSanity",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nswp_directory.middleware.SetupRequired",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "nswp_directory.urls"
WSGI_APPLICATION = "nswp_directory.wsgi.application"
ADMIN_PATH = os.environ.get("ADMIN_PATH", "admin/").strip("/") + "/"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "nswp_directory.frame.frame",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database: SQLite under var/, or PostgreSQL by DATABASE_URL

EMBEDDED_DATABASE = f"sqlite:///{VAR_DIR / 'directory.sqlite3'}"
SQLITE_OPTIONS = {
    # A transaction that will write takes the lock at its start: with the default (DEFERRED) two editors who
    # read and then write fail with "database is locked" at once, whatever the timeout.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
DATABASES = {
    "default": dj_database_url.parse(
        production_database() if PRODUCTION else os.environ.get("DATABASE_URL") or EMBEDDED_DATABASE,
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("zh-hans", "简体中文"),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["nswp_directory.formats"]
USE_TZ = True
TIME_ZONE = "UTC"
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
# Which language stands in for a missing one is decided in members/public_fields.py, which also says so to the reader.
MODELTRANSLATION_ENABLE_FALLBACKS = False

# Static files: served by the application itself, from the source folders while developing

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEVELOPMENT
WHITENOISE_AUTOREFRESH = DEVELOPMENT
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Staff

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Headers

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        # The one sheet of the public pages stands inside them, allowed by its hash.
        "style-src": ["'self'", INLINE_STYLE_HASH],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
X_FRAME_OPTIONS = "DENY"
# Not no-referrer: browsers would then send "Origin: null" and every form of the admin would be refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-staff"
    CSRF_COOKIE_NAME = "__Host-csrf"

# Visitors

# Where "Leave this site" goes: one neutral, light page that few places block.
EXIT_URL = os.environ.get("EXIT_URL", "https://www.bbc.com/weather")
PAGE_SIZE = 20

# Whole public pages in memory, by edition (members/page_cache.py): bytes in each process. PAGE_CACHE=0 renders every
# page anew and sends no tags, as does DEBUG, so that a template can be changed while one looks at it.
PAGE_CACHE_BYTES = 0 if DEBUG or not env_flag("PAGE_CACHE", default=True) else 32 * 1024 * 1024
RELEASE = digest(BASE_DIR, EXIT_URL, str(PAGE_SIZE))
