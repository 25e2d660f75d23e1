"""What may be shown of organisations: the one table. The gate, the admin and every query take it from here.

The models import this module, so it cannot name their types.
"""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import DateField, Func, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from core.languages import CODES
from core.publishing.rules import HAS_TEXT, UNSEEN, Rule, Rules
from members.choices import UNNAMED, Status, TranslationAuthor


class CurrentDate(Func):
    """The day of the database, which counts in UTC as Django does."""

    template = "CURRENT_DATE"
    output_field = DateField()


def today() -> date:
    """The day in UTC."""
    return timezone.now().date()


def _why_unpublished(organisation: Any) -> str:
    sentences = {Status.DRAFT: _("It is a draft."), Status.IN_REVIEW: _("It is in review.")}
    reasons = [sentences[Status(organisation.status)]] if organisation.status in sentences else []
    return " ".join(reasons + ([why_withdrawn(organisation)] if organisation.withdrawal_reason else []))


def why_withdrawn(organisation: Any) -> str:
    return _("It was withdrawn: %(reason)s.") % {"reason": organisation.get_withdrawal_reason_display()}


def _has_name(organisation: Any) -> bool:
    name = organisation.original("name").strip(UNSEEN)
    return bool(name) and not name.startswith(UNNAMED)


def _has_name_in(column: str) -> Q:
    unnamed = Q(**{f"{column}__regex": f"^{HAS_TEXT.replace('[^', '[')}*{UNNAMED.replace('?', '[?]')}"})
    return Q(**{f"{column}__regex": HAS_TEXT}) & ~unnamed


def _name_in(language: str) -> Q:
    return Q(original_language=language) & _has_name_in(build_localized_fieldname("name", language))


_NAME_IN_ANOTHER = ~Q(original_language__in=CODES) & _has_name_in("name_own")


PUBLISHED: Rule[Any] = Rule(
    "published",
    holds=lambda organisation: organisation.status == Status.PUBLISHED,
    query=Q(status=Status.PUBLISHED),
    reason=_why_unpublished,
)
CONSENT: Rule[Any] = Rule(
    "consent",
    holds=lambda organisation: organisation.listing_consent,
    query=Q(listing_consent=True),
    reason=lambda organisation: _("There is no recorded consent to be listed."),
    refusal=lambda organisation: (
        _(
            "%(name)s has not been published: there is no recorded consent to be listed. "
            "Record the consent and its basis first."
        )
        % {"name": organisation}
    ),
)
CONSENT_LASTS: Rule[Any] = Rule(
    "consent_lasts",
    holds=lambda organisation: organisation.consent_until is None or today() <= organisation.consent_until,
    query=Q(consent_until__isnull=True) | Q(consent_until__gte=CurrentDate()),
    reason=lambda organisation: (
        _("The consent to be listed ended on %(date)s.") % {"date": date_format(organisation.consent_until)}
    ),
    refusal=lambda organisation: (
        _("%(name)s has not been published: its consent to be listed ended on %(date)s. Record the renewed one first.")
        % {"name": organisation, "date": date_format(organisation.consent_until)}
    ),
)
COUNTRY_NOT_ON_HOLD: Rule[Any] = Rule(
    "country_not_on_hold",
    holds=lambda organisation: organisation.country is None or not organisation.country.on_hold,
    query=Q(country__isnull=True) | Q(country__on_hold=False),
    reason=lambda organisation: _("The country is on hold: %(country)s.") % {"country": organisation.country},
)
NAMED: Rule[Any] = Rule(
    "named",
    holds=_has_name,
    query=reduce(or_, (_name_in(code) for code in CODES), _NAME_IN_ANOTHER),
    reason=lambda organisation: _("It has no name in its original language."),
    refusal=lambda organisation: _("This profile has not been published: it has no name in its original language."),
)

# An organisation is listed if and only if all of these hold.
SHOWN: Rules[Any] = Rules([PUBLISHED, CONSENT, CONSENT_LASTS, COUNTRY_NOT_ON_HOLD])
# Whoever publishes an organisation needs these. A name taken out later hides nothing: the page shows another one.
PUBLISHABLE: Rules[Any] = Rules([CONSENT, CONSENT_LASTS, NAMED])

# A translation is shown if somebody answers for it: machine text and drafts only after a person has approved them.
ANSWERED_FOR: Rule[Any] = Rule(
    "answered_for",
    holds=lambda state: state.reviewed or state.author in (TranslationAuthor.ORGANISATION, TranslationAuthor.SUPPLIED),
    query=Q(reviewed=True) | Q(author__in=(TranslationAuthor.ORGANISATION, TranslationAuthor.SUPPLIED)),
    reason=lambda state: "",
)
