"""Compiled catalogues for the tests, which read pages in five languages. `make run` makes its own."""

from pathlib import Path

from nswp_directory.translations import compile_all, path_of

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("en", "fr", "es", "ru", "zh-hans")


def compile_stale() -> None:
    """Compile what has changed since, or has never been compiled: a fresh checkout holds no compiled ones."""
    compile_all(ROOT, [language for language in LANGUAGES if _is_stale(path_of(ROOT, language))])


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
