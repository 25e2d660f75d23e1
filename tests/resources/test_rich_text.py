"""What staff write in a page becomes HTML that cannot do harm, when it is published and again when it is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rich_text import first_paragraph, rendered, safe


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
