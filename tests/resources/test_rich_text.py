"""What staff write in a page becomes HTML that cannot do harm, when it is published and again when it is shown."""

import re
from typing import Any

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from resources.rich_text import LINK, STRONG, first_paragraph, rendered, safe


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("One\ntwo\n\nThree", "<p>One<br>two</p><p>Three</p>"),
        ("## Head\nText", "<h2>Head</h2><p>Text</p>"),
        ("### Small", "<h3>Small</h3>"),
        ("Before:\n- a\n- b\nafter", "<p>Before:</p><ul><li>a</li><li>b</li></ul><p>after</p>"),
        ("**strong** & <b>typed</b>", "<p><strong>strong</strong> &amp; &lt;b&gt;typed&lt;/b&gt;</p>"),
        ("[own](/en/about/)", '<p><a href="/en/about/" rel="noreferrer noopener nofollow">own</a></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](ftp://example.org)", "<p>[x](ftp://example.org)</p>"),
        ("[a & b](/en/?a=1&b=2)", '<p><a href="/en/?a=1&amp;b=2" rel="noreferrer noopener nofollow">a &amp; b</a></p>'),
        ("[home](/)", '<p><a href="/" rel="noreferrer noopener nofollow">home</a></p>'),
        ("[[x](/en/)", '<p>[<a href="/en/" rel="noreferrer noopener nofollow">x</a></p>'),
    ],
)
def test_a_few_signs_make_a_page(source: str, html: str) -> None:
    assert rendered(source) == html


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<img src="https://example.org/x.png" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<p style="color:red" class="x" onclick="alert(1)">x</p>',
        '<iframe src="https://example.org"></iframe>',
        '<form action="https://example.org"><input></form>',
        "<svg><script>alert(1)</script></svg>",
        '<a href="data:text/html,x">x</a>',
    ],
)
def test_nothing_that_runs_loads_or_sends_passes(html: str) -> None:
    cleaned = safe(html).lower()

    forbidden = (
        "<script",
        "alert",
        "<img",
        "javascript:",
        "style=",
        "class=",
        "on",
        "<iframe",
        "<form",
        "<svg",
        "data:",
    )
    assert [word for word in forbidden if word in cleaned.replace("noopener", "").replace("nofollow", "")] == []


@given(st.text())
def test_what_has_passed_once_passes_unchanged(source: str) -> None:
    html = rendered(source)

    assert safe(html) == html
    assert "<script" not in html


def test_the_first_paragraph_is_words_alone() -> None:
    assert (
        first_paragraph(rendered("## Head\n\nOne **two** & [three](https://example.org/)\n\nFour")) == "One two & three"
    )
    assert first_paragraph("") == ""


# How a browser reads an address that is no address of ours (the WHATWG URL standard).
NOT_OURS = [
    "//evil.example",
    "///evil.example",
    r"/\evil.example",
    r"\\evil.example",
    r"/en\..\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/ /evil.example",
    "/\x01/evil.example",
    "/\x7f/evil.example",
    "http:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "HTTPS:evil.example",
    "https://directory.example.org@evil.example/",
    r"https://directory.example.org\@evil.example/",
    "https://example.org/\n",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "evil.example",
    "?x",
    "#x",
    "",
]


@pytest.mark.parametrize("address", NOT_OURS)
def test_an_address_that_leads_elsewhere_under_the_look_of_our_own_is_no_link(address: str) -> None:
    assert "<a" not in rendered(f"[x]({address})")
    assert "href" not in safe(f'<a href="{escape(address)}">x</a>')


@pytest.mark.parametrize("address", ["/", "/en/", "/en/members/?q=a&country=BI#x", "/en//x", "/%5cevil", "/a:b@c"])
def test_a_path_of_this_site_stays_a_link(address: str) -> None:
    assert f'href="{escape(address)}"' in rendered(f"[x]({address})")
    assert f'href="{escape(address)}"' in safe(f'<a href="{escape(address)}">x</a>')


def repetitions(parsed: Any) -> list[int]:
    """The upper limit of every repetition in a regular expression."""
    found = []
    for operation, argument in parsed:
        if str(operation) in ("MAX_REPEAT", "MIN_REPEAT"):
            found += [int(argument[1]), *repetitions(argument[2])]
        elif str(operation) == "SUBPATTERN":
            found += repetitions(argument[3])
    return found


@pytest.mark.parametrize("pattern", [STRONG, LINK])
def test_no_mark_can_make_rendering_slow(pattern: re.Pattern[str]) -> None:
    limits = repetitions(re._parser.parse(pattern.pattern))  # type: ignore[attr-defined]

    assert limits
    assert max(limits) <= 1000


@pytest.mark.parametrize("mark", ["[", "[x](", "**", "*", "[x](https://", "- ", "## ", "](", "<", "&"])
def test_twenty_thousand_marks_are_text(mark: str) -> None:
    html = rendered(mark * 20_000)

    assert "<a" not in html
    assert safe(html) == html
