"""Finds e-mail, telephone and street addresses in public texts. Staff are warned and asked, never refused."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.languages import CODES
from core.text.contact_data import holds_contact_data
from members.admin.languages import name_of, question_of
from members.models import Organisation
from members.models.organisation import TRANSLATED_FIELDS


def fields_with_contact_data(organisation: Organisation) -> list[str]:
    """Where an organisation's public texts hold such data, in the words of the form."""
    return [place for place, text in _public_texts(organisation) if holds_contact_data(text)]


def warning_of_contact_data(organisation: Organisation) -> str:
    """One sentence that names these places; empty if there are none."""
    places = fields_with_contact_data(organisation)
    if not places:
        return ""
    message = _(
        "An e-mail address, a telephone number or a street address seems to stand in these texts, which are for the "
        "public: %(places)s."
    )
    return message % {"places": ", ".join(places)}


def _public_texts(organisation: Organisation) -> Iterator[tuple[str, str]]:
    languages = dict.fromkeys([*CODES, organisation.original_language])
    for field in TRANSLATED_FIELDS:
        for code in languages if field not in organisation.withheld_fields else []:
            yield f"{question_of(field)} ({name_of(code)})", organisation.text(field, code)
    for name in organisation.other_names.all() if "other_names" not in organisation.withheld_fields else []:
        yield _("Other names"), name.name
    for link in organisation.links.all() if "links" not in organisation.withheld_fields else []:
        yield _("Links"), link.label
