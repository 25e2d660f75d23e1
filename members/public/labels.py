"""The labels of regions, countries, vocabularies and networks in one language, read once an edition."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Condition

from cachetools import LRUCache, cached
from django.conf import settings

from core.languages import CODES
from core.publishing.edition import Snapshot
from core.search.analysis import words
from core.text.folding import fold
from core.text.sorting import sort_key
from members.models.listing import ListedProfile, Listing
from members.models.places import Country, Region
from members.models.taxonomy import Population, PriorityArea, Support, VocabularyEntry
from members.translation import text

EDITIONS_KEPT = 2  # the present one, and the one before while it is being replaced


@dataclass(frozen=True)
class Label:
    """A word of a vocabulary, or a region, in one language. ``official``: NSWP's own wording."""

    slug: str
    label: str
    short: str
    bit: int = 0
    official: bool = False


@dataclass(frozen=True)
class NetworkLabel:
    """A listed network as others name it."""

    slug: str
    name: str
    name_language: str
    acronym: str
    website: str
    covers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CountryLabel:
    """A country in one language, with the listed networks that cover it."""

    code: str
    name: str
    region: Label
    networks: list[NetworkLabel] = field(default_factory=list)
    inhabited: bool = True

    @property
    def path_code(self) -> str:
        return self.code.lower()


@dataclass(frozen=True)
class Labels:
    """All labels of one language; each mapping is in the order in which people see it."""

    language: str
    regions: dict[str, Label]
    countries: dict[str, CountryLabel]
    priority_areas: dict[str, Label]
    populations: dict[str, Label]
    support: dict[str, Label]
    networks: dict[str, NetworkLabel]


def clear() -> None:
    """Empty the memory; for tests, whose editions begin anew each time."""
    labels.cache_clear()
    topic_words.cache_clear()


@cached(LRUCache(EDITIONS_KEPT), condition=Condition())
def topic_words(edition: str) -> frozenset[str]:
    """The folded words of the vocabularies' labels in every language."""
    entries = [entry for model in (PriorityArea, Population, Support) for entry in model.objects.all()]
    return frozenset(
        fold(word)
        for entry in entries
        for language in CODES
        for name in ("label", "short")
        for word in words(text(entry, name, language))
    )


def _in_language(instance: Region | Country | VocabularyEntry, name: str, language: str) -> str:
    """A label in a language, or in English where nobody has translated it."""
    return text(instance, name, language) or text(instance, name, settings.LANGUAGE_CODE)


def _vocabulary(entries: Iterable[VocabularyEntry], language: str) -> dict[str, Label]:
    labels = {}
    for entry in entries:
        long = _in_language(entry, "label", language)
        short = _in_language(entry, "short", language) or long
        official = entry.translated_by.get(language) == "official"
        labels[entry.slug] = Label(entry.slug, long, short, entry.bit, official)
    return labels


def _regions(language: str) -> dict[str, Label]:
    labels = {}
    for region in Region.objects.order_by("position"):
        name, note = _in_language(region, "name", language), _in_language(region, "note", language)
        opening, closing = ("（", "）") if language.startswith("zh") else (" (", ")")
        labels[region.slug] = Label(region.slug, f"{name}{opening}{note}{closing}" if note else name, name)
    return labels


def _networks(language: str) -> dict[str, NetworkLabel]:
    labels = {}
    # Ids first, and sorted here: SQLite would otherwise walk all profiles of the language to find these few.
    ids = list(Listing.objects.networks().values_list("pk", flat=True))
    profiles = ListedProfile.objects.filter(listing__in=ids, language=language).order_by()
    for profile in sorted(profiles, key=lambda one: (bytes(one.sort_key), one.listing_id)):
        document = profile.document
        labels[document["slug"]] = NetworkLabel(
            document["slug"],
            document["name"]["text"],
            document["name"]["language"],
            document["acronym"],
            document["website"],
            frozenset(document["covers"]),
        )
    return labels


def _countries(language: str, regions: dict[str, Label], networks: dict[str, NetworkLabel]) -> dict[str, CountryLabel]:
    labels = []
    for country in Country.objects.select_related("region"):
        covering = [network for network in networks.values() if country.code in network.covers]
        name = _in_language(country, "name", language)
        labels.append(CountryLabel(country.code, name, regions[country.region.slug], covering, country.inhabited))
    labels.sort(key=lambda country: sort_key(country.name, language))
    return {country.code: country for country in labels}


@cached(LRUCache(EDITIONS_KEPT * len(settings.LANGUAGES)), condition=Condition())
def labels(snapshot: Snapshot) -> Labels:
    """The labels in a language, from memory while the edition lasts."""
    language = snapshot.language
    regions = _regions(language)
    networks = _networks(language)
    return Labels(
        language,
        regions,
        _countries(language, regions, networks),
        _vocabulary(PriorityArea.objects.order_by("position"), language),
        _vocabulary(Population.objects.order_by("position"), language),
        _vocabulary(Support.objects.order_by("position"), language),
        networks,
    )
