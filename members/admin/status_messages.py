"""For staff: what the public now sees of an organisation, why it sees nothing, what speaks against showing it."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.publishing.documents import Document
from members.admin.contact_data import warning_of_contact_data
from members.admin.languages import enumerated, language
from members.choices import Kind, Status
from members.models import ListedProfile, Organisation
from members.rules import SHOWN, why_withdrawn


def was_withdrawn(organisation: Organisation) -> bool:
    """Whether it was taken down, for a reason that somebody should think of before it is public again."""
    return bool(organisation.withdrawal_reason)


def doubts(organisation: Organisation) -> list[str]:
    """A sentence for each thing to think of before an organisation is public; none for what is published already."""
    if organisation.status == Status.PUBLISHED:
        return []
    withdrawn = why_withdrawn(organisation) if was_withdrawn(organisation) else ""
    return [sentence for sentence in (withdrawn, warning_of_contact_data(organisation)) if sentence]


def public_state_message(request: HttpRequest, organisation: Organisation) -> str:
    """What the public sees now, judged by the public tables themselves."""
    profiles = ListedProfile.objects.filter(listing=organisation.pk, language=language())
    document = profiles.values_list("document", flat=True).first()
    if document is None:
        saved = _("“%(name)s”: the public sees nothing of it.") % {"name": organisation}
        return " ".join([saved, *SHOWN.reasons(organisation)])
    if organisation.kind == Kind.NETWORK:
        message = _("“%(name)s” is public: it stands with the countries and members of the network.")
        return message % {"name": organisation}
    return _with_address(request, organisation, document)


def _with_address(request: HttpRequest, organisation: Organisation, document: Document) -> SafeString:
    """The sentence, and the page in the language of the staff. Its frame is in all languages, its words in some."""
    address = request.build_absolute_uri(reverse("members:profile", args=[organisation.slug]))
    readable = sorted(document["languages"], key=lambda code: code != document["original_language"])
    message = _("“%(name)s” is public:") % {"name": organisation}
    if readable:
        message = _("“%(name)s” is public. Its words can be read in %(languages)s:")
        message %= {"name": organisation, "languages": enumerated(readable)}
    return format_html('{} <a href="{}">{}</a>', message, address, address)
