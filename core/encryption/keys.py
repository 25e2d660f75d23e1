"""The keys of ``DATA_KEYS``: the first one encrypts, every one decrypts."""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

UNREADABLE = (
    "A stored text cannot be decrypted: DATA_KEYS lacks the key with which it was encrypted. "
    "Put that key behind the present one, separated by a comma."
)


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    """A token in letters that any text column holds; another one each time."""
    return _fernet(tuple(settings.DATA_KEYS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text in a token; ImproperlyConfigured if none of the keys opens it."""
    try:
        return _fernet(tuple(settings.DATA_KEYS)).decrypt(token).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured(UNREADABLE) from error


def rotate(token: str) -> str:
    """The same text under the first key; ImproperlyConfigured if none of the keys opens it."""
    try:
        return _fernet(tuple(settings.DATA_KEYS)).rotate(token).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured(UNREADABLE) from error


def is_under_first_key(token: str) -> bool:
    try:
        Fernet(settings.DATA_KEYS[0]).decrypt(token)
    except InvalidToken:
        return False
    return True
