"""The plain addresses of the directory, for search engines: from listings only, never one with a question in it."""

from django.urls import reverse

from members.models.listing import Listing
from members.public.labels import Labels
from members.public.table_cache import column_store


def addresses(labels: Labels, edition: str) -> list[str]:
    """Every page of an edition that search engines may list, in the active language; one query.

    A country is here with or without members, as on the page of all countries. An organisation that does not
    wish to be found through search engines is not.
    """
    counts = column_store(edition).count_by_country()
    profiles = Listing.objects.members().filter(indexable=True).order_by("pk").values_list("slug", flat=True)
    # One address is made, and the others like it: to ask for each takes seconds where there are many.
    before, _slug, after = reverse("members:profile", kwargs={"slug": "x-x"}).partition("x-x")
    return [
        reverse("members:list"),
        reverse("members:countries"),
        *(reverse("members:region", kwargs={"slug": slug}) for slug in labels.regions),
        *(
            reverse("members:country", kwargs={"code": country.path_code})
            for country in labels.countries.values()
            if country.inhabited or country.code in counts
        ),
        *(f"{before}{slug}{after}" for slug in profiles),
    ]
