"""The filters of the publications."""

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.languages import BITS, NAMES
from core.listing.filters import FacetFilterSet, MaskFilter, ValueFilter, WordsFilter
from members.public.labels import Labels
from resources.choices import FIRST_YEAR, LAST_YEAR, REGION_BITS, TYPE_BITS, ResourceType
from resources.models.public import PublishedItem


class ResourceFilterSet(FacetFilterSet):
    """Values without a result are left out of the lists."""

    facet_names = ("type", "theme", "language", "region", "year", "country")
    hide_empty = facet_names

    q = WordsFilter(label=_("Words"))
    type = MaskFilter(label=_("Type"), field_name="types")
    theme = MaskFilter(label=_("Priority area"), field_name="themes")
    language = MaskFilter(label=_("Exists in"), field_name="languages")
    region = MaskFilter(label=_("Region"), field_name="regions")
    year = MaskFilter(label=_("Year"), field_name="years")
    country = ValueFilter(label=_("The law in"), field_name="country", codes="countries")

    class Meta:
        model = PublishedItem
        fields: list[str] = []  # nothing becomes a filter by accident

    def __init__(self, data: QueryDict, queryset: QuerySet[PublishedItem], labels: Labels) -> None:
        super().__init__(data, queryset)
        types = {value: str(label) for value, label in ResourceType.choices}
        self.set_choices("type", types, TYPE_BITS)
        areas = labels.priority_areas
        self.set_choices(
            "theme", {slug: areas[slug].short for slug in areas}, {slug: areas[slug].bit for slug in areas}
        )
        self.set_choices("language", NAMES, BITS)
        regions = {slug: label.short for slug, label in labels.regions.items() if slug in REGION_BITS}
        self.set_choices("region", regions, REGION_BITS)
        years = range(LAST_YEAR, FIRST_YEAR - 1, -1)
        self.set_choices("year", {str(y): str(y) for y in years}, {str(y): y - FIRST_YEAR for y in years})
        self.set_choices("country", {code: country.name for code, country in labels.countries.items()})
