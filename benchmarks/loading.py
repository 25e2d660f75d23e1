"""Our own data: invented once, kept in SQLite, and copied to PostgreSQL."""

import hashlib
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import copying
from benchmarks.cluster import Server
from benchmarks.commands import asked, manage, ours, run, timed
from benchmarks.places import ROOT, data, embedded

Facts = dict[str, Any]
# What the invented organisations come from, and what their listings come from.
INVENTED = ("members/demo/generate.py", "members/demo/load.py", "members/demo/data/words.toml")
LISTED = (
    "members/publishing/listed_words.py",
    "members/publishing/projection.py",
    "members/publishing/visible_fields.py",
    "core/text/sorting.py",
    "core/search/concepts.toml",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "members" / "search").glob("[ait]*.py")),
)


def digest(names: Iterable[str], root: Path = ROOT) -> str:
    """What tells whether one of several files has changed."""
    content = hashlib.sha256()
    for name in names:
        content.update((root / name).read_bytes())
    return content.hexdigest()[:16]


def facts(size: int) -> Facts:
    """What is known of the data of one size; nothing, if they were not loaded to their end."""
    path = data(size) / "facts.json"
    return dict(json.loads(path.read_text())) if path.exists() else {}


def remember(size: int, **more: Any) -> Facts:
    """Note something that stays true of the data."""
    known = facts(size) | more
    (data(size) / "facts.json").write_text(json.dumps(known, indent=1))
    return known


def database(size: int) -> str:
    """The name of our database on PostgreSQL."""
    return f"ours_{size}"


def load(size: int, server: Server, reuse: bool) -> Facts:
    """See that both engines hold the invented organisations and their listings; what is right already stays.

    ``reuse`` takes what is there as it is, also if the code that makes listings has changed since.
    """
    if facts(size).get("invented") != digest(INVENTED) and not (reuse and facts(size)):
        _load_embedded(size)
    if not facts(size).get("postgresql"):
        _load_postgresql(size, server)
    for address in (f"sqlite:///{embedded(size)}", server.address(database(size))):
        run(manage("migrate", "--verbosity", "0"), ours(address))
    if facts(size)["listed_by"] != digest(LISTED) and not reuse:
        _list_anew(size, server)
    return facts(size)


def _load_embedded(size: int) -> None:
    print(f"{size:,} organisations into SQLite …", flush=True)
    data(size).mkdir(parents=True, exist_ok=True)
    for path in data(size).iterdir():
        path.unlink()
    address = f"sqlite:///{embedded(size)}"
    run(manage("setup_directory"), ours(address))
    seconds = timed(manage("make_demo", str(size)), ours(address))
    count = asked(address, "size")
    remember(size, invented=digest(INVENTED), listed_by=digest(LISTED), sqlite_load_seconds=seconds, **count)


def _load_postgresql(size: int, server: Server) -> None:
    print(f"{size:,} organisations into PostgreSQL …", flush=True)
    began = time.perf_counter()
    server.fresh(database(size))
    address = server.address(database(size))
    run(manage("setup_directory"), ours(address))
    copying.copy(embedded(size), address)
    here, there = asked(address, "words", str(embedded(size))), asked(f"sqlite:///{embedded(size)}", "size")["words"]
    if here != there:
        raise SystemExit(f"{here} listings have words on PostgreSQL and {there} on SQLite.")
    server.ask(database(size), "VACUUM ANALYZE")
    remember(size, postgresql=True, postgresql_copy_seconds=round(time.perf_counter() - began, 1))


def _list_anew(size: int, server: Server) -> None:
    """What makes listings has changed since: both engines' listings are brought in line."""
    print(f"The code has changed: building {size:,} listings anew …", flush=True)
    for address in (f"sqlite:///{embedded(size)}", server.address(database(size))):
        run(manage("rebuild_listings"), ours(address))
    remember(size, listed_by=digest(LISTED))
