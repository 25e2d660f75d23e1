"""Filters of a faceted list, on django-filter. Addresses use the names of the filters."""

from collections.abc import Iterable, Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import F, QuerySet
from django.http import QueryDict

from core.search import index
from core.search.query import parse

MOST_VALUES = 20  # of one filter; nobody ticks more by hand
MOST_NAMED = 5  # unknown values of one filter that a page names


class KnownValuesField(forms.Field):
    """Keeps the values it knows, in either case; unknown ones are dropped one by one, and the page names them.

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
        """The values that can be chosen, with their labels, in the order in which people see them."""
        return self.extra["known"]


class WordsField(forms.CharField):
    """What a visitor typed; a character that no text can hold counts as a blank."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(str(value or "").replace("\x00", " ")))


class WordsFilter(django_filters.CharFilter):
    """Rows in which every word is found."""

    field_class = WordsField

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.filter(pk__in=index.find(qs.model, parse(value)).ids.tolist()) if value else qs


class ValueFilter(KnownValuesFilter):
    """Rows whose column has one of several values.

    ``codes``: the attribute of the column store that holds the number of each value in the column of the filter's name.
    """

    def __init__(self, *, codes: str, **options: Any) -> None:
        super().__init__(**options)
        self.codes = codes

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class MaskFilter(KnownValuesFilter):
    """Rows whose bit mask has one of several values, or all of them where the address says ``<name>_match=all``."""

    bits: Mapping[str, int] = {}
    match_all = False

    def mask(self, values: list[str]) -> int:
        return sum(1 << self.bits[value] for value in values)

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        if not value:
            return qs
        mask, common = self.mask(value), f"_{self.field_name}"
        return qs.alias(**{common: F(self.field_name).bitand(mask)}).filter(
            **{common: mask} if self.match_all else {f"{common}__gt": 0}
        )


def exact_spelling(data: QueryDict) -> dict[str, str]:
    """The wish, if an address holds it, that words be found only as they are spelled."""
    return {"spelling": "as-typed"} if data.get("spelling") == "as-typed" else {}


class FacetFilterSet(django_filters.FilterSet):
    """The filters of one list. Values of one filter widen the result, filters narrow it."""

    facet_names: tuple[str, ...] = ()  # in the order in which people see them
    multi_valued: tuple[str, ...] = ()  # those in which one row can have all chosen values
    hide_empty: tuple[str, ...] = ()  # those that leave out values without a result

    @property
    def words(self) -> str:
        return str(self.cleaned("q") or "")

    def cleaned(self, name: str) -> Any:
        """The valid values of one filter."""
        self.is_valid()
        return self.form.cleaned_data.get(name)

    def chosen(self, name: str) -> list[str]:
        """The known values chosen in one filter."""
        return list(self.cleaned(name) or [])

    def unknown_values(self) -> list[tuple[str, str]]:
        """Unknown values, each with the label of its filter."""
        self.is_valid()
        return [
            (self.filters[name].label, value)
            for name in self.facet_names
            for value in self.form.fields[name].unknown[:MOST_NAMED]
        ]

    def canonical_query(self, orders: Iterable[str], *, unknown: bool = True) -> QueryDict:
        """What of the address these filters read, in one spelling: whatever changes nothing on the page is left out.

        ``orders``: the values of ``sort``, the usual one first. ``unknown``: whether the page names unknown values.
        """
        usual, *others = orders
        query = QueryDict(mutable=True)
        query.update({"q": self.words} if self.words else {})
        for name in self.facet_names:
            chosen = sorted(self.chosen(name))  # first, for it finds the unknown ones
            named = sorted(self.form.fields[name].unknown)[:MOST_NAMED] if unknown else []
            query.setlist(name, chosen + named)
        query.update({f"{name}_match": "all" for name in self.multi_valued if self.filters[name].match_all})
        sort = self.data.get("sort")
        query.update({"sort": sort} if sort in others else {})
        query.update(exact_spelling(self.data) if self.words else {})
        return query

    def set_choices(self, name: str, known: Mapping[str, str], bits: Mapping[str, int] | None = None) -> None:
        """The values of one filter with their labels, and in a mask with their bits."""
        self.filters[name].extra["known"] = known
        if bits is not None:
            self.filters[name].bits = bits
        if name in self.multi_valued:
            self.filters[name].match_all = self.data.get(f"{name}_match") == "all"
