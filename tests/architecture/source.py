"""The project's own files, as the house rules look at them."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"var", "staticfiles", "node_modules", "__pycache__"}
APPS = ("core", "nswp_directory", "members", "secretariat", "staff", "resources", "outbox", "operations")


def files(root: Path, *suffixes: str) -> Iterator[Path]:
    """Every file of the project with one of these endings; without any, every file."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if name not in NOT_OURS and (name == ".ci" or not name.startswith("."))
        )
        for name in sorted(names):
            if not suffixes or name.endswith(suffixes):
                yield Path(folder, name)


def modules(root: Path) -> Iterator[Path]:
    """Every Python module but migrations."""
    return (path for path in files(root, ".py") if "migrations" not in path.parts)


def place(path: Path, root: Path) -> str:
    """How a rule names a file."""
    return path.relative_to(root).as_posix()


def dotted(path: Path, root: Path) -> str:
    """The name under which a module is imported."""
    return place(path, root).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def tree(path: Path) -> ast.Module:
    """The module, parsed once for all rules."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))
