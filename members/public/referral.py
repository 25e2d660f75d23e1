"""The referral sheet: what a visitor has found, for paper. Names, places, support and ways to reach them."""

from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from members.public import qr_code
from members.public.search import MemberSearchView


class ReferralView(MemberSearchView):
    """The results of the directory on a sheet to print or to keep, with the way back to them as a code."""

    template_name = "members/referral.html"

    def canonical_query(self) -> QueryDict:
        """The filters and the order; a sheet has no second page and names no unknown value."""
        return self.get_filterset().canonical_query(self.orders, unknown=False)

    def robots(self, context: dict[str, Any]) -> list[str]:
        """The list is the page to be found, not its printed form."""
        return ["noindex", "noarchive"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """As many results as a sheet holds, in the order of the list, and the address of the list."""
        result = self.search()
        results = reverse("members:list") + self.query_string(result)
        address = self.request.build_absolute_uri(results)
        return super().get_context_data(
            **self.context_of(result),
            profiles=self.read_in_order(result.ids[: settings.SHEET_SIZE].tolist()),
            total=result.counts.total,
            results=results,
            address=address,
            code=qr_code.svg(address),
            **kwargs,
        )
