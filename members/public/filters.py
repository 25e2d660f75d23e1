"""The filters of the directory."""

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.languages import BITS, NAMES
from core.listing.filters import FacetFilterSet, MaskFilter, ValueFilter, WordsFilter
from members.models.listing import Listing
from members.public.labels import Labels


class ListingFilterSet(FacetFilterSet):
    facet_names = ("region", "country", "priority", "population", "support", "language")
    multi_valued = ("priority", "population", "support", "language")
    hide_empty = ("country",)

    q = WordsFilter(label=_("Words"))
    region = ValueFilter(label=_("Region"), field_name="region__slug", codes="regions")
    country = ValueFilter(label=_("Country"), field_name="country_id", codes="countries")
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
        self.set_choices("region", {slug: label.short for slug, label in labels.regions.items()})
        self.set_choices("country", {code: country.name for code, country in labels.countries.items()})
        for name, vocabulary in (
            ("priority", labels.priority_areas),
            ("population", labels.populations),
            ("support", labels.support),
        ):
            shown = {slug: label.short for slug, label in vocabulary.items()}
            self.set_choices(name, shown, {slug: label.bit for slug, label in vocabulary.items()})
        self.set_choices("language", NAMES, BITS)
