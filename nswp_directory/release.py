"""Which program answers: a digest of everything from which pages are made, besides the data.

It stands in the tag of every public page, so a new release makes browsers ask again.
"""

from hashlib import sha256
from pathlib import Path

FOLDERS = ("core", "nswp_directory", "members", "resources", "templates", "static", "locale")
KINDS = {".py", ".toml", ".html", ".txt", ".css", ".js", ".svg", ".mo", ".json", ".bin"}


def digest(root: Path, *settings: str) -> str:
    """Sixteen hexadecimal digits for the files under ``root`` and for settings that stand in pages."""
    digest = sha256("\0".join(settings).encode())
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in KINDS and path.is_file():
                digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
