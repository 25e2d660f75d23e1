"""What only staff know of a member. Nothing here is ever public, in any form, count or order."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.encryption.fields import EncryptedCharField, EncryptedEmailField, EncryptedTextField
from members.models import Organisation
from members.visibility import NEVER, register


class MembershipType(models.TextChoices):
    """The kinds of membership in NSWP's published rules."""

    MEMBER = "member", _("Member")
    ASSOCIATE = "associate", _("Associate member")
    SUPPORTING = "supporting", _("Supporting member")


class MembershipRecord(models.Model):
    """The membership of one organisation. ``related_name="+"``: an organisation has no attribute that leads here."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    membership_type = models.CharField(_("type of membership"), max_length=20, choices=MembershipType, blank=True)
    sex_worker_led = models.BooleanField(
        _("sex worker-led"),
        null=True,
        blank=True,
        help_text=_("Never shown to the public by any means. Choose Unknown where it is not known."),
    )
    voting = models.BooleanField(_("may vote"), null=True, blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    notes = EncryptedTextField(_("notes"), blank=True)

    class Meta:
        verbose_name = _("membership record")
        verbose_name_plural = _("membership records")

    def __str__(self) -> str:
        return str(self.organisation)


class ContactPerson(models.Model):
    """A person or address through which the secretariat reaches a member."""

    record = models.ForeignKey(
        MembershipRecord,
        verbose_name=_("membership record"),
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    name = EncryptedCharField(_("name"), max_length=200, blank=True)
    role = EncryptedCharField(_("role"), max_length=200, blank=True)
    email = EncryptedEmailField(_("e-mail address"), blank=True)
    phone = EncryptedCharField(_("telephone"), max_length=50, blank=True)
    postal_address = EncryptedTextField(_("postal address"), blank=True)
    notes = EncryptedTextField(_("notes"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")

    def __str__(self) -> str:
        """No name: the admin's own record of changes is not encrypted."""
        return gettext("Contact person %(number)s") % {"number": self.pk}


RECORD = ("id", "organisation", "membership_type", "sex_worker_led", "voting", "joined_on", "notes")
CONTACT = ("id", "record", "name", "role", "email", "phone", "postal_address", "notes")
register("secretariat.membershiprecord", dict.fromkeys(RECORD, NEVER))
register("secretariat.contactperson", dict.fromkeys(CONTACT, NEVER))
