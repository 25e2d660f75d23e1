"""No text that somebody stores can make a page, a feed or a map fail: any characters, in every field, everywhere."""

from xml.etree import ElementTree

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import models
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.text.sanitize import sanitized
from members.models import Organisation, Region
from resources.models import NewsItem
from tests.everything import PAGES, fill, make_everything, text_fields
from tests.factories import make_organisation
from tests.resources.making import make_news

# What editors, PDFs, attackers and broken decoders leave, beside any character at all.
AWKWARD = "\x00\x0b\x0c\x1b\x7f\x85\xad\u200b\u200e\u202e\u2028\u2066\ufeff\ufffe\uffff\U0001ffff\U000e0041<>&'\"%{}]]>"
ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from(AWKWARD)), max_size=20)
XML = ["/en/news/feed/", "/fr/news/feed/", "/sitemap.xml"]


class AnyText(TestCase):
    """A world with one of everything, whose every text is what was invented."""

    written: list[models.Model]

    @classmethod
    def setUpTestData(cls) -> None:
        """The same world for every example."""
        cls.written = make_everything()

    def test_the_world_has_texts(self) -> None:
        assert len({field for one in self.written for field in text_fields(one)}) > 150
        assert {type(one) for one in self.written} >= {Organisation, NewsItem, Region}

    @settings(max_examples=200, deadline=None)
    @given(ANY_TEXT)
    def test_every_page_answers(self, text: str) -> None:
        fill(self.written, text)

        client = Client()
        wrong = [path for path in PAGES if client.get(f"/en/{path}").status_code != 200]
        assert wrong == []
        for path in XML:
            response = client.get(path)
            assert response.status_code == 200
            ElementTree.fromstring(response.content)  # noqa: S314 - our own answer


@pytest.mark.django_db
def test_a_rebuild_cleans_what_was_stored_before_the_rule(client: Client) -> None:
    forged = "Title\x0bpasted\u202e\ufffe"
    news = make_news({"title": {"en": "Title"}})
    organisation = make_organisation(slug="one")
    models.QuerySet(NewsItem).filter(pk=news.pk).update(title_en=forged)
    models.QuerySet(Organisation).filter(pk=organisation.pk).update(works_with_en=forged, status=organisation.status)

    call_command("rebuild_items", verbosity=0)
    call_command("rebuild_listings", verbosity=0)

    news.refresh_from_db()
    organisation.refresh_from_db()
    assert (news.title_en, organisation.works_with_en) == ("Title pasted", sanitized(forged))  # type: ignore[attr-defined]
    feed = ElementTree.fromstring(client.get("/en/news/feed/").content)  # noqa: S314 - our own answer
    assert "Title pasted" in [element.text for element in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert django_settings.LANGUAGE_CODE == "en"
