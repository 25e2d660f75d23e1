"""Numbers, what is counted, and dates, as each language has them."""

from datetime import date

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import override

NUMBERS = (0, 1, 2, 5, 11, 21, 22, 25, 111, 1234567)


def counted(language: str) -> list[str]:
    """How a page tells its number of organisations and countries, for each number."""
    with override(language):
        texts = [render_to_string("includes/totals.html", {"total": n, "countries": n}) for n in NUMBERS]
    return [" ".join(strip_tags(text).split()) for text in texts]


def test_russian_counts_in_three_forms() -> None:
    assert counted("ru") == [
        "0 организаций-участниц 0 стран",
        "1 организация-участница 1 страна",
        "2 организации-участницы 2 страны",
        "5 организаций-участниц 5 стран",
        "11 организаций-участниц 11 стран",
        "21 организация-участница 21 страна",
        "22 организации-участницы 22 страны",
        "25 организаций-участниц 25 стран",
        "111 организаций-участниц 111 стран",
        "1 234 567 организаций-участниц 1 234 567 стран",
    ]


@pytest.mark.parametrize(
    ("language", "none", "one", "many"),
    [
        ("en", "0 member organisations", "1 member organisation", "1,234,567 member organisations"),
        ("fr", "0 organisation membre", "1 organisation membre", "1 234 567 organisations membres"),
        ("es", "0 organizaciones miembro", "1 organización miembro", "1 234 567 organizaciones miembro"),
        ("zh-hans", "0 个成员组织", "1 个成员组织", "1,234,567 个成员组织"),
    ],
)
def test_the_others_count_in_one_or_two(language: str, none: str, one: str, many: str) -> None:
    said = counted(language)

    assert (said[0][: len(none)], said[1][: len(one)], said[-1][: len(many)]) == (none, one, many)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "14 September 2021"),
        ("fr", "14 septembre 2021"),
        ("es", "14 de septiembre de 2021"),
        ("ru", "14 сентября 2021 г."),
        ("zh-hans", "2021年9月14日"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, written: str) -> None:
    with override(language):
        text = Template('{{ day|date:"DATE_FORMAT" }}').render(Context({"day": date(2021, 9, 14)}))

    assert text.replace("\N{NO-BREAK SPACE}", " ") == written
