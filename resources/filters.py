"""The questions a visitor can ask of the publications, by the parts of the directory's."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from members.filters import MaskFilter, PlaceFilter, Questions, WordsFilter
from members.vocabularies import Labels
from resources.choices import FIRST_YEAR, LAST_YEAR, REGION_BITS, TYPE_BITS, ResourceType
from resources.models import PublishedItem


class ResourceFilterSet(Questions):
    """What can be asked. Values without a result are left out of the lists."""

    facet_names = ("type", "theme", "language", "region", "year", "country")
    counted_only = facet_names

    q = WordsFilter(label=_("Words"))
    type = MaskFilter(label=_("Type"), field_name="types")
    theme = MaskFilter(label=_("Priority area"), field_name="themes")
    language = MaskFilter(label=_("Exists in"), field_name="languages")
    region = MaskFilter(label=_("Region"), field_name="regions")
    year = MaskFilter(label=_("Year"), field_name="years")
    country = PlaceFilter(label=_("The law in"), field_name="country")

    class Meta:
        model = PublishedItem
        fields: list[str] = []  # nothing becomes a filter by accident

    def __init__(self, data: QueryDict, queryset: QuerySet[PublishedItem], labels: Labels) -> None:
        super().__init__(data, queryset)
        types = {value: str(label) for value, label in ResourceType.choices}
        self.offer("type", types, TYPE_BITS)
        areas = labels.priority_areas
        self.offer("theme", {one: areas[one].short for one in areas}, {one: areas[one].bit for one in areas})
        codes = [code for code, _name in settings.LANGUAGES]
        self.offer("language", dict(settings.LANGUAGES), {code: bit for bit, code in enumerate(codes)})
        regions = {slug: label.short for slug, label in labels.regions.items() if slug in REGION_BITS}
        self.offer("region", regions, REGION_BITS)
        years = range(LAST_YEAR, FIRST_YEAR - 1, -1)
        self.offer("year", {str(y): str(y) for y in years}, {str(y): y - FIRST_YEAR for y in years})
        self.offer("country", {code: country.name for code, country in labels.countries.items()})
