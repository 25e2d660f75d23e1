"""What stands around every public page: the language menu, the inlined sheet, where "Leave" leads."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi, override
from django.utils.translation import gettext_lazy as _

from core.languages import language_tag
from nswp_directory.inline_css import INLINE_STYLE

# The pages about the directory itself, by the word in their address, in the order in which the foot names them.
ABOUT: dict[str, Promise | str] = {
    "directory": _("About this directory"),
    "safety": _("How to browse safely"),
    "privacy": _("Privacy"),
    "accessibility": _("Accessibility"),
    "languages": _("The languages of this directory"),
}


@dataclass(frozen=True)
class AboutLink:
    """One page about the directory, as the foot of every page names it."""

    title: Promise | str
    url: str
    current: bool


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language, filters and page number kept."""

    code: str
    tag: str
    name: str
    url: str
    current: bool


def exit_of(code: str | None) -> str:
    """Where "Leave" leads from a page in a language."""
    return settings.EXIT_URLS.get(code or "", settings.EXIT_URLS[settings.LANGUAGE_CODE])


class SiteContext:
    """Computed only where a template asks, so staff pages pay nothing for it."""

    style = INLINE_STYLE

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def language(self) -> str:
        """The language of the interface, as HTML writes it."""
        return language_tag(get_language() or settings.LANGUAGE_CODE)

    @property
    def exit_url(self) -> str:
        """Where "Leave" leads from a page in this language."""
        return exit_of(get_language())

    @property
    def direction(self) -> str:
        return "rtl" if get_language_bidi() else "ltr"

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """This page in every language; where there is no such page, the home page of that language."""
        return [
            LanguageLink(code, language_tag(code), name, self._address(code), code == get_language())
            for code, name in settings.LANGUAGES
        ]

    @cached_property
    def address(self) -> str:
        """The path of this page without filters, for the canonical link."""
        return self.request.path

    @property
    def unfiltered(self) -> bool:
        """Whether the page stands under its plain address."""
        return not self.request.GET

    @cached_property
    def about(self) -> list[AboutLink]:
        links = [(title, reverse("about", kwargs={"slug": slug})) for slug, title in ABOUT.items()]
        return [AboutLink(title, url, url == self.request.path) for title, url in links]

    @property
    def section(self) -> str:
        """The name of the page's address, to mark the place in the navigation."""
        match = self.request.resolver_match
        return match.view_name if match else ""

    def _address(self, code: str) -> str:
        if self.request.resolver_match:
            return translate_url(self.request.get_full_path(), code)
        with override(code):
            return reverse("home")


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``site`` in every template."""
    return {"site": SiteContext(request)}
