"""Files, folders and uploads become text, or are refused with a reason a person understands."""

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.text.sanitize import sanitized

LARGEST = 1024 * 1024  # bytes; the longest profiles are some ten thousand
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class Refused(Exception):
    """A file that is not imported; ``reason`` is a sentence for people, translated when it is shown."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Source:
    """A file to import: what people call it, and where it is."""

    name: str
    path: Path


def sources(path: Path) -> Iterator[Source]:
    """The file itself, or all regular files of a folder and the folders in it, in the order of their names.

    Raises FileNotFoundError if there is nothing at the path.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    if not path.is_dir():
        yield Source(path.name, path)
        return
    for file in sorted(_files(path)):
        yield Source(file.relative_to(path).as_posix(), file)


def _files(folder: Path) -> Iterator[Path]:
    for parent, _folders, names in os.walk(folder):
        files = (Path(parent, name) for name in names)
        yield from (file for file in files if file.is_file() and not file.is_symlink())


def read(path: Path) -> str:
    """The text of a file; raises Refused if it has none that could be a profile."""
    if not path.is_file():
        raise Refused(_("This is not a regular file."))
    try:
        with path.open("rb") as file:
            return decode(file.read(LARGEST + 1))
    except OSError as error:
        raise Refused(_("The file cannot be read.")) from error


def decode(data: bytes) -> str:
    """The text in the bytes of a file or an upload; raises Refused if it is empty, huge or not text."""
    if len(data) > LARGEST:
        raise Refused(_("The file is larger than one megabyte; a profile page is a few kilobytes."))
    mark, encoding = next(
        ((mark, name) for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), (b"", "utf-8")
    )
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(_("The file is not text in UTF-8.")) from error
    if "\0" in text:
        raise Refused(_("The file is binary, not text."))
    if not text.strip():
        raise Refused(_("The file is empty."))
    # As it would be stored, so that a page read again is the same page.
    return sanitized(text)
