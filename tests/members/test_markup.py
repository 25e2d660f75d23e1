"""Pieces joined here are, to the byte, those that Django joins."""

from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as some

from core.web.markup import joined

PATTERN = '<label{}><input value="{}">{}</label>'
texts = some.text(some.characters(codec="utf-8"), max_size=12) | some.text("<>&\"'{}a", max_size=6)
values = texts | texts.map(mark_safe) | some.integers() | some.floats() | some.none() | some.booleans()


@given(some.lists(some.tuples(values, values, values), max_size=5))
def test_every_value_is_escaped_as_django_escapes_it(rows: list[tuple[Any, ...]]) -> None:
    whole = joined(PATTERN, rows)

    assert (whole, type(whole)) == (format_html_join("", PATTERN, rows), SafeString)


def test_a_text_that_waits_for_its_language_is_escaped_too() -> None:
    assert joined("<b>{}</b>", [(gettext_lazy('a "<" b'),)]) == "<b>a &quot;&lt;&quot; b</b>"
