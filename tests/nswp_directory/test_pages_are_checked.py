"""Every public address has a page in tests/pages.py, so that no check of pages leaves one out."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from nswp_directory.context_processors import ABOUT
from resources.choices import TAKEN_PAGES
from tests.pages import LANGUAGES, PAGES

# Not pages: for machines, or a way to a page.
NO_PAGES = {
    "live",
    "ready",
    "robots",
    "sitemap",
    "sitemap-part",
    "security-txt",
    "nswp_directory.views.choose_language",
    "nswp_directory.views.other_spelling_of_language",
    "members.public.views.country_in_capitals",
    "resources:feed",
}


def views(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The name of every address but those of the staff; one without a name by its function."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            if str(pattern.pattern) != settings.ADMIN_PATH:
                yield from views(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}" if pattern.name else pattern.lookup_str


def test_every_public_address_has_a_page_that_is_checked() -> None:
    assert set(views(get_resolver().url_patterns)) - NO_PAGES == {page.view for page in PAGES if page.view}


def test_every_page_about_the_directory_is_checked() -> None:
    assert {page.path for page in PAGES if page.view == "about"} == {f"about/{slug}/" for slug in ABOUT}


def test_a_page_stands_where_its_view_answers() -> None:
    for language in LANGUAGES:
        with override(language):
            assert PAGES[0].at(language) == reverse("home")


def test_no_page_has_the_name_or_the_address_of_another() -> None:
    assert len({page.name for page in PAGES}) == len({page.path for page in PAGES}) == len(PAGES)


def test_no_page_of_the_staff_can_take_an_address_that_leads_elsewhere() -> None:
    below = {
        page.path.split("/")[1] for page in PAGES if page.path.startswith("about/") and page.view != "resources:page"
    }

    assert (below | set(ABOUT)) - {""} == TAKEN_PAGES
