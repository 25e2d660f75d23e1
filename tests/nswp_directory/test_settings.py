"""The environment decides; what is unsafe or half said stops the start, with a sentence that says what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from nswp_directory.environment import NEEDS_DATA_KEYS, PLAIN

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "PRODUCTION": "1",
    "SECRET_KEY": "a-long-key-for-tests-0123456789-" * 3,
    "DATA_KEYS": Fernet.generate_key().decode(),
    "ALLOWED_HOSTS": "directory.example.org",
    "DATABASE_URL": "postgres://user:password@127.0.0.1/directory",
}

MAIL = "MAIL_SERVER must be smtps://user:password@host?from=address or smtp+tls://user:password@host?from=address."


def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start the site in a process of its own."""
    # The last is set by the browser's tests for themselves; Django warns of it before a deployment.
    others = (*SAFE, "DEBUG", "ADMIN_PATH", "DJANGO_ALLOW_ASYNC_UNSAFE")
    clean = {name: value for name, value in os.environ.items() if name not in others}
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments], cwd=ROOT, env=clean | variables, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"SECRET_KEY": ""}, "PRODUCTION=1 needs SECRET_KEY with at least 50 random characters."),
        ({"SECRET_KEY": "short"}, "PRODUCTION=1 needs SECRET_KEY with at least 50 random characters."),
        ({"SECRET_KEY": "a" * 80}, "PRODUCTION=1 needs SECRET_KEY with at least 50 random characters."),
        (
            {"SECRET_KEY": "django-insecure-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789"},
            "PRODUCTION=1 needs SECRET_KEY with at least 50 random characters.",
        ),
        ({"DATA_KEYS": ""}, NEEDS_DATA_KEYS),
        ({"DATA_KEYS": "short"}, NEEDS_DATA_KEYS),
        (
            {"BACKUP_RECIPIENT": "AGE-SECRET-KEY-1QQQ"},
            "BACKUP_RECIPIENT must be public keys of age (age1…), separated by commas.",
        ),
        ({"BACKUP_FOLDER": "backups"}, "BACKUP_FOLDER must be a path that begins with /."),
        ({"BACKUP_KEEP_DAYS": "0"}, "BACKUP_KEEP_DAYS must be a whole number, 1 or more."),
        ({"EXIT_URL": "javascript:alert(1)"}, "EXIT_URL must be an address that begins with https://" + PLAIN),
        (
            {"EXIT_URL": "https://example.org/' onclick='x"},
            "EXIT_URL must be an address that begins with https://" + PLAIN,
        ),
        (
            {"SECURITY_CONTACT": "me"},
            "SECURITY_CONTACT must be mailto: with an e-mail address, or begin with https://" + PLAIN,
        ),
        ({"MAIL_SERVER": "smtp://mail.example.org?from=a@example.org"}, MAIL),
        ({"MAIL_SERVER": "smtps://mail.example.org"}, MAIL),
        ({"MAIL_SERVER": "smtps://?from=a@example.org"}, MAIL),
        ({"MAIL_SERVER": "smtps://mail.example.org:x?from=a@example.org"}, MAIL),
        ({"ALLOWED_HOSTS": ""}, "PRODUCTION=1 needs ALLOWED_HOSTS: exact host names, separated by commas."),
        ({"ALLOWED_HOSTS": "*"}, "PRODUCTION=1 needs ALLOWED_HOSTS: exact host names, separated by commas."),
        ({"ALLOWED_HOSTS": ".example.org"}, "PRODUCTION=1 needs ALLOWED_HOSTS: exact host names, separated by commas."),
        ({"DATABASE_URL": ""}, "PRODUCTION=1 needs DATABASE_URL: postgres://user:password@host/name."),
        ({"DATABASE_URL": "sqlite:///x"}, "PRODUCTION=1 needs DATABASE_URL: postgres://user:password@host/name."),
        ({"PRODUCTION": "maybe"}, "PRODUCTION must be 1 or 0, not 'maybe'."),
    ],
)
def test_production_refuses_what_is_unsafe(change: dict[str, str], said: str) -> None:
    done = start("-c", "import nswp_directory.settings", **SAFE | change)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"django.core.exceptions.ImproperlyConfigured: {said}"


@pytest.mark.parametrize(
    ("address", "understood"),
    [
        ("", "'' 0 '' '' False False ''"),
        (
            "smtps://me:p%40ss@mail.example.org?from=a@example.org",
            "'mail.example.org' 465 'me' 'p@ss' True False 'a@example.org'",
        ),
        (
            "smtp+tls://mail.example.org:25?from=a@example.org",
            "'mail.example.org' 25 '' '' False True 'a@example.org'",
        ),
    ],
)
def test_mail_is_sent_over_an_encrypted_line_or_not_at_all(address: str, understood: str) -> None:
    names = "HOST PORT HOST_USER HOST_PASSWORD USE_SSL USE_TLS".split()
    shown = ", ".join([*(f"s.EMAIL_{name}" for name in names), "s.DEFAULT_FROM_EMAIL"])
    code = f"from nswp_directory import settings as s; print(*map(repr, ({shown})))"

    assert start("-c", code, MAIL_SERVER=address).stdout == f"{understood}\n"


def test_safe_production_settings_pass_djangos_own_checks() -> None:
    done = start("-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING", **SAFE)

    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_without_variables_the_site_is_for_this_machine_and_shows_no_traceback() -> None:
    code = "from nswp_directory import settings as s; print(s.DEBUG, s.DEVELOPMENT, s.ALLOWED_HOSTS)"

    assert start("-c", code).stdout == "False True ['localhost', '127.0.0.1', '[::1]']\n"
    assert start("-c", code, **SAFE, DEBUG="1").stdout == "False False ['directory.example.org']\n"
