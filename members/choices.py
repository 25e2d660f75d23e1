"""Closed lists of values: stored in lower case, shown by a translatable label."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an organisation is to the directory. Networks never stand in the member list."""

    MEMBER = "member", _("Member organisation")
    NETWORK = "network", _("Network of organisations")


class Status(TextChoices):
    """How far a profile is. Only a published one can be seen by the public."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class WithdrawalReason(TextChoices):
    """Why a profile was taken down. For staff; the public sees the same page as if it had never existed."""

    REQUEST = "request", _("The organisation asked for it")
    SAFETY = "safety", _("Safety")
    CONSENT = "consent", _("Consent was taken back")
    LEFT = "left", _("No longer a member")
    CLOSED = "closed", _("The organisation has closed")
    DUPLICATE = "duplicate", _("The same organisation is listed twice")
    ERROR = "error", _("Published by mistake")


class ConsentBasis(TextChoices):
    """What the consent to be listed rests on."""

    SIGNED_FORM = "signed_form", _("Signed membership application and consent form")
    WRITTEN = "written", _("Written message from the organisation")
    PRESENT_SITE = "present_site", _("Already public on the network’s present site")
    OTHER = "other", _("Another basis, see the membership record")


class Provenance(TextChoices):
    """Where the answers come from."""

    ORGANISATION = "organisation", _("Written by the organisation")
    PRESENT_SITE = "present_site", _("Taken from its page on the network’s present site")
    EDITORS = "editors", _("Summary by the editors")


class OtherNameKind(TextChoices):
    """What another name is."""

    FORMER = "former", _("Former name")
    OTHER = "other", _("Other name")


class TranslationAuthor(TextChoices):
    """Who made a translation."""

    ORGANISATION = "organisation", _("The organisation")
    SUPPLIED = "supplied", _("Supplied with the profile; the translator is not known")
    PERSON = "person", _("A translator")
    MACHINE = "machine", _("A machine")


# How the name of a profile begins whose page had no title; such a draft cannot be published.
UNNAMED = "???"
