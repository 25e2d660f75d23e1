"""The news as an Atom feed, in the language of its address."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.publishing.documents import Document
from core.publishing.edition import current_edition
from core.web import page_cache
from resources.choices import Kind
from resources.public import documents
from resources.public.documents import paragraphs

MOST = 30


class Atom(Atom1Feed):
    """A feed that is a function of what is public: without items it is as old as can be, not of this moment."""

    def latest_post_date(self) -> datetime:
        """The day of the newest item."""
        return max((item["updateddate"] for item in self.items), default=datetime(1970, 1, 1, tzinfo=UTC))


class NewsFeed(Feed):
    """The newest items as they stand in the public tables. As every page it is kept by edition."""

    feed_type = Atom

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer from memory while the edition lasts."""
        return page_cache.cached(
            request, current_edition(), lambda: super(NewsFeed, self).__call__(request, *args, **kwargs)
        )

    def title(self) -> str:
        """What readers show as the feed's name."""
        return _("News from the regions")

    def link(self) -> str:
        return reverse("resources:news")

    def items(self) -> list[Document]:
        """The newest, in the language of the address."""
        rows = documents.documents(get_language() or settings.LANGUAGE_CODE, Kind.NEWS)
        newest = rows.order_by("-item__day", "item__position", "item_id")[:MOST]
        return list(newest.values_list("document", flat=True))

    def item_title(self, item: Document) -> str:
        return str(item["title"]["text"])

    def item_description(self, item: Document) -> str:
        return "\n\n".join(paragraphs(item["summary"]["text"])) if item["summary"] else ""

    def item_link(self, item: Document) -> str:
        """Where it stands on the page."""
        return f"{reverse('resources:news')}#{item['slug']}"

    def item_pubdate(self, item: Document) -> datetime:
        """Its day."""
        return datetime.combine(date.fromisoformat(item["date"]), time(), tzinfo=UTC)

    def item_updateddate(self, item: Document) -> datetime:
        """Its day; when it was last corrected is not told."""
        return self.item_pubdate(item)

    def get_feed(self, obj: Any, request: HttpRequest) -> Any:
        """The feed in the language of the address."""
        self.language = get_language()
        return super().get_feed(obj, request)
