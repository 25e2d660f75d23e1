"""What the environment says, read closed: a word that means nothing, or anything unsafe, stops the start."""

import os
import re
import secrets
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import EmailValidator
from pyrage import RecipientError
from pyrage.x25519 import Recipient

from core.private_files import UNUSABLE, private_file, private_folder

SHORTEST_KEY = 50
UNREADABLE_DATABASE = (
    "DATABASE_URL is no address of a database: postgres://user:password@host:5432/name, or sqlite:///path. "
    "Signs like @ : / # % in a password are written as %40 %3A %2F %23 %25."
)
# What an address in a link may consist of: no blank, no control or bidi sign, no letter that looks like another one.
ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]!$&()*+,;=%]+")
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
PLAIN = (
    ", without name and password, in plain letters: a host in other letters is written xn--…, "
    "every other sign as %20 and the like."
)
NEEDS_DATA_KEYS = (
    "DATA_KEYS must be set where PRODUCTION=1: one key or several, separated by commas, the present one first. "
    'This makes one: python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'
)
FEWEST_SIGNS = 16  # different ones; a key from a generator has three dozen
# Keys that stand in examples and templates, in this or another project.
OF_EXAMPLES = ("django-insecure", "changeme", "change-me", "change_me", "your-secret", "secret-key", "example", "xxxx")


def env_flag(name: str, default: bool = False) -> bool:
    """A yes/no variable; a word that is neither stops the start instead of being guessed."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off", ""):
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def private_database(name: str) -> None:
    """An empty file for SQLite to begin in, which gives its mode to the files beside it; SQLite's own all can read."""
    path = Path(name)
    if name != ":memory:" and not name.startswith("file:") and path.parent.is_dir():
        private_file(path)


def development_key(folder: Path) -> str:
    """A key made once for this checkout and kept under var/, never in the repository."""
    return _kept_once(folder, "secret_key", secrets.token_urlsafe(50))


def _kept_once(folder: Path, name: str, key: str) -> str:
    """The key in a file of this name; the given one where there is none yet."""
    path = folder / name
    if not path.exists():
        private_folder(folder)
        private_file(path, key)
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(UNUSABLE.format(path=path, reason="cannot be read")) from error


def production_key() -> str:
    """SECRET_KEY from the environment; a missing, short or example one stops the start."""
    key = os.environ.get("SECRET_KEY", "")
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_SIGNS or any(words in key.lower() for words in OF_EXAMPLES):
        raise ImproperlyConfigured("PRODUCTION=1 needs SECRET_KEY with at least 50 random characters.")
    return key


def data_keys(production: bool, folder: Path) -> list[str]:
    """The keys of personal data at rest: DATA_KEYS, the present one first; in development one made once, under var/."""
    given = [key.strip() for key in os.environ.get("DATA_KEYS", "").split(",") if key.strip()]
    if not given and not production:
        return [_kept_once(folder, "data_key", Fernet.generate_key().decode())]
    if not given or not all(map(_is_fernet_key, given)):
        raise ImproperlyConfigured(NEEDS_DATA_KEYS)
    return given


def _is_fernet_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


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


def database(address: str, **options: Any) -> Any:
    """A database by its address, as Django takes it; one that cannot be read stops the start, and is not repeated."""
    try:
        database = dj_database_url.parse(address, **options)
    except ValueError as error:  # an unknown scheme, a port that is no number
        raise ImproperlyConfigured(UNREADABLE_DATABASE) from error
    if not database.get("ENGINE") or not database.get("NAME"):
        raise ImproperlyConfigured(UNREADABLE_DATABASE)
    return database


def https_address(name: str, default: str) -> str:
    """An address that begins with https://; any other stops the start, for it stands in links of every page."""
    address = os.environ.get(name, "").strip() or default
    if not _is_https(address):
        raise ImproperlyConfigured(f"{name} must be an address that begins with https://{PLAIN}")
    return address


def _is_https(address: str) -> bool:
    """Whether it leads where a reader sees it lead: no name and password before the host, nothing invisible."""
    if not ADDRESS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(HOST.fullmatch(parts.hostname or "")) and parts.port != 0
    except ValueError:
        return False


def _is_email(address: str) -> bool:
    try:
        EmailValidator()(address)
    except ValidationError:
        return False
    return bool(ADDRESS.fullmatch(address.replace("@", "", 1)))


def exit_addresses(name: str, languages: list[str], usual: dict[str, str]) -> dict[str, str]:
    """Where "Leave" leads in each language: ``EXIT_URL_ZH_HANS``, else ``EXIT_URL`` for all, else the usual one.

    A variable for a language that the site does not have stops the start: it is a slip, and would be without effect.
    """
    own = {code: f"{name}_{code.upper().replace('-', '_')}" for code in languages}
    known = {name, *own.values()}
    strange = sorted(found for found in os.environ if found.upper().startswith(name) and found not in known)
    if strange:
        raise ImproperlyConfigured(
            f"{strange[0]} is for no language of this site; there are {', '.join(own.values())}."
        )
    for_all = os.environ.get(name, "").strip()
    return {
        code: https_address(own[code], https_address(name, for_all or usual.get(code, usual["en"])))
        for code in languages
    }


class MailServer(NamedTuple):
    """A server that takes mail, and the address in whose name it does."""

    scheme: str = ""
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    sender: str = ""


def mail_server(name: str) -> MailServer:
    """Empty, or ``smtps://user:password@host:465?from=address`` (or smtp+tls://…:587); plain text is refused."""
    address = os.environ.get(name, "").strip()
    if not address:
        return MailServer()
    try:
        parts = urlsplit(address)
        usual = {"smtps": 465, "smtp+tls": 587}[parts.scheme]
        [sender] = parse_qs(parts.query)["from"]
        if not parts.hostname or parts.port == 0 or "@" not in sender:
            raise ValueError(name)
    except (KeyError, ValueError) as error:
        form = "smtps://user:password@host?from=address or smtp+tls://user:password@host?from=address"
        raise ImproperlyConfigured(f"{name} must be {form}.") from error
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.scheme, parts.hostname, parts.port or usual, user, password, sender)


def contact_address(name: str) -> str:
    """Empty, or an address to write to that begins with mailto: or https://."""
    address = os.environ.get(name, "").strip()
    if address and not (_is_https(address) or _is_email(address.removeprefix("mailto:")) and ":" in address):
        raise ImproperlyConfigured(f"{name} must be mailto: with an e-mail address, or begin with https://{PLAIN}")
    return address


def backup_recipients(name: str) -> list[str]:
    """Public keys of age, separated by commas; a secret key, or what is none, stops the start."""
    given = [key.strip() for key in os.environ.get(name, "").split(",") if key.strip()]
    for key in given:
        try:
            Recipient.from_str(key)
        except RecipientError as error:
            raise ImproperlyConfigured(f"{name} must be public keys of age (age1…), separated by commas.") from error
    return given


def absolute_folder(name: str, default: Path) -> Path:
    folder = Path(os.environ.get(name, "").strip() or default)
    if not folder.is_absolute():
        raise ImproperlyConfigured(f"{name} must be a path that begins with /.")
    return folder


def whole_number(name: str, default: int) -> int:
    given = os.environ.get(name, "").strip() or str(default)
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number, 1 or more.")
    return int(given)


def email_or_page(name: str) -> str:
    """Empty, or an e-mail address, or a page that begins with https://."""
    address = os.environ.get(name, "").strip()
    if address and not (_is_https(address) or _is_email(address)):
        raise ImproperlyConfigured(f"{name} must be an e-mail address, or begin with https://{PLAIN}")
    return address
