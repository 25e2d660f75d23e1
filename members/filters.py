"""The questions a visitor can ask of the directory, one attribute each. Addresses use the same words."""

from collections.abc import Iterable, Mapping
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import F, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.search import index
from core.search.query import parse
from members.models import Listing
from members.vocabularies import Labels

MOST_VALUES = 20  # of one filter; nobody ticks more by hand
MOST_TOLD = 5  # unknown values of one filter that a page names


class KnownValuesField(forms.Field):
    """Keeps the values it knows, in either case; the others are dropped one by one and told to the visitor.

    Not a ``MultipleChoiceField``: that copies its choices several times a request, and there are 250 countries.
    """

    widget = forms.MultipleHiddenInput
    unknown: list[str] = []

    def __init__(self, *, known: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self.known = known

    def clean(self, value: Any) -> list[str]:
        """The known values, each once, in the order of the address."""
        given = list(dict.fromkeys(str(item).strip() for item in value or [] if str(item).strip()))[:MOST_VALUES]
        known = {item: self._known(item) for item in given}
        self.unknown = [item for item in given if known[item] is None]
        return list(dict.fromkeys(value for value in known.values() if value is not None))

    def _known(self, value: str) -> str | None:
        """The value as it is spelled here: slugs and languages in small letters, countries in capitals."""
        return next((spelt for spelt in (value, value.lower(), value.upper()) if spelt in self.known), None)


class KnownValuesFilter(django_filters.Filter):
    """Any of several values, each with its label in ``known``."""

    field_class = KnownValuesField

    @property
    def known(self) -> Mapping[str, str]:
        """The values that can be asked for, with their labels, in the order in which people see them."""
        return self.extra["known"]


class WordsField(forms.CharField):
    """What a visitor typed; a sign that no text can hold counts as a blank."""

    def to_python(self, value: Any) -> str:
        """The words without NUL characters."""
        return str(super().to_python(str(value or "").replace("\x00", " ")))


class WordsFilter(django_filters.CharFilter):
    """Words to be found."""

    field_class = WordsField

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Rows in which every word is found."""
        return qs.filter(pk__in=index.find(qs.model, parse(value)).numbers.tolist()) if value else qs


class PlaceFilter(KnownValuesFilter):
    """Any of several places."""

    def filter(self, qs: QuerySet[Listing], value: list[str]) -> QuerySet[Listing]:
        """Listings in one of the places."""
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class MaskFilter(KnownValuesFilter):
    """Any of several words of a vocabulary, or all of them where the address says ``<name>_match=all``."""

    bits: Mapping[str, int] = {}
    match_all = False

    def mask(self, values: list[str]) -> int:
        """The bits of several values."""
        return sum(1 << self.bits[value] for value in values)

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        """Rows that have one of the values, or all."""
        if not value:
            return qs
        mask, common = self.mask(value), f"_{self.field_name}"
        return qs.alias(**{common: F(self.field_name).bitand(mask)}).filter(
            **{common: mask} if self.match_all else {f"{common}__gt": 0}
        )


def as_typed(data: QueryDict) -> dict[str, str]:
    """The wish, if an address holds it, that words be found only as they are spelled."""
    return {"spelling": "as-typed"} if data.get("spelling") == "as-typed" else {}


class Questions(django_filters.FilterSet):
    """What can be asked of some rows. Values of one filter widen the result, filters narrow it."""

    facet_names: tuple[str, ...] = ()  # in the order in which people see them
    several: tuple[str, ...] = ()  # those in which one row can have all chosen values
    counted_only: tuple[str, ...] = ()  # those that leave out what has no result

    @property
    def words(self) -> str:
        """What the visitor searched for."""
        return str(self.cleaned("q") or "")

    def cleaned(self, name: str) -> Any:
        """The values of one filter that hold."""
        self.is_valid()
        return self.form.cleaned_data.get(name)

    def chosen(self, name: str) -> list[str]:
        """The known values chosen in one filter."""
        return list(self.cleaned(name) or [])

    def dropped(self) -> list[tuple[str, str]]:
        """Unknown values, with the name of the filter in which they stood."""
        self.is_valid()
        return [(name, value) for name in self.facet_names for value in self.form.fields[name].unknown[:MOST_TOLD]]

    def question(self, orders: Iterable[str], *, unknown: bool = True) -> QueryDict:
        """What of the address these filters read, in one spelling: whatever changes nothing on the page is left out.

        ``orders``: the words of ``sort``, the usual one first. ``unknown``: whether the page names unknown values.
        """
        usual, *others = orders
        kept = QueryDict(mutable=True)
        kept.update({"q": self.words} if self.words else {})
        for name in self.facet_names:
            chosen = sorted(self.chosen(name))  # first, for it finds the unknown ones
            told = sorted(self.form.fields[name].unknown)[:MOST_TOLD] if unknown else []
            kept.setlist(name, chosen + told)
        kept.update({f"{name}_match": "all" for name in self.several if self.filters[name].match_all})
        sort = self.data.get("sort")
        kept.update({"sort": sort} if sort in others else {})
        kept.update(as_typed(self.data) if self.words else {})
        return kept

    def offer(self, name: str, known: Mapping[str, str], bits: Mapping[str, int] | None = None) -> None:
        """The values of one filter with their labels, and in a mask with their bits."""
        self.filters[name].extra["known"] = known
        if bits is not None:
            self.filters[name].bits = bits
        if name in self.several:
            self.filters[name].match_all = self.data.get(f"{name}_match") == "all"


class ListingFilterSet(Questions):
    """What can be asked of the directory."""

    facet_names = ("region", "country", "priority", "population", "support", "language")
    several = ("priority", "population", "support", "language")
    counted_only = ("country",)

    q = WordsFilter(label=_("Words"))
    region = PlaceFilter(label=_("Region"), field_name="region__slug")
    country = PlaceFilter(label=_("Country"), field_name="country_id")
    priority = MaskFilter(label=_("Priority area"), field_name="priority_areas")
    population = MaskFilter(label=_("Works with"), field_name="populations")
    support = MaskFilter(label=_("Support"), field_name="support")
    language = MaskFilter(label=_("Can be read in"), field_name="languages")

    class Meta:
        model = Listing
        fields: list[str] = []  # nothing becomes a filter by accident

    def __init__(self, data: QueryDict, queryset: QuerySet[Listing], labels: Labels) -> None:
        super().__init__(data, queryset)
        self.labels = labels
        self.offer("region", {slug: label.short for slug, label in labels.regions.items()})
        self.offer("country", {code: country.name for code, country in labels.countries.items()})
        for name, words in (
            ("priority", labels.priority_areas),
            ("population", labels.populations),
            ("support", labels.support),
        ):
            shown = {slug: label.short for slug, label in words.items()}
            self.offer(name, shown, {slug: label.bit for slug, label in words.items()})
        bits = {code: bit for bit, (code, _name) in enumerate(settings.LANGUAGES)}
        self.offer("language", dict(settings.LANGUAGES), bits)
