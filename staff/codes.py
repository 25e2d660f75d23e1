"""Codes that people copy by hand: how they are compared, and what is stored of them. A leaf."""

import hashlib
import unicodedata


def readable(typed: str) -> str:
    """What was typed, without spaces and hyphens, in plain small letters and digits."""
    plain = unicodedata.normalize("NFKC", typed).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def digest(code: str) -> str:
    """What is kept of a code: too random to be found by trying, so a plain digest is enough."""
    return hashlib.sha256(readable(code).encode()).hexdigest()
