"""The pages about the directory itself: each in every language, and nothing promised that is not there."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from core.web import page_cache
from nswp_directory.context_processors import ABOUT
from nswp_directory.views import contact_link
from tests.factories import LANGUAGES, make_organisation
from tests.members.test_pages import NOT_LISTED, Reader, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ABOUT)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_its_title_and_marks_its_place(client: Client, language: str, slug: str) -> None:
    response = client.get(f"/{language}/about/{slug}/")
    page = Reader(response.content.decode())

    with override(language):
        assert page.texts("h1") == [str(ABOUT[slug])]
        assert [b.text for b in page.found("b") if "aria-current" in b.attrs] == [str(ABOUT[slug])]
        about = [(f"/{language}/about/{name}/", str(title)) for name, title in ABOUT.items()]
        assert page.links("footer")[: len(about)] == about
    assert (response.status_code, response.headers.get("X-Robots-Tag")) == (200, None)


@pytest.mark.parametrize("slug", ABOUT)
def test_no_sentence_is_left_in_english(client: Client, slug: str) -> None:
    def sentences(language: str) -> set[str]:
        page = read(client, f"/{language}/about/{slug}/")
        texts = [element for tag in ("p", "li", "h2") for element in page.found(tag)]
        return {e.text for e in texts if e.text and not any(a.has("languages") for a in e.around)}

    english = sentences("en")
    assert len(english) > 10
    for language in LANGUAGES[1:]:
        assert sentences(language) & english == set()


@pytest.mark.parametrize("path", ["about/page/", "about/nothing/", "about/includes/"])
def test_what_is_no_such_page_is_404(client: Client, path: str) -> None:
    assert client.get(f"/en/{path}").status_code == 404


def test_an_address_to_write_to_is_named_only_where_there_is_one(client: Client, settings: Any) -> None:
    def ways(slug: str) -> list[tuple[str | None, str]]:
        page = read(client, f"/en/about/{slug}/")
        links = [link for link in page.found("a") if any(around.has("text") for around in link.around)]
        return [(a.attrs["href"], a.text) for a in links if not (a.attrs["href"] or "").startswith("/")]

    pages = ("directory", "privacy", "accessibility")
    assert [ways(slug) for slug in pages] == [[], [], []]
    settings.CONTACT_ADDRESS = "editors@example.org"
    page_cache.clear()
    assert [ways(slug) for slug in pages] == [[("mailto:editors@example.org", "editors@example.org")]] * 3


@pytest.mark.parametrize(
    ("address", "link"),
    [("", ""), ("a@example.org", "mailto:a@example.org"), ("https://example.org/@us", "https://example.org/@us")],
)
def test_a_way_to_write_is_an_e_mail_address_or_a_page(address: str, link: str) -> None:
    assert contact_link(address) == link


def test_the_pages_are_the_same_whatever_is_listed(client: Client) -> None:
    before = [client.get(f"/en/about/{slug}/").content for slug in ABOUT if slug != "languages"]

    make_organisation(country="KE", texts={"name": {"en": "Canary"}})

    assert [client.get(f"/en/about/{slug}/").content for slug in ABOUT if slug != "languages"] == before


def test_what_not_being_listed_means_is_said_with_the_same_sentence(client: Client) -> None:
    assert NOT_LISTED in read(client, "/en/about/directory/").texts("p")
