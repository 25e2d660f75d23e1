"""Finds e-mail addresses and telephone numbers in public texts. A warning for staff, never a refusal."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from members.admin.languages import CODES, NAMES, question_of
from members.models import Organisation
from members.models.organisation import TRANSLATED_FIELDS

EMAIL = re.compile(r"[^\s@＠]\s?[@＠]\s?[^\s@＠]+\.\w|\S\s?[\[(](?:at|arobase|arroba|собака)[\])]\s?\S", re.IGNORECASE)
NUMBER = re.compile(r"(?:\+|\b)\d[\d\s().\-‐-―/]{5,22}\d\b")
ONLY_RESEMBLES = re.compile(
    r"(?:1[89]|20)\d\d\s?[-–—/]\s?(?:1[89]|20)?\d\d"  # years: 2019–2021
    r"|\d{1,2}[./-]\d{1,2}[./-](?:1[89]|20)\d\d|(?:1[89]|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"  # dates
    r"|[1-9]\d{0,2}(?:[ .,\u00a0\u202f]\d{3})+"  # amounts: 12 500 000
)
FEWEST_DIGITS = 8


def holds_contact_data(text: str) -> bool:
    """Whether a text holds what looks like an e-mail address or a telephone number."""
    if EMAIL.search(text):
        return True
    numbers = (found.strip() for found in NUMBER.findall(text))
    return any(_has_enough_digits(number) and not ONLY_RESEMBLES.fullmatch(number) for number in numbers)


def _has_enough_digits(number: str) -> bool:
    return sum(sign.isdigit() for sign in number) >= FEWEST_DIGITS


def places_with_contact_data(organisation: Organisation) -> list[str]:
    """Where an organisation's public texts hold such data, in the words of the form."""
    return [place for place, text in _public_texts(organisation) if holds_contact_data(text)]


def _public_texts(organisation: Organisation) -> Iterator[tuple[str, str]]:
    for field in TRANSLATED_FIELDS:
        for code in CODES if field not in organisation.withheld_fields else []:
            yield f"{question_of(field)} ({NAMES[code]})", organisation.text(field, code)
    for name in organisation.other_names.all() if "other_names" not in organisation.withheld_fields else []:
        yield _("Other names"), name.name
    for link in organisation.links.all() if "links" not in organisation.withheld_fields else []:
        yield _("Links"), link.label
