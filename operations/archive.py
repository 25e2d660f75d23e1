"""One backup is one tar, encrypted: the dump in pieces, then manifest.json, which knows what each piece is.

The manifest comes last because only then is everything known that it holds; so nothing has to wait on a disk.
"""

import json
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from pyrage.x25519 import Identity

from operations.content import BackupError, Content
from operations.encryption import DAMAGED, decrypted

FORMAT = 1
MANIFEST = "manifest.json"
DUMP = "dump/"


@dataclass
class Manifest:
    """What a backup is and holds."""

    release: str
    engine: str
    made_at: datetime
    migrations: list[list[str]]
    tables: dict[str, Content]
    members: dict[str, str] = field(default_factory=dict)  # SHA-256 of every other member of the tar
    format: int = FORMAT

    def to_json(self) -> bytes:
        values = asdict(self) | {
            "made_at": self.made_at.isoformat(),
            "tables": {name: content._asdict() for name, content in self.tables.items()},
        }
        return json.dumps(values, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        values: dict[str, Any] = json.loads(text)
        if values.get("format") != FORMAT:
            raise BackupError(
                f"This backup has the format {values.get('format')!r}, which this release does not know "
                f"(it knows {FORMAT}). Restore it with the release that made it, or a newer one."
            )
        values["made_at"] = datetime.fromisoformat(values["made_at"])
        values["tables"] = {name: Content(**content) for name, content in values["tables"].items()}
        return cls(**values)


def pack(dump: Iterable[bytes], manifest: Manifest) -> Iterator[bytes]:
    """The tar in pieces; the hashes of its members are put into the manifest on the way."""
    for number, piece in enumerate(piece for piece in dump if piece):
        name = f"{DUMP}{number:08}"
        manifest.members[name] = sha256(piece).hexdigest()
        yield from _member(name, piece)
    yield from _member(MANIFEST, manifest.to_json())
    yield bytes(2 * tarfile.BLOCKSIZE)


def _member(name: str, content: bytes) -> Iterator[bytes]:
    head = tarfile.TarInfo(name)
    head.size, head.mode = len(content), 0o600
    yield head.tobuf(tarfile.USTAR_FORMAT)
    yield content
    yield bytes(-len(content) % tarfile.BLOCKSIZE)


def verify(path: Path, keys: Sequence[Identity]) -> Manifest:
    """Read a whole backup and compare each member with its hash; what it says of itself."""
    found: dict[str, str] = {}
    text = b""
    with decrypted(path, keys) as stream:
        for name, content in _members(stream):
            if name == MANIFEST:
                text = content
            else:
                found[name] = sha256(content).hexdigest()
    try:
        manifest = Manifest.from_json(text)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupError(DAMAGED.format(path=path)) from error
    if found != manifest.members:
        raise BackupError(DAMAGED.format(path=path))
    return manifest


def dump_in(path: Path, keys: Sequence[Identity]) -> Iterator[bytes]:
    """The dump of a backup in pieces."""
    with decrypted(path, keys) as stream:
        for name, content in _members(stream):
            if name.startswith(DUMP):
                yield content


def _members(stream: BinaryIO) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                yield member.name, (tar.extractfile(member) or BytesIO()).read()
    except tarfile.TarError as error:
        raise BackupError("What was decrypted is no backup of this program.") from error
