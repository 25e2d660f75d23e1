"""The peers' data: the same listings, in tables as each peer wants them."""

import json
import sqlite3
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.cluster import Server
from benchmarks.commands import asked, installed, of_peer, run, timed
from benchmarks.loading import facts, remember
from benchmarks.places import PEERS, data, embedded

DJANGO = ("django_admin", "filter_list", "wagtail_search")
LISTS = ("priority_areas", "populations", "support", "languages")
COLUMNS = ("number", "slug", "name", "summary", "texts", "region", "country", *LISTS)
BATCH = 1000


def database(size: int) -> str:
    """The name of the Django peers' common database."""
    return f"peers_{size}"


def settings(size: int, server: Server) -> dict[str, str]:
    """How the Django peers find it."""
    return {"PEERS_PORT": str(server.port), "PEERS_PASSWORD": server.password, "PEERS_DATABASE": database(size)}


def file_of_datasette(size: int) -> Path:
    """Datasette's SQLite file."""
    return data(size) / "organisations.db"


def load(size: int, server: Server) -> None:
    """Install the peers and give them the listings, unless they have them."""
    pythons = {name: installed(name) for name in (*DJANGO, "datasette")}
    if facts(size).get("peers"):
        return
    print(f"{facts(size)['listed']:,} listings for the peers …", flush=True)
    lines = data(size) / "listings.jsonl"
    asked(f"sqlite:///{embedded(size)}", "export", str(lines))
    began = time.perf_counter()
    _fill_datasette(file_of_datasette(size), lines)
    seconds = {"datasette": round(time.perf_counter() - began, 1)}
    seconds |= _fill_django(size, server, pythons, lines)
    remember(size, peers=True, peers_load_seconds=seconds)


def _fill_django(size: int, server: Server, pythons: dict[str, Path], lines: Path) -> dict[str, float]:
    """Fill the common tables, then let modelsearch index them."""
    server.fresh(database(size))
    where = settings(size, server)
    admin, search = of_peer("django_admin", where), of_peer("wagtail_search", where)
    filled = timed([str(pythons["django_admin"]), str(PEERS / "load_catalogue.py"), str(lines)], admin)
    manage = [str(pythons["wagtail_search"]), "-m", "django"]
    run([*manage, "migrate", "--verbosity", "0"], search)
    indexed = timed([*manage, "rebuild_modelsearch_index", "--verbosity", "0"], search)
    server.ask(database(size), "VACUUM ANALYZE")
    return {"django_admin": filled, "filter_list": filled, "wagtail_search": round(filled + indexed, 1)}


# --- Datasette -------------------------------------------------------------------------------------------


def _fill_datasette(path: Path, lines: Path) -> None:
    """One table with JSON lists, indexes on what is filtered, and full text over names and texts."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE organisations ({', '.join(COLUMNS)}, PRIMARY KEY (number))")
        marks = ", ".join("?" * len(COLUMNS))
        with lines.open(encoding="utf-8") as file:
            for rows in _batches(file):
                connection.executemany(f"INSERT INTO organisations VALUES ({marks})", rows)  # noqa: S608
        for column in ("region", "country", "name"):
            connection.execute(f"CREATE INDEX organisations_{column} ON organisations ({column})")
        kept = "content = organisations, content_rowid = number"
        connection.execute(f"CREATE VIRTUAL TABLE organisations_fts USING fts5(name, texts, {kept})")
        connection.execute("INSERT INTO organisations_fts (organisations_fts) VALUES ('rebuild')")
        connection.execute("ANALYZE")
    connection.close()


def _batches(file: Any) -> Iterator[list[tuple[Any, ...]]]:
    while rows := [_row(json.loads(line)) for line in islice(file, BATCH)]:
        yield rows


def _row(listing: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(json.dumps(listing[name]) if name in LISTS else listing[name] for name in COLUMNS)
