"""Regions and countries as the fixture has them: names from CLDR, ours over them, NSWP's regions.

Everything a person decides stands in members/seed/data/countries.toml; this module only puts it together, the same
every time.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.conf import settings
from django.utils.translation import to_locale
from modeltranslation.utils import build_localized_fieldname

from core.languages import CODES
from members.importing.countries import place_key

SOURCE = Path(__file__).parent / "data" / "countries.toml"
FIXTURE = settings.BASE_DIR / "fixtures" / "countries.json"
Row = dict[str, Any]


def fixture_text(rows: Iterable[Row]) -> str:
    """Rows of a fixture as JSON, one on each line, so that a change shows which row it touched."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def in_columns(field: str, texts: dict[str, str]) -> dict[str, str]:
    """Texts by language as the columns of a translated field, an empty one where there is none."""
    return {build_localized_fieldname(field, language): texts.get(language, "") for language in CODES}


@lru_cache(maxsize=1)
def _source() -> Row:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def rows() -> Iterator[Row]:
    """The five regions in NSWP's order, then every country by its code."""
    source = _source()
    for position, (slug, region) in enumerate(source["regions"].items(), start=1):
        texts = in_columns("name", region["name"]) | in_columns("note", region.get("note", {}))
        yield {"model": "members.region", "fields": {"slug": slug, "position": position} | texts}
    for code, region in sorted(codes_by_region().items()):
        yield _country(code, region, dict(source["countries"].get(code, {})))


def uninhabited() -> set[str]:
    """The codes of territories where nobody lives permanently."""
    return set(_source()["uninhabited"].split())


def codes_by_region() -> dict[str, str]:
    """The region's slug for each country's code. A code that stands in two regions raises ValueError."""
    regions: dict[str, str] = {}
    for slug, region in _source()["regions"].items():
        for code in region["countries"].split():
            if code in regions:
                raise ValueError(f"{code} stands in {regions[code]} and in {slug}.")
            regions[code] = slug
    return regions


def _country(code: str, region: str, ours: Row) -> Row:
    """One country: our name where we have one, else CLDR's; CLDR's stays among the other names."""
    also, never = ours.pop("also", []), ours.pop("never", [])
    cldr = {language: Locale.parse(to_locale(language)).territories[code] for language in CODES}
    names = cldr | ours
    aliases = _new([*also, *cldr.values(), *own_names(code)], [*names.values(), *never])
    fields = {"region": [region], "aliases": aliases, "inhabited": code not in uninhabited()}
    return {"model": "members.country", "pk": code, "fields": fields | in_columns("name", names)}


def own_names(code: str) -> list[str]:
    """How people of a country call it: CLDR's name in each of its official languages. Never the name of another one."""
    languages = get_global("territory_languages").get(code, {})
    official = [name for name, facts in languages.items() if str(facts["official_status"]).endswith("official")]
    own = []
    for language in sorted(official):
        with suppress(UnknownLocaleError, ValueError):
            name = Locale.parse(language).territories.get(code, "")
            if place_key(name) and place_key(name) not in _names_of_others(code):
                own.append(name)
    return own


@lru_cache(maxsize=300)
def _names_of_others(code: str) -> frozenset[str]:
    territories = [Locale.parse(to_locale(language)).territories for language in CODES]
    return frozenset(place_key(names[other]) for names in territories for other in codes_by_region() if other != code)


def _new(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """The names that are not known yet, each once; spellings that compare alike are one name."""
    seen = {place_key(name) for name in known}
    new = []
    for name in names:
        if place_key(name) not in seen:
            seen.add(place_key(name))
            new.append(name)
    return new
