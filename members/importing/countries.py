"""Which country a page names: in any of the five languages, or by an alias. Never by a guess."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from core.search.analysis import words
from core.text.folding import fold


class Place(NamedTuple):
    """A country and the region in which the network has it."""

    code: str
    region: str


def place_key(name: str) -> str:
    """A name without case, accents, article, and the many forms of apostrophes, hyphens and brackets."""
    key = " ".join(fold(word) for word in words(name.replace("&", " and ")))
    return key.removeprefix("the ")


@dataclass
class CountryIndex:
    """Countries and regions by name. A name that belongs to two countries finds neither."""

    countries: dict[str, set[Place]] = field(default_factory=dict)
    regions: dict[str, str] = field(default_factory=dict)

    def add_country(self, code: str, region: str, names: Iterable[str]) -> None:
        """Let a country be found under these names."""
        for key in {place_key(name) for name in names} - {""}:
            self.countries.setdefault(key, set()).add(Place(code, region))

    def add_region(self, slug: str, names: Iterable[str]) -> None:
        """Let a region be recognised under these names."""
        self.regions.update({place_key(name): slug for name in names if place_key(name)})

    def country(self, name: str) -> Place | None:
        """The one country of this name; “Ivory Coast (Côte d’Ivoire)” is one name in two forms."""
        codes = self.countries.get(place_key(name), set())
        for part in [] if codes else re.split(r"[()（）/]", name):
            codes = codes | self.countries.get(place_key(part), set())
        return next(iter(codes)) if len(codes) == 1 else None

    def region(self, name: str) -> str | None:
        """The slug of the region of this name, with or without what it includes in brackets."""
        return self.regions.get(place_key(name)) or self.regions.get(place_key(re.split(r"[(（]", name)[0]))
