"""What search engines are told: where not to go, and every plain page in every language."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from core.languages import language_tag
from core.publishing.edition import Snapshot, current_edition
from core.web import page_cache
from core.web.views import without_query
from members.public import sitemaps
from members.public.labels import labels
from nswp_directory.context_processors import ABOUT
from resources.public import documents

PAGES_IN_A_PART = 2000  # with five languages 10,000 addresses, about seven megabytes; the format allows fifty
XML = "application/xml; charset=utf-8"


@require_safe
@without_query
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers keep out of combinations of filters, searches and sheets; there are more of them than pages."""
    sheets = [_in_language("members:referral", code) for code, _name in settings.LANGUAGES]
    lines = [
        "User-agent: *",
        "Disallow: /*?",
        *(f"Disallow: {sheet}" for sheet in sheets),
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


@require_safe
@without_query
def sitemap(request: HttpRequest) -> HttpResponse:
    """All plain pages; where they are too many for one file, the list of the files."""
    edition = current_edition()
    return page_cache.cached(request, edition, lambda: _whole(request, _parts(edition)))


@require_safe
@without_query
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One of several files; a number that is none is 404."""
    edition = current_edition()
    return page_cache.cached(request, edition, lambda: _part(request, _parts(edition), number))


def _whole(request: HttpRequest, parts: "Paginator[str]") -> HttpResponse:
    if parts.num_pages == 1:
        return _part(request, parts, 1)
    addresses = [
        request.build_absolute_uri(reverse("sitemap-part", kwargs={"number": number})) for number in parts.page_range
    ]
    return render(request, "sitemap_index.xml", {"addresses": addresses}, content_type=XML)


def _part(request: HttpRequest, parts: "Paginator[str]", number: int) -> HttpResponse:
    if not 1 <= number <= parts.num_pages:
        raise Http404
    # All that differs between the languages is the first word of the path.
    here = len(_in_language("home", settings.LANGUAGE_CODE))
    homes = [(language_tag(code), _in_language("home", code)) for code, _name in settings.LANGUAGES]
    origins = [(tag, request.build_absolute_uri(home)) for tag, home in homes]
    pages = [[(tag, origin + path[here:]) for tag, origin in origins] for path in parts.page(number).object_list]
    return render(request, "sitemap.xml", {"pages": pages}, content_type=XML)


def _parts(edition: str) -> "Paginator[str]":
    """Every plain page of an edition by its path in English, a part at a time."""
    with override(settings.LANGUAGE_CODE):
        about = [reverse("about", kwargs={"slug": slug}) for slug in ABOUT]
        known = labels(Snapshot(edition, settings.LANGUAGE_CODE))
        listed = sitemaps.addresses(known, edition)
        published = [reverse(name, kwargs=given) for name, given in documents.addresses(known)]
        return Paginator([reverse("home"), *listed, *published, *about], PAGES_IN_A_PART)


def _in_language(name: str, code: str) -> str:
    with override(code):
        return reverse(name)
