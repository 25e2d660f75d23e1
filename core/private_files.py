"""Folders and files that nobody but the account of the site can open."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

UNUSABLE = "{path}: {reason}. The directory keeps its files there: let the account that runs it write to that folder."


def private_folder(folder: Path) -> None:
    """A folder that its owner alone can open, whatever the umask; one that is there already is left as it is."""
    try:
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(UNUSABLE.format(path=folder, reason=error.strerror)) from error


def private_file(path: Path, text: str = "") -> None:
    """A new file that its owner alone can read, from its first moment on; one that is there already stays."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise ImproperlyConfigured(UNUSABLE.format(path=path, reason=error.strerror)) from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
