"""Organisations: what they say of themselves, and whether it may be shown."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from core.languages import CODES, TAG, is_language
from core.publishing.models import GatedModel, GatedQuerySet
from core.text.folding import has_visible
from members.choices import ConsentBasis, Kind, Provenance, Status, WithdrawalReason
from members.models.places import Country, Region
from members.models.taxonomy import Population, PriorityArea, Support
from members.rules import SHOWN
from members.visibility import withholdable

TRANSLATED_FIELDS = ("name", "works_with", "involvement", "challenges", "other_work")
ANSWERS = TRANSLATED_FIELDS[1:]
OWN = "own"  # in the place of a language, in the columns for an organisation's own one
CONSENT_FIELDS = (
    "listing_consent",
    "consent_basis",
    "consent_date",
    "consent_proof",
    "consent_until",
    "copies_consent",
)


def column_of(field: str, language: str) -> str:
    """The column of a translated field; a language that the site does not have is the organisation's own."""
    return build_localized_fieldname(field, language if language in CODES else OWN)


class OrganisationQuerySet(GatedQuerySet):
    """Questions that staff pages and the gate ask. Public pages ask the listings instead."""

    def get_by_natural_key(self, slug: str) -> "Organisation":
        return self.get(slug=slug)

    def members(self) -> "OrganisationQuerySet":
        return self.filter(kind=Kind.MEMBER)

    def networks(self) -> "OrganisationQuerySet":
        return self.filter(kind=Kind.NETWORK)

    def showable(self) -> "OrganisationQuerySet":
        """Those for which every rule of members/rules.py holds."""
        return self.filter(SHOWN.query)

    def with_profile(self) -> "OrganisationQuerySet":
        """Load all that a profile is made of, in a fixed number of queries."""
        return self.select_related("country__region", "region").prefetch_related(
            "populations",
            "priority_areas",
            "support",
            "networks__country",
            "other_names",
            "links",
            "coverage",
            "translation_states",
        )


