"""A long password made of words that everybody here knows is short."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.models import Listing
from staff.codes import readable

OUR_WORDS = (
    "nswp redumbrella umbrella sexworkers sexworker sexwork workers worker projects project global network networks "
    "directory members member organisation organization secretariat editor staff admin password rights "
    "travailleuses travailleurs sexe trabajadoras trabajadores sexuales секс работники работницы 性工作者"
).split()
LEAST = 8
SHORTEST = 4


class NotOurWords:
    """Refuses passwords that consist of little but the words of the network and the names in the directory."""

    def validate(self, password: str, user: Any = None) -> None:
        """What is left without such words must be long enough to be a secret."""
        if len(_without_our_words(readable(password))) < LEAST:
            message = _("This password holds little but words that everybody here knows, or repeats itself.")
            raise ValidationError(message, code="password_of_our_words")

    def get_help_text(self) -> str:
        return _("Your password cannot be made of the network's words and the names of organisations.")


def _without_our_words(password: str) -> str:
    """The longest words first; of a repetition, once what is repeated."""
    for word in sorted({*map(readable, OUR_WORDS), *_names()}, key=len, reverse=True):
        password = password.replace(word, "")
    period = (password + password).find(password, 1) if password else 0
    return password[:period]


def _names() -> set[str]:
    """The names in the public directory, as they stand in addresses: a hidden one cannot be guessed by passwords."""
    names = map(readable, Listing.objects.order_by().values_list("slug", flat=True))
    return {name for name in names if len(name) >= SHORTEST}
