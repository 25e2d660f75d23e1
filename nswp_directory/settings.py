"""Settings of the NSWP member directory. One file; the environment decides.

Without any variable: development mode, which answers this machine only. ``PRODUCTION=1`` is asked for
explicitly and refuses to start with anything unsafe. Variables: PRODUCTION, SECRET_KEY, ALLOWED_HOSTS,
DATA_KEYS, DATABASE_URL, ERASURE_LIST, ADMIN_PATH, EXIT_URL (EXIT_URL_EN … EXIT_URL_ZH_HANS), CONTACT_ADDRESS,
SECURITY_CONTACT, MAIL_SERVER, PAGE_CACHE, BACKUP_RECIPIENT, BACKUP_FOLDER, BACKUP_KEEP_DAYS, BACKUP_KEEP_WEEKS,
BACKUP_KEEP_MONTHS, DEBUG (development only).
"""

import os
from datetime import timedelta
from pathlib import Path

from core.private_files import private_folder
from nswp_directory import browser_features
from nswp_directory.environment import (
    absolute_folder,
    backup_recipients,
    contact_address,
    data_keys,
    database,
    development_key,
    email_or_page,
    env_flag,
    exit_addresses,
    mail_server,
    private_database,
    production_database,
    production_hosts,
    production_key,
    whole_number,
)
from nswp_directory.inline_css import INLINE_STYLE_HASH
from nswp_directory.logging import LOGGING as LOGGING
from nswp_directory.release import digest
from operations.rotation import Keep

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# Mode

PRODUCTION = env_flag("PRODUCTION")
DEVELOPMENT = not PRODUCTION
DEBUG = DEVELOPMENT and env_flag("DEBUG")
SECRET_KEY = production_key() if PRODUCTION else development_key(VAR_DIR)
# Personal data at rest are encrypted with the first; `manage.py rotate_data_keys` brings all under it.
DATA_KEYS = data_keys(PRODUCTION, VAR_DIR)
ALLOWED_HOSTS = production_hosts() if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]

# Applications