class Organisation(GatedModel):
    """A member organisation or a network. Closed by default: a new one is a draft without consent."""

    # What it is
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MEMBER)
    name = models.CharField(_("name"), max_length=300, blank=True)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    slug = models.SlugField(
        _("address name"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Made from the name; stable."),
    )
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Only for an organisation without a country; otherwise the country decides."),
    )
    original_language = models.CharField(
        _("original language"),
        max_length=20,
        default="en",
        validators=[RegexValidator(f"^{TAG.pattern}$")],
        help_text=_("The language in which the organisation wrote its answers; any language."),
    )
    founded = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    spoken_languages = models.JSONField(
        _("languages spoken"),
        default=list,
        blank=True,
        help_text=_("Codes of languages in which people are served."),
    )
    networks = models.ManyToManyField(
        "self",
        verbose_name=_("networks it belongs to"),
        symmetrical=False,
        blank=True,
        related_name="belonging",
        limit_choices_to={"kind": Kind.NETWORK},
    )

    # The questionnaire
    works_with = models.TextField(_("Who do you work with?"), blank=True)
    involvement = models.TextField(_("How are sex workers involved in your organisation?"), blank=True)
    challenges = models.TextField(
        _("What are the two main challenges that the sex workers you work with face"), blank=True
    )
    other_work = models.TextField(_("Describe other areas of your work"), blank=True)
    # The same in its own language, where the site does not have that one.
    name_own = models.CharField(max_length=300, blank=True)
    works_with_own = models.TextField(blank=True)
    involvement_own = models.TextField(blank=True)
    challenges_own = models.TextField(blank=True)
    other_work_own = models.TextField(blank=True)

    answers_date = models.DateField(
        _("date of the answers"),
        null=True,
        blank=True,
        help_text=_("Empty where unknown; readers are told so."),
    )
    provenance = models.CharField(
        _("where the answers come from"), max_length=20, choices=Provenance, default=Provenance.ORGANISATION
    )

    # How it is found
    populations = models.ManyToManyField(Population, verbose_name=_("works with"), blank=True, related_name="+")
    priority_areas = models.ManyToManyField(
        PriorityArea, verbose_name=_("priority areas"), blank=True, related_name="+"
    )
    support = models.ManyToManyField(
        Support,
        verbose_name=_("support offered"),
        blank=True,
        related_name="+",
        help_text=_("Only what the organisation itself states; empty is normal."),
    )
    is_example = models.BooleanField(_("invented example"), default=False, editable=False)

    # Whether it may be shown
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    withdrawal_reason = models.CharField(_("why it was withdrawn"), max_length=10, choices=WithdrawalReason, blank=True)
    listing_consent = models.BooleanField(_("agrees to be listed"), default=False)
    consent_basis = models.CharField(_("basis of the consent"), max_length=20, choices=ConsentBasis, blank=True)
    consent_date = models.DateField(_("date of the consent"), null=True, blank=True)
    consent_proof = models.CharField(
        _("proof of the consent"),
        max_length=200,
        blank=True,
        help_text=_("Where it is kept: a letter, a message, a form. No names of persons."),
    )
    consent_until = models.DateField(
        _("consent ends on"),
        null=True,
        blank=True,
        help_text=_(
            "The last day. After it nothing is shown until the consent is renewed. Empty: until it is taken back."
        ),
    )
    copies_consent = models.BooleanField(
        _("agrees to copies that cannot be called back"),
        default=False,
        help_text=_("Its texts in files that people download and in data that partners take. Separate from the page."),
    )
    consent_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("consent recorded by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withheld_fields = models.JSONField(_("fields not shown"), default=list, blank=True)
    indexable = models.BooleanField(_("search engines may list it"), default=True)
    accepts_messages = models.BooleanField(_("takes messages through this site"), default=False)

    # For staff
    unplaced_text = models.TextField(
        _("text that belongs to no question"),
        blank=True,
        help_text=_("What an imported page says outside its questions. Move it to its answer, then empty this box."),
    )
    confirmed_on = models.DateField(_("last confirmed by the organisation on"), null=True, blank=True)
    # Random, told to nobody: by its digest an erased organisation is known again (publishing/erasure.py).
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    updated = models.DateTimeField(_("last changed"), auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(listing_consent=False) | ~Q(consent_basis=""), name="consent_has_a_basis"
            ),
            models.CheckConstraint(
                condition=Q(copies_consent=False) | Q(listing_consent=True), name="copies_need_a_listing"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.WITHDRAWN) | ~Q(withdrawal_reason=""),
                name="withdrawal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(country__isnull=True) | Q(region__isnull=True), name="country_decides_the_region"
            ),
        ]

    def __str__(self) -> str:
        return self.original("name") or self.slug

    @property
    def effective_region(self) -> Region | None:
        """The region of the country; of an organisation without one, its own."""
        return self.country.region if self.country else self.region

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def clean(self) -> None:
        """Require the name in the original language: a French-only organisation is complete as it is."""
        if not is_language(self.original_language):
            message = _("“%(code)s” is no language that is known here.") % {"code": self.original_language}
            raise ValidationError({"original_language": message})
        if not has_visible(self.original("name")):
            raise ValidationError(_("Give the name in the original language."))
        if self.country_id and self.region_id:
            raise ValidationError(
                {"region": _("The country decides the region; leave this empty or take the country out.")}
            )
        if self.listing_consent and not self.consent_basis:
            raise ValidationError({"consent_basis": _("Say what the consent to be listed rests on.")})
        if self.copies_consent and not self.listing_consent:
            raise ValidationError({"copies_consent": _("Who agrees to copies agrees to be listed as well.")})
        unknown = sorted(set(self.withheld_fields) - withholdable("members.organisation"))
        if unknown:
            message = _("These fields cannot be withheld: %(names)s") % {"names": ", ".join(unknown)}
            raise ValidationError({"withheld_fields": message})

    def original(self, field: str) -> str:
        """The text of a translated field in the organisation's own language; empty if there is none."""
        return self.text(field, self.original_language)

    def text(self, field: str, language: str) -> str:
        """The stored text of a translated field in one language, with no fallback; empty if there is none."""
        if language not in CODES and language != self.original_language:
            return ""
        return getattr(self, column_of(field, language)) or ""

    def names(self) -> set[str]:
        """Every name it has or had, in any language."""
        names = {self.text("name", language) for language in (*CODES, self.original_language)}
        return (names | {other.name for other in self.other_names.all()}) - {""}

    def set_text(self, field: str, language: str, value: str) -> None:
        """Put a text into a translated field in one language; the caller saves.

        ValueError for a language that is neither one of the site nor the organisation's own.
        """
        if language not in CODES and language != self.original_language:
            raise ValueError(f"{language} is no language of the site, nor that of {self}.")
        setattr(self, column_of(field, language), value)
