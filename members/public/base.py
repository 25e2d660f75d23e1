"""Pages for visitors that show organisations."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from django.db.models import QuerySet

from core.web.views import PublicView
from members.models.listing import ListedProfile
from members.public.labels import Labels, labels
from members.public.profile import PublicProfile


class DirectoryView(PublicView):
    """Labels and profiles are in the visitor's language."""

    @cached_property
    def labels(self) -> Labels:
        return labels(self.snapshot)

    def read_by_name(self, ids: Iterable[int]) -> list[PublicProfile]:
        """The profiles of a few listings by name; one query. Few, because they are sorted here."""
        rows = sorted(
            self.profiles().filter(listing__in=list(ids)), key=lambda row: (bytes(row.sort_key), row.listing_id)
        )
        return [PublicProfile.read(row.document, self.labels) for row in rows]

    def read_in_order(self, ids: Sequence[int]) -> list[PublicProfile]:
        """The profiles of some listings in the order of their ids as given; one query."""
        rows = self.profiles().filter(listing__in=ids) if ids else []
        documents = {row.listing_id: row.document for row in rows}
        return [PublicProfile.read(documents[pk], self.labels) for pk in ids if pk in documents]

    def profiles(self) -> QuerySet[ListedProfile]:
        """The listed profiles in the visitor's language."""
        # Unordered: SQLite would otherwise walk the whole language by name to find the few that a page shows.
        return ListedProfile.objects.filter(language=self.snapshot.language).order_by()
