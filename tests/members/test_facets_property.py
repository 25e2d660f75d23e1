"""Whatever the data and the filters: every count is what the visitor then finds, and so is the total."""

from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.listing import facets
from core.publishing.edition import current_snapshot
from members.models import Listing
from members.public.filters import ListingFilterSet
from members.public.labels import labels
from members.public.table_cache import clear, column_store
from tests.factories import make_area, make_country, make_population, make_region, make_support

COUNTRIES = ("BI", "KE", "FR", "MX")
WORDS = {
    "region": ("africa", "europe", "latin-america"),
    "country": COUNTRIES,
    "priority": ("health", "stigma", "violence"),
    "population": ("female", "male", "trans"),
    "support": ("housing", "legal-aid"),
    "language": ("en", "fr", "ru"),
}
ROWS = st.lists(
    st.tuples(
        st.sampled_from((*COUNTRIES, None)), st.integers(0, 7), st.integers(0, 7), st.integers(0, 3), st.integers(0, 31)
    ),
    max_size=25,
)
QUERIES = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(words), max_size=2, unique=True) for name, words in WORDS.items()}
    | {f"{name}_match": st.sampled_from(([], ["all"])) for name in ListingFilterSet.multi_valued}
)
Chosen = dict[str, list[str]]


class EveryCount(TestCase):
    """Random listings, random filters, on the database at hand."""

    @classmethod
    def setUpTestData(cls) -> None:
        """The vocabularies; the listings differ from example to example."""
        for code in COUNTRIES:
            make_country(code)
        for make, name in ((make_area, "priority"), (make_population, "population"), (make_support, "support")):
            for slug in WORDS[name]:
                make(slug)

    @settings(max_examples=40, deadline=None)
    @given(rows=ROWS, chosen=QUERIES)
    def test_is_the_number_of_results(self, rows: list[tuple[str | None, int, int, int, int]], chosen: Chosen) -> None:
        """Compared with django-filter's own result for each value."""
        _list(rows)
        clear()
        store = column_store("1-1")
        filterset = _asked(chosen)

        counts = facets.count_facets(filterset, store, store.all())

        assert counts.total == filterset.qs.count()
        for facet in counts.facets:
            for value in facet.values:
                wanted = [*chosen[facet.name], value.value] if facet.match_all else [value.value]
                found = _asked(chosen | {facet.name: wanted}).qs.count()
                assert (facet.name, value.value, value.count) == (facet.name, value.value, found)


def _list(rows: list[tuple[str | None, int, int, int, int]]) -> None:
    """Listings as the gate would write them."""
    regions = {code: make_country(code).region for code in COUNTRIES}
    Listing.objects.bulk_create(
        Listing(
            source=number,
            slug=f"one-{number}",
            kind="member",
            country_id=code,
            region=regions[code] if code else make_region("europe"),
            priority_areas=areas,
            populations=people,
            support=support,
            languages=languages,
        )
        for number, (code, areas, people, support, languages) in enumerate(rows, start=1)
    )


def _asked(chosen: Chosen) -> ListingFilterSet:
    data = QueryDict(mutable=True)
    for name, values in chosen.items():
        data.setlist(name, values)
    return ListingFilterSet(data, Listing.objects.members(), labels(current_snapshot("en")))
