"""One line for staff: what the public now sees of an organisation, or why it sees nothing."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.choices import Kind, Status
from members.models import Listing, Organisation


def reasons_hidden(organisation: Organisation) -> list[str]:
    """A sentence for each thing that keeps an organisation from being public; none if it may be shown."""
    found = []
    if organisation.status == Status.DRAFT:
        found.append(_("It is a draft."))
    elif organisation.status == Status.IN_REVIEW:
        found.append(_("It is in review."))
    elif organisation.status == Status.WITHDRAWN:
        reason = organisation.get_withdrawal_reason_display()
        found.append(_("It was withdrawn: %(reason)s.") % {"reason": reason})
    if not organisation.listing_consent:
        found.append(_("There is no recorded consent to be listed."))
    if organisation.country and organisation.country.on_hold:
        found.append(_("The country is on hold: %(country)s.") % {"country": organisation.country})
    return found


def public_now(request: HttpRequest, organisation: Organisation) -> str:
    """What the public sees now, judged by the public tables themselves."""
    if not Listing.objects.filter(pk=organisation.pk).exists():
        saved = _("“%(name)s”: the public sees nothing of it.") % {"name": organisation}
        return " ".join([saved, *reasons_hidden(organisation)])
    if organisation.kind == Kind.NETWORK:
        message = _("“%(name)s” is public: it stands with the countries and members of the network.")
        return message % {"name": organisation}
    return _with_address(request, organisation)


def _with_address(request: HttpRequest, organisation: Organisation) -> SafeString:
    address = request.build_absolute_uri(reverse("members:profile", args=[organisation.slug]))
    number = len(settings.LANGUAGES)
    sentence = ngettext(
        "“%(name)s” is public in %(count)d language:", "“%(name)s” is public in %(count)d languages:", number
    )
    said = sentence % {"name": organisation, "count": number}
    return format_html('{} <a href="{}">{}</a>', said, address, address)
