"""How each contestant is asked each question."""

import math
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.questions import PAGE, Question

Number = Callable[[str, str], int]  # of a word of a vocabulary, in the Django peers' tables
Fields = list[tuple[str, str]]


def last_page(total: int) -> int:
    """The number of the last page."""
    return max(1, math.ceil(total / PAGE))


def _chosen(question: Question, populations: str, areas: str) -> Fields:
    """What is asked for, in the words of a query string."""
    fields = [("q", question.words)] if question.words else []
    fields += [(name, value) for name in ("region", "country") if (value := getattr(question, name))]
    fields += [(populations, slug) for slug in question.populations]
    return fields + [(areas, slug) for slug in question.areas]


def _with_page(path: str, fields: Fields, question: Question, pages: int, name: str = "page") -> str:
    fields = [*fields, (name, str(pages))] if question.last else fields
    return f"{path}?{urlencode(fields)}" if fields else path


def ours(question: Question, pages: int) -> str:
    """The directory, in the language of the question."""
    path = f"/{question.language}/members/"
    return _with_page(path, _chosen(question, "population", "priority"), question, pages)


def simple_list(question: Question, pages: int) -> str:
    """The tutorial list and modelsearch."""
    return _with_page("/", _chosen(question, "populations", "priority_areas"), question, pages)


def admin(question: Question, pages: int, number: Number) -> str:
    """The change list; several values of one filter are a lookup that it knows but does not link to."""
    fields = [("q", question.words)] if question.words else []
    for name in ("region", "country"):
        if slug := getattr(question, name):
            fields.append((f"{name}__id__exact", str(number(name, slug))))
    for name, slugs in (("populations", question.populations), ("priority_areas", question.areas)):
        if slugs:
            fields.append((f"{name}__id__in", ",".join(str(number(name, slug)) for slug in slugs)))
    return _with_page("/admin/catalogue/organisation/", fields, question, pages, "p")


def datasette(question: Question, pages: int, path: Path) -> str:
    """Datasette's table page; any of several values of a list needs a condition in SQL."""
    fields = [("_search", question.words)] if question.words else []
    fields += [(name, value) for name in ("region", "country") if (value := getattr(question, name))]
    for column, slugs in (("populations", question.populations), ("priority_areas", question.areas)):
        if slugs:
            listed = ", ".join(f"'{slug}'" for slug in slugs)
            condition = f"exists (select 1 from json_each({column}) where value in ({listed}))"  # noqa: S608
            fields.append(("_where", condition))
    if question.last:
        fields.append(("_next", _token(path, (pages - 1) * PAGE)))
    address = "/organisations/organisations"
    return f"{address}?{urlencode(fields)}" if fields else address


def _token(path: Path, offset: int) -> str:
    """Datasette has no page numbers: the token of the page that begins after so many rows."""
    if not offset:
        return ""
    with sqlite3.connect(path) as connection:
        name, number = connection.execute(
            "SELECT name, number FROM organisations ORDER BY name, number LIMIT 1 OFFSET ?", [offset - 1]
        ).fetchone()
    connection.close()
    return f"{_tilde(name)},{number}"


def _tilde(text: str) -> str:
    """Datasette's own way of quoting."""
    signs = (chr(byte) for byte in text.encode())
    return "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in "_-") else "+" if sign == " " else f"~{ord(sign):02X}"
        for sign in signs
    )
