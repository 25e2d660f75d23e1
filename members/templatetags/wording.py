"""What is known of a text or a number, in words. No database."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from members.choices import OtherNameKind, Provenance
from members.public.labels import Label

register = template.Library()

# The questionnaire as members received it.
QUESTIONS = {
    "works_with": _("Who do you work with?"),
    "involvement": _("How are sex workers involved in your organisation?"),
    "challenges": _("What are the two main challenges that the sex workers you work with face"),
    "other_work": _("Describe other areas of your work"),
}
STATES = {
    "organisation": _("The organisation’s own translation"),
    "supplied": _("Supplied with the profile; the translator is not known"),
    "reviewed": _("Translation read and approved by the editors"),
}
MOST_ON_A_CARD = 3
CARD_WIDTH = 46  # Latin letters on one line of a narrow phone, with room for the number of the rest
FIRST_WIDE = 0x2E80  # from here on, writing systems of East Asia


class Fitting(NamedTuple):
    """The labels that fit on one line, and how many more there are."""

    labels: list[Label]
    more: int


@register.filter
def question(field: str) -> str:
    """The question to which a field is the answer."""
    return str(QUESTIONS[field])


@register.filter
def state_words(state: str) -> str:
    """Who made a translation, or who answers for it; nothing for an original."""
    return str(STATES.get(state, ""))


@register.filter
def provenance_words(value: str) -> str:
    """Where the answers of a profile come from."""
    return str(Provenance(value).label)


@register.filter
def name_kind_words(value: str) -> str:
    """What another name of an organisation is."""
    return str(OtherNameKind(value).label)


@register.filter
def grouped(number: int) -> str:
    """A number with the separators of the page's language."""
    # Most counts on a page are small, and the separators take time to look up.
    return str(number) if 0 <= number < 1000 else number_format(number, force_grouping=True)


@register.filter
def site_name(url: str) -> str:
    """A web address as people say it: without protocol, "www." and closing stroke."""
    parts = urlsplit(url)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


@register.filter
def address_words(link: str) -> str:
    """Where a link leads, as people write it: an e-mail address, or a page without its protocol."""
    return link.removeprefix("mailto:") if link.startswith("mailto:") else site_name(link)


@register.filter
def enumerated(labels: list[Label]) -> str:
    """Labels one after the other; no comma between them, for some hold one."""
    return " · ".join(label.short for label in labels)


@register.filter
def fitting(labels: list[Label]) -> Fitting:
    """The first labels, as many as one line of a card holds; at least one if there is any."""
    shown: list[Label] = []
    width = 0.0
    for label in labels[:MOST_ON_A_CARD]:
        width += _width(label.short)
        if shown and width > CARD_WIDTH:
            break
        shown.append(label)
    return Fitting(shown, len(labels) - len(shown))


def _width(text: str) -> float:
    """How wide a label with its separator is, in Latin letters."""
    wide = bool(text) and ord(text[0]) >= FIRST_WIDE
    return 2.3 * len(text) + 4 if wide else len(text) + 3


@register.filter
def of(table: Mapping[str, Any] | str | None, key: str) -> Any:
    """What stands under a key, or nothing; also where there is no table."""
    return table.get(key) if isinstance(table, Mapping) else None
