"""The news as an Atom feed, in the language of its address."""

from datetime import UTC, datetime, time
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.publishing.edition import Snapshot, current_snapshot
from core.web import page_cache
from members.public.labels import Labels, labels
from resources.choices import Kind
from resources.public import documents
from resources.public.about_views import PublicNewsItem

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
        snapshot = current_snapshot(get_language() or settings.LANGUAGE_CODE)
        make = partial(super().__call__, request, *args, snapshot=snapshot, **kwargs)
        return page_cache.cached(request, snapshot.edition, make)

    def get_object(self, request: HttpRequest, *args: Any, snapshot: Snapshot, **kwargs: Any) -> Labels:
        """The labels of the language of the address."""
        return labels(snapshot)

    def title(self) -> str:
        """What readers show as the feed's name."""
        return _("News from the regions")

    def link(self) -> str:
        return reverse("resources:news")

    def items(self, obj: Labels) -> list[PublicNewsItem]:
        """The newest."""
        rows = documents.documents(obj.language, Kind.NEWS)
        return documents.read(rows.order_by("-item__day", "item__position", "item_id")[:MOST], obj)

    def item_title(self, item: PublicNewsItem) -> str:
        return item.title.text

    def item_description(self, item: PublicNewsItem) -> str:
        return "\n\n".join(item.summary.paragraphs) if item.summary else ""

    def item_link(self, item: PublicNewsItem) -> str:
        """Where it stands on the page."""
        return item.address

    def item_pubdate(self, item: PublicNewsItem) -> datetime:
        """Its day."""
        return datetime.combine(item.date, time(), tzinfo=UTC)

    def item_updateddate(self, item: PublicNewsItem) -> datetime:
        """Its day; when it was last corrected is not told."""
        return self.item_pubdate(item)
