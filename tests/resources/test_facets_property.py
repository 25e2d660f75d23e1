"""Whatever is published and whatever is asked: every count is what the visitor then finds, and so is the total."""

from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.listing import facets
from core.publishing.edition import current_snapshot
from members.public.labels import labels
from resources.choices import FIRST_YEAR, LAST_YEAR, REGION_BITS, TYPE_BITS, Kind
from resources.models import PublishedItem
from resources.public.filters import ResourceFilterSet
from resources.public.table_cache import clear, column_store
from tests.factories import make_area, make_country, make_region

COUNTRIES = ("BI", "KE", "FR")
YEARS = (FIRST_YEAR, 2013, 2015, LAST_YEAR)
TYPES = ("statement", "briefing-paper", "international-guidance")
THEMES = ("health", "stigma")
WORDS = {
    "type": TYPES,
    "theme": THEMES,
    "language": ("en", "fr", "zh-hans"),
    "region": ("africa", "north-america-and-the-caribbean"),
    "year": tuple(map(str, YEARS)),
    "country": COUNTRIES,
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "types": st.sampled_from([1 << TYPE_BITS[name] for name in TYPES]),
            "themes": st.integers(0, 3),
            "languages": st.integers(0, 31),
            "regions": st.integers(0, 31),
            "years": st.sets(st.sampled_from(YEARS)).map(lambda years: sum(1 << year - FIRST_YEAR for year in years)),
            "country": st.sampled_from((*COUNTRIES, "")),
            "kind": st.sampled_from((Kind.RESOURCE, Kind.RESOURCE, Kind.GUIDE)),
        }
    ),
    max_size=25,
)
QUERIES = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(words), max_size=2, unique=True) for name, words in WORDS.items()}
)
Chosen = dict[str, list[str]]


class EveryCount(TestCase):
    """Random items, random filters, on the database at hand."""

    @classmethod
    def setUpTestData(cls) -> None:
        """The vocabularies; the items differ from example to example."""
        for code in COUNTRIES:
            make_country(code)
        for slug in REGION_BITS:
            make_region(slug)
        for slug in THEMES:
            make_area(slug)

    @settings(max_examples=40, deadline=None)
    @given(rows=ROWS, chosen=QUERIES)
    def test_is_the_number_of_results(self, rows: list[dict[str, int]], chosen: Chosen) -> None:
        """Compared with django-filter's own result for each value that is shown, and none is left out unduly."""
        PublishedItem.objects.bulk_create(
            PublishedItem(slug=f"one-{number}", source=number, **row) for number, row in enumerate(rows, start=1)
        )
        clear()
        store = column_store("1-1")
        filterset = _asked(chosen)

        counts = facets.count_facets(filterset, store, store.of(Kind.RESOURCE))

        assert counts.total == filterset.qs.count()
        for facet in counts.facets:
            shown = {value.value: value.count for value in facet.values}
            for value in WORDS[facet.name]:
                found = _asked(chosen | {facet.name: [value]}).qs.count()
                assert (facet.name, value, shown.get(value, 0)) == (facet.name, value, found)


def _asked(chosen: Chosen) -> ResourceFilterSet:
    data = QueryDict(mutable=True)
    for name, values in chosen.items():
        data.setlist(name, values)
    return ResourceFilterSet(data, PublishedItem.objects.of(Kind.RESOURCE), labels(current_snapshot("en")))
