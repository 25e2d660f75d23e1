"""What may be shown of entries: the one table of this app, in the shape of members/rules.py."""

from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from core.languages import CODES
from core.publishing.rules import HAS_TEXT, Rule, Rules, has_text, through
from members import rules as organisations
from members.translation import text
from resources.choices import Status
from resources.models import Entry, NetworkFacts


def has_title(entry: Entry) -> bool:
    return any(has_text(text(entry, "title", code)) for code in CODES)


PUBLISHED: Rule[Any] = Rule(
    "published",
    holds=lambda entry: entry.status == Status.PUBLISHED,
    query=Q(status=Status.PUBLISHED),
    reason=lambda entry: str(Status(entry.status).label),
)
TITLED: Rule[Any] = Rule(
    "titled",
    holds=has_title,
    query=reduce(or_, (Q(**{f"{build_localized_fieldname('title', code)}__regex": HAS_TEXT}) for code in CODES)),
    reason=lambda entry: _("It has no title in any language."),
    refusal=lambda entry: _("This has not been published: it has no title in any language."),
)
NETWORK_SHOWN: Rule[Any] = Rule(
    "network_shown",
    holds=lambda facts: organisations.SHOWN.allow(facts.network),
    query=through("network", organisations.SHOWN.query),
    reason=lambda facts: _("The public sees nothing of the network itself."),
)


@cache
def rules_of(model: type[Entry]) -> Rules[Any]:
    """An entry of this kind is published if and only if all of these hold."""
    titled = [TITLED] if hasattr(model, "title") else []
    return Rules([PUBLISHED, *titled, *([NETWORK_SHOWN] if model is NetworkFacts else [])])


def may_be_shown(entry: Entry) -> bool:
    return rules_of(type(entry)).allow(entry)
