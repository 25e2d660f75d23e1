"""Files, folders and uploads become text, or are refused with a reason a person understands."""

import codecs
import os
import re
from collections.abc import Iterator
from contextlib import suppress
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


# What old programs of Windows save as "text", each with the letters beyond ASCII that it is used for; tried in order.
CODE_PAGES = {
    "gb18030": re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2027·]"),
    "cp1251": re.compile(r"[\u0400-\u04ff\u2010-\u203a\xa0«»№§°€™]"),
    "cp1252": re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ\u2010-\u203a\xa0¡¿«»ºª°§€™©®·´]"),
}
ENCODING_NAMES = {"gb18030": "GB 18030", "cp1251": "Windows-1251", "cp1252": "Windows-1252"}
OTHER_SCRIPTS = {"gb18030", "cp1251"}
MIXED = re.compile(r"[A-Za-z](?=[\u0400-\u04ff\u4e00-\u9fff])|[\u0400-\u04ff\u4e00-\u9fff](?=[A-Za-z])")
LEAST_EXPECTED = 0.9
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
SAMPLE = 30  # characters before and after the first letter that is not ASCII


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
    return decode(read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """What a file holds, up to a byte more than is allowed; raises Refused if it cannot be read."""
    if not path.is_file():
        raise Refused(_("This is not a regular file."))
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Refused(_("The file cannot be read.")) from error


def encoding_of(data: bytes) -> str:
    """The encoding of a text: UTF-8 or UTF-16 where it says so itself, else the code page that fits its letters.

    Raises Refused if none does.
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), "")
    for encoding in [marked] if marked else ["utf-8", *CODE_PAGES]:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if encoding not in CODE_PAGES or _fits(text, encoding):
                return encoding
    raise Refused(_("The file is not text in UTF-8."))


def _fits(text: str, code_page: str) -> bool:
    """Whether what is beyond ASCII is nearly all letters for which a code page was made, and no control character."""
    letters = CODE_PAGES[code_page]
    beyond = [sign for sign in text if not sign.isascii()]
    expected = sum(bool(letters.match(sign)) for sign in beyond)
    # A French word read as Cyrillic or Chinese has their letters in its middle.
    mixed = len(MIXED.findall(text)) if code_page in OTHER_SCRIPTS else 0
    return expected >= LEAST_EXPECTED * len(beyond) and 5 * mixed <= len(beyond) and not CONTROL.search(text)


def warning_of_encoding(data: bytes) -> str:
    """What a person should check in a text of an old code page; empty for one in UTF-8 or UTF-16."""
    encoding = encoding_of(data)
    if encoding not in CODE_PAGES:
        return ""
    text = data.decode(encoding)
    place = next(place for place, sign in enumerate(text) if not sign.isascii())
    sample = " ".join(text[max(0, place - SAMPLE) : place + SAMPLE].split())
    message = _("The file is not in UTF-8 and was read as %(encoding)s. Check its letters: “%(sample)s”.")
    return message % {"encoding": ENCODING_NAMES[encoding], "sample": sample}


def decode(data: bytes) -> str:
    """The text in the bytes of a file or an upload; raises Refused if it is empty, huge or not text."""
    if len(data) > LARGEST:
        raise Refused(_("The file is larger than one megabyte; a profile page is a few kilobytes."))
    if b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Refused(_("The file is binary, not text."))
    text = data.decode(encoding_of(data)).removeprefix("\ufeff")
    if "\0" in text:
        raise Refused(_("The file is binary, not text."))
    if not text.strip():
        raise Refused(_("The file is empty."))
    # As it would be stored, so that a page read again is the same page.
    return sanitized(text)
