"""What a visitor asks of the directory, answered once: the list and the referral sheet are two looks at it."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import pgettext_lazy

from members import facets, results
from members.columns import Places
from members.facets import Counts
from members.filters import ListingFilterSet
from members.models import Listing
from members.results import Found
from members.vocabularies import Labels

ORDERS = {
    "name": pgettext_lazy("order", "Name, A to Z"),
    "-name": pgettext_lazy("order", "Name, Z to A"),
    "confirmed": pgettext_lazy("order", "Most recently confirmed first"),
}


@dataclass(frozen=True)
class Enquiry:
    """A question with its answer: the listings found, what was counted, and all results in order."""

    filterset: ListingFilterSet
    found: Found
    counts: Counts
    order: str
    places: Places

    @property
    def query(self) -> str:
        """The question as an address spells it, without page number and without what means nothing here."""
        kept = QueryDict(mutable=True)
        kept.update({"q": self.filterset.words} if self.filterset.words else {})
        for name in self.filterset.facet_names:
            kept.setlist(name, self.filterset.chosen(name))
        for name in self.filterset.several:
            if self.filterset.filters[name].match_all and self.filterset.chosen(name):
                kept[f"{name}_match"] = "all"
        if self.order != next(iter(ORDERS)):
            kept["sort"] = self.order
        query = kept.urlencode()
        return f"?{query}" if query else ""


def filters_of(data: QueryDict, labels: Labels) -> ListingFilterSet:
    """The filters of the directory with the values of an address."""
    return ListingFilterSet(data, Listing.objects.members(), labels)


def enquire(data: QueryDict, labels: Labels, edition: str) -> Enquiry:
    """Answer the questions of an address; what is not understood is left out."""
    filterset = filters_of(data, labels)
    found = results.find(filterset.words, edition, as_typed=data.get("spelling") == "as-typed")
    counts = facets.count(filterset, found.listed, found.mask)
    order = str(data.get("sort")) if data.get("sort") in ORDERS else "name"
    places = results.ordered(found, counts.results, order, edition, labels.language)
    return Enquiry(filterset, found, counts, order, places)
