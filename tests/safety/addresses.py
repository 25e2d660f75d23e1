"""Every public address, by the pattern that answers it.

A new public pattern needs one line in WALK: its addresses, with ``{language}``, ``{slug}``, ``{code}``, ``{region}``
and ``{query}`` where they vary. A pattern without a line fails the walk.
"""

from collections.abc import Iterator
from itertools import product
from urllib.parse import quote

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from nswp_directory.context_processors import ABOUT
from tests.factories import REGIONS
from tests.safety.canaries import LANGUAGES

WALK: dict[str, tuple[str, ...]] = {
    "": ("/",),
    "live": ("/live",),
    "ready": ("/ready",),
    ".well-known/security.txt": ("/.well-known/security.txt",),
    "robots.txt": ("/robots.txt",),
    "sitemap.xml": ("/sitemap.xml",),
    "sitemap-<int:number>.xml": ("/sitemap-1.xml", "/sitemap-2.xml"),
    "<language>/": ("/{language}/",),
    f"<language>/^about/(?P<slug>{'|'.join(ABOUT)})/$": tuple(f"/{{language}}/about/{slug}/" for slug in ABOUT),
    "<language>/about/<slug:slug>/": ("/{language}/about/x/", "/{language}/about/{slug}/"),
    "<language>/referral/": ("/{language}/referral/{query}",),
    "<language>/members/": ("/{language}/members/{query}",),
    "<language>/members/<slug:slug>/": ("/{language}/members/{slug}/",),
    "<language>/countries/": ("/{language}/countries/",),
    "<language>/^countries/(?P<code>[a-z]{2})/$": ("/{language}/countries/{code}/",),
    "<language>/^countries/(?P<code>[A-Za-z]{2})/$": ("/{language}/countries/KE/", "/{language}/countries/Mx/"),
    "<language>/regions/<slug:slug>/": ("/{language}/regions/{region}/",),
    "<language>/search/": ("/en/search/{query}", "/{language}/search/?q={slug}&in=more"),
    "<language>/networks/": ("/{language}/networks/",),
    "<language>/networks/<slug:slug>/": ("/{language}/networks/{slug}/", "/{language}/networks/{slug}/?page=2"),
    "<language>/programmes/": ("/{language}/programmes/",),
    "<language>/programmes/<slug:slug>/": ("/{language}/programmes/{slug}/",),
    "<language>/resources/": ("/{language}/resources/", "/{language}/resources/?q={slug}"),
    "<language>/resources/<slug:slug>/": ("/{language}/resources/{slug}/",),
    "<language>/guides/": ("/{language}/guides/",),
    "<language>/guides/<slug:slug>/": ("/{language}/guides/{slug}/", "/en/guides/{slug}/?country={code}"),
    "<language>/guides/<slug:slug>/checklist/": ("/{language}/guides/{slug}/checklist/",),
    "<language>/about/": ("/{language}/about/",),
    "<language>/about/achievements/": ("/{language}/about/achievements/",),
    "<language>/about/priority-areas/": ("/{language}/about/priority-areas/",),
    "<language>/about/priority-areas/<slug:slug>/": tuple(
        f"/{{language}}/about/priority-areas/{slug}/" for slug in ("health", "hidden-area")
    ),
    "<language>/news/": ("/{language}/news/", "/{language}/news/?region={region}"),
    "<language>/news/feed/": ("/{language}/news/feed/",),
    "<other_language:language>/<path:rest>": ("/EN/members/{slug}/", "/zh-CN/countries/{code}/"),
    "<other_language:language>/": ("/zh/", "/Zh-Hans/"),
}
# What no pattern answers, and what only staff may open: the same refusal in both worlds.
UNANSWERED = (
    "/{language}/networks/{slug}/",
    "/{language}/members/{slug}",
    "/{language}/members/{slug}/history/",
    "/members/{slug}/",
    "/static/{slug}.jpg",
    "/media/{slug}.jpg",
    "/api/members/{slug}/",
    "/feed/",
    f"/{settings.ADMIN_PATH}members/organisation/21/change/",
    f"/{settings.ADMIN_PATH}members/organisation/?slug={{slug}}",
    f"/{settings.ADMIN_PATH}r/1/21/",
)
REGION_SLUGS = (*sorted(set(REGIONS.values())), "north-america", "atlantis")
FACET_VALUES = {
    "region": REGION_SLUGS,
    "country": tuple(REGIONS),
    "priority": ("health", "hidden-area", "nonsense"),
    "population": ("female", "hidden-people"),
    "support": ("legal-aid", "hidden-aid"),
    "language": LANGUAGES,
}


def public_patterns() -> list[str]:
    """Every pattern of the URLconf but those of the admin, with the language written ``<language>/``."""
    return [route for route in _routes(get_resolver().url_patterns) if not route.startswith(settings.ADMIN_PATH)]


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        is_language = one.pattern.__class__.__name__ == "LocalePrefixPattern"
        route = before + ("<language>/" if is_language else str(one.pattern))
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns, route)
        else:
            yield route


def addresses(slugs: list[str], words: list[str], languages: tuple[str, ...] = LANGUAGES) -> list[str]:
    """Every address to be walked. Words that are searched for take turns with the languages."""
    values = {
        "slug": slugs,
        "code": [code.lower() for code in REGIONS] + ["xx"],
        "region": list(REGION_SLUGS),
        "query": list(filter_queries()),
        "language": list(languages),
    }
    found = [address for rows in WALK.values() for row in rows for address in _filled(row, values)]
    found += [
        address for row in UNANSWERED for address in _filled(row, values | {"slug": slugs[-2:], "language": ["en"]})
    ]
    searches = [f"?q={quote(word)}" for word in words]
    for row in (row for rows in WALK.values() for row in rows if "{query}" in row):
        found += [
            row.format(language=languages[number % len(languages)], query=search)
            for number, search in enumerate(searches)
        ]
    return list(dict.fromkeys(found))


def _filled(row: str, values: dict[str, list[str]]) -> Iterator[str]:
    names = [name for name in values if f"{{{name}}}" in row]
    for chosen in product(*(values[name] for name in names)):
        yield row.format(**dict(zip(names, chosen, strict=True)))


def filter_queries() -> Iterator[str]:
    """Every value of every filter by itself, pairs of filters, both ways to match, all orders, further pages, words."""
    yield from (
        "",
        "?page=2",
        "?page=3",
        "?sort=-name",
        "?sort=confirmed",
        "?q=member",
        "?q=seamstresses",
        "?q=seamstresses&page=2",
    )
    yield from (f"?{name}={value}" for name, values in FACET_VALUES.items() for value in values)
    names = list(FACET_VALUES)
    for first, second in zip(names, names[1:] + names[:1], strict=True):
        yield f"?{first}={FACET_VALUES[first][0]}&{second}={FACET_VALUES[second][-1]}&sort=confirmed"
    for name in ("priority", "population", "support"):
        yield "?" + "&".join(f"{name}={value}" for value in FACET_VALUES[name]) + f"&{name}_match=all"
    yield from ("?q=hidden", "?q=example.org", "?q=Kenya&country=KE", "?q=mebmer", "?q=1907", "?spelling=as-typed&q=x")
