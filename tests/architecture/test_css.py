"""The public sheet works in old browsers and in either direction of writing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, place

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What a browser of 2020 drops, with everything inside.
TOO_NEW = re.compile(r"@(?:layer|scope|container|starting-style|property)\b|light-dark\(|color-mix\(|:is\(|:where\(")
# Sides that do not turn with the direction of the text. Top and bottom are the same in both.
SIDES = re.compile(
    r"(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right)\b"
    r"|[;{\s](?:left|right)\s*:|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b)"
)
# Four values: right and left differ where the second and the fourth do.
FOUR = re.compile(r"(?:margin|padding|inset)\s*:\s*[^\s;]+ ([^\s;]+) [^\s;]+ ([^\s;}]+)")
GROUPING = ("@media", "@supports", "@layer")


def wrong_rules(text: str) -> Iterator[str]:
    """Everything in a sheet that an old browser or the other direction would not bear."""
    plain = COMMENT.sub("", text)
    yield from (found[0].strip() for pattern in (TOO_NEW, SIDES) for found in pattern.finditer(plain))
    yield from (found[0] for found in FOUR.finditer(plain) if found[1] != found[2])
    yield from nested(plain)


def nested(plain: str) -> Iterator[str]:
    """Rules within rules; only conditions may hold rules."""
    around: list[str] = []
    for head, sign in re.findall(r"([^{};]*)([{};])", plain):
        if sign == "{":
            if around and not around[-1].startswith(GROUPING):
                yield f"{head.strip()} within {around[-1]}"
            around.append(head.strip())
        elif sign == "}":
            around.pop()


def wrong_sheets(root: Path) -> list[str]:
    """The same for each sheet of the public pages."""
    sheets = sorted((root / "static" / "css" / "public").glob("*.css"))
    return [f"{place(sheet, root)}: {problem}" for sheet in sheets for problem in wrong_rules(sheet.read_text())]


def test_the_sheets_keep_the_rules() -> None:
    assert wrong_sheets(ROOT) == []


@pytest.mark.parametrize(
    "sheet",
    [
        "@layer base { a { color: red } }",
        ".card { & a { color: red } }",
        ".card { color: red; a { color: blue } }",
        "@media print { .card { a { color: red } } }",
        "a { color: light-dark(red, blue) }",
        "a { margin-left: 1px }",
        "a { right: 0 }",
        "a{left:0}",
        "a { text-align: left }",
        "a { padding: 0 1px 0 2px }",
        "a { border-top-left-radius: 1px }",
    ],
)
def test_a_broken_rule_is_seen(tmp_path: Path, sheet: str) -> None:
    (tmp_path / "static" / "css" / "public").mkdir(parents=True)
    (tmp_path / "static" / "css" / "public" / "a.css").write_text(sheet)

    assert len(wrong_sheets(tmp_path)) == 1


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { @supports (display: grid) { a { color: red } } }",
        "/* left: right; @layer */ a { inset-inline-start: 0; text-align: start; top: 0 }",
        "a { padding: 0 1px 2px 1px; margin-inline: 1px 2px }",
    ],
)
def test_a_kept_rule_passes(sheet: str) -> None:
    assert list(wrong_rules(sheet)) == []
