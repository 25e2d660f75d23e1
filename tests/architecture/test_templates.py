"""Fragments get only what they are given, texts are whole, and nothing is inline or comes from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, files, place

INCLUDE = re.compile(r"{%\s*include\s.*?%}")
BLOCKTRANSLATE = re.compile(r"{%\s*blocktrans(?:late)?\s*(?:\s.*?)?%}")
TEMPLATE_TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}")
STYLE = re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
# What a browser fetches by itself: an address with a host in it would tell that host of the visitor.
FETCHED = re.compile(
    r"<(?!a\b)[^>]*\s(?:src|srcset|href|action|poster|data)\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE
)
OUTGOING = re.compile(r"<a\b[^>]*\shref\s*=\s*[\"']?(?:https?:)?//[^>]*>", re.IGNORECASE)
FETCHED_BY_SHEET_OR_SCRIPT = re.compile(
    r"(?:url\(\s*|@import\s+|fetch\(\s*|import\s+|from\s+|open\(\s*)[\"']?(?:https?:)?//", re.IGNORECASE
)
RELATIONS = {"noreferrer", "noopener", "nofollow"}


def wrong_tags(text: str) -> Iterator[str]:
    """Includes that see the whole page, and texts that hold the indentation of their template."""
    for tag in INCLUDE.findall(text):
        if not tag.removesuffix("%}").rstrip().endswith(" only"):
            yield f"{tag} lacks only"
    for tag in BLOCKTRANSLATE.findall(text):
        if "trimmed" not in tag.split():
            yield f"{tag} lacks trimmed"


def wrong_markup(text: str) -> Iterator[str]:
    """What the policy of the pages forbids."""
    plain = TEMPLATE_TAG.sub("", text)
    for what, pattern in {"style=": STYLE, "a handler": HANDLER, "another host": FETCHED}.items():
        yield from (f"{what} in {found[0]}" for found in pattern.finditer(plain))
    for found in OUTGOING.finditer(plain):
        if not all(relation in found[0] for relation in RELATIONS):
            yield f"{found[0]} lacks rel={' '.join(sorted(RELATIONS))}"


def wrong_templates(root: Path) -> list[str]:
    """Everything wrong in the templates, by file."""
    return [
        f"{place(path, root)}: {problem}"
        for path in files(root, ".html")
        if "templates" in path.parts
        for text in [path.read_text(encoding="utf-8")]
        for problem in (*wrong_tags(text), *wrong_markup(text))
    ]


def foreign_hosts(root: Path) -> list[str]:
    """Sheets and scripts that ask another host for anything."""
    return [
        f"{place(path, root)}: {found[0]}"
        for path in files(root / "static", ".css", ".js")
        for found in FETCHED_BY_SHEET_OR_SCRIPT.finditer(path.read_text(encoding="utf-8"))
    ]


def test_templates_keep_the_rules() -> None:
    assert wrong_templates(ROOT) == []


def test_sheets_and_scripts_ask_nobody_else() -> None:
    assert foreign_hosts(ROOT) == []


def write(root: Path, template: str) -> Path:
    """A project of one template."""
    (root / "templates").mkdir()
    (root / "templates" / "page.html").write_text(template)
    return root
