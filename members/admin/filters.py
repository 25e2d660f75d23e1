"""What staff look for in the list: where, and what is still missing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.languages import CODES, NAMES
from core.text.sanitize import is_http_url
from core.text.sorting import sort_key
from members.admin.languages import label_of, language, localized_fields
from members.choices import Kind
from members.models import Country, Link, Organisation, Region, TranslationState
from members.models.organisation import ANSWERS, OWN, column_of
from members.rules import ANSWERED_FOR, CONSENT, CONSENT_LASTS, today

Organisations = QuerySet[Organisation]


class CountryFilter(admin.SimpleListFilter):
    """A menu of the countries in which there is an organisation; usable with a hundred of them."""

    title = _("country")
    parameter_name = "country"
    template = "admin/menu_filter.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Countries in the alphabet of the staff's language."""
        seen = model_admin.get_queryset(request).order_by()
        used = Country.objects.filter(pk__in=seen.values("country"))
        choices = [(country.code, label_of(country, "name") or country.code) for country in used]
        return sorted(choices, key=lambda choice: sort_key(choice[1], language()))

    def queryset(self, request: HttpRequest, queryset: Organisations) -> Organisations:
        return queryset.filter(country=self.value()) if self.value() else queryset

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """The menu; the other filters in force travel along as hidden fields."""
        kept = {key: value for key, value in changelist.params.items() if key not in (self.parameter_name, "p")}
        yield {"selected": not self.value(), "value": "", "display": _("All"), "kept": kept}
        for code, name in self.lookup_choices:
            yield {"selected": self.value() == code, "value": code, "display": name}


class RegionFilter(admin.SimpleListFilter):
    """The region of the country, or an organisation's own."""

    title = _("region")
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(region.slug, label_of(region, "name")) for region in Region.objects.order_by("position")]

    def queryset(self, request: HttpRequest, queryset: Organisations) -> Organisations:
        if not self.value():
            return queryset
        return queryset.filter(Q(country__region__slug=self.value()) | Q(region__slug=self.value()))


def _in_original(field: str) -> Q:
    """Organisations that have a text in their original language."""
    condition = Q()
    for code, column in zip(CODES, localized_fields(field), strict=True):
        condition |= Q(original_language=code) & Q(**{f"{column}__gt": ""})
    condition |= ~Q(original_language__in=CODES) & Q(**{f"{column_of(field, OWN)}__gt": ""})
    return condition


def _has(relation: str) -> Exists:
    """Organisations to which something of a vocabulary belongs."""
    through = getattr(Organisation, relation).through
    return Exists(through.objects.filter(organisation=OuterRef("pk")))


class OriginalLanguageFilter(admin.SimpleListFilter):
    """The languages of the site, and any other."""

    title = _("original language")
    parameter_name = "original_language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*NAMES.items(), (OWN, _("Another language"))]

    def queryset(self, request: HttpRequest, queryset: Organisations) -> Organisations:
        if self.value() == OWN:
            return queryset.exclude(original_language__in=CODES)
        return queryset.filter(original_language=self.value()) if self.value() in NAMES else queryset


class IncompleteFilter(admin.SimpleListFilter):
    """What a profile still lacks."""

    title = _("what is missing")
    parameter_name = "incomplete"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("any", _("Something is missing")),
            ("answers", _("No answer")),
            ("some_answers", _("An answer is missing")),
            ("areas", _("No priority areas")),
            ("populations", _("No populations")),
            ("country", _("Member without a country")),
            ("consent", _("No consent to be listed")),
            ("lapsed", _("The consent has ended")),
            ("lapsing", _("The consent ends within 60 days")),
            ("address", _("An address that is not shown")),
        ]

    def queryset(self, request: HttpRequest, queryset: Organisations) -> Organisations:
        missing = self._missing()
        if self.value() == "address":
            return with_hidden_address(queryset)
        if self.value() == "any":
            return queryset.filter(
                missing["some_answers"] | missing["areas"] | missing["populations"] | missing["country"]
            )
        return queryset.filter(missing[self.value()]) if self.value() in missing else queryset  # type: ignore[index]

    def _missing(self) -> dict[str, Q]:
        some = Q()
        every = Q()
        for field in ANSWERS:
            some |= _in_original(field)
            every &= _in_original(field)
        return {
            "answers": ~some,
            "some_answers": ~every,
            "areas": Q(~_has("priority_areas")),
            "populations": Q(~_has("populations")),
            "country": Q(kind=Kind.MEMBER, country=None),
            "consent": ~CONSENT.query,
            "lapsed": ~CONSENT_LASTS.query,
            "lapsing": CONSENT_LASTS.query & Q(consent_until__lte=today() + timedelta(days=60)),
        }


def with_hidden_address(organisations: Organisations) -> Organisations:
    """Those with a website or a link that the page does not show."""
    websites = organisations.exclude(website="").values_list("pk", "website")
    links = Link.objects.filter(organisation__in=organisations).values_list("organisation", "url")
    hidden = {pk for pk, address in [*websites, *links] if not is_http_url(address)}
    return organisations.filter(pk__in=hidden)


class UntranslatedFilter(admin.SimpleListFilter):
    """Languages in which an answer, written in another, cannot be read by the public."""

    title = _("missing translation")
    parameter_name = "untranslated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(NAMES.items())

    def queryset(self, request: HttpRequest, queryset: Organisations) -> Organisations:
        """Organisations with an answer that has no public translation into the language."""
        code = self.value()
        if code not in NAMES:
            return queryset
        lacking = Q()
        for field, column in ((field, localized_fields(field, [code])[0]) for field in ANSWERS):
            lacking |= _in_original(field) & (~Q(**{f"{column}__gt": ""}) | Q(~_public_translation(field, code)))
        return queryset.exclude(original_language=code).filter(lacking)


def _public_translation(field: str, code: str) -> Exists:
    """Organisations for whose translation somebody answers."""
    return Exists(
        TranslationState.objects.filter(ANSWERED_FOR.query, organisation=OuterRef("pk"), field=field, language=code)
    )
