"""The public sheet works in old browsers and in either direction of writing."""

import re
from collections.abc import Iterator
from pathlib import Path

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


# Named by a script, by Python, or by a template's default.
ELSEWHERE = {"gone", "none", "qr", "stats"}


def class_names(root: Path) -> tuple[set[str], set[str]]:
    """The classes that the sheets of the public pages style, and those that their templates name."""
    sheets = [sheet.read_text() for sheet in (root / "static" / "css" / "public").glob("*.css")]
    styled = {name for sheet in sheets for name in re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/", "", sheet))}
    used: set[str] = set()
    templates = root / "templates"
    for path in templates.rglob("*.html"):
        if path.is_relative_to(templates / "admin"):
            continue
        for value in re.findall(r'\b(?:class|css)="((?:\{[{%].*?[%}]\}|[^"{])*)"', path.read_text()):
            conditional = re.findall(r"\{% if [^%]*%\}([\w\s-]+)\{% endif %\}", value)
            used |= set(re.sub(r"\{([{%]).*?[%}]\}", " ", value).split()) | set(" ".join(conditional).split())
    return styled, used


def test_every_class_has_its_rule_and_every_rule_its_class() -> None:
    styled, used = class_names(ROOT)

    assert len(used) > 60
    assert (used - styled, styled - used) == (set(), ELSEWHERE)
