"""Organisations that may be the same one, added a second time."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from members.importing.matching import nearly_same
from members.models import Organisation

MOST_NAMED = 3


def near_namesakes(organisation: Organisation, seen: QuerySet[Organisation]) -> list[Organisation]:
    """Others of nearly the same name in the same country, or without one, among those that a person may see."""
    others = seen.exclude(pk=organisation.pk).filter(kind=organisation.kind).prefetch_related("other_names")
    if organisation.country_id:
        others = others.filter(country=organisation.country_id) | others.filter(country=None)
    names, language = organisation.names(), organisation.original_language
    alike = [
        other
        for other in others
        if any(nearly_same(one, another, language) for one in names for another in other.names())
    ]
    return alike[:MOST_NAMED]


def near_name_message(organisation: Organisation) -> SafeString:
    """The question, with a link to the other one."""
    address = reverse("admin:members_organisation_change", args=[organisation.pk])
    question = _("“%(name)s” has nearly the same name: is it the same organisation?") % {"name": organisation}
    return format_html('<a href="{}">{}</a>', address, question)
