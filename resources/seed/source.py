"""What the fixture of this app holds, from data/: networks' pages, programmes, publications, guides, pages.

The files hold what people write; this module adds what follows from it. A file that is not there yet counts as empty.
"""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from core.languages import CODES
from members.seed import organisations
from members.seed.countries import Row, in_columns
from resources.choices import PartKind, Status

DATA = Path(__file__).parent / "data"
FIXTURE = settings.BASE_DIR / "fixtures" / "resources.json"
WRITTEN = datetime(2026, 11, 1, tzinfo=UTC).isoformat()  # a fixture has to say when; a fixed day keeps it the same
FILES = {"networks": "network", "resources": "resource", "programmes": "programme", "guides": "guide"}
FILES |= {"achievements": "achievement", "pages": "page"}


def entries(name: str) -> list[Row]:
    """What stands in one of the files."""
    path = DATA / f"{name}.toml"
    rows: list[Row] = tomllib.loads(path.read_text(encoding="utf-8")).get(FILES[name], []) if path.exists() else []
    return rows


def rows() -> Iterator[Row]:
    """Every row of the fixture, what others refer to first.

    Each entry stands without its title until all that hangs on it is there: the gate then shows it once, not with
    each of its fourteen steps.
    """
    for entry in entries("networks"):
        yield _network(entry)
    for entry in entries("resources"):
        yield _row("resource", entry, **_resource_fields(entry))
        yield from _years(entry)
    for entry in entries("resources"):
        companion = [entry["companion"]] if entry.get("companion") else None
        texts = _texts(entry, "title", "summary")
        yield _row("resource", entry, **_resource_fields(entry), companion=companion, **texts)
    for entry in entries("programmes"):
        yield from _programme(entry)
    for entry in entries("guides"):
        yield from _guide(entry)
    for entry in entries("achievements"):
        yield _row("achievement", entry, year=entry.get("year"), **_texts(entry, "title", "text"))
    for entry in entries("pages"):
        yield _row("page", entry, **_texts(entry, "title", "summary", "body"))


def _row(model: str, entry: Row, **fields: Any) -> Row:
    common = {
        "slug": entry["slug"],
        "status": Status.PUBLISHED,
        "position": entry.get("position", 0),
        "source": entry.get("source", ""),
        "updated": WRITTEN,
    }
    return {"model": f"resources.{model}", "fields": common | fields}


def _attached(model: str, **fields: Any) -> Row:
    return {"model": f"resources.{model}", "fields": fields}


def _texts(entry: Row, *names: str) -> Row:
    columns: Row = {}
    for name in names:
        columns |= in_columns(name, _stripped(entry.get(name, {})))
    return columns


def _stripped(texts: dict[str, str]) -> dict[str, str]:
    return {language: text.strip() for language, text in texts.items()}


def _lines(name: str, items: Iterable[dict[str, str]]) -> Row:
    """A list of texts as a field with one a line, in the languages that every one of them has.

    A list that is half in one language and half in another would look whole and be none.
    """
    items = list(items)
    whole = [language for language in CODES if items and all(item.get(language, "").strip() for item in items)]
    return in_columns(
        name, {language: "\n".join(" ".join(item[language].split()) for item in items) for language in whole}
    )


def _network(entry: Row) -> Row:
    fields: Row = {
        "network": [entry["slug"]],
        "since": entry.get("since"),
        "parts": [[p] for p in entry.get("parts", [])],
    }
    return _row("networkfacts", entry, **fields, **_texts(entry, "seat", "note"))


def _years(entry: Row) -> Iterator[Row]:
    for year in entry.get("years", []):
        yield _attached("resourceyear", resource=[entry["slug"]], year=year["year"], source=year.get("source", ""))


def _resource_fields(entry: Row) -> Row:
    publisher = entry.get("publisher", "")
    return {
        "type": entry["type"],
        "publisher": publisher if isinstance(publisher, str) else ", ".join(publisher),
        "languages": entry.get("languages", []),
        "link": entry.get("link", ""),
        "regions": [[slug] for slug in entry.get("regions", [])],
        "themes": [[slug] for slug in entry.get("themes", [])],
        "country": entry.get("country"),
        "is_law": entry.get("law", False),
    }


def _programme(entry: Row) -> Iterator[Row]:
    known = set(organisations.slugs("networks"))
    partners = entry.get("partners", [])
    fields: Row = {
        "lead": [entry["lead"]] if entry.get("lead") else None,
        "partners": [[slug] for slug in partners if slug in known],
        "other_partners": "\n".join(name for name in partners if name not in known),
        "start": entry.get("start"),
        "end": entry.get("end"),
    }
    yield _row("programme", entry, **fields)
    for position, grant in enumerate(entry.get("grants", []), start=1):
        yield _part(entry, PartKind.GRANT, position, grant, "text")
    for position, output in enumerate(entry.get("outputs", []), start=1):
        yield _part(entry, PartKind.OUTPUT, position, output, "title")
    fields |= _texts(entry, "title", "summary", "funder") | _lines("objectives", entry.get("objectives", []))
    yield _row("programme", entry, **fields)


def _part(entry: Row, kind: str, position: int, part: Row, name: str) -> Row:
    resource = part.get("resource")
    fields: Row = {
        "programme": [entry["slug"]],
        "kind": kind,
        "position": position,
        "years": str(part.get("years", "")),
        "status": part.get("status", ""),
        "resource": [resource] if resource else None,
    }
    return _attached("programmepart", **fields, **in_columns("text", _stripped(part.get(name, {}))))


def _guide(entry: Row) -> Iterator[Row]:
    yield _row("guide", entry)
    for step in entry.get("step", []):
        fields = {"guide": [entry["slug"]], "number": step["number"], "opens": step.get("opens", "")}
        fields |= _texts(step, "title", "text")
        fields |= _lines("examples", step.get("examples", [])) | _lines("checklist", step.get("checklist", []))
        yield _attached("guidestep", **fields)
        for position, link in enumerate(step.get("links", []), start=1):
            yield _link(entry["slug"], step["number"], position, link)
    texts = _texts(entry, "title", "summary", "credit")
    yield _row("guide", entry, credit_link=entry.get("credit_link", ""), **texts)


def _link(guide: str, number: int, position: int, link: Row) -> Row:
    resource = link.get("resource")
    fields: Row = {
        "step": [guide, number],
        "position": position,
        "url": link.get("url", ""),
        "resource": [resource] if resource else None,
        "page": link.get("page", ""),
    }
    return _attached("steplink", **fields, **in_columns("label", _stripped(link.get("label", {}))))
