"""What a table holds, as a hash: equal where the content is equal."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple


class BackupError(Exception):
    """A backup was not made or not restored; the message says why and what to do."""


class Content(NamedTuple):
    """How many rows a table has, and a hash of all of them in the order of their primary keys."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """One state of the whole database: what each table holds, and a dump of the same moment in pieces."""

    tables: dict[str, Content]
    migrations: list[list[str]]
    dump: Iterable[bytes]


def content_of(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Content:
    """The content of a table; the rows come in the order of their keys and have their values in that of ``columns``."""
    digest = sha256(_line(columns))
    number = 0
    for row in rows:
        digest.update(_line(row))
        number += 1
    return Content(number, digest.hexdigest())


def document(text: str | None) -> Any:
    """A JSON value. PostgreSQL writes 1e2 as 100: a number is compared, not how it is written."""
    return None if text is None else json.loads(text, parse_float=_number)


def _number(text: str) -> float | int:
    number = float(text)
    return int(number) if number.is_integer() else number


def _plain(value: Any) -> str:
    match value:
        case datetime():
            return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case bytes() | memoryview():
            return bytes(value).hex()
    return str(value)


_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_plain)


def _line(values: Sequence[Any]) -> bytes:
    return _encoder.encode(values).encode() + b"\n"


def differences(found: Mapping[str, Content], expected: Mapping[str, Content]) -> list[str]:
    """The tables that do not hold what they should."""
    return sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))
