"""The referral sheet: what a visitor has found, for paper. Names, places, support and ways to reach them."""

from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from members import facets, qr_code
from members.enquiry import ORDERS, filters_of
from members.views import EnquiryPage


class ReferralView(EnquiryPage):
    """The results of the directory on a sheet to print or to keep, with the way back to them as a code."""

    template_name = "members/referral.html"

    def question(self) -> QueryDict:
        """The filters and the order; a sheet has no second page and names no unknown value."""
        return filters_of(self.request.GET, self.labels).question(ORDERS, unknown=False)

    def robots(self, context: dict[str, Any]) -> list[str]:
        """The list is the page to be found, not its printed form."""
        return ["noindex", "noarchive"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """As many results as a sheet holds, in the order of the list, and the address of the list."""
        asked = self.enquire()
        results = reverse("members:list") + asked.query
        address = self.request.build_absolute_uri(results)
        return super().get_context_data(
            profiles=self.read_in_order(asked.places[: settings.SHEET_SIZE].tolist()),
            total=asked.counts.total,
            chips=facets.chips(self.request.GET, asked.counts, asked.filterset.words),
            words=asked.filterset.words,
            meant=asked.found.meant,
            results=results,
            address=address,
            code=qr_code.svg(address),
            **kwargs,
        )
