"""From what staff write in a page to HTML that cannot do harm. Knows no model and no database.

``safe`` is the one function that every piece of HTML passes, when it is published and again when it is shown.
"""

import re
from collections.abc import Iterator
from html import unescape

import nh3
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from core.text.sanitize import is_http_url, is_own_path

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote"}
# Every repetition has a limit, so the time to render a text grows with its length only.
STRONG = re.compile(r"\*\*(.{1,1000}?)\*\*")
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^\s)\"]{1,500})\)")
BLOCKS = re.compile(r"\n\s*\n")
HEADINGS = {"## ": "h2", "### ": "h3"}
BULLET = "- "
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def safe(html: str) -> SafeString:
    """HTML with the few tags a text needs; no script, style, picture, form or address but http, https and own pages."""
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_without_unsafe_addresses,
        url_schemes={"http", "https"},
        link_rel="noreferrer noopener nofollow",
        clean_content_tags={"script", "style"},
    )
    return mark_safe(cleaned)  # noqa: S308


def _is_safe_address(address: str) -> bool:
    return is_http_url(address) or is_own_path(address)


def _without_unsafe_addresses(_tag: str, attribute: str, value: str) -> str | None:
    return None if attribute == "href" and not _is_safe_address(value) else value


def rendered(source: str) -> str:
    """Paragraphs, headings, lists, stressed words and links as safe HTML. Tags that somebody typed stay as text."""
    blocks = BLOCKS.split(source.replace("\r\n", "\n").strip())
    return str(safe("".join(html for block in blocks if block.strip() for html in _block(block.strip()))))


def first_paragraph(html: str) -> str:
    """The words of the first paragraph, without tags."""
    paragraph = PARAGRAPH.search(html)
    return unescape(strip_tags(paragraph[1])) if paragraph else ""


def _block(block: str) -> Iterator[str]:
    """One block: a heading, lines of a list, or lines of a paragraph, in whatever order they stand."""
    items: list[str] = []
    lines: list[str] = []
    for line in block.split("\n"):
        if line.startswith(BULLET):
            yield from _paragraph(lines)
            items.append(line.removeprefix(BULLET))
            continue
        yield from _list(items)
        mark = next((mark for mark in HEADINGS if line.startswith(mark)), None)
        if mark:
            yield from _paragraph(lines)
            yield f"<{HEADINGS[mark]}>{_inline(line.removeprefix(mark))}</{HEADINGS[mark]}>"
        else:
            lines.append(line)
    yield from _list(items)
    yield from _paragraph(lines)


def _list(items: list[str]) -> Iterator[str]:
    if items:
        yield "<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>"
        items.clear()


def _paragraph(lines: list[str]) -> Iterator[str]:
    if lines:
        yield "<p>" + "<br>".join(_inline(line) for line in lines) + "</p>"
        lines.clear()


def _inline(text: str) -> str:
    """Stressed words and links of one line; all else to the letter."""
    return LINK.sub(_link, STRONG.sub(r"<strong>\1</strong>", escape(text.strip())))


def _link(found: re.Match[str]) -> str:
    label, address = found.groups()
    if not _is_safe_address(unescape(address)):
        return found[0]
    return f'<a href="{address}">{label}</a>'