OWN_APPS = ["core", "members", "resources", "secretariat", "staff", "outbox"]  # the order of the staff's start page
INSTALLED_APPS = [
    "modeltranslation",  # before the admin, which it extends
    "nswp_directory",
    *OWN_APPS,
    "operations",
    "django_filters",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "staff.config.StaffAdminConfig",  # the admin, on a site that asks for a second factor
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    # Headers first, so that refusals carry them too, those of the next middleware among them.
    "nswp_directory.middleware.SecurityHeaders",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "nswp_directory.middleware.LoopbackOnly",
    "nswp_directory.middleware.RequestSanity",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nswp_directory.middleware.SetupRequired",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",  # whether this very session is verified
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",  # last: puts the page about waiting in the place of the form
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
                "nswp_directory.context_processors.site",
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
    # secure_delete: what is deleted is overwritten with zeros. Whether that is the default depends on who built SQLite.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON;",
}
DATABASES = {
    "default": database(
        production_database() if PRODUCTION else os.environ.get("DATABASE_URL") or EMBEDDED_DATABASE,
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    private_folder(VAR_DIR)
    private_database(DATABASES["default"]["NAME"])
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What was erased, as keyed digests: beside the database, and not in its backups (members/publishing/erasure_list.py).
ERASURE_LIST = Path(os.environ.get("ERASURE_LIST") or VAR_DIR / "erasures")

# Languages

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español"), ("ru", "Русский"), ("zh-hans", "简体中文")]
# Public tables hold languages as bits. A bit is never given to another language, wherever that stands in the list.
LANGUAGE_BITS = {"en": 0, "fr": 1, "es": 2, "ru": 3, "zh-hans": 4}
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["nswp_directory.formats"]
USE_TZ = True
TIME_ZONE = "UTC"
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
# Which language stands in for a missing one is decided in members/publishing/visible_fields.py, which also tells the
# reader.
MODELTRANSLATION_ENABLE_FALLBACKS = False

# Static files: served by the application itself, from the source folders while developing

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site needs a file of this one
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

# Staff: accounts, sessions, second factor, lock-out

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "staff.backends.PasswordAndCode"]
PASSWORD_HASHERS = [
    "staff.hashing.CappedArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of accounts made before; renewed when they sign in
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "staff.passwords.NotOurWords"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # where the page that was asked for is none of ours
SESSION_ENGINE = "staff.sessions"  # over after 30 minutes without use
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
# In the session, so that no cookie carries what staff are told; somebody without a session gets no message.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
OTP_TOTP_ISSUER = "NSWP Directory"
OTP_TOTP_SYNC = False  # one step to either side, never more
AXES_HANDLER = "staff.lockout.PrivateAxesHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # both together: nobody locks another out from elsewhere
AXES_CLIENT_IP_CALLABLE = "staff.ip_pseudonyms.pseudonym"
AXES_USERNAME_CALLABLE = "staff.ip_pseudonyms.name_pseudonym"
AXES_LOCKOUT_CALLABLE = "staff.lockout.locked"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# What a request may be at most: bytes and parameters of the query, bytes of the body (nswp_directory/middleware.py)

LARGEST_QUERY, MOST_PARAMETERS = 2000, 60
LARGEST_STAFF_QUERY = 8000
LARGEST_BODY, LARGEST_STAFF_BODY = 64 * 1024, 10 * 1024 * 1024

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
    LOGGING["handlers"]["console"]["formatter"] = "json"
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-staff"
    CSRF_COOKIE_NAME = "__Host-csrf"

PERMISSIONS_POLICY = browser_features.NONE

# Visitors

# Where "Leave this site" goes, by language: large, plain sites that anyone may have open, no news among them, each
# believed to load where the language is read. None was checked from those countries: who runs the site tries each
# there (README.md), and names a better one in EXIT_URL_EN … EXIT_URL_ZH_HANS, or one for all in EXIT_URL.
EXITS = {
    "en": "https://www.timeanddate.com/weather/",  # weather
    "fr": "https://www.larousse.fr/dictionnaires/francais",  # a dictionary
    "es": "https://dle.rae.es/",  # a dictionary
    "ru": "https://gramota.ru/",  # dictionaries and spelling
    "zh-hans": "https://www.weather.com.cn/",  # weather
}
EXIT_URLS = exit_addresses("EXIT_URL", [code for code, _name in LANGUAGES], EXITS)
# Where visitors write to the editors: an e-mail address or an https:// page. Empty: no page speaks of writing to them.
CONTACT_ADDRESS = email_or_page("CONTACT_ADDRESS")
# Where somebody who found a hole writes to: "mailto:…" or "https://…". Empty: there is no /.well-known/security.txt.
SECURITY_CONTACT = contact_address("SECURITY_CONTACT")
# Through which server people of the staff are written to. Empty: no mail is sent, and the pages say so.
MAIL_SERVER = mail_server("MAIL_SERVER")
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL_SERVER.scheme == "smtps", MAIL_SERVER.scheme == "smtp+tls"
EMAIL_TIMEOUT = 10  # seconds
MAIL_LEASE = 300  # seconds for which a worker holds a mail; if it dies, another takes the mail over then
# Without a server, mails of development are printed and kept in a folder, and no worker is needed.
DELIVER_AT_ONCE = DEVELOPMENT and not EMAIL_HOST
if DELIVER_AT_ONCE:
    EMAIL_BACKEND = "outbox.backends.DevelopmentBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = MAIL_SERVER.sender
PAGE_SIZE = 20
SHEET_SIZE = 40  # organisations on a referral sheet: five sheets of paper

# Whole public pages in memory, by edition (core/web/page_cache.py): bytes in each process. PAGE_CACHE=0 renders every
# page anew and sends no tags, as does DEBUG, so that a template can be changed while one looks at it.
PAGE_CACHE_BYTES = 0 if DEBUG or not env_flag("PAGE_CACHE", default=True) else 32 * 1024 * 1024

# Backups

# Public keys of age, separated by commas: who owns one of the secret keys reads a backup. No secret key is ever here.
BACKUP_RECIPIENTS = backup_recipients("BACKUP_RECIPIENT")
BACKUP_FOLDER = absolute_folder("BACKUP_FOLDER", VAR_DIR / "backups")
KEPT_BY_DEFAULT = {"DAYS": 7, "WEEKS": 5, "MONTHS": 6}  # all of the days, one of each week and month
BACKUP_KEEP = Keep(*(whole_number(f"BACKUP_KEEP_{name}", number) for name, number in KEPT_BY_DEFAULT.items()))
RELEASE = digest(BASE_DIR, *EXIT_URLS.values(), CONTACT_ADDRESS, str(PAGE_SIZE), str(SHEET_SIZE))
