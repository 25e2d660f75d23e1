"""Fragments get only what they are given, texts are whole, and nothing is inline or comes from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    "template",
    [
        '{% include "card.html" %}',
        '{% include "card.html" with only_this=1 %}',
        "{% blocktranslate %}x{% endblocktranslate %}",
        "{% blocktranslate count n=total %}x{% plural %}y{% endblocktranslate %}",
        '<p style="color:red">',
        '<p class="{% if a > b %}x{% endif %}" style="color:red">',
        '<button onclick="go()">',
        '<img src="https://example.org/x.png">',
        "<link rel=stylesheet href=//example.org/x.css>",
        '<form method="get" action="http://example.org/">',
        '<a href="https://example.org/">x</a>',
    ],
)
def test_a_broken_rule_is_seen(tmp_path: Path, template: str) -> None:
    assert len(wrong_templates(write(tmp_path, template))) == 1


@pytest.mark.parametrize(
    "template",
    [
        '{% include "card.html" with o=o only %}',
        "{% blocktranslate trimmed count n=total %}x{% plural %}y{% endblocktranslate %}",
        '<p lang="fr" class="style">on = off</p>',
        '<img src="{% static "x.png" %}"><a href="{{ member.website }}">x</a>',
        '<a href="https://example.org/" rel="noreferrer noopener nofollow">x</a>',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    ],
)
def test_a_kept_rule_passes(tmp_path: Path, template: str) -> None:
    assert wrong_templates(write(tmp_path, template)) == []


def test_a_sheet_that_asks_another_host_is_seen(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.css").write_text("p{background:url(//example.org/x.png)} q{background:url(x.png)}")
    (tmp_path / "static" / "b.js").write_text('fetch("/en/"); // see https://example.org/')

    assert foreign_hosts(tmp_path) == ["static/a.css: url(//"]


def write(root: Path, template: str) -> Path:
    """A project of one template."""
    (root / "templates").mkdir()
    (root / "templates" / "page.html").write_text(template)
    return root
