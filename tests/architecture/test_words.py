"""The repository speaks of the directory, not of how it was made."""

import codecs
import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, files, place

# Written in ROT13, so that this list does not itself say what nothing here may say.
ENCODED = """
pynhqr naguebcvp pungtcg bcranv pbcvybg tcg- tcg3 tcg4 tcg5 yyz ynathntr-zbqry nv-nffvfgnag nv-trarengrq nv-ntrag
fhontrag pb-nhguberq-ol ../funerq /gzc/grnz /jbex/
"""
WORDS = [re.escape(word).replace(r"\-", "[- ]?") for word in codecs.decode(ENCODED, "rot13").split()]
UNWANTED = re.compile(rf"(?<![\w.])({'|'.join(WORDS)})", re.IGNORECASE)
TEXT = (
    ".py",
    ".md",
    ".txt",
    ".toml",
    ".html",
    ".css",
    ".js",
    ".json",
    ".po",
    ".yaml",
    ".yml",
    ".svg",
    "Makefile",
    "run",
)


def unwanted(root: Path) -> list[str]:
    """Every line with such a word."""
    return [
        f"{place(path, root)}:{number}: {found[0]}"
        for path in files(root, *TEXT)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (found := UNWANTED.search(line))
    ]


def test_nothing_speaks_of_how_it_was_made() -> None:
    assert unwanted(ROOT) == []


@pytest.mark.parametrize("word", ["PYNHQR", "../funerq/qrfvta", "/jbex/znva", "na YYZ", "TCG-4"])
def test_such_a_word_is_seen(tmp_path: Path, word: str) -> None:
    (tmp_path / "README.md").write_text(f"one\n{codecs.decode(word, 'rot13')}\n")

    assert len(unwanted(tmp_path)) == 1


@pytest.mark.parametrize("text", ["https://example.org/work/", "sex work/rights", "the assistant of the secretariat"])
def test_an_ordinary_word_passes(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_text(text)

    assert unwanted(tmp_path) == []
